"""指摘 on the fields of reports: remark add, list, close, withdraw."""

from argparse import Namespace

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.keys import tidy
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options, receipts


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("remark")
    p.store(parser)
    made = group.add("add", add)
    p.argument(made, "report", options.KEY, "remark-report")
    p.argument(made, "fields", options.FIELD, "remark-fields")
    p.argument(made, "text", options.REMARK, "remark-text")
    listing = group.add("list", list_remarks)
    p.look(listing)
    p.option(listing, "round", options.ROUND, required=True)
    p.option(listing, "department", options.DEPARTMENT, default="")
    p.as_json(listing)
    for name, run in (("close", close), ("withdraw", withdraw)):
        p.argument(group.add(name, run), "key", options.KEY, "remark-key")


def add(args: Namespace, console: Console) -> int:
    """Remark on one or more fields of a report."""
    from dxdesk.services import remarks

    with held.opened(args.store, console) as store:
        key = remarks.add(store, tidy(args.report), [args.fields], args.text)
    console.say(words.remarked(key), words.REMARK_NEXT)
    return 0


def list_remarks(args: Namespace, console: Console) -> int:
    """The remarks of a round, with what was answered."""
    from dxdesk.services import lookup, remarks, stores

    with held.opened(args.store, console, look=args.look) as store:
        records = stores.records(store)
        this = lookup.round_record(records, args.round).key
        one = lookup.department(records, args.department).key if args.department else ""
        found = remarks.of_round(store, this, one)
    if console.as_json:
        console.document(
            [
                {
                    "key": each.key,
                    "report": each.report,
                    "fields": list(each.fields),
                    "state": each.state,
                    "text": each.text,
                    "answer": each.answer,
                }
                for each in found
            ]
        )
        return 0
    rows = (
        (each.key, each.title, each.labels, receipts.STATES[each.state], each.text, each.answer)
        for each in found
    )
    tables.show(console, words.REMARKS_HEAD, rows)
    return 0


def close(args: Namespace, console: Console) -> int:
    """Close a remark although nothing answered it."""
    from dxdesk.services import remarks

    with held.opened(args.store, console) as store:
        remarks.close(store, tidy(args.key))
    console.say(words.remark_closed(args.key))
    return 0


def withdraw(args: Namespace, console: Console) -> int:
    """Take a remark back."""
    from dxdesk.services import remarks

    with held.opened(args.store, console) as store:
        is_gone = remarks.withdraw(store, tidy(args.key))
    console.say(words.remark_withdrawn(args.key) if is_gone else words.remark_sent(args.key))
    return 0
