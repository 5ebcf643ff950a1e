"""Reports: report."""

from argparse import Namespace
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain import calendar
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options

if TYPE_CHECKING:
    from dxdesk.services.reporting import Notices

AUDIENCES = ("data", "eyes")
_NEEDED = ("store", "kind", "format", "out")


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    made = commands.add("report", report)
    p.flag(made, "kinds", "report-kinds")
    p.store(made, required=False)
    p.look(made)
    p.option(made, "kind", options.KIND, "report-kind")
    p.option(made, "format", options.FORMAT)
    p.option(made, "for", options.READER, dest="audience", choices=AUDIENCES, default="eyes")
    p.option(made, "out", options.FILE, type=Path)
    p.option(made, "round", options.ROUND, default="")
    p.option(made, "department", options.DEPARTMENT, default="")
    p.option(made, "since", options.DATE, "report-since")


def report(args: Namespace, console: Console) -> int:
    """Make a report, or list the kinds there are."""
    from dxdesk.services import reporting

    if args.kinds:
        rows = ((each.name, each.label, *each.formats) for each in reporting.kinds())
        tables.show(console, words.KINDS_HEAD, rows)
        return 0
    missing = [f"--{name}" for name in _NEEDED if getattr(args, name) is None]
    if missing:
        p.refuse(args.parser, missing)
    with held.opened(args.store, console, look=args.look) as store:
        notices = reporting.report(
            store,
            args.kind,
            args.format,
            args.out,
            round_text=args.round,
            department=args.department,
            audience=args.audience,
            since=_end_of(args.since) if args.since else None,
        )
    console.say(words.wrote(str(args.out)))
    _warn(console, notices)
    return 0


def _end_of(text: str) -> datetime:
    """The last moment of a day that was typed. Raises BadValue."""
    day = calendar.read_date(text, options.DATE)
    return datetime.combine(day, time.max).replace(microsecond=0)


def _warn(console: Console, notices: "Notices") -> None:
    """Characters that could not be printed or held as they are, each with its place."""
    for glyph in notices.missing:
        place = f"{glyph.source.key} {glyph.source.field}" if glyph.source else ""
        console.warn(words.not_printed("".join(glyph.characters), place, glyph.around))
    for cell in notices.cells:
        console.warn(words.not_held(f"{cell.sheet} {cell.address}", cell.detail))
