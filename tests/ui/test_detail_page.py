from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.services import drafts, edits, publishing, state, stores, undo
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.last_box import LastBox, RepeatMark
from dxdesk.ui.pages.base import Spot
from dxdesk.ui.pages.detail import DetailPage
from dxdesk.ui.pages.report_groups import report_groups
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.text import Paragraph

from .desks import in_front
from .example_store import (
    BEFORE,
    FOUR,
    LAST_RESULTS,
    REPORT,
    ROUND,
    coordinator_store,
    department_store,
    value,
)
from .exchange import CONTROL, SHIFT

SPOT = Spot("P7/T4", FOUR, ROUND)
SPOTS = (Spot("P7/T3", "P7/T3/D0210", ROUND), SPOT, Spot("P7/T5"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with coordinator_store(tmp_path / "a.dxdesk") as made:
        yield made


@pytest.fixture
def page(qtbot: QtBot, store: stores.Store) -> DetailPage:
    return _shown(qtbot, store)


def _shown(qtbot: QtBot, store: stores.Store) -> DetailPage:
    page = DetailPage(store)
    page.widget.resize(1200, 700)
    in_front(qtbot, page.widget)
    page.open(SPOT, SPOTS)
    return page


def _field(page: DetailPage, name: str) -> FieldWidget:
    assert page.view.form
    return page.view.form.field(name)


def _type(page: DetailPage, name: str, text: str) -> None:
    """Typing into a field, which keeps the keyboard."""
    assert page.view.form
    page.view.form.focus_field(name)
    focused = _focused()
    if hasattr(focused, "selectAll"):
        focused.selectAll()
    QTest.keyClicks(focused, text) if text.isascii() else focused.insertPlainText(text)


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found
    return found


def _tab() -> None:
    QTest.keyClick(_focused(), Qt.Key.Key_Tab)


def _required(widget: FieldWidget) -> str:
    mark = widget.findChild(QLabel, "fieldRequired")
    assert mark
    return mark.text()


def test_typed_text_is_saved_when_the_field_is_left(page: DetailPage, store: stores.Store):
    saved: list[str] = []
    page.saved.connect(saved.append)
    _type(page, "results", "例 18窓口で導入した。")
    assert value(store, REPORT, "results") == ""
    _tab()
    assert value(store, REPORT, "results") == "例 18窓口で導入した。"
    assert len(saved) == 1
    assert undo.steps(store).undo


def test_a_text_the_field_cannot_take_stays_as_a_draft_with_a_message(
    page: DetailPage, store: stores.Store
):
    before = state.show(store)
    _type(page, "as_of", "R6.4.31")
    _tab()
    widget = _field(page, "as_of")
    assert widget.value() == "R6.4.31"
    assert widget.error() == "暦にない日付です。月と日を確かめてください。"
    assert drafts.of_record(store, REPORT) == {"as_of": "R6.4.31"}
    assert state.show(store) == before
    _type(page, "as_of", "R6.4.30")
    _tab()
    assert widget.error() == ""
    assert drafts.every(store) == []
    assert value(store, REPORT, "as_of") == "2024-04-30"


def test_the_field_at_hand_stays_in_view_when_an_error_pushes_it_down(
    qtbot: QtBot, page: DetailPage
):
    _type(page, "budget", "12x")
    _tab()
    form = page.view.form
    assert form and _field(page, "settlement").isAncestorOf(_focused())
    qtbot.waitUntil(
        lambda: _focused().mapTo(form, _focused().rect().bottomLeft()).y() < form.height()
    )


def test_a_draft_is_offered_back_and_can_be_thrown_away(page: DetailPage, store: stores.Store):
    _type(page, "budget", "12x")
    told: list[Notice] = []
    page.told.connect(told.append)
    page.next()
    assert "直すところが1件" in told[-1].text
    page.previous()
    assert page.view.drafts.text == "保存されていない書きかけが1件あります（予算額）。"
    assert _field(page, "budget").value() == ""
    page.view.drafts.use.click()
    assert _field(page, "budget").value() == "12x"
    assert _field(page, "budget").error()
    assert _field(page, "budget").isAncestorOf(_focused())
    page.next()
    page.previous()
    page.view.drafts.drop.click()
    assert drafts.every(store) == []
    assert page.view.drafts.isHidden()


def test_typing_that_rests_survives_as_a_draft(qtbot: QtBot, page: DetailPage, store: stores.Store):
    _type(page, "results", "例 書きかけ")
    qtbot.waitUntil(lambda: drafts.of_record(store, REPORT) == {"results": "例 書きかけ"})
    assert value(store, REPORT, "results") == ""
    _tab()
    assert drafts.every(store) == []


def test_a_choice_is_saved_a_moment_after_its_last_change(
    qtbot: QtBot, page: DetailPage, store: stores.Store
):
    page.view.form.focus_field("progress")
    before = len(state.history(store))
    for _ in range(3):
        QTest.keyClick(_focused(), Qt.Key.Key_Right)
    assert value(store, REPORT, "progress") == ""
    qtbot.waitUntil(lambda: value(store, REPORT, "progress") != "")
    assert len(state.history(store)) == before + 1


def test_undo_restores_and_keeps_the_keyboard_in_its_field(page: DetailPage, store: stores.Store):
    _type(page, "results", "例 一つ目")
    _tab()
    _type(page, "results", "例 二つ目")
    page.settle()
    focused = _focused()
    undo.undo(store)
    page.refresh()
    assert _field(page, "results").value() == "例 一つ目"
    undo.undo(store)
    page.refresh()
    assert _field(page, "results").value() == ""
    undo.redo(store)
    page.refresh()
    assert _field(page, "results").value() == "例 一つ目"
    assert _focused() is focused


def test_a_refresh_leaves_typing_alone(page: DetailPage, store: stores.Store):
    _type(page, "issues", "例 途中")
    edits.set_value(store, REPORT, "results", "例 別のところで変わった")
    page.refresh()
    assert _field(page, "issues").value() == "例 途中"
    assert _field(page, "results").value() == "例 別のところで変わった"


def test_a_late_initiative_owes_a_way_to_catch_up(page: DetailPage):
    assert not _field(page, "recovery").isVisible()
    _field(page, "progress")._buttons["late"].click()
    assert _field(page, "recovery").isVisible()
    assert _required(_field(page, "recovery")) == "※必須"
    assert _required(_field(page, "recovery_by")) == "※必須"
    owed = "この下の「挽回策」「挽回の期限」も書いてください。"
    (note,) = [
        e for e in _field(page, "progress").findChildren(Paragraph) if e.accessibleName() == owed
    ]
    assert note.isVisible()
    _type(page, "recovery", "catch up")
    page.view.form.focus_field("progress")
    _field(page, "progress")._buttons["on-track"].click()
    assert _field(page, "recovery").isVisible()
    assert not _field(page, "recovery_by").isVisible()
    assert not note.isVisible()


def test_what_cannot_be_rated_owes_no_rating(page: DetailPage):
    assert _required(_field(page, "achievement")) == "※必須"
    _field(page, "exception")._buttons["unratable"].click()
    assert _required(_field(page, "achievement")) == "※任意"
    assert _required(_field(page, "results")) == "※必須"


def test_every_field_of_the_report_is_in_the_form_once():
    names = [field.name for group in report_groups() for field in group.fields]
    assert sorted(names) == sorted(field.name for field in CATALOGUE["report"].fields)


def test_tab_goes_in_reading_order(page: DetailPage):
    form = page.view.form
    assert form
    page.focus_first()
    visited: list[str] = []
    for _ in range(len(form.names) + 4):
        name = next((n for n in form.names if form.field(n).isAncestorOf(_focused())), "")
        if name and name not in visited:
            visited.append(name)
        _tab()
    assert tuple(visited) == tuple(n for n in form.names if form.field(n).isVisible())


def test_the_plan_stands_beside_the_form(page: DetailPage):
    text = page.view.plan.toPlainText()
    for part in (
        "窓口サービスの利便性向上",
        "いつでも、どこでも行える窓口サービスの提供を目指します。",
        "利用しやすい窓口の実現",
        "会計課（主管）",
        "市民目線で業務の見直しを行い",
        "推進体制",
    ):
        assert part in text
    assert page.view.plan.isReadOnly()
    assert LAST_RESULTS in page.view.last.toPlainText()
    assert page.view.heading.accessibleName() == "4 窓口手数料等のキャッシュレス決済の導入"


def test_last_answer_is_copied_and_marked_until_it_is_changed(
    page: DetailPage, store: stores.Store
):
    page.view.form.focus_field("results")
    QTest.keyClick(
        _focused(),
        Qt.Key.Key_R,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    widget = _field(page, "results")
    assert value(store, REPORT, "results") == LAST_RESULTS
    mark = widget.findChild(RepeatMark)
    assert mark
    assert mark.isVisible()
    page.next()
    page.previous()
    assert mark.isVisible()
    page.view.form.focus_field("results")
    QTest.keyClicks(_focused(), "x")
    assert not mark.isVisible()


def test_the_last_answer_stands_above_the_input_and_is_copied_from_there(
    page: DetailPage, store: stores.Store
):
    last = _field(page, "results").findChild(LastBox)
    assert last
    assert last.text == f"前回（令和5年度 年度末）：{LAST_RESULTS}"
    chosen = _field(page, "progress").findChild(LastBox)
    assert chosen
    assert chosen.text == "前回（令和5年度 年度末）：○ 予定どおり"
    last.copy.click()
    assert value(store, REPORT, "results") == LAST_RESULTS
    assert _focused() is _field(page, "results").editor


def test_what_cannot_be_saved_is_listed_on_top_until_it_is_mended(page: DetailPage):
    _type(page, "as_of", "R6.4.31")
    _tab()
    summary = page.view.form.summary
    (line,) = summary.lines
    line.click()
    assert _focused() is _field(page, "as_of").editor
    _type(page, "as_of", "R6.4.30")
    _tab()
    assert not summary.isVisible()


def test_what_another_initiative_has_to_mend_is_not_listed(page: DetailPage):
    _type(page, "as_of", "R6.4.31")
    page.previous()
    assert page.report
    assert page.view.form
    assert page.view.form.summary.isHidden()


def test_nothing_to_copy_is_said(page: DetailPage):
    told: list[Notice] = []
    page.told.connect(told.append)
    page.view.form.focus_field("outcome")
    page.view.copy.click()
    page.view.form.focus_field("budget")
    page.view.copy.click()
    assert [notice.text for notice in told] == [
        "前回の報告に、この項目の文はありません。",
        "文章を書く項目に入ってから押してください。",
    ]


def test_the_history_of_the_field_at_hand_is_shown(page: DetailPage, store: stores.Store):
    edits.set_value(store, REPORT, "results", "例 12窓口")
    edits.set_value(store, REPORT, "results", "例 18窓口")
    page.refresh()
    page.view.form.focus_field("results")
    QTest.keyClick(_focused(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert page.view.places.currentWidget() is page.view.history
    told = [block.text for block in page.view.history.blocks]
    assert told[0] == "「取組内容の実績」の変更"
    assert told[2] == "例 12窓口 → 例 18窓口"
    assert told[4] == "（空欄） → 例 12窓口"
    assert told[1].endswith("取りまとめ")


def test_a_step_is_added_filled_in_and_struck_out(page: DetailPage, store: stores.Store):
    page.view.forms.setCurrentWidget(page.view.work)
    page.view.work.section("schedule_step").add.click()
    QTest.keyClicks(_focused(), "step one")
    _tab()
    steps = stores.records(store).below(FOUR, "schedule_step")
    assert [(each.get("title"), each.get("order")) for each in steps] == [("step one", "1")]
    card = next(each for each in page.view.work.cards if each.key == steps[0].key)
    card.view.strike.click()
    assert stores.records(store).below(FOUR, "schedule_step") == ()
    assert all(each.key != steps[0].key for each in page.view.work.cards)
    undo.undo(store)
    page.refresh()
    assert any(each.key == steps[0].key for each in page.view.work.cards)


def test_tab_goes_from_card_to_card_and_then_to_the_button_that_adds_one(page: DetailPage):
    page.view.forms.setCurrentWidget(page.view.work)
    section = page.view.work.section("schedule_step")
    for _ in range(2):
        section.add.click()
    QApplication.processEvents()
    steps = [each for each in page.view.work.cards if "/E" in each.key]
    seen: list[QWidget] = []
    steps[0].view.widgets["title"].editor.setFocus()
    while section.add not in seen and len(seen) < 40:
        seen.append(_focused())
        _tab()
    second = steps[1].view.widgets["title"].editor
    assert seen.index(second) < seen.index(section.add)
    assert page.view.work.section("indicator").add not in seen


def test_the_card_of_a_value_says_of_which_indicator_it_is(page: DetailPage, store: stores.Store):
    key = edits.add_record(store, "indicator", FOUR, {"title": "例 利用者"})
    page.refresh()
    (card,) = [e for e in page.view.work.cards if e.key == f"{key}/Y2024"]
    assert card.view.title.text() == "指標「例 利用者」の令和6年度の値"


def test_the_target_of_the_year_is_edited_beside_the_steps(page: DetailPage, store: stores.Store):
    card = page.view.work.cards[0]
    assert card.key == keys.natural("annual_target", FOUR, "2024")
    card.put("text", "例 すべての窓口で使える")
    assert value(store, card.key, "text") == "例 すべての窓口で使える"
    assert "例 すべての窓口で使える" in page.view.plan.toPlainText()


def test_a_target_that_was_changed_after_it_was_published_is_marked_beside_the_old_one(
    page: DetailPage, store: stores.Store
):
    target = keys.natural("annual_target", FOUR, "2024")
    edits.set_value(store, target, "text", "例 3か所")
    publishing.publish_targets(store, "2024", "R6.7.1")
    page.refresh()
    assert "公表した後に変えています" not in page.view.plan.toPlainText()
    edits.set_values(store, [(target, "text", "例 2か所"), (target, "change_reason", "例 減額")])
    page.refresh()
    text = page.view.plan.toPlainText()
    assert "例 2か所" in text
    assert "◇ 公表した後に変えています。公表した目標（R6.7.1）：例 3か所" in text
    assert "変えた理由：例 減額" in text


def test_a_department_answers_and_is_told_why_other_fields_are_locked(qtbot: QtBot, tmp_path: Path):
    with department_store(tmp_path) as store:
        page = _shown(qtbot, store)
        assert page.view.review.cards == ()
        assert page.view.review.section("review").nothing.isVisibleTo(page.view.review)
        assert not page.view.review.section("remark").add.isVisibleTo(page.view.review)
        target = page.view.work.cards[0]
        assert target.widget("published_on").is_locked
        assert target.widget("published_on").editor.accessibleDescription() == (
            "編集不可：取りまとめの課が入力する項目です。"
        )
        assert not _field(page, "results").is_locked
        _type(page, "results", "例 会計課の実績")
        _tab()
        assert value(store, REPORT, "results") == "例 会計課の実績"


def test_an_initiative_that_nobody_has_says_what_is_missing(page: DetailPage, store: stores.Store):
    page.open(Spot("P7/T5"))
    assert page.report is None
    assert "まだ担当課がありません" in page.view.empty.text
    assert page.view.department.currentText() == "担当未定"


def test_choosing_another_round_shows_its_answer_and_keeps_the_keyboard(
    page: DetailPage, store: stores.Store
):
    page.view.round.setFocus()
    QTest.keyClick(_focused(), Qt.Key.Key_Down)
    assert page.spot.round == BEFORE
    assert _field(page, "results").value() == LAST_RESULTS
    assert _focused() is page.view.round


def test_a_year_shows_its_round_and_says_where_there_is_none(page: DetailPage):
    years = page.view.years.buttons
    assert [each.text() for each in years.values()] == ["R5", "R6", "R7"]
    assert years["2024"].isChecked()
    years["2023"].click()
    assert page.spot.round == BEFORE
    assert page.view.round.key() == BEFORE
    assert _field(page, "results").value() == LAST_RESULTS
    told: list[Notice] = []
    page.told.connect(told.append)
    years["2025"].click()
    assert told[-1].text == "令和7年度の報告回はまだありません。"
    assert page.spot.round == BEFORE
    assert years["2023"].isChecked()


def test_a_fault_leads_to_its_field_in_the_report_or_below_it(page: DetailPage):
    page.open(Spot("P7/T3"))
    page.open_field(REPORT, "writer_unit")
    assert page.spot == SPOT
    assert _field(page, "writer_unit").isAncestorOf(_focused())
    target = keys.natural("annual_target", FOUR, "2024")
    page.open_field(target, "text")
    assert page.view.forms.currentWidget() is page.view.work
    assert page.view.work.cards[0].widget("text").isAncestorOf(_focused())


def test_all_fields_are_marked_for_publishing_at_once(page: DetailPage, store: stores.Store):
    assert page.view.form
    page.view.form.focus_field("public_fields")
    assert _focused().accessibleName() == "公表可とする項目 すべて選ぶ"
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    publishable = {each.name for each in CATALOGUE["report"].fields if each.publishable}
    page.settle()
    assert set(value(store, REPORT, "public_fields").split("\n")) == publishable
    assert all(box.isChecked() for box in page.view.findChildren(QCheckBox, "publicTick"))


def test_the_target_that_is_judged_by_is_read_before_the_plan(
    page: DetailPage, store: stores.Store
):
    target = keys.natural("annual_target", FOUR, "2024")
    edits.set_value(store, target, "text", "例 すべての窓口で使えるようにする。")
    page.refresh()
    text = page.view.plan.toPlainText()
    places = [text.index(each) for each in ("令和6年度の年次目標", "例 すべての窓口", "基本施策")]
    assert places == sorted(places)


def test_from_the_last_initiative_a_department_goes_on_to_the_submission(
    qtbot: QtBot, tmp_path: Path
):
    with department_store(tmp_path) as own:
        page = _shown(qtbot, own)
        page.open(SPOT, (SPOT,))
        assert page.primary_action.text() == "提出へ進む"
        with qtbot.waitSignal(page.place_asked) as asked:
            page.primary_action.trigger()
        assert asked.args == ["submit"]


def test_next_and_previous_follow_the_list(page: DetailPage):
    told: list[Notice] = []
    page.told.connect(told.append)
    assert page.primary_action.text() == "次の取組へ"
    QTest.keyClick(_focused(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.spot.initiative == "P7/T5"
    assert page.report is None
    assert page.primary_action.text() == "一覧へ戻る"
    QTest.keyClick(_focused(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(_focused(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.spot == SPOTS[0]
    page.previous()
    assert told[-1].text == "最初の取組です。"


def test_moving_on_saves_what_is_being_typed(page: DetailPage, store: stores.Store):
    _type(page, "results", "例 移る前に書いた")
    QTest.keyClick(_focused(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert value(store, REPORT, "results") == "例 移る前に書いた"
    assert value(store, "P7/T3/D0210/R2024-HALF", "results") == ""
    assert _field(page, "results").value() == ""


def test_the_first_input_has_the_keyboard_when_an_initiative_is_opened(page: DetailPage):
    assert _field(page, "stage").isAncestorOf(_focused())


def test_every_stop_has_a_name(page: DetailPage):
    for card_page in (page.view.work, page.view.review):
        for card in card_page.cards:
            assert all(widget.editor.accessibleName() for widget in card.view.widgets.values())
    view = page.view
    for each in (view.back, view.open_plan, view.copy, view.show_history):
        assert each.accessibleName() or each.text()
    for each in (view.department, view.round, view.plan, view.last, view.history, view.places):
        assert each.accessibleName()


def test_a_field_is_marked_for_publishing_at_its_label_and_by_a_key(
    page: DetailPage, store: stores.Store
):
    boxes = {box.accessibleName(): box for box in page.view.findChildren(QCheckBox, "publicTick")}
    publishable = [each.label for each in CATALOGUE["report"].fields if each.publishable]
    assert sorted(boxes) == sorted(f"{label} 公表可" for label in publishable)
    _type(page, "results", "例 18窓口で導入した。")
    QTest.keyClick(_focused(), Qt.Key.Key_K, CONTROL | SHIFT)
    boxes["今後の取組 公表可"].click()
    assert value(store, REPORT, "public_fields") == "next_steps\nresults"
    assert _field(page, "results").isAncestorOf(_focused())
    assert boxes["取組内容の実績 公表可"].isChecked()
    together = _field(page, "public_fields")
    assert not any(each.isVisible() for each in together.findChildren(QListWidget))
    assert "2件を選択" in [each.text() for each in together.findChildren(QLabel)]
    undo.undo(store)
    page.refresh()
    assert not boxes["今後の取組 公表可"].isChecked()
    assert _field(page, "public_fields").value() == "results"
    told: list[Notice] = []
    page.told.connect(told.append)
    _type(page, "evidence", "例")
    QTest.keyClick(_focused(), Qt.Key.Key_K, CONTROL | SHIFT)
    assert told[-1].text == "公表の対象になる項目に入ってから押してください。"
    assert value(store, REPORT, "public_fields") == "results"
