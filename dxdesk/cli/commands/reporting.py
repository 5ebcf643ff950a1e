"""Reports: report."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain import packs
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxdesk.services.reporting import Notices, Out

AUDIENCES = ("data", "eyes")
_ALSO = ("pdf", "xlsx", "html")
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
    p.option(made, "at", options.MOMENT, "report-at")
    p.option(made, "number", options.NUMBER, "report-number", default="")
    p.option(made, "parts", options.PARTS, "report-parts", default="")
    p.option(made, "meeting", options.MEETING, "report-meeting", default="")
    p.option(made, "keep", options.FILE, "report-keep", type=Path)
    p.option(made, "against", options.FILE, "report-against", type=Path)
    p.option(made, "also", options.FORMAT, "report-also", choices=_ALSO, action="append")


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
        asked = reporting.Asked(
            args.kind,
            args.round,
            args.department,
            args.number,
            reporting.end_of_day(args.since, options.DATE) if args.since else None,
            _parts(args.parts),
            args.meeting,
            args.against,
            reporting.moment(args.at, options.MOMENT) if args.at else None,
        )
        outs = [reporting.Out(args.out, args.format, args.audience), *_also(args)]
        writer = reporting.writer(store, asked)
        notices = console.watch(reporting.writing(writer, *outs))
        if args.keep:
            reporting.keep(writer, args.out, args.keep)
    for each in outs:
        console.say(words.wrote(str(each.path)))
    _warn(console, notices)
    return 0


def _parts(text: str) -> tuple[packs.Chosen, ...]:
    """The parts of a pack as they were named, else the usual ones. Raises BadValue, UnknownKind."""
    from dxdesk.services import reporting

    known = {each.name: each.label for each in reporting.kinds()}
    return packs.read(text, known) if text else packs.USUAL


def _also(args: Namespace) -> "Iterator[Out]":
    """The same report beside the first file in other formats, under its name."""
    from dxdesk.services.reporting import Out

    for file_format in args.also or ():
        yield Out(args.out.with_suffix(f".{file_format}"), file_format)


def _warn(console: Console, notices: "Notices") -> None:
    """Characters that could not be printed or held as they are, each with its place."""
    for glyph in notices.missing:
        place = f"{glyph.source.key} {glyph.source.field}" if glyph.source else ""
        console.warn(words.not_printed("".join(glyph.characters), place, glyph.around))
    for cell in notices.cells:
        console.warn(words.not_held(f"{cell.sheet} {cell.address}", cell.detail))
