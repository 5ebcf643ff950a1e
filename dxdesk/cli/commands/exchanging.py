"""Files between coordinator and departments: request, take, submit, return."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options, receipts

if TYPE_CHECKING:
    from dxdesk.services.offers import Offer

DECISIONS_WAIT = 3


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    for name, run in (("request", request), ("return", give_back)):
        issue = commands.add(name, run)
        p.store(issue)
        p.option(issue, "round", options.ROUND, required=True)
        p.option(issue, "out", options.FOLDER, type=Path, required=True)
        p.option(issue, "department", options.DEPARTMENT, default="")
    taking = commands.add("take", take)
    p.store(taking)
    p.flag(taking, "dry-run")
    p.argument(taking, "file", options.FILE, "take-file", type=Path)
    send = commands.add("submit", submit)
    p.store(send)
    p.option(send, "round", options.ROUND, required=True)
    p.option(send, "out", options.FILE, type=Path, required=True)
    p.option(send, "incomplete", options.TEXT, default="")


def request(args: Namespace, console: Console) -> int:
    """One request for every 課 that has an assignment."""
    from dxdesk.services import issuing

    with held.opened(args.store, console) as store:
        work = issuing.request(store, args.round, args.out, args.department)
        found = console.watch(work)
    files = [each.path for each in found]
    return _say_issued(console, args.out, files, words.NOBODY_TO_ASK, words.REQUEST_NEXT)


def give_back(args: Namespace, console: Console) -> int:
    """One receipt for every 課 whose files were counted in."""
    from dxdesk.services import issuing

    with held.opened(args.store, console) as store:
        work = issuing.give_back(store, args.round, args.out, args.department)
        found = console.watch(work)
    files = [each.path for each in found]
    status = _say_issued(console, args.out, files, words.NOBODY_ANSWERED, words.RECEIPT_NEXT)
    if disputed := sum(each.disputed for each in found):
        console.warn(receipts.still_disputed(disputed))
    return status


def take(args: Namespace, console: Console) -> int:
    """Take a request or a receipt into a department's store, or say what that would change."""
    from dxdesk.services import lookup, offers, stores, taking

    if args.dry_run:
        with held.opened(args.store, console) as store:
            return _say_offer(console, offers.look(store, args.file))
    with held.opened(args.store, console) as store:
        taken = taking.take(store, args.file)
        this = lookup.round_record(stores.records(store), taken.round)
    if taken.is_new:
        console.say(words.taken(lookup.round_name(this), taken.number, len(taken.changes)))
    else:
        console.say(words.TAKEN_BEFORE)
    if taken.conflicts:
        console.warn(words.waiting(len(taken.conflicts), 0), words.DECIDE_NEXT)
        return DECISIONS_WAIT
    console.say(words.TAKE_NEXT)
    return 0


def submit(args: Namespace, console: Console) -> int:
    """Write the submission; gaps that were declared are named."""
    from dxdesk.services import lookup, stores, submitting

    with held.opened(args.store, console) as store:
        sent = submitting.submit(store, args.round, args.out, args.incomplete)
        records = stores.records(store)
    if sent.gaps:
        names = (
            f"{lookup.title_of(records, gap.key)} {lookup.field_of(gap.key, gap.field)[1].label}"
            for gap in sent.gaps
        )
        console.warn(words.GAPS, *map(words.item, names))
    console.say(words.submitted(str(sent.path), len(sent.gaps)), words.SUBMIT_NEXT)
    return 0


def _say_offer(console: Console, found: "Offer") -> int:
    for each in found.changes:
        before, after = each.before or words.BLANK, each.after or words.BLANK
        told = words.change(each.title, each.label, tables.cell(before), tables.cell(after))
        console.say(words.item(told))
    console.say(words.would_take(found.round_name, found.number, len(found.changes)), words.DRY_RUN)
    if found.conflicts:
        console.warn(words.waiting(len(found.conflicts), 0))
        return DECISIONS_WAIT
    return 0


def _say_issued(
    console: Console, folder: Path, files: list[Path], nobody: str, following: str
) -> int:
    if not files:
        console.say(words.issued(0, str(folder)), nobody)
        return 0
    console.say(*(words.item(each.name) for each in files))
    console.say(words.issued(len(files), str(folder)), following)
    return 0
