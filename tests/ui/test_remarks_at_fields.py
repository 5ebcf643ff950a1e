"""指摘 from the window: written at a field, returned, seen and answered at it, closed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.domain.remarks import State
from dxdesk.domain.words import remarks as words
from dxdesk.services import edits, issuing, merging, remarks, stores, submitting, taking
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.pages.base import Spot
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.remark_view import RemarkView
from dxdesk.ui.shell.info_bar import Notice

from .desks import in_front
from .example_store import FOUR, REPORT, ROUND, coordinator_store
from .exchange import CONTROL, driven, nameless_stops, press

SPOT = Spot("P7/T4", FOUR, ROUND)
ASKED = "例 人数も書いてください。"
ANSWER = "例 人数は集計していません。"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    with coordinator_store(tmp_path / "office.dxdesk") as made:
        edits.set_value(made, REPORT, "results", "例 窓口で使えるようにした。")
        yield made


@pytest.fixture
def own(tmp_path: Path, office: Store) -> Iterator[Store]:
    (issued,) = driven(issuing.request(office, ROUND, tmp_path, "会計課"))
    with stores.create(tmp_path / "own.dxdesk", stores.DEPARTMENT, "会計課") as made:
        taking.take(made, issued.path)
        yield made


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[[Store], DetailPage]]:
    with ExitStack() as open_pages:

        def make(store: Store) -> DetailPage:
            page = DetailPage(store)
            page.widget.resize(1200, 700)
            in_front(qtbot, page.widget)
            page.open(SPOT, (SPOT, Spot("P7/T1")))
            open_pages.callback(page.settle)
            return page

        yield make


def field(page: DetailPage, name: str) -> FieldWidget:
    assert page.view.form
    return page.view.form.field(name)


def boxes(widget: QWidget) -> list[RemarkView]:
    return [each for each in widget.findChildren(RemarkView) if not each.isHidden()]


def typed(text: str) -> None:
    """Type where the keyboard is."""
    QApplication.focusWidget().insertPlainText(text)


def written(page: DetailPage, name: str = "results", text: str = ASKED) -> str:
    """A remark on a field, by keyboard alone; its key."""
    assert page.view.form
    before = {each.key for each in remarks.of_report(page.store, REPORT)}
    page.view.form.focus_field(name)
    press(Qt.Key.Key_M, CONTROL)
    typed(text)
    press(Qt.Key.Key_Tab)
    (key,) = {each.key for each in remarks.of_report(page.store, REPORT)} - before
    return key


def returned(office: Store, own: Store, folder: Path) -> None:
    """The 課 takes what the office gives back."""
    folder.mkdir(exist_ok=True)
    out = folder / "提出.xlsx"
    submitting.submit(own, ROUND, out, "例")
    driven(merging.merge(office, [out]))
    (issued,) = driven(issuing.give_back(office, ROUND, folder / "受領", "会計課"))
    taking.take(own, issued.path)


def test_the_coordinator_writes_a_remark_at_a_field_by_keyboard_alone(office, show):
    page = show(office)
    written(page)
    (found,) = remarks.of_report(office, REPORT)
    assert (found.fields, found.text, found.state) == (("results",), ASKED, State.OPEN)
    (box,) = boxes(field(page, "results"))
    assert box.head.accessibleName() == words.HEADS[State.OPEN]
    assert box.isAncestorOf(QApplication.focusWidget())
    assert nameless_stops(page.widget) == []


def test_a_remark_is_made_of_its_text_and_of_nothing_else(office, show):
    page = show(office)
    assert page.view.form
    page.view.form.focus_field("issues")
    press(Qt.Key.Key_M, CONTROL)
    press(Qt.Key.Key_Tab)
    assert remarks.of_report(office, REPORT) == ()
    (box,) = boxes(field(page, "issues"))
    box.withdraw.click()
    assert boxes(field(page, "issues")) == []
    assert QApplication.focusWidget() is field(page, "issues").editor


def test_remarking_outside_a_field_says_where_to_go(office, show):
    page = show(office)
    told: list[Notice] = []
    page.told.connect(told.append)
    page.view.back.setFocus()
    page.view.remark.click()
    assert told[-1].text == words.NO_FIELD


def test_the_coordinator_closes_a_remark_and_withdraws_another(office, show):
    page = show(office)
    first, second = written(page), written(page, "issues")
    boxes(field(page, "results"))[0].close_it.click()
    boxes(field(page, "issues"))[0].withdraw.click()
    assert [each.key for each in remarks.of_report(office, REPORT)] == [first]
    assert second not in {each.key for each in stores.records(office)}
    (box,) = boxes(field(page, "results"))
    assert box.head.accessibleName() == words.HEADS[State.CLOSED]
    assert not box.close_it.isVisible() and not box.withdraw.isVisible()


def test_28_the_department_sees_a_remark_at_its_field_answers_it_there_and_it_closes(
    office, own, show, tmp_path
):
    written(show(office))
    returned(office, own, tmp_path)
    page = show(own)
    (box,) = boxes(field(page, "results"))
    assert box.said.accessibleName() == ASKED
    assert ASKED in field(page, "results").editor.accessibleDescription()
    assert page.view.remark.text() == words.go(1)
    assert not box.close_it.isVisible() and not box.withdraw.isVisible()
    press(Qt.Key.Key_M, CONTROL)
    assert box.isAncestorOf(QApplication.focusWidget())
    typed(ANSWER)
    press(Qt.Key.Key_Tab)
    assert box.head.accessibleName() == words.HEADS[State.ANSWERED]
    assert not page.view.remark.isVisible()
    returned(office, own, tmp_path / "再")
    (found,) = remarks.of_report(office, REPORT)
    assert (found.state, found.answer) == (State.ANSWERED, ANSWER)
    (box,) = boxes(field(show(office), "results"))
    assert box.said.accessibleName() == words.answered(ANSWER)


def test_a_remark_is_answered_when_its_field_is_put_right(office, own, show, tmp_path):
    written(show(office))
    returned(office, own, tmp_path)
    page = show(own)
    (box,) = boxes(field(page, "results"))
    assert page.view.form
    page.view.form.focus_field("results")
    typed("例 120人")
    press(Qt.Key.Key_Tab)
    assert box.head.accessibleName() == words.HEADS[State.ANSWERED]
    assert box.isAncestorOf(QApplication.focusWidget())


def test_remarks_stay_with_their_report_when_another_is_shown(office, show):
    page = show(office)
    written(page)
    page.next()
    assert boxes(page.widget) == []
    page.previous()
    assert len(boxes(field(page, "results"))) == 1


def test_a_store_that_is_only_looked_at_lets_nobody_remark(office, show):
    page = show(office)
    written(page)
    page.halt("例 見るだけです。")
    (box,) = boxes(field(page, "results"))
    assert box.input.is_locked
    assert not box.close_it.isVisible() and not box.withdraw.isVisible()
    told: list[Notice] = []
    page.told.connect(told.append)
    page.view.remark.click()
    assert told
