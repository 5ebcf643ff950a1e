"""Workbooks that nobody in this project wrote: each is read whole or refused by name.

The corpus lies beside the project; without it these tests are skipped.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dxdesk.domain.file_errors import ReaderUnavailable, TooMuchMemory, TooSlow, UnreadableFile
from dxdesk.domain.words.file_errors import sentences
from dxdesk.sheets.reader import Reader
from dxdesk.sheets.strings import unescape
from dxdesk.sheets.values import Book, Cell, CellKind
from tests.fixtures.second_parser import Found, by_calamine, by_openpyxl

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = sorted(each for each in CORPUS.rglob("*.xl*") if each.is_file())
NAMES = [each.relative_to(CORPUS).as_posix() for each in FILES]
MOMENT = (CellKind.DATE, CellKind.TIME)

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the project")
each_file = pytest.mark.parametrize("path", FILES, ids=NAMES)

Answer = Callable[[Path], Book | UnreadableFile]


@pytest.fixture(scope="module")
def answer() -> Iterator[Answer]:
    """What our reader says of a file; each is read once, all in one process."""
    with Reader() as reader:

        @cache
        def ask(path: Path) -> Book | UnreadableFile:
            try:
                return reader.read(path)
            except UnreadableFile as fault:
                return fault

        yield ask


@pytest.fixture(scope="module")
def calamine() -> Iterator[Callable[[Path], Found]]:
    """calamine in a process of its own, begun again when a file aborts it."""
    context = multiprocessing.get_context("spawn")
    pools = [ProcessPoolExecutor(1, context)]

    def parse(path: Path) -> Found:
        try:
            return pools[-1].submit(by_calamine, path).result()
        except BrokenProcessPool:
            pools.append(ProcessPoolExecutor(1, context))
            raise

    yield parse
    for pool in pools:
        pool.shutdown()


@each_file
def test_a_file_is_read_or_refused_by_name_within_bounds(path, answer):
    found = answer(path)
    assert not isinstance(found, TooSlow | TooMuchMemory | ReaderUnavailable)
    if isinstance(found, UnreadableFile):
        assert found.path == path
        assert all(sentences(found))


@each_file
def test_no_cell_that_another_parser_finds_is_lost(path, answer, calamine):
    ours = answer(path)
    if isinstance(ours, UnreadableFile):
        pytest.skip(f"refused: {type(ours).__name__}")
    others = [found for parser in (by_openpyxl, calamine) if (found := _parsed(parser, path))]
    if not others:
        pytest.skip("no other parser finds a sheet in it")
    assert [fault for found in others for fault in _differences(ours, found)] == []


def test_most_of_the_corpus_is_read(answer):
    read = [path for path in FILES if isinstance(answer(path), Book)]
    assert len(read) > 0.9 * len([path for path in FILES if path.suffix == ".xlsx"])


def _parsed(parser: Callable[[Path], Found], path: Path) -> Found:
    """Nothing where the other parser fails: that says nothing about our reading."""
    try:
        return parser(path)
    except Exception:  # noqa: BLE001 - other parsers fail in every way there is
        return {}


def _differences(ours: Book, theirs: Found) -> Iterator[str]:
    cells = {sheet.name: {cell[:2]: cell for cell in sheet.cells} for sheet in ours.sheets}
    for name, found in theirs.items():
        if name not in cells:
            yield f"lost sheet {name}"
            continue
        for place, value in found.items():
            cell = cells[name].get(place)
            if cell is None:
                if not _is_blank(value):
                    yield f"lost {name} {place}: {value!r}"
            elif not _agrees(cell, value):
                yield f"{name} {cell.address}: {cell.text!r} ({cell.kind}), theirs {value!r}"


def _is_blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _agrees(cell: Cell, value: Any) -> bool:
    """Whether two readings mean the same.

    Allowed: blanks around a text (calamine trims, openpyxl heeds no xml:space), escapes that
    openpyxl leaves undecoded, elapsed times (quantities for us, durations for them), serial
    numbers outside the calendar, serial 0 in the system of 1904, a rounded millisecond.
    """
    match value:
        case str():
            return unescape(value).strip() == unescape(cell.text).strip()
        case bool():
            return cell.text == str(value).upper()
        case int() | float():
            return float(cell.text) == pytest.approx(value, rel=1e-15)
        case datetime() if cell.kind is CellKind.DATE:
            return abs(datetime.fromisoformat(cell.text) - value) < timedelta(seconds=1)
        case date() if cell.kind is CellKind.DATE:
            return cell.text[:10] == value.isoformat()[:10]
        case datetime() | date() | time() | timedelta():
            return cell.kind in (*MOMENT, CellKind.NUMBER)
        case _:
            return False
