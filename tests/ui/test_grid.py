import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.domain import keys
from dxdesk.domain.store_errors import StoreGone
from dxdesk.domain.vocabularies import words_of
from dxdesk.services import drafts, edits, stores, undo
from dxdesk.services.stores import Store
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.contrast import black_and_white, contrast_tokens
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

from .desks import in_front
from .example_store import FOUR, coordinator_store, value

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
TITLE, UNIT, DIRECTION, BASELINE, AT, SOURCE = range(1, 7)


@dataclass(frozen=True)
class _Row:
    key: str
    number: str
    fields: dict[str, str]


def _columns(store: Store) -> list[Column[_Row]]:
    vocabularies = words_of(stores.records(store), "P7")

    def column(name: str) -> Column[_Row]:
        return field_column(
            "indicator",
            name,
            lambda row: row.fields.get(name, ""),
            lambda row: Cell(row.key, name),
            lambda: vocabularies,
        )

    names = ("title", "unit", "direction", "baseline", "baseline_at", "source")
    number = Column[_Row]("No", lambda row: row.number, number=True, lock="計画書の記載です。")
    return [number, *map(column, names)]


class Desk:
    """A grid over the indicators of an assignment, with a field before and one after it."""

    def __init__(self, qtbot: QtBot, store: Store, rows: list[str]) -> None:
        self.store, self.keys = store, rows
        self.entry = GridEntry(store)
        self.failures: list[object] = []
        self.grid = GridView(
            "例の表", _columns(store), (60, 160, 80, 130, 120, 120, 200),
            identity=lambda row: row.key, frozen=2, entry=self.entry, memory="example",
        )  # fmt: skip
        self.entry.entered.connect(lambda _: self.show())
        self.entry.failed.connect(self.failures.append)
        self.widget = QWidget()
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.widget)
        for each in (self.before, self.grid, self.after):
            column.addWidget(each)
        self.widget.resize(900, 420)
        in_front(qtbot, self.widget)
        self.show()
        self.cells = self.grid.cells
        self.cells.setFocus()
        self.cells.go_to(0, 1)

    def show(self) -> None:
        records = stores.records(self.store)
        found = [(number, records.get(key)) for number, key in enumerate(self.keys, start=1)]
        self.grid.show_rows(
            [_Row(each.key, str(n), dict(each.fields)) for n, each in found if each]
        )

    @property
    def at(self) -> tuple[int, int]:
        index = self.cells.currentIndex()
        return index.row(), index.column()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, modifier)

    def type(self, text: str) -> None:
        """ASCII by keys; anything else as an input method commits it."""
        for char in text:
            target = QApplication.focusWidget()
            assert target is not None
            if char.isascii():
                QTest.keyClick(target, char)
            else:
                compose(target, char)
                commit(target, char)

    def text(self, row: int, column: int) -> str:
        return self.grid.model.text(row, column)

    def stored(self, row: int, field: str) -> str:
        return value(self.store, self.keys[row], field)

    def click_heading(self, column: int) -> None:
        headings = self.cells.headings
        place = QPoint(headings.left_of(column) + 20, 10)
        QTest.mouseClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def titles(self) -> list[str]:
        return [row.fields.get("title", "") for row in self.grid.rows]

    def undo(self) -> None:
        self.grid.settle()
        undo.undo(self.store)
        self.show()


def compose(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def clipped() -> str:
    return QGuiApplication.clipboard().text()


KEYS = [keys.fresh("indicator", FOUR) for _ in range(4)]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with four indicators of an assignment, closed."""
    path = tmp_path_factory.mktemp("grid") / "a.dxdesk"
    titles = ("窓口の数", "件数", "", "利用率")
    typed = [(key, "order", str(n)) for n, key in enumerate(KEYS)]
    typed += [(key, "title", title) for key, title in zip(KEYS, titles, strict=True)]
    typed += [(KEYS[0], "baseline", "12"), (KEYS[1], "baseline", "34")]
    with coordinator_store(path) as store:
        edits.set_values(store, typed)
    return path


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Iterator[Store]:
    with stores.open_store(shutil.copy(prepared, tmp_path / "a.dxdesk")) as made:
        yield made


@pytest.fixture
def desk(qtbot: QtBot, store: Store, icons: object) -> Desk:
    return Desk(qtbot, store, KEYS)


def test_the_model_is_sound(desk: Desk):
    tester = QAbstractItemModelTester(desk.grid.model, FAIL)
    desk.type("x")
    desk.press(Qt.Key.Key_Return)
    desk.grid.model.sort(1)
    desk.grid.set_filter(lambda row: row.number != "1")
    desk.grid.show_rows(())
    assert tester.model() is desk.grid.model


def test_arrows_move_and_stop_at_the_edges(desk: Desk):
    desk.press(Qt.Key.Key_Up)
    assert desk.at == (0, 1)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Right)
    assert desk.at == (1, 2)


def test_ctrl_arrows_go_to_the_end_of_what_is_filled(desk: Desk):
    desk.press(Qt.Key.Key_Down, _CTRL)
    assert desk.at == (1, TITLE)
    desk.press(Qt.Key.Key_Down, _CTRL)
    assert desk.at == (3, TITLE)
    desk.press(Qt.Key.Key_Up, _CTRL)
    assert desk.at == (1, TITLE)
    desk.press(Qt.Key.Key_Right, _CTRL)
    assert desk.at == (1, BASELINE)


def test_home_and_end_go_to_the_corners(desk: Desk):
    desk.press(Qt.Key.Key_End, _CTRL)
    assert desk.at == (3, SOURCE)
    desk.press(Qt.Key.Key_Home)
    assert desk.at == (3, 0)
    desk.press(Qt.Key.Key_Home, _CTRL)
    assert desk.at == (0, 0)


def test_shift_marks_from_the_cell_at_hand(desk: Desk):
    desk.press(Qt.Key.Key_Down, _SHIFT)
    desk.press(Qt.Key.Key_Right, _SHIFT)
    desk.press(Qt.Key.Key_End, _CTRL | _SHIFT)
    area = desk.cells.area
    assert (area.top, area.left, area.bottom, area.right) == (0, 1, 3, SOURCE)
    assert desk.at == (0, 1)


def test_typing_replaces_and_enter_goes_down(desk: Desk):
    desk.type("abc")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "title") == "abc"
    assert desk.at == (1, TITLE)
    desk.press(Qt.Key.Key_Return, _SHIFT)
    assert desk.at == (0, TITLE)


def test_f2_goes_on_behind_the_last_character(desk: Desk):
    desk.press(Qt.Key.Key_F2)
    desk.type("!")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "title") == "窓口の数!"


def test_esc_leaves_the_cell_as_it_was(desk: Desk):
    desk.type("abc")
    desk.press(Qt.Key.Key_Escape)
    assert desk.text(0, TITLE) == "窓口の数"
    assert desk.at == (0, TITLE)
    assert QApplication.focusWidget() is desk.cells


def test_enter_after_tabs_returns_to_the_column_one_began_in(desk: Desk):
    desk.type("a")
    desk.press(Qt.Key.Key_Tab)
    desk.type("b")
    desk.press(Qt.Key.Key_Tab)
    assert desk.at == (0, DIRECTION)
    desk.press(Qt.Key.Key_Return)
    assert desk.at == (1, TITLE)
    assert desk.stored(0, "unit") == "b"


def test_alt_enter_begins_a_line_in_a_text_of_many(desk: Desk):
    desk.cells.go_to(0, SOURCE)
    desk.type("a")
    desk.press(Qt.Key.Key_Return, _ALT)
    desk.type("b")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "source") == "a\nb"
    assert desk.at == (1, SOURCE)


def test_what_an_input_method_composes_reaches_the_cell_whole(desk: Desk):
    compose(desk.cells, "ま")
    compose(desk.cells, "まど")
    assert desk.cells.editor is not None
    desk.press(Qt.Key.Key_Return)
    assert desk.cells.is_typing
    commit(desk.cells, "窓")
    target = QApplication.focusWidget()
    assert target is desk.cells.editor
    compose(target, "ぐち")
    desk.press(Qt.Key.Key_Return)
    assert desk.cells.is_typing
    commit(target, "口")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "title") == "窓口"


def test_a_sign_that_comes_without_being_composed_replaces_the_cell(desk: Desk):
    desk.type("a")
    desk.press(Qt.Key.Key_Return)
    desk.cells.go_to(0, desk.cells.currentIndex().column())
    commit(desk.cells, "○")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "title") == "○"


def test_full_width_digits_are_numbers(desk: Desk):
    desk.cells.go_to(2, BASELINE)
    desk.type("１２３４")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(2, "baseline") == "1234"
    assert desk.text(2, BASELINE) == "1,234"


def test_a_block_is_copied_as_a_spreadsheet_reads_it(desk: Desk):
    desk.cells.go_to(0, SOURCE)
    desk.type("a")
    desk.press(Qt.Key.Key_Return, _ALT)
    desk.type('"b"')
    desk.press(Qt.Key.Key_Return)
    desk.cells.go_to(0, BASELINE)
    desk.cells.go_to(1, SOURCE, extend=True)
    desk.press(Qt.Key.Key_C, _CTRL)
    assert clipped() == '12\t\t"a\n""b"""\n34\t\t'


def test_headings_come_along_when_asked_for(desk: Desk):
    desk.cells.go_to(0, TITLE)
    desk.cells.go_to(1, UNIT, extend=True)
    desk.press(Qt.Key.Key_C, _CTRL | _SHIFT)
    assert clipped() == "指標名\t単位\n窓口の数\t\n件数\t"


def test_a_block_of_3_by_4_is_pasted_and_taken_back_as_one(desk: Desk):
    before = stores.records(desk.store)
    clip("a\t件\t高いほどよい\t１，２００\nb\t人\t低いほどよい\t3\nc\t円\t\t4.5\n")
    desk.press(Qt.Key.Key_V, _CTRL)
    assert [desk.stored(n, "title") for n in range(3)] == ["a", "b", "c"]
    assert (desk.stored(0, "baseline"), desk.stored(1, "direction")) == ("1200", "lower")
    assert undo.steps(desk.store).undo == "代理入力：11件の貼付け"
    desk.undo()
    assert [each.fields for each in stores.records(desk.store)] == [e.fields for e in before]


def test_one_value_fills_what_is_marked(desk: Desk):
    clip("人")
    desk.cells.go_to(0, UNIT)
    desk.cells.go_to(3, UNIT, extend=True)
    desk.press(Qt.Key.Key_V, _CTRL)
    assert [desk.stored(n, "unit") for n in range(4)] == ["人"] * 4


def test_columns_are_found_by_their_headings_and_rows_by_their_name(desk: Desk):
    clip(
        "備考\t基準値の時点\t指標名\t基準値\nx\t令和５年４月１日\t利用率\t９０\ny\tR6.3.31\t件数\t35\n"
    )
    desk.press(Qt.Key.Key_V, _CTRL)
    assert (desk.stored(3, "baseline"), desk.stored(3, "baseline_at")) == ("90", "2023-04-01")
    assert (desk.stored(1, "baseline"), desk.stored(1, "baseline_at")) == ("35", "2024-03-31")
    assert "備考" in desk.grid.foot.text()


def test_a_row_that_is_not_there_is_named(desk: Desk):
    clip("指標名\t基準値\n件数\t7\nどこにもない\t8\n")
    desk.press(Qt.Key.Key_V, _CTRL)
    assert desk.stored(1, "baseline") == "7"
    assert "どこにもない" in desk.grid.foot.text()


def test_what_cannot_be_read_stays_in_its_cell_and_is_counted(desk: Desk):
    clip("約十\n77\n4月31日")
    desk.cells.go_to(0, BASELINE)
    desk.press(Qt.Key.Key_V, _CTRL)
    assert [desk.text(n, BASELINE) for n in range(3)] == ["約十", "77", "4月31日"]
    assert (desk.stored(0, "baseline"), desk.stored(1, "baseline")) == ("12", "77")
    assert (
        desk.grid.foot.text()
        == "1件を入れました。2件は読めない値です。文字はそのまま残し、赤い印を付けました。"
    )
    assert {each.text for each in drafts.every(desk.store)} == {"約十", "4月31日"}
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Up)
    assert desk.grid.foot.text().startswith("＊数として読めません。")


def test_undo_takes_back_what_could_not_be_read_too(desk: Desk):
    clip("約十\n77")
    desk.cells.go_to(0, BASELINE)
    desk.press(Qt.Key.Key_V, _CTRL)
    desk.undo()
    assert [desk.text(n, BASELINE) for n in range(2)] == ["12", "34"]
    assert drafts.every(desk.store) == []
    undo.redo(desk.store)
    desk.show()
    assert [desk.text(n, BASELINE) for n in range(2)] == ["約十", "77"]


def test_a_block_of_which_nothing_can_be_read_is_taken_back_too(desk: Desk):
    clip("約十\n約百")
    desk.cells.go_to(0, BASELINE)
    before = undo.steps(desk.store)
    desk.press(Qt.Key.Key_V, _CTRL)
    assert undo.steps(desk.store) == before
    desk.press(Qt.Key.Key_Z, _CTRL)
    assert [desk.text(n, BASELINE) for n in range(2)] == ["12", "34"]
    assert undo.steps(desk.store) == before


def test_a_bad_cell_is_mended_by_typing(desk: Desk):
    desk.cells.go_to(0, BASELINE)
    desk.type("abc")
    desk.press(Qt.Key.Key_Return)
    assert desk.text(0, BASELINE) == "abc"
    desk.press(Qt.Key.Key_Up)
    desk.type("5")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(0, "baseline") == "5"
    assert drafts.every(desk.store) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_was_wrong_is_said_until_the_cursor_moves_on(desk: Desk, key: Qt.Key):
    desk.cells.go_to(0, BASELINE)
    desk.type("abc")
    desk.press(key)
    assert desk.cells.currentIndex() != desk.grid.model.index(0, BASELINE)
    assert desk.grid.foot.text().startswith("基準値「abc」＊数として読めません。")
    desk.press(Qt.Key.Key_Down)
    assert "abc" not in desk.grid.foot.text()
    desk.cells.go_to(0, BASELINE)
    desk.type("7")
    desk.press(key)
    assert "読めません" not in desk.grid.foot.text()


def test_fill_copies_down_and_right_and_from_above(desk: Desk):
    desk.cells.go_to(0, TITLE)
    desk.cells.go_to(2, TITLE, extend=True)
    desk.press(Qt.Key.Key_D, _CTRL)
    assert desk.stored(2, "title") == "窓口の数"
    desk.cells.go_to(1, TITLE)
    desk.cells.go_to(1, UNIT, extend=True)
    desk.press(Qt.Key.Key_R, _CTRL)
    assert desk.stored(1, "unit") == "窓口の数"
    desk.cells.go_to(3, TITLE)
    desk.press(Qt.Key.Key_Apostrophe, _CTRL)
    assert desk.stored(3, "title") == "窓口の数"


def test_delete_clears_and_cut_copies_first(desk: Desk):
    desk.cells.go_to(0, BASELINE)
    desk.cells.go_to(1, BASELINE, extend=True)
    desk.press(Qt.Key.Key_Delete)
    assert (desk.stored(0, "baseline"), desk.stored(1, "baseline")) == ("", "")
    assert undo.steps(desk.store).undo == "代理入力：2件の消去"
    desk.undo()
    desk.press(Qt.Key.Key_X, _CTRL)
    assert clipped() == "12\n34"
    assert desk.stored(0, "baseline") == ""


def test_today_goes_into_a_date(desk: Desk):
    desk.cells.go_to(0, AT)
    desk.press(Qt.Key.Key_Semicolon, _CTRL)
    assert desk.stored(0, "baseline_at")
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Up)
    assert "年度" in desk.grid.foot.text()


def test_a_locked_cell_says_why(desk: Desk):
    desk.press(Qt.Key.Key_Left)
    locked = "編集できません：計画書の記載です。"
    assert desk.grid.foot.text() == locked
    for key in (Qt.Key.Key_5, Qt.Key.Key_F2):
        desk.press(Qt.Key.Key_C, _CTRL)
        assert desk.grid.foot.text() != locked
        desk.press(key)
        assert not desk.cells.is_typing
        assert desk.grid.foot.text() == locked


def test_a_choice_is_picked_from_a_list(desk: Desk):
    desk.cells.go_to(0, DIRECTION)
    desk.press(Qt.Key.Key_Down, _ALT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert desk.stored(0, "direction") == "lower"
    desk.cells.go_to(1, DIRECTION)
    desk.type("高いほどよい")
    desk.press(Qt.Key.Key_Return)
    assert desk.stored(1, "direction") == "higher"


def test_tab_leaves_at_the_end_of_the_line_and_ctrl_tab_at_once(desk: Desk):
    desk.cells.go_to(0, SOURCE)
    desk.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.after
    desk.cells.setFocus()
    desk.press(Qt.Key.Key_Tab, _CTRL)
    assert QApplication.focusWidget() is desk.after
    desk.cells.setFocus()
    desk.press(Qt.Key.Key_Backtab, _CTRL | _SHIFT)
    assert QApplication.focusWidget() is desk.before


def test_frozen_columns_stay_where_they_are(desk: Desk):
    desk.widget.resize(520, 420)
    desk.press(Qt.Key.Key_End)
    assert desk.cells.shift > 0
    number = desk.grid.model.index(0, 0)
    last = desk.grid.model.index(0, SOURCE)
    assert desk.cells.visualRect(number).left() == 0
    assert desk.cells.indexAt(desk.cells.visualRect(number).center()) == number
    assert desk.cells.visualRect(last).left() >= desk.cells.staying_width
    assert desk.cells.horizontalHeader().left_of(1) == 60
    for _ in range(SOURCE):
        desk.press(Qt.Key.Key_Left)
        index = desk.cells.currentIndex()
        assert desk.cells.indexAt(desk.cells.visualRect(index).center()) == index
    desk.cells.go_to(0, TITLE)
    desk.type("abc")
    editor = desk.cells.editor
    assert editor is not None and editor.geometry() == desk.cells.visualRect(
        desk.cells.currentIndex()
    )


def test_rows_keep_their_place_while_people_type(desk: Desk):
    desk.grid.model.sort(TITLE)
    desk.cells.go_to(0, TITLE)
    desk.type("zzz")
    desk.press(Qt.Key.Key_Return)
    assert desk.text(0, TITLE) == "zzz"
    assert desk.at == (1, TITLE)


def test_what_cannot_be_saved_stays_and_is_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise StoreGone(desk.store.path)

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "enter_all", fail)
        desk.type("abc")
        desk.press(Qt.Key.Key_Return)
        desk.show()
    assert len(desk.failures) == 1
    assert desk.text(0, TITLE) == "abc"
    assert desk.grid.unsaved == ((desk.keys[0], "title", "abc"),)
    desk.grid.settle()
    assert desk.stored(0, "title") == "abc"
    assert desk.grid.unsaved == ()


def test_every_press_of_ctrl_shift_and_arrow_leaves_one_block(desk: Desk):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        desk.press(key, _CTRL | _SHIFT)
        area = desk.cells.area
        assert len(desk.cells.selectionModel().selectedIndexes()) == area.count


def test_a_click_on_a_heading_sorts_and_the_cursor_stays_on_its_row(desk: Desk):
    desk.cells.go_to(1, TITLE)
    desk.click_heading(TITLE)
    assert desk.titles() == ["件数", "利用率", "窓口の数", ""]
    assert desk.at == (0, TITLE)
    desk.click_heading(TITLE)
    assert desk.titles() == ["", "窓口の数", "利用率", "件数"]
    desk.click_heading(TITLE)
    assert desk.titles() == ["窓口の数", "件数", "", "利用率"]
    desk.press(Qt.Key.Key_Up, _ALT | _SHIFT)
    assert desk.titles()[0] == "件数"
    desk.press(Qt.Key.Key_Home, _ALT | _SHIFT)
    assert desk.titles()[0] == "窓口の数"


def test_filters_below_the_headings_show_what_fits(desk: Desk):
    desk.press(Qt.Key.Key_L, _CTRL | _SHIFT)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "「指標名」で絞り込む"
    compose(line, "りよ")
    assert len(desk.grid.rows) == 4
    commit(line, "率")
    assert desk.titles() == ["利用率"]
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is desk.cells
    desk.press(Qt.Key.Key_L, _CTRL | _SHIFT)
    assert len(desk.grid.rows) == 4
    assert not desk.cells.headings.is_filtering


def test_esc_clears_a_filter_and_then_goes_back_to_the_cells(desk: Desk):
    desk.press(Qt.Key.Key_L, _CTRL | _SHIFT)
    desk.type("zzz")
    assert desk.grid.rows == ()
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.grid.rows) == 4
    desk.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.cells


def test_find_goes_from_hit_to_hit(desk: Desk):
    desk.press(Qt.Key.Key_F, _CTRL)
    line = QApplication.focusWidget()
    assert line is desk.grid.finder.line
    commit(line, "数")
    assert desk.grid.finder.count.text() == "2件"
    desk.press(Qt.Key.Key_Return)
    assert (desk.at, desk.grid.finder.count.text()) == ((1, TITLE), "2件中2件目")
    desk.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is desk.cells
    desk.press(Qt.Key.Key_F3)
    assert desk.at == (0, TITLE)
    desk.press(Qt.Key.Key_F3, _SHIFT)
    assert desk.at == (1, TITLE)


def test_widths_order_and_filters_are_as_they_were_at_the_next_start(
    qtbot: QtBot, desk: Desk, store: Store
):
    desk.cells.headings.resizeSection(UNIT, 155)
    desk.press(Qt.Key.Key_L, _CTRL | _SHIFT)
    line = QApplication.focusWidget()
    assert line is not None
    commit(line, "数")
    desk.grid.arrangement.sort_by(TITLE)
    desk.widget.hide()
    again = Desk(qtbot, store, desk.keys)
    assert again.titles() == ["件数", "窓口の数"]
    assert again.cells.columnWidth(UNIT) == 155
    assert again.cells.headings.texts == {TITLE: "数"}


def test_a_broken_memory_is_a_first_start(qtbot: QtBot, desk: Desk, store: Store):
    paths.layouts_path().write_text('{"example": {"widths": 5}}', encoding="utf-8")
    assert len(Desk(qtbot, store, desk.keys).grid.rows) == 4


def test_a_double_click_on_the_edge_of_a_heading_fits_the_column(desk: Desk):
    headings = desk.cells.headings
    edge = QPoint(headings.left_of(TITLE) + headings.sectionSize(TITLE) - 1, 10)
    QTest.mouseDClick(headings.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    assert 60 < desk.cells.columnWidth(TITLE) < 120


def test_the_menu_offers_what_the_keys_do(desk: Desk):
    desk.cells.go_to(0, BASELINE)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(desk.cells.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = {each.text(): each for each in menu.actions()}
    assert {"切り取り", "コピー", "貼り付け", "消去", "列ごとに絞り込む"} <= named.keys()
    assert {each.shortcut().toString() for each in menu.actions()} - {""} <= {*desk.cells.commands}
    named["消去"].trigger()
    menu.close()
    assert desk.stored(0, "baseline") == ""


@pytest.mark.parametrize("tokens", [LIGHT, DARK, contrast_tokens(black_and_white(is_dark=True))])
def test_cells_are_drawn_in_the_colours_in_force(desk: Desk, qapp: QApplication, tokens: Tokens):
    dress(qapp, paths.resources_folder(), tokens)
    desk.cells.go_to(0, TITLE)
    shown = desk.cells.viewport().grab().toImage()
    plain = desk.cells.visualRect(desk.grid.model.index(2, UNIT)).center()
    marked = desk.cells.visualRect(desk.grid.model.index(0, TITLE))
    assert shown.pixelColor(plain) == QColor(tokens.surface)
    assert shown.pixelColor(marked.right() - 12, marked.center().y()) == QColor(tokens.selected)
