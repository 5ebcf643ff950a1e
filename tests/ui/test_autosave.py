"""Unfinished typing is kept within seconds and offered back at its field."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from dxdesk.app import Desk
from dxdesk.domain.store_errors import StoreFull
from dxdesk.services import drafts, edits, histories, stores
from dxdesk.ui import autosave
from dxdesk.ui.autosave import Autosave
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.draft_box import DraftBox
from dxdesk.ui.pages.base import Spot
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.loose_draft import LooseDraft
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner

from . import exchange
from .desks import go, in_front, settled, started
from .example_store import FOUR, REPORT, ROUND, coordinator_store, value
from .exchange import CONTROL, press

AWAY = Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, icons: object, store: stores.Store) -> DetailPage:
    return _shown(qtbot, store)


def _shown(qtbot: QtBot, store: stores.Store) -> DetailPage:
    page = DetailPage(store)
    page.widget.resize(1200, 700)
    in_front(qtbot, page.widget)
    page.open(Spot("P7/T4", FOUR, ROUND))
    return page


def _field(page: DetailPage, name: str) -> FieldWidget:
    assert page.view.form
    return page.view.form.field(name)


def _into(page: DetailPage, name: str) -> QWidget:
    assert page.view.form
    page.view.form.focus_field(name)
    return _focused()


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def _box(widget: FieldWidget) -> DraftBox:
    box = widget.findChild(DraftBox)
    assert isinstance(box, DraftBox)
    return box


def _compose(target: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def test_typing_waits_five_seconds_at_most():
    assert 0 < autosave.AUTOSAVE_MS <= 5_000


def test_one_who_never_pauses_is_saved_as_well(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(autosave, "AUTOSAVE_MS", 60)
    kept: list[str] = []
    parent = QObject()
    typing = Autosave(lambda: kept.append("kept"), parent)

    def types_on() -> bool:
        typing.touch()
        return len(kept) > 2

    qtbot.waitUntil(types_on)


def test_typing_in_an_open_editor_is_kept_and_no_input_is_touched(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, store: stores.Store
):
    monkeypatch.setattr(autosave, "AUTOSAVE_MS", 20)
    page = _shown(qtbot, store)
    QTest.keyClicks(_into(page, "results"), "rei 18")
    qtbot.waitUntil(lambda: drafts.of_record(store, REPORT) == {"results": "rei 18"})
    assert value(store, REPORT, "results") == ""
    assert _field(page, "results").value() == "rei 18"
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert value(store, REPORT, "results") == "rei 18"
    assert drafts.every(store) == []


def test_a_card_below_the_report_is_kept_too(page: DetailPage, store: stores.Store):
    page.view.forms.setCurrentWidget(page.view.work)
    page.view.work.section("schedule_step").add.click()
    QTest.keyClicks(_focused(), "step one")
    QApplication.instance().applicationStateChanged.emit(AWAY)
    (kept,) = drafts.every(store)
    assert (kept.field, kept.text) == ("title", "step one")


def test_turning_to_another_program_keeps_it_at_once(page: DetailPage, store: stores.Store):
    QTest.keyClicks(_into(page, "results"), "rei")
    assert drafts.every(store) == []
    QApplication.instance().applicationStateChanged.emit(AWAY)
    assert drafts.of_record(store, REPORT) == {"results": "rei"}


def test_a_composition_goes_on_while_the_committed_text_is_kept(
    page: DetailPage, store: stores.Store
):
    edit = _into(page, "results")
    assert isinstance(edit, QTextEdit)
    QTest.keyClicks(edit, "18")
    _compose(edit, "", "窓口")
    _compose(edit, "どうにゅう")
    place = edit.textCursor().position()
    QApplication.instance().applicationStateChanged.emit(AWAY)
    assert drafts.of_record(store, REPORT) == {"results": "18窓口"}
    assert edit.textCursor().block().layout().preeditAreaText() == "どうにゅう"
    assert edit.textCursor().position() == place
    _compose(edit, "", "導入")
    assert _field(page, "results").value() == "18窓口導入"


def test_a_composition_alone_is_no_typing_yet(page: DetailPage, store: stores.Store):
    _compose(_into(page, "results"), "まどぐち")
    QApplication.instance().applicationStateChanged.emit(AWAY)
    assert drafts.every(store) == []


def test_what_cannot_be_kept_is_told_once_and_stays_in_its_input(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, store: stores.Store
):
    monkeypatch.setattr(autosave, "AUTOSAVE_MS", 10)
    page = _shown(qtbot, store)
    troubles: list[object] = []
    tries: list[str] = []
    page.troubled.connect(troubles.append)

    def full(_store: object, _typed: object) -> None:
        tries.append("again")
        raise StoreFull(store.path)

    with monkeypatch.context() as broken:
        broken.setattr(drafts, "keep_all", full)
        QTest.keyClicks(_into(page, "results"), "rei")
        qtbot.waitUntil(lambda: len(tries) > 2)
        assert troubles == [StoreFull(store.path)]
        assert _field(page, "results").value() == "rei"
    qtbot.waitUntil(lambda: drafts.of_record(store, REPORT) == {"results": "rei"})


def test_a_text_is_offered_below_its_input_and_not_written_into_it(
    page: DetailPage, store: stores.Store
):
    drafts.keep(store, REPORT, "results", "例 途中まで書いた")
    drafts.keep(store, REPORT, "progress", "on-track")
    page.open(Spot("P7/T4", FOUR, ROUND))
    widget = _field(page, "results")
    assert widget.value() == ""
    assert _box(widget).text == "例 途中まで書いた"
    assert _box(_field(page, "progress")).text.endswith("予定どおり")
    assert page.view.drafts.text == (
        "保存されていない書きかけが2件あります（進捗、取組内容の実績）。"
    )
    _box(widget).use.click()
    assert value(store, REPORT, "results") == "例 途中まで書いた"
    assert not widget.is_offering
    assert page.view.drafts.text == "保存されていない書きかけが1件あります（進捗）。"


def test_tab_leads_from_the_input_to_what_is_offered(page: DetailPage, store: stores.Store):
    drafts.keep(store, REPORT, "results", "例")
    page.open(Spot("P7/T4", FOUR, ROUND))
    _into(page, "results")
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    assert _focused() is _box(_field(page, "results")).use
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    assert drafts.every(store) == []


def test_what_was_thrown_away_can_be_called_back(page: DetailPage, store: stores.Store):
    drafts.keep(store, REPORT, "results", "例 惜しい文")
    page.open(Spot("P7/T4", FOUR, ROUND))
    told: list[Notice] = []
    page.told.connect(told.append)
    _box(_field(page, "results")).drop.click()
    assert drafts.every(store) == []
    call_back = told[-1].action
    assert told[-1].text == "書きかけを1件捨てました。"
    assert call_back
    call_back()
    assert drafts.of_record(store, REPORT) == {"results": "例 惜しい文"}
    assert _field(page, "results").is_offering


def test_taking_a_text_back_saves_what_is_typed_there_first(page: DetailPage, store: stores.Store):
    drafts.keep(store, REPORT, "results", "例 前の文")
    page.open(Spot("P7/T4", FOUR, ROUND))
    QTest.keyClicks(_into(page, "results"), "new")
    _box(_field(page, "results")).use.click()
    assert value(store, REPORT, "results") == "例 前の文"
    lines = histories.lines(store, REPORT, "results")
    assert [each.after for each in lines] == ["例 前の文", "new"]


def test_a_text_that_the_store_already_says_is_not_offered(page: DetailPage, store: stores.Store):
    edits.set_value(store, REPORT, "as_of", "R6.4.30")
    drafts.keep(store, REPORT, "as_of", "R6.4.30")
    assert drafts.waiting(store) == ()
    page.open(Spot("P7/T4", FOUR, ROUND))
    assert not _field(page, "as_of").is_offering


def test_a_card_that_is_taken_away_takes_its_text_along(page: DetailPage, store: stores.Store):
    page.view.forms.setCurrentWidget(page.view.work)
    page.view.work.section("schedule_step").add.click()
    card = page.view.work.cards[-1]
    drafts.keep(store, card.key, "title", "例 途中")
    card.view.strike.click()
    assert drafts.every(store) == []
    assert card.key not in [each.key for each in page.view.work.cards]


def test_a_line_keeps_a_text_for_each_matter(qtbot: QtBot, store: stores.Store):
    line, box = QLineEdit(), DraftBox("例")
    for each in (line, box):
        qtbot.addWidget(each)
    loose = LooseDraft(store, line, box, line)
    loose.attend("P7/T1", "title?decision")
    QTest.keyClicks(line, "one")
    loose.attend("P7/T2", "title?decision")
    assert line.text() == ""
    assert [each.text for each in drafts.every(store)] == ["one"]
    loose.attend("P7/T1", "title?decision")
    assert line.text() == "one"
    assert box.isHidden()
    loose.done()
    assert (line.text(), drafts.every(store)) == ("", [])


def test_the_reason_for_a_decision_survives_and_goes_with_it(
    qtbot: QtBot, icons: object, tmp_path: Path, runner: Runner
):
    with exchange.master(tmp_path) as office:
        file = exchange.answer(tmp_path, exchange.request_for(office, tmp_path), "例 届いた文")
        edits.set_value(office, exchange.REPORT, "results", "例 いまの文")
        stage = exchange.Stage(qtbot, MergePage(office, runner), runner)
        page = stage.page
        assert isinstance(page, MergePage)
        page.look([file])
        stage.wait()
        stage.primary()
        QTest.keyClicks(page.questions.reason, "keijo")
        QApplication.instance().applicationStateChanged.emit(AWAY)
        (waiting,) = drafts.waiting(office)
        assert waiting.label == "決めた理由"

        later = MergePage(office, runner)
        qtbot.addWidget(later.widget)
        later.refresh()
        assert later.questions.reason.text() == ""
        assert later.questions.reason_offer.text == "keijo"
        later.questions.reason_offer.use.click()
        later.questions.keep.click()
        assert drafts.waiting(office) == ()
        assert later.questions.reason.text() == ""


def test_the_start_tells_of_texts_that_wait_and_leads_to_them(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        drafts.keep(made, REPORT, "results", "例 書きかけ")
        drafts.keep(made, REPORT, "budget", "12x")
    desk = desks()
    started(qtbot, desk, tmp_path / "a.dxdesk")
    assert desk.window
    bar = desk.window.info.bar("drafts")
    assert bar
    assert bar.notice.text == (
        "前回、保存されずに残った書きかけが2件あります"
        "（取組4(会計課) 予算額、取組4(会計課) 取組内容の実績）。"
    )
    bar.buttons[0].click()
    settled(qtbot, desk)
    (field,) = [w for w in desk.window.findChildren(FieldWidget) if w.isAncestorOf(_focused())]
    assert field.field.name == "budget"
    _box(field).drop.click()
    bar.buttons[0].click()
    (field,) = [w for w in desk.window.findChildren(FieldWidget) if w.isAncestorOf(_focused())]
    assert field.field.name == "results"
    _box(field).use.click()
    assert desk.window.info.bar("drafts") is None


def test_what_was_left_behind_is_told_until_it_is_mended(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    coordinator_store(tmp_path / "a.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "a.dxdesk")
    place = go(desk, "initiatives")
    assert isinstance(place, InitiativesPlace)
    assert desk.window
    place.open_field(REPORT, "as_of")
    QTest.keyClicks(_focused(), "R6.4.31")
    press(Qt.Key.Key_PageDown, CONTROL)
    bar = desk.window.info.bar("left")
    assert bar
    bar.buttons[0].click()
    _focused().selectAll()
    QTest.keyClicks(_focused(), "R6.4.30")
    press(Qt.Key.Key_Tab)
    assert desk.window.info.bar("left") is None


def test_closing_the_window_saves_what_is_being_typed(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    coordinator_store(tmp_path / "a.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "a.dxdesk")
    go(desk, "initiatives")
    assert desk.window
    for _ in range(4):  # 取組1 twice, 2, 3, then 4
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CONTROL)
    edits_of = {w.field.name: w for w in desk.window.findChildren(FieldWidget)}
    edits_of["results"].editor.setFocus()
    QTest.keyClicks(edits_of["results"].editor, "owari")
    desk.window.close()
    desk.close()
    with stores.open_store(tmp_path / "a.dxdesk") as again:
        assert value(again, REPORT, "results") == "owari"


def test_no_page_and_no_timer_of_it_outlives_its_store(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    coordinator_store(tmp_path / "a.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "a.dxdesk")
    pages = [page_made for name in ("initiatives", "merge") if (page_made := go(desk, name))]
    timers = [each for page in pages for each in page.findChildren(Autosave)]
    assert timers
    timers[-1].touch()  # as by a line that was typed in a moment ago
    desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [each for each in (*pages, *timers) if isValid(each)]
