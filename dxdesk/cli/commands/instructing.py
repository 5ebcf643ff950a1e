"""指示事項: instruction add, list, answer, close, reopen."""

from argparse import Namespace

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.keys import tidy
from dxdesk.domain.words import instructions as words
from dxdesk.domain.words import options

_GIVEN = {
    "title": options.SUBJECT,
    "text": options.INSTRUCTION,
    "asker": options.BODY,
    "kind": options.KIND,
    "departments": options.DEPARTMENT,
    "body": options.BODY,
    "initiatives": options.INITIATIVE,
    "meeting": options.MEETING,
    "given_on": options.DATE,
    "due": options.DATE,
}
_NEEDED = ("title", "text", "asker")


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("instruction")
    p.store(parser)
    given = group.add("add", add)
    for name, metavar in _GIVEN.items():
        required = name in _NEEDED
        named, about = name.replace("_", "-"), f"instruction-{name}"
        p.option(given, named, metavar, about, dest=name, required=required, default="")
    listing = group.add("list", list_instructions)
    p.look(listing)
    p.option(listing, "department", options.DEPARTMENT, default="")
    p.as_json(listing)
    said = group.add("answer", answer)
    p.argument(said, "key", options.KEY, "instruction-key")
    p.argument(said, "text", options.ANSWER, "instruction-answer")
    p.option(said, "state", options.VALUE, "instruction-state", default="")
    p.option(said, "on", options.DATE, "instruction-on", default="")
    p.option(said, "department", options.DEPARTMENT, "instruction-proxy", default="")
    done = group.add("close", close)
    p.argument(done, "key", options.KEY, "instruction-key")
    p.option(done, "by", options.BODY, "instruction-by", required=True)
    p.option(done, "on", options.DATE, "instruction-closed", default="")
    p.argument(group.add("reopen", reopen), "key", options.KEY, "instruction-key")


def add(args: Namespace, console: Console) -> int:
    """Give an instruction."""
    from dxdesk.services import instructions

    with held.opened(args.store, console) as store:
        key = instructions.add(store, {name: getattr(args, name) for name in _GIVEN})
    console.say(words.given(key), words.GIVEN_NEXT)
    return 0


def list_instructions(args: Namespace, console: Console) -> int:
    """The instructions, the next due one first, with who still owes an answer."""
    from datetime import date

    from dxdesk.services import instructions, lookup, stores

    with held.opened(args.store, console, look=args.look) as store:
        records = stores.records(store)
        one = lookup.department(records, args.department).key if args.department else ""
        found = instructions.orders(store, records, date.today(), one)
    if console.as_json:
        console.document(
            [
                {
                    "key": each.key,
                    "title": each.title,
                    "asker": each.asker,
                    "receivers": list(each.receivers),
                    "initiatives": list(each.numbers),
                    "due": each.due or None,
                    "state": each.state,
                    "unanswered": list(each.owe),
                }
                for each in found
            ]
        )
        return 0
    rows = (
        (
            each.key,
            words.STATES[each.state],
            each.due,
            each.title,
            each.asker,
            options.LIST_MARK.join(each.receivers),
            options.LIST_MARK.join(each.owe),
        )
        for each in found
    )
    tables.show(console, words.LIST_HEAD, rows)
    return 0


def answer(args: Namespace, console: Console) -> int:
    """Answer an instruction."""
    from dxdesk.services import instructions

    typed = {"text": args.text, "state": args.state, "answered_on": args.on}
    with held.opened(args.store, console) as store:
        key = instructions.answer(store, tidy(args.key), typed, args.department)
    console.say(words.answered(key))
    return 0


def close(args: Namespace, console: Console) -> int:
    """Close an instruction for whoever gave it."""
    from dxdesk.services import instructions

    with held.opened(args.store, console) as store:
        instructions.close(store, tidy(args.key), args.by, args.on)
    console.say(words.is_closed(args.key))
    return 0


def reopen(args: Namespace, console: Console) -> int:
    """Take back that an instruction is closed."""
    from dxdesk.services import instructions

    with held.opened(args.store, console) as store:
        instructions.reopen(store, tidy(args.key))
    console.say(words.is_open(args.key))
    return 0
