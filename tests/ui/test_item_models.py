from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dxdesk.ui.item_models.column import Column
from dxdesk.ui.item_models.nodes_tree import Node, NodesTree
from dxdesk.ui.item_models.rows_table import RowsTable

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(frozen=True)
class _Row:
    number: int
    title: str


ROWS = (_Row(10, "会計課"), _Row(2, "市民課"), _Row(1, "情報政策課"))
COLUMNS = (
    Column[_Row]("番号", lambda row: str(row.number), number=True, sort_key=lambda row: row.number),
    Column[_Row](
        "課", lambda row: row.title, tooltip=lambda row: f"{row.title}です",
        colour=lambda row: ("#115A36", "#E6F5EC"), label_tooltip="課の名前",
    ),
)  # fmt: skip
TREE = (
    Node(_Row(1, "Ⅰ"), (Node(_Row(2, "施策1"), (Node(_Row(3, "取組1")), Node(_Row(4, "取組2")))),)),
    Node(_Row(5, "Ⅱ"), (Node(_Row(6, "施策3")),)),
)


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable[_Row]:
    return RowsTable(COLUMNS, ROWS)


def _titles(table: RowsTable[_Row]) -> list[str]:
    return [row.title for row in table.shown]


def test_the_table_is_a_sound_model(table: RowsTable[_Row]):
    tester = QAbstractItemModelTester(table, FAIL)
    table.sort(0, Qt.SortOrder.DescendingOrder)
    table.set_filter(lambda row: row.number > 1)
    table.set_rows(ROWS[:2])
    table.set_rows(())
    assert tester.model() is table


def test_rows_sort_by_their_key_and_not_by_their_text(table: RowsTable[_Row]):
    table.sort(0)
    assert [row.number for row in table.shown] == [1, 2, 10]
    table.sort(0, Qt.SortOrder.DescendingOrder)
    assert [row.number for row in table.shown] == [10, 2, 1]
    table.sort(-1)
    assert table.shown == ROWS


def test_a_filter_stays_when_rows_change(table: RowsTable[_Row]):
    table.set_filter(lambda row: row.number < 5)
    table.set_rows((*ROWS, _Row(3, "財政課")))
    assert _titles(table) == ["市民課", "情報政策課", "財政課"]
    assert table.total == 4
    assert table.rowCount() == 3


def test_texts_are_found_in_any_width_and_kana(table: RowsTable[_Row]):
    table.set_rows((*ROWS, _Row(3, "コンビニ課")))
    table.set_wanted({1: "こんびに"})
    assert _titles(table) == ["コンビニ課"]
    table.set_wanted({0: "１", 1: "課"})
    assert _titles(table) == ["会計課", "情報政策課"]
    table.set_wanted({0: " "})
    assert table.rowCount() == 4


def test_renewed_rows_stand_where_they_stood(table: RowsTable[_Row]):
    table.sort(0)
    table.set_wanted({1: "課"})
    resets: list[None] = []
    table.modelReset.connect(lambda: resets.append(None))
    news = (_Row(10, "総務"), *ROWS[1:])
    assert table.renew(news, lambda row: row.number)
    assert _titles(table) == ["情報政策課", "市民課", "総務"]
    assert not table.renew(news[1:], lambda row: row.number)
    assert resets == []


def test_numbers_stand_right_and_words_left(table: RowsTable[_Row]):
    alignments = [
        table.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (0, 1)
    ]
    assert alignments[0] & Qt.AlignmentFlag.AlignRight
    assert alignments[1] & Qt.AlignmentFlag.AlignLeft
    assert table.index(0, 0).data(Qt.ItemDataRole.FontRole).family() == "BIZ UDGothic"


def test_headers_and_tooltips_are_told(table: RowsTable[_Row]):
    horizontal = Qt.Orientation.Horizontal
    assert table.headerData(1, horizontal) == "課"
    assert table.headerData(1, horizontal, Qt.ItemDataRole.ToolTipRole) == "課の名前"
    assert table.index(1, 1).data(Qt.ItemDataRole.ToolTipRole) == "市民課です"
    ground = table.index(1, 1).data(Qt.ItemDataRole.BackgroundRole)
    assert ground.color().name().upper() == "#E6F5EC"


def test_a_row_is_found_again(table: RowsTable[_Row]):
    table.sort(0)
    assert table.place_of(_Row(2, "市民課")) == 1
    assert table.place_of(_Row(99, "")) == -1
    assert table.row(table.index(1, 0)) == _Row(2, "市民課")


def test_the_table_cannot_be_edited(table: RowsTable[_Row]):
    index = table.index(0, 0)
    assert not table.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not table.setData(index, "9")


@pytest.fixture
def tree(qtbot: QtBot) -> NodesTree[_Row]:
    return NodesTree(COLUMNS, TREE)


def test_the_tree_is_a_sound_model(tree: NodesTree[_Row]):
    tester = QAbstractItemModelTester(tree, FAIL)
    tree.set_roots(TREE[:1])
    tree.set_roots(())
    assert tester.model() is tree


def test_children_lie_below_their_parents_in_order(tree: NodesTree[_Row]):
    measure = tree.index(0, 0, tree.index(0, 0))
    assert [tree.index(row, 1, measure).data() for row in range(2)] == ["取組1", "取組2"]
    assert tree.rowCount() == 2
    assert tree.parent(tree.index(1, 1, measure)) == measure


def test_a_node_is_found_again(tree: NodesTree[_Row]):
    found = tree.index_of(_Row(4, "取組2"))
    assert tree.row(found) == _Row(4, "取組2")
    assert tree.row(found.parent()) == _Row(2, "施策1")
    assert tree.index_of(_Row(99, "")) == QModelIndex()
