"""ダッシュボード: every number is what a plain query finds, and every number opens its list."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.domain.words import dashboard as words
from dxdesk.services import edits, sample, stores
from dxdesk.services.dashboard import AXES, PanelRow
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Listed
from dxdesk.ui.pages.dashboard import DashboardPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.tokens import DARK

from .desks import go, page_of, put_in_view, started
from .example_store import bare_store
from .exchange import REPORT, department_store, master, press, request_for

ROUND = "P7/R2024-END"
COUNTED = """
    FROM r_initiative i
    LEFT JOIN r_measure m ON m.key = i.measure
    LEFT JOIN r_assignment a ON a.key LIKE i.key || '/D%' AND a.role = 'lead'
    LEFT JOIN r_report r ON r.key = a.key || '/' || :round
    WHERE i.repeat_of IS NULL
"""
EACH = """
    FROM r_assignment a JOIN r_initiative i ON a.key LIKE i.key || '/D%' AND i.repeat_of IS NULL
    LEFT JOIN r_report r ON r.key = a.key || '/' || :round
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, one 取組 printed a second time, one that cannot be rated."""
    made = tmp_path_factory.mktemp("dashboard") / "office.dxdesk"
    with bare_store(made) as office:
        sample.load_sample(office)
        edits.set_values(
            office,
            [
                ("P7/T22", "repeat_of", "P7/T1"),
                ("P7/T7/D0110", "department", "D0110"),
                ("P7/T7/D0110", "role", "lead"),
            ],
        )
        half = [each for each in stores.records(office).of("report") if each.get("progress")]
        edits.set_values(
            office,
            [
                *(
                    (each.key.replace("-HALF", "-END"), field, text)
                    for each in half
                    for field, text in each.fields.items()
                    if field not in ("public_fields", "outlook")
                ),
                ("P7/T7/D0110/R2024-END", "exception", "評価困難"),
                ("P7/T7/D0110/R2024-END", "budget", "1,234"),
            ],
        )
    return made


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with stores.open_store(path) as office:
        yield office


def _shown(qtbot: QtBot, store: Store) -> DashboardPage:
    page = DashboardPage(store)
    put_in_view(qtbot, page, 1100, 600)
    return page


def _asked(store: Store, select: str, source: str, group: str, **given: str) -> dict[str, object]:
    with store.driver() as raw:
        rows = raw.execute(f"SELECT {select} {source} GROUP BY {group}", {"round": "", **given})
        return {str(row[0] or ""): row[1] for row in rows}


def _figures(row: PanelRow, codes: list[str]) -> dict[str, int]:
    return {
        code: int(cell.text)
        for code, cell in zip(codes, row.cells, strict=False)
        if cell.text != "0"
    }


def _code(axis: str) -> str:
    return f"coalesce(r.{axis}, r.exception, '')"


def test_a_department_sees_figures_of_its_own_work_and_opens_them_in_its_list(
    qtbot: QtBot, tmp_path: Path
):
    with master(tmp_path) as office:
        request = request_for(office, tmp_path)
    with department_store(tmp_path, request) as own:
        edits.set_value(own, REPORT, "progress", "遅れ")
        page = _shown(qtbot, own)
        assert page.found
        mine = {
            keys.parent_of(each.key)
            for each in stores.records(own).of("assignment")
            if each.get("department") == "D0210"
        }
        assert page.found.total == len(mine) == 4
        assert page.found.late.keys == ("P7/T1",)
        assert page.found.panels[0].rows[0].name == "この課の取組"
        assert {
            key
            for panel in page.found.panels[:2]
            for row in panel.rows
            for cell in row.cells
            for key in cell.keys
        } == mine
        assert {each.initiative for each in page.found.kpis} <= mine
        place = InitiativesPlace(own)
        qtbot.addWidget(place.widget)
        place.on_shown()
        place.show_only(Listed(ROUND, frozenset(mine), "例"))
        assert {row.department for row in place.list.rows} == {"D0210"}


@pytest.mark.parametrize("axis", [axis for axis, _ in AXES])
def test_every_count_is_what_a_plain_query_finds(qtbot: QtBot, store: Store, axis: str):
    page = _shown(qtbot, store)
    page.view.axis.setCurrentIndex([name for name, _ in AXES].index(axis))
    assert page.found is not None
    whole, measures, departments, trend, _ = page.found.panels
    records = stores.records(store)
    terms = records.below("P7", "term")
    codes = [t.get("code") for t in terms if t.get("axis") == axis]
    codes += [t.get("code") for t in terms if t.get("axis") == "exception"] + [""]
    this = {"round": "R2024-END"}

    found = _asked(store, f"{_code(axis)} AS c, count(*)", COUNTED, "c", **this)
    assert _figures(whole.rows[0], codes) == found
    assert whole.rows[0].cells[-1].text == "21"

    for row in measures.rows:
        where = f"{COUNTED} AND m.basic_measure = '{row.key}'"
        assert _figures(row, codes) == _asked(
            store, f"{_code(axis)} AS c, count(*)", where, "c", **this
        )
    for row in departments.rows:
        where = f"{EACH} WHERE a.department = '{row.key}'"
        assert _figures(row, codes) == _asked(
            store, f"{_code(axis)} AS c, count(*)", where, "c", **this
        )
    assert [each.key for each in trend.rows] == ["P7/R2024-HALF", ROUND]
    for row in trend.rows:
        assert _figures(row, codes) == _asked(
            store,
            f"{_code(axis)} AS c, count(*)",
            COUNTED,
            "c",
            round=row.key.rpartition("/")[2],
        )


def test_every_amount_is_what_a_plain_query_finds(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    assert page.found is not None
    money = page.found.panels[-1]
    for row in money.rows:
        where = f"{COUNTED} AND m.basic_measure = '{row.key}'" if row.key else COUNTED
        for field, place in (("budget", 0), ("settlement", 2)):
            (total,) = _asked(
                store, f"'' , coalesce(sum(r.{field}), 0)", where, "1", round="R2024-END"
            ).values()
            (missing,) = _asked(
                store, f"'' , sum(r.{field} IS NULL)", where, "1", round="R2024-END"
            ).values()
            assert row.cells[place].text == f"{total:,}"
            assert row.cells[place + 1].text == str(missing)


def test_every_indicator_stands_with_its_target_and_its_day(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    assert page.found is not None
    with store.driver() as raw:
        rows = raw.execute(
            "SELECT n.key, v.actual, v.target, n.direction FROM r_indicator n"
            " LEFT JOIN r_indicator_value v ON v.key = n.key || '/Y2024'"
        ).fetchall()
    met = {
        key: float(actual) <= float(target)
        if direction == "lower"
        else float(actual) >= float(target)
        for key, actual, target, direction in rows
        if actual and target and direction
    }
    assert {each.key for each in page.found.kpis} == {key for key, *_ in rows}
    for each in page.found.kpis:
        if each.key in met:
            assert each.code == ("met" if met[each.key] else "short")


def test_enter_on_a_figure_brings_the_keys_it_counts(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    asked: list[Listed] = []
    notices: list[Notice] = []
    page.list_asked.connect(asked.append)
    page.told.connect(notices.append)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert [(each.round, each.title) for each in asked] == [(ROUND, "すべての取組 ○ 予定どおり")]
    assert page.found is not None
    assert len(asked[0].keys) == int(page.found.panels[0].rows[0].cells[1].text)
    cells = page.view.panels[0].grid.cells
    empty = next(n for n, c in enumerate(page.found.panels[0].rows[0].cells) if c.text == "0")
    cells.go_to(0, empty + 1)
    press(Qt.Key.Key_Return)
    assert len(asked) == 1
    assert notices[-1].text == words.NOTHING_COUNTED


def test_the_primary_button_names_what_is_late_and_shows_it(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    asked: list[Listed] = []
    page.list_asked.connect(asked.append)
    assert page.found is not None
    assert page.primary_action.text() == f"遅れ・やや遅れ{page.found.late.count}件を見る"
    page.primary_action.trigger()
    assert asked[0].keys == frozenset(page.found.late.keys)


def test_charts_draw_the_figures_in_both_schemes(qtbot: QtBot, store: Store):
    page = _shown(qtbot, store)
    chart = page.view.panels[0].chart
    light = chart.grab().toImage()
    page.set_tokens(DARK)
    assert chart.grab().toImage() != light


def test_an_empty_dashboard_says_what_to_do_first(qtbot: QtBot, tmp_path: Path):
    with bare_store(tmp_path / "office.dxdesk") as office:
        page = _shown(qtbot, office)
        assert page.view.empty.text == words.NO_ROUND
        places: list[str] = []
        page.place_asked.connect(places.append)
        assert QApplication.focusWidget() is page.view.empty.button
        press(Qt.Key.Key_Space)
        assert places == ["request"]


def test_a_figure_opens_its_list_in_the_window(qtbot: QtBot, desks: Callable[[], Desk], path: Path):
    desk = desks()
    started(qtbot, desk, path)
    page = go(desk, "dashboard")
    assert isinstance(page, DashboardPage)
    assert page.found is not None
    page.primary_action.trigger()
    shown = page_of(desk)
    assert isinstance(shown, InitiativesPlace)
    assert {row.initiative for row in shown.list.rows} == set(page.found.late.keys)
    shown.list.clear_filters()
    assert len(shown.list.rows) > page.found.late.count
