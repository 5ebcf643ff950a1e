"""The same figures on screen, on paper and in both workbooks, and as a plain count finds them."""

import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dxdesk.domain.words import dashboard as words
from dxdesk.domain.words import report_figures
from dxdesk.domain.words import reports as says
from dxdesk.services import dashboard, edits, reporting, stores
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import Store
from dxdesk.ui.pages.dashboard import DashboardPage
from dxdesk.ui.theme.tokens import LIGHT

from . import exchange

ROUND = "P7/R2024-HALF"
SIGNS = "☆○◇◆評中"
PRINTED = (words.BY_MEASURE, words.TREND, words.BY_DEPARTMENT)
Figures = dict[str, dict[str, list[str]]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The example with an answer more, one 取組 printed twice and one that cannot be rated."""
    with exchange.master(tmp_path_factory.mktemp("figures")) as made:
        found = [
            ("P7/T22", "repeat_of", "P7/T1"),
            ("P7/T7/D0110", "department", "D0110"),
            ("P7/T7/D0110", "role", "lead"),
        ]
        edits.set_values(made, found)
        edits.set_value(made, "P7/T7/D0110/R2024-HALF", "exception", "unratable")
        yield made


@pytest.fixture(scope="module")
def papers(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dashboard as PDF and for eyes, the summary for machines: of one moment."""
    folder = tmp_path_factory.mktemp("papers")
    asked = Asked("dashboard", round=ROUND)
    outs = (Out(folder / "a.pdf", "pdf"), Out(folder / "a.xlsx", "xlsx"))
    reporting.report(store, asked, *outs, Out(folder / "data.xlsx", "xlsx", "data"))
    return folder


@pytest.fixture
def screen(qtbot: QtBot, icons: object, store: Store) -> Figures:
    """What stands in the cells of the page, table by table, row by row, zeros left out."""
    page = DashboardPage(store, LIGHT)
    qtbot.addWidget(page.widget)
    page.on_shown()
    page.view.round.setCurrentIndex(page.view.round.findData(ROUND))
    found: Figures = {}
    for panel in page.view.panels:
        model = panel.grid.cells.model()
        heads = [
            str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())
        ]
        rows = [
            [str(model.index(row, n).data()) for n in range(model.columnCount())]
            for row in range(model.rowCount())
        ]
        found[panel.panel.title] = {
            name: [f"{h} {v}" for h, v in zip(heads[1:], values, strict=True) if v != "0"]
            for name, *values in rows
        }
    return found


def test_the_workbook_for_eyes_has_the_figures_of_the_screen(screen: Figures, papers: Path):
    rows = [r for s in load_workbook(papers / "a.xlsx") for r in s.iter_rows(values_only=True)]
    for title in PRINTED:
        for name, figures in screen[title].items():
            assert any(figures == told for told in _told(rows, name)), (title, name)


def _told(rows: list[tuple[object, ...]], name: str) -> Iterator[list[str]]:
    """The rows of that name, each figure with the head of its column, zeros left out."""
    head: list[str] = []
    for row in rows:
        cells = [each for each in row if each is not None]
        if says.TOTAL in cells:
            head = [str(each) for each in cells[1:]]
        elif cells and cells[0] == name and len(cells) == len(head) + 1:
            yield [f"{h} {v}" for h, v in zip(head, cells[1:], strict=True) if v]


def test_the_page_of_paper_has_the_figures_of_the_screen(screen: Figures, papers: Path):
    """Bars bear their figures in order, with the sign of the word where there is room for it."""
    lines = _printed(papers / "a.pdf")
    for title in (words.BY_MEASURE, words.BY_DEPARTMENT):
        for name, figures in screen[title].items():
            drawn = [each.rpartition(" ")[2] for each in figures]
            drawn[-1] += report_figures.UNIT
            wanted = "".join(name.split()) + " " + " ".join(drawn)
            assert wanted in lines, (title, name)
    text = "".join(_text_of(papers / "a.pdf").split())
    for word, values in _over_time(screen[words.TREND]).items():
        assert "".join(word.split()) + "".join(values) in text, word
    (all_of_it,) = screen[words.ALL].values()
    said = report_figures.counted(
        int(all_of_it[-1].rpartition(" ")[2]),
        says.joined(report_figures.part(*_word_and_count(each)) for each in all_of_it[:-1]),
    )
    assert "".join(said.split()) in text


def _over_time(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """The figures of each word from round to round, as a line draws them."""
    told = [dict(_word_and_count(figure) for figure in figures[:-1]) for figures in rows.values()]
    names = dict.fromkeys(word for each in told for word in each)
    return {word: [str(each.get(word, 0)) for each in told] for word in names}


def _text_of(path: Path) -> str:
    ran = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    return ran.stdout.decode()


def _word_and_count(figure: str) -> tuple[str, int]:
    word, _, count = figure.rpartition(" ")
    return word, int(count)


def _printed(path: Path) -> set[str]:
    """Every line of the paper: its name without blanks, then its figures without signs."""
    found: set[str] = set()
    for line in _text_of(path).splitlines():
        parts = line.split()
        figures = [p.lstrip(SIGNS) for p in parts if p.lstrip(SIGNS)[:1].isdigit()]
        names = "".join(p for p in parts if not p.lstrip(SIGNS)[:1].isdigit())
        found.add(f"{names} {' '.join(figures)}" if figures else names)
    return found


def test_the_table_for_machines_has_the_figures_of_the_screen(screen: Figures, papers: Path):
    sheet = load_workbook(papers / "data.xlsx").worksheets[0]
    head, *rows = sheet.iter_rows(values_only=True)
    assert len(head) == 5
    told = {(row[0], row[1], row[2]): row[4] for row in rows}
    titles = {
        words.BY_MEASURE: report_figures.BY_MEASURE,
        words.BY_DEPARTMENT: report_figures.BY_DEPARTMENT,
    }
    for title, counted_by in titles.items():
        for name, figures in screen[title].items():
            for figure in figures[:-1]:
                word, count = _word_and_count(figure)
                bare = word.split(" ")[-1]
                assert told[counted_by, name, bare] == count, (title, name, word)


def test_the_screen_has_what_a_plain_count_finds(screen: Figures, store: Store):
    records = stores.records(store)
    leads = [each for each in records.of("assignment") if each.get("role") == "lead"]
    counted: Counter[str] = Counter()
    for initiative in records.of("initiative"):
        if initiative.get("repeat_of"):
            continue
        mine = [each for each in leads if each.key.startswith(initiative.key + "/")]
        report = records.get(f"{mine[0].key}/R2024-HALF") if mine else None
        counted[(report.get("progress") or report.get("exception")) if report else ""] += 1
    (all_of_it,) = screen[words.ALL].values()
    figures = sorted(int(each.rpartition(" ")[2]) for each in all_of_it[:-1])
    assert figures == sorted(counted.values())
    assert dashboard.look(store, ROUND).total == sum(counted.values())
