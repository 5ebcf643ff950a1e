"""Reports: report, kept."""

from argparse import Namespace
from dataclasses import asdict
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

    from dxdesk.services.keeping import KeptPack
    from dxdesk.services.reporting import Notices, Out, Writer
    from dxdesk.services.stores import Store

AUDIENCES = ("data", "eyes")
_ALSO = ("pdf", "xlsx", "html")
_KEPT = ("pack", "pdf")
_ONLY_KEPT = "--kind pack --format pdf"
_HERE = Path()  # in the store
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
    p.option(made, "keep", options.FILE, "report-keep", nargs="?", const=_HERE, type=Path)
    p.option(made, "against", options.KEPT, "report-against", default="")
    p.option(made, "also", options.FORMAT, "report-also", choices=_ALSO, action="append")
    held_packs = commands.add("kept", kept)
    p.store(held_packs)
    p.look(held_packs)
    p.option(held_packs, "meeting", options.MEETING, "kept-meeting", default="")
    p.option(held_packs, "key", options.KEY, "kept-key", default="")
    p.option(held_packs, "out", options.FILE, type=Path)
    p.as_json(held_packs)


def report(args: Namespace, console: Console) -> int:
    """Make a report, or list the kinds there are."""
    from dxdesk.services import reporting

    if args.kinds:
        rows = ((each.name, each.label, *each.formats) for each in reporting.kinds())
        tables.show(console, words.KINDS_HEAD, rows)
        return 0
    missing = [f"--{name}" for name in _NEEDED if getattr(args, name) is None]
    if args.keep and (args.kind, args.format) != _KEPT:
        missing.append(_ONLY_KEPT)
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
            _against(args.against),
            reporting.moment(args.at, options.MOMENT) if args.at else None,
        )
        outs = [reporting.Out(args.out, args.format, args.audience), *_also(args)]
        writer = reporting.writer(store, asked)
        notices = console.watch(reporting.writing(writer, *outs))
        if args.keep:
            _keep(store, writer, args, notices.pages, console)
    for each in outs:
        console.say(words.wrote(str(each.path)))
    _warn(console, notices)
    return 0


def _keep(store: "Store", writer: "Writer", args: Namespace, pages: int, console: Console) -> None:
    """Keep the pack in the store, or in a file where one is named."""
    from dxdesk.services import keeping, reporting

    if args.keep != _HERE:
        reporting.keep(writer, args.out, args.keep)
        return
    made = keeping.keep(store, writer, args.out.read_bytes(), pages)
    console.say(words.kept(made.key, keeping.label(made)))


def kept(args: Namespace, console: Console) -> int:
    """List the packs that the store keeps, or write one as it was handed out."""
    from dxdesk.services import keeping, lookup, stores

    if bool(args.key) != bool(args.out):
        p.refuse(args.parser, ["--key" if args.out else "--out"])
    with held.opened(args.store, console, look=args.look) as store:
        if args.key:
            keeping.save(store, args.key, args.out)
            console.say(words.wrote(str(args.out)))
            return 0
        meeting = args.meeting and lookup.meeting(stores.records(store), args.meeting).key
        found = keeping.packs(store, meeting)
    if args.json:
        console.document({"format": 1, "kept": [_told(each) for each in found]})
    else:
        rows = ((e.key, e.title, e.made_at.isoformat(" "), e.pages) for e in found)
        tables.show(console, words.KEPT_HEAD, rows)
    return 0


def _told(pack: "KeptPack") -> dict[str, object]:
    return {**asdict(pack), "made_at": pack.made_at.isoformat()}


def _against(text: str) -> Path | str | None:
    """A file if there is one of that name, else the key of a pack that the store keeps."""
    if not text:
        return None
    return Path(text) if Path(text).exists() or "." in text else text


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
