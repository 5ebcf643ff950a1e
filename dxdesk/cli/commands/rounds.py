"""Reporting rounds and how they stand: round add, round list, status."""

from argparse import Namespace
from dataclasses import asdict

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options

STATUS_FORMAT = 1


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("round")
    p.store(parser)
    add = group.add("add", add_round)
    p.option(add, "year", options.YEAR, required=True)
    p.option(add, "kind", options.KIND, required=True)
    p.option(add, "opens", options.DATE, default="")
    p.option(add, "due", options.DATE, required=True)
    listing = group.add("list", list_rounds)
    p.look(listing)
    p.as_json(listing)
    board = commands.add("status", status)
    p.store(board)
    p.look(board)
    p.option(board, "round", options.ROUND, required=True)
    p.as_json(board)


def add_round(args: Namespace, console: Console) -> int:
    """Open a round of the plan in force."""
    from dxdesk.services import lookup, rounds, stores

    with held.opened(args.store, console) as store:
        key = rounds.add_round(store, args.year, args.kind, args.opens, args.due)
        name = lookup.round_name(lookup.round_record(stores.records(store), key))
    console.say(words.round_made(name, key), words.ROUND_NEXT)
    return 0


def list_rounds(args: Namespace, console: Console) -> int:
    """Every round of every plan."""
    from dxdesk.services import lookup, rounds

    with held.opened(args.store, console, look=args.look) as store:
        found = rounds.all_rounds(store)
    rows = [
        {
            "key": each.key,
            "year": int(each.get("year")),
            "kind": each.get("kind"),
            "name": lookup.round_name(each),
            "opens": each.get("opens"),
            "due": each.get("due"),
        }
        for each in found
        if each.get("year") and each.get("kind")
    ]
    if console.as_json:
        console.document(rows)
    else:
        parts = ("key", "name", "opens", "due")
        tables.show(console, words.ROUNDS_HEAD, ([row[part] for part in parts] for row in rows))
    return 0


def status(args: Namespace, console: Console) -> int:
    """Who was asked, who has answered, what is missing."""
    from dxdesk.services import lookup, stores
    from dxdesk.services import status as board

    with held.opened(args.store, console, look=args.look) as store:
        rows = board.status(store, args.round)
        key = lookup.round_record(stores.records(store), args.round).key
    totals = {
        "expected": sum(each.requested for each in rows),
        "received": sum(bool(each.received) for each in rows),
        "returned": sum(bool(each.returned) for each in rows),
        "complete": sum(each.reports > 0 and each.complete == each.reports for each in rows),
        "late": sum(each.late for each in rows),
    }
    if console.as_json:
        departments = [asdict(each) for each in rows]
        document = {"format": STATUS_FORMAT, "round": key, **totals, "departments": departments}
        console.document(document)
        return 0
    lines = (
        (
            each.name,
            words.YES if each.requested else "",
            each.received,
            each.returned,
            each.reports,
            each.complete,
            words.YES if each.late else "",
        )
        for each in rows
    )
    tables.show(console, words.STATUS_HEAD, lines)
    console.say(words.status_totals(**totals))
    return 0
