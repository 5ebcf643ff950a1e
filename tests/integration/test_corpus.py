"""Workbooks that nobody in this project wrote: each is read whole or refused by name.

The corpus lies beside the project; without it these tests are skipped. Which files are read is
on record (outcomes/corpus.txt), and what that says is what another parser must find too.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from dxdesk.services import stores
from dxdesk.sheets.strings import unescape
from dxdesk.sheets.values import Book, Cell, CellKind
from tests.fixtures.second_parser import Found, by_calamine, by_openpyxl
from tests.integration.witness import Witness, on_record, require_recorded

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
FILES = sorted(each for each in CORPUS.rglob("*.xl*") if each.is_file())
READ = [name for name, reading in on_record("corpus").items() if " sheets, " in reading]
MOMENT = (CellKind.DATE, CellKind.TIME)

# Others fail over these; what stands in them is told here instead.
READ_BY_US_ALONE = {
    "fastexcel/fastexcel-reader__src__test__resources__xlsx__parseError.xlsx": [
        Cell(1, 1, "abc", CellKind.ERROR)  # stored as a number
    ]
}

pytestmark = pytest.mark.skipif(not FILES, reason="the corpus does not lie beside the project")


@pytest.fixture(scope="module")
def witness(tmp_path_factory: pytest.TempPathFactory) -> Witness:
    """The whole corpus merged into an empty store, and what was seen of each file."""
    seen = Witness()
    path = tmp_path_factory.mktemp("corpus") / "取りまとめ.dxdesk"
    with stores.create(path, stores.COORDINATOR) as store:
        before = _dump(store)
        seen.merge(store, FILES)
        assert _dump(store) == before
    return seen


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


def test_the_outcome_of_every_file_is_the_one_on_record(witness, record, figure):
    figure(f"corpus: {witness.figure}")
    witness.require_bounds()
    require_recorded("corpus", witness.lines(FILES, CORPUS), record=record)


@pytest.mark.parametrize("name", [each for each in READ if each not in READ_BY_US_ALONE])
def test_no_cell_that_another_parser_finds_is_lost(name, witness, calamine):
    ours, others = witness.read[CORPUS / name], _others(CORPUS / name, calamine)
    assert isinstance(ours, Book)
    assert others
    assert [fault for found in others for fault in _differences(ours, found)] == []


@pytest.mark.parametrize("name", READ_BY_US_ALONE)
def test_what_no_other_parser_reads_is_read_as_it_stands_in_the_file(name, witness, calamine):
    ours = witness.read[CORPUS / name]
    assert isinstance(ours, Book)
    assert [cell for sheet in ours.sheets for cell in sheet.cells] == READ_BY_US_ALONE[name]
    assert _others(CORPUS / name, calamine) == []


def test_most_of_the_corpus_is_read():
    assert len(READ) > 0.9 * len([path for path in FILES if path.suffix == ".xlsx"])


def _dump(store: stores.Store) -> list[str]:
    with store.driver() as raw:
        return list(raw.iterdump())


def _others(path: Path, calamine: Callable[[Path], Found]) -> list[Found]:
    return [found for parser in (by_openpyxl, calamine) if (found := _parsed(parser, path))]


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
