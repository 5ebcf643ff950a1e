"""A diagnosis to hand over: facts about program, machine and store, and no content at all."""

import locale
import platform
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import dxdesk
from dxdesk import paths
from dxdesk.domain import calendar
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import checking as check_words
from dxdesk.domain.words import diagnosis as words
from dxdesk.domain.words import errors, places
from dxdesk.models import migrations, queries
from dxdesk.services import backups, checking, faults, outputs, stores
from dxdesk.services.stores import Store

_LIBRARIES = ("PySide6", "SQLAlchemy", "openpyxl", "reportlab", "pillow")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a diagnosis: its name, and its facts as pairs of label and finding."""

    name: str
    facts: tuple[tuple[str, str], ...]


def diagnose(store: Store | None = None) -> tuple[Part, ...]:
    """What is known of program and machine, and of a store where one is open."""
    parts = [Part(words.PROGRAM, tuple(_program())), Part(words.MACHINE, tuple(_machine()))]
    if store is not None:
        parts.append(Part(words.STORE, tuple(_store(store))))
    return (*parts, Part(words.FAULTS, tuple(_faults())))


def text(parts: tuple[Part, ...]) -> str:
    """The diagnosis as plain text."""
    lines = [words.TITLE, words.NOTE]
    for part in parts:
        lines += ["", f"[{part.name}]", *(f"{label}: {found}" for label, found in part.facts)]
    return "\n".join(lines) + "\n"


def write(out: Path, store: Store | None = None) -> None:
    """Write the diagnosis as text that Windows' editor shows as it is. Raises CannotWrite."""
    content = text(diagnose(store)).replace("\n", "\r\n").encode("utf-8-sig")
    with outputs.writing(out):
        paths.write_beside(out, lambda stream: stream.write(content))


def _program() -> Iterator[tuple[str, str]]:
    is_bundled = getattr(sys, "frozen", False)
    yield words.VERSION, dxdesk.__version__
    yield words.SCHEMA, str(migrations.SCHEMA)
    yield words.PACKAGING, words.BUNDLED if is_bundled else words.FROM_SOURCE
    yield words.PORTABLE, words.YES if paths.portable_folder() else words.NO
    yield words.LIBRARIES, " ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # the bundle leaves out what it does not need
        return "-"


def _machine() -> Iterator[tuple[str, str]]:
    yield words.SYSTEM, platform.platform()
    yield words.PYTHON, platform.python_version()
    yield words.LANGUAGE, " ".join(each or "-" for each in locale.getlocale())


def _store(store: Store) -> Iterator[tuple[str, str]]:
    place = stores.place(store)
    with store.reading() as connection:
        records = queries.records(connection)
        acts, files = queries.last_act(connection), len(queries.filings(connection))
        open_items = len(queries.items(connection))
    by_type = Counter(each.type for each in records)
    counts = [words.count(CATALOGUE[kind].label, number) for kind, number in by_type.items()]
    kept = backups.backups_of(store.path)
    yield words.ROLE, errors.ROLES[store.identity.role]
    yield words.PLACE, places.KINDS[place.kind]
    yield words.METHOD, places.method(place)
    yield words.SIZE, words.megabytes(store.path.stat().st_size)
    yield words.FREE, words.megabytes(shutil.disk_usage(store.path.parent).free)
    yield words.RECORDS, " ".join(counts) or words.NONE
    yield words.ACTS, str(acts)
    yield words.FILES, str(files)
    yield words.OPEN_ITEMS, str(open_items)
    newest = calendar.short_time(kept[0].at) if kept else ""
    yield words.BACKUPS, words.newest(len(kept), newest)
    yield words.DAMAGES, _damages(store)


def _damages(store: Store) -> str:
    """What a check finds, by its sort and place; not what lies there."""
    try:
        report = checking.check_open(store)
    except (DxdeskError, OSError) as error:
        return f"{words.CANNOT} ({type(error).__name__})"
    found = Counter((each.fault, each.table) for each in report.damages)
    lines = [
        words.count(f"{check_words.FAULTS[fault]} {table} ", number)
        for (fault, table), number in found.items()
    ]
    return " / ".join(lines) or check_words.SOUND


def _faults() -> Iterator[tuple[str, str]]:
    found = faults.known()
    if not found:
        yield words.FAULTS, words.NONE
    for each in found:
        yield words.fault(each.at, each.version, each.kind), " < ".join(reversed(each.calls))
