"""Reporting rounds and how they stand: round add, round list, status."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain import calendar
from dxdesk.domain.words import board as board_words
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options
from dxdesk.domain.words import targets as target_words

if TYPE_CHECKING:
    from dxdesk.services.stores import Store

STATUS_FORMAT = 1


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    parser, group = commands.group("round")
    p.store(parser)
    add = group.add("add", add_round)
    p.option(add, "year", options.YEAR, required=True)
    p.option(add, "kind", options.KIND, required=True)
    p.option(add, "opens", options.DATE, default="")
    p.option(add, "due", options.DATE, default="")
    year = group.add("open-year", open_year)
    p.option(year, "year", options.YEAR, required=True)
    p.option(year, "kinds", options.KIND, choices=("standard", "quarterly"), default="standard")
    listing = group.add("list", list_rounds)
    p.look(listing)
    p.as_json(listing)
    frozen = commands.add("publish", publish)
    p.store(frozen)
    p.option(frozen, "year", options.YEAR, required=True)
    p.option(frozen, "on", options.DATE, default="")
    board = commands.add("status", status)
    p.store(board)
    p.look(board)
    p.option(board, "round", options.ROUND, required=True)
    p.as_json(board)
    letters = commands.add("remind", remind)
    p.store(letters)
    p.look(letters)
    p.option(letters, "round", options.ROUND, required=True)
    p.option(letters, "department", options.DEPARTMENT, default="")


def add_round(args: Namespace, console: Console) -> int:
    """Open a round of the plan in force; days that are not given are proposed."""
    from dxdesk.services import rounds

    with held.opened(args.store, console) as store:
        key = rounds.add_round(store, args.year, args.kind, args.opens, args.due)
        _say_opened(store, console, [key])
    return 0


def open_year(args: Namespace, console: Console) -> int:
    """Open the rounds of a fiscal year that are not there yet."""
    from dxdesk.services import rounds

    with held.opened(args.store, console) as store:
        _say_opened(store, console, rounds.open_year(store, args.year, args.kinds))
    return 0


def publish(args: Namespace, console: Console) -> int:
    """Freeze the 年次目標 of a year; who changes one later says why."""
    from dxdesk.services import publishing

    with held.opened(args.store, console) as store:
        found = publishing.publish_targets(store, args.year, args.on)
    year = calendar.year_name(found.year)
    console.say(target_words.published(year, len(found.frozen), len(found.blank)))
    return 0


def remind(args: Namespace, console: Console) -> int:
    """The 催促文 for every 課 whose answer has not come."""
    from dxdesk.services import letters

    with held.opened(args.store, console, look=args.look) as store:
        found = letters.reminders(store, args.round, args.department)
    for each in found:
        console.say(words.letter_head(each.name), "", each.text, "")
    if not found:
        console.say(words.NOBODY_TO_REMIND)
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
            board_words.STATES[each.state],
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


def _say_opened(store: "Store", console: Console, opened: Sequence[str]) -> None:
    from dxdesk.services import lookup, stores

    records = stores.records(store)
    for key in opened:
        this = lookup.round_record(records, key)
        days = (this.get("opens"), this.get("due"))
        console.say(words.round_made(lookup.round_name(this), key, *map(_day, days)))
    console.say(words.ROUND_NEXT if opened else words.NO_CHANGE)


def _day(text: str) -> str:
    return calendar.echo(date.fromisoformat(text)) if text else ""
