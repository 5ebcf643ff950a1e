"""A whole workbook from a path. For foreign files only inside the reading process."""

import hashlib
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from dxdesk.domain.file_errors import (
    Broken,
    LockedByOther,
    MacroBearing,
    NotAFile,
    NotAWorkbook,
    TooLarge,
    Unreachable,
    Vanished,
)
from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import Attributes, walk
from dxdesk.sheets.relations import Relation, relations
from dxdesk.sheets.sheet import Lookups, read_sheet
from dxdesk.sheets.sniff import require_zip
from dxdesk.sheets.strings import shared_strings
from dxdesk.sheets.styles import date_styles
from dxdesk.sheets.values import Book, Limits, Sheet

_WITHOUT_CELLS = ("chartsheet", "dialogsheet")
_MACROS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet")
_TRUE = ("1", "true", "on")


def read_book(path: Path, *, limits: Limits | None = None) -> Book:
    """Every worksheet with every cell that has content.

    Raises a subclass of UnreadableFile. In this process nothing bounds time and memory but
    the counted limits: what others sent is read through `dxdesk.sheets.reader.Reader`.
    """
    limits = limits or Limits()
    data = _bytes_of(path, limits)
    require_zip(data, path)
    package = Package(data, path, limits)
    return Book(_sheets(package), hashlib.sha256(data).hexdigest(), len(data))


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The file as it is at one moment, so that later changes cannot mix with it."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise NotAFile(path)
        _refuse_locked(path)
        with path.open("rb") as stream:
            data = stream.read(limits.file + 1)
    except FileNotFoundError as fault:
        raise Vanished(path) from fault
    except OSError as fault:
        raise Unreachable(path, fault.strerror or str(fault)) from fault
    if len(data) > limits.file:
        raise TooLarge(path, "file", limits.file)
    return data


def _refuse_locked(path: Path) -> None:
    """Raise LockedByOther if Excel or LibreOffice has the file open.

    What is on the disk then is not what its author sees. Excel's owner file begins with the
    length of the user's name and the name; LibreOffice's is comma-separated, name first.
    """
    excel = path.with_name(f"~${path.name}")
    if excel.is_file():
        head = _head(excel, 55)
        raise LockedByOther(path, head[1 : 1 + head[0]].decode("cp932", "replace") if head else "")
    office = path.with_name(f".~lock.{path.name}#")
    if office.is_file():
        head = _head(office, 200)
        raise LockedByOther(path, head.decode("utf-8", "replace").split(",")[0])


def _head(owner_file: Path, size: int) -> bytes:
    """Its first bytes, none where Windows keeps them to the program that has the workbook open."""
    with suppress(OSError):
        return owner_file.read_bytes()[:size]
    return b""


@dataclass(slots=True)
class _Listing:
    """What the workbook part says: its sheets as (name, hidden, relation id)."""

    from_1904: bool = False
    sheets: list[tuple[str, bool, str]] = field(default_factory=list)

    def visit(self, parent: str, local: str, attributes: Attributes) -> None:
        if local == "workbookPr" and parent == "workbook":
            self.from_1904 = attributes.get("date1904", "0") in _TRUE
        elif local == "sheet" and parent == "sheets":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), hidden, _relation_id(attributes)))


def _relation_id(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(" id")), "")


def _sheets(package: Package) -> tuple[Sheet, ...]:
    workbook = _workbook_part(package)
    linked = relations(package, workbook)
    if any(relation.kind in _MACROS for relation in linked):
        raise MacroBearing(package.path)
    listing = _Listing()
    walk(package, workbook, listing.visit)
    if len(listing.sheets) > package.limits.sheets:
        raise TooLarge(package.path, "sheets", package.limits.sheets)
    lookups = _lookups(package, linked, listing.from_1904)
    targets = {relation.id: relation for relation in linked}
    left = (package.limits.cells, package.limits.texts)
    sheets: list[Sheet] = []
    for name, hidden, identity in listing.sheets:
        relation = targets.get(identity)
        if relation is None:
            raise Broken(package.path, f"sheet {name!r} leads nowhere")
        if relation.kind not in _WITHOUT_CELLS:
            sheets.append(Sheet(name, hidden, *read_sheet(package, relation.target, lookups)))
            left = _left(package, sheets[-1], left)
    return tuple(sheets)


def _left(package: Package, sheet: Sheet, left: tuple[int, int]) -> tuple[int, int]:
    """How many cells and characters may yet follow. Raises TooLarge if this was one too many."""
    cells = left[0] - len(sheet.cells)
    texts = left[1] - sum(len(cell.text) for cell in sheet.cells)
    for rest, what, limit in (
        (cells, "cells", package.limits.cells),
        (texts, "texts", package.limits.texts),
    ):
        if rest < 0:
            raise TooLarge(package.path, what, limit)
    return cells, texts


def _workbook_part(package: Package) -> str:
    for relation in relations(package, ""):
        if relation.kind == "officeDocument" and relation.target in package:
            return relation.target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise NotAWorkbook(package.path, "archive")


def _lookups(package: Package, linked: list[Relation], from_1904: bool) -> Lookups:
    strings = _first(package, linked, "sharedStrings")
    styles = _first(package, linked, "styles")
    return Lookups(
        shared_strings(package, strings) if strings else [],
        date_styles(package, styles) if styles else frozenset(),
        from_1904,
    )


def _first(package: Package, linked: list[Relation], kind: str) -> str:
    """The part of that kind, "" if there is none."""
    found = (link.target for link in linked if link.kind == kind and link.target in package)
    return next(found, "")
