from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.domain.catalogue import CATALOGUE, RECORD_TYPES
from dxdesk.domain.fields import Field, Kind, Owner
from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import VOCABULARIES, Term
from dxdesk.ui.fields.base import FieldWidget, Option
from dxdesk.ui.fields.choice_field import ChoiceField
from dxdesk.ui.fields.date_field import DateField
from dxdesk.ui.fields.era_question import EraQuestion
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.fields.ref_field import RefField
from dxdesk.ui.theme.icons import Icons

from .conftest import report

NBSP_AND_BREAKS = "1行目\u00a0終わり\n2行目\u2028続き\r\n末尾"
DEPARTMENTS = (
    Option("D10", "情報政策課", "じょうほうせいさくか"),
    Option("D11", "市民課", "しみんか"),
    Option("D12", "会計課", "かいけいか"),
)


def _shown(qtbot: QtBot, field: Field, options=()) -> FieldWidget:
    widget = field_widget(field, VOCABULARIES, options)
    qtbot.addWidget(widget)
    _activate(qtbot, widget)
    return widget


def _activate(qtbot: QtBot, window: QWidget) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def _compose(editor: QWidget, preedit: str) -> None:
    QCoreApplication.sendEvent(editor, QInputMethodEvent(preedit, []))


def _commit(editor: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QCoreApplication.sendEvent(editor, event)


def _edits(widget: FieldWidget) -> list[str]:
    heard: list[str] = []
    widget.edited.connect(heard.append)
    return heard


def _labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_every_field_of_the_catalogue_has_an_input(qtbot: QtBot, kind):
    for field in kind.fields:
        widget = field_widget(field, VOCABULARIES, DEPARTMENTS)
        qtbot.addWidget(widget)
        widget.set_value("1")
        assert widget.value() == "1"


@pytest.mark.parametrize("name", ["writer_unit", "results", "budget", "as_of"])
def test_composing_says_nothing_and_loses_nothing(qtbot: QtBot, name: str):
    widget = _shown(qtbot, report(name))
    heard = _edits(widget)
    _compose(widget.editor, "しみん")
    _compose(widget.editor, "市民")
    assert heard == []
    _commit(widget.editor, "市民課")
    assert heard == ["市民課"]
    assert widget.value() == "市民課"


def test_composing_in_a_reference_box_says_nothing(qtbot: QtBot):
    widget = _shown(qtbot, CATALOGUE["department"].field("division"), DEPARTMENTS)
    heard = _edits(widget)
    editor = widget.findChild(QLineEdit)
    _compose(editor, "しみんか")
    assert heard == []
    _commit(editor, "市民課")
    assert widget.value() == "D11"


@pytest.mark.parametrize(("name", "typed"), [("budget", "１２３"), ("recovery_by", "Ｒ５．４．１")])
def test_full_width_digits_are_accepted_as_half_width(qtbot: QtBot, name: str, typed: str):
    widget = _shown(qtbot, report(name))
    _commit(widget.editor, typed)
    assert widget.value() in ("123", "R5.4.1")


def test_plain_text_keeps_full_width_as_typed(qtbot: QtBot):
    widget = _shown(qtbot, report("writer_unit"))
    _commit(widget.editor, "ＤＸ推進係（２）")
    assert widget.value() == "ＤＸ推進係（２）"


def test_return_while_composing_does_not_leave_the_prose(qtbot: QtBot):
    widget = _shown(qtbot, report("results"))
    _compose(widget.editor, "市民")
    with qtbot.assertNotEmitted(widget.left):
        QTest.keyClick(widget.editor, Qt.Key.Key_Return)


def test_an_untouched_text_stays_exact(qtbot: QtBot):
    widget = _shown(qtbot, report("results"))
    heard = _edits(widget)
    widget.set_value(NBSP_AND_BREAKS)
    assert widget.value() == NBSP_AND_BREAKS
    assert heard == []


def test_taking_back_ones_typing_gives_the_exact_text_again(qtbot: QtBot):
    widget = _shown(qtbot, report("results"))
    widget.set_value(NBSP_AND_BREAKS)
    QTest.keyClicks(widget.editor, "x")
    QTest.keyClick(widget.editor, Qt.Key.Key_Backspace)
    assert widget.value() == NBSP_AND_BREAKS


def test_prose_keeps_no_break_spaces_when_edited(qtbot: QtBot):
    widget = _shown(qtbot, report("results"))
    widget.set_value("a\u00a0b\nc")
    QTest.keyClicks(widget.editor, "x")
    assert widget.value() == "xa\u00a0b\nc"


def test_a_text_past_its_limit_is_counted_and_not_cut(qtbot: QtBot):
    widget = _shown(qtbot, report("results"))
    _commit(widget.editor, "あ" * 410)
    assert len(widget.value()) == 410
    assert "410/400字（10字多い）" in _labels(widget)


def test_prose_grows_with_its_text_up_to_a_height(qtbot: QtBot, icons: Icons):
    widget = _shown(qtbot, report("results"))
    heights = []
    for lines in (1, 6, 40, 80):
        widget.set_value("行\n" * lines)
        heights.append(widget.editor.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


@pytest.mark.parametrize("typed", ["令和5年4月1日", "R5.4.1", "Ｒ５．４．１", "2023/4/1"])
def test_a_date_is_echoed_with_weekday_and_fiscal_year(qtbot: QtBot, typed: str):
    widget = _shown(qtbot, report("as_of"))
    _commit(widget.editor, typed)
    assert "令和5年4月1日(土)・令和5年度" in _labels(widget)


def test_a_date_without_era_is_kept_and_not_echoed(qtbot: QtBot):
    widget = _shown(qtbot, report("as_of"))
    _commit(widget.editor, "5.4.1")
    assert widget.value() == "5.4.1"
    assert not any("年度" in text for text in _labels(widget))


def test_the_era_of_a_date_without_one_is_asked(qtbot: QtBot):
    widget = _shown(qtbot, report("as_of"))
    QTest.keyClicks(widget.editor, "5.4.1")
    question = widget.findChild(EraQuestion)
    assert question
    assert [each.text() for each in question.buttons] == [
        "令和5年4月1日(土)・令和5年度 のこと",
        "平成5年4月1日(木)・平成5年度 のこと",
    ]
    with qtbot.waitSignal(widget.left):
        question.buttons[0].click()
    assert widget.value() == "R5.4.1"
    assert question.buttons == ()


def test_a_canonical_date_is_shown_as_staff_write_it(qtbot: QtBot):
    widget = _shown(qtbot, report("as_of"))
    widget.set_value("2024-03-31")
    assert widget.editor.text() == "R6.3.31"
    assert widget.value() == "2024-03-31"


def test_ctrl_semicolon_puts_in_today(qtbot: QtBot):
    widget = DateField(report("as_of"), today=lambda: date(2023, 4, 1))
    qtbot.addWidget(widget)
    _activate(qtbot, widget)
    widget.editor.setFocus()
    heard = _edits(widget)
    QTest.keyClick(widget.editor, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["R5.4.1"]


def test_money_shows_thousands_and_keeps_what_was_typed(qtbot: QtBot):
    widget = _shown(qtbot, report("budget"))
    _commit(widget.editor, "12500")
    QTest.keyClick(widget.editor, Qt.Key.Key_Return)
    assert widget.editor.text() == "12,500"
    assert widget.value() == "12500"
    assert widget.editor.alignment() & Qt.AlignmentFlag.AlignRight
    assert "千円" in _labels(widget)


def test_a_number_that_cannot_be_read_stays_as_typed(qtbot: QtBot):
    widget = _shown(qtbot, report("budget"))
    _commit(widget.editor, "約百万")
    QTest.keyClick(widget.editor, Qt.Key.Key_Return)
    assert widget.editor.text() == widget.value() == "約百万"


def test_a_choice_shows_the_definition_of_the_chosen_word(qtbot: QtBot):
    widget = _shown(qtbot, report("progress"))
    heard = _edits(widget)
    late = next(each for each in widget.findChildren(QRadioButton) if each.text() == "◆ 遅れ")
    late.click()
    assert heard == ["late"]
    assert any("取り戻せない" in text for text in _labels(widget))


def test_a_choice_is_one_tab_stop_and_arrows_move_it(qtbot: QtBot):
    widget = _shown(qtbot, report("progress"))
    widget.set_value("on-track")
    stops = [
        each for each in widget.findChildren(QRadioButton)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]  # fmt: skip
    assert stops == [widget.editor]
    widget.editor.setFocus()
    QTest.keyClick(widget.editor, Qt.Key.Key_Right)
    assert widget.value() == "slightly-late"
    QTest.keyClick(widget.editor, Qt.Key.Key_Up)
    QTest.keyClick(widget.editor, Qt.Key.Key_Up)
    QTest.keyClick(widget.editor, Qt.Key.Key_Up)
    assert widget.value() == "late"


def test_delete_takes_a_choice_back(qtbot: QtBot):
    widget = _shown(qtbot, report("progress"))
    widget.set_value("late")
    QTest.keyClick(widget.editor, Qt.Key.Key_Delete)
    assert widget.value() == ""


def test_an_unknown_code_is_kept(qtbot: QtBot):
    widget = _shown(qtbot, report("progress"))
    widget.set_value("from-another-plan")
    assert widget.value() == "from-another-plan"
    assert any("from-another-plan" in text for text in _labels(widget))


def test_a_symbol_that_is_in_the_word_is_not_said_twice():
    assert term_text(Term("run", "実", "実施")) == "実施"
    assert term_text(Term("late", "◆", "遅れ")) == "◆ 遅れ"


def test_a_long_vocabulary_becomes_a_box(qtbot: QtBot):
    terms = tuple(Term(f"c{n}", "", f"語{n}") for n in range(9))
    widget = field_widget(report("progress"), {"progress": terms})
    qtbot.addWidget(widget)
    assert isinstance(widget, RefField)


def test_the_wheel_changes_no_box_without_the_focus(qtbot: QtBot):
    widget = _shown(qtbot, CATALOGUE["department"].field("division"), DEPARTMENTS)
    widget.set_value("D10")
    combo = widget.findChild(QComboBox)
    combo.clearFocus()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(combo, wheel)
    assert widget.value() == "D10"
    assert combo.currentText() == "情報政策課"


@pytest.mark.parametrize("typed", ["しみん", "シミン", "ｼﾐﾝ", "市民", "d11"])
def test_a_reference_is_found_by_part_of_name_kana_or_code(qtbot: QtBot, typed: str):
    widget = _shown(qtbot, CATALOGUE["department"].field("division"), DEPARTMENTS)
    completer = widget.findChild(QComboBox).completer()
    completer.setCompletionPrefix(typed)
    found = completer.completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["市民課"]


def test_the_options_of_a_reference_are_a_sound_list(qtbot: QtBot):
    widget = _shown(qtbot, CATALOGUE["department"].field("division"), DEPARTMENTS)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(widget.findChild(QComboBox).model(), fatal)
    assert tester.model().data(QModelIndex(), Qt.ItemDataRole.DisplayRole) is None


def test_a_reference_that_is_not_listed_is_kept_as_typed(qtbot: QtBot):
    widget = _shown(qtbot, CATALOGUE["department"].field("division"), DEPARTMENTS)
    _commit(widget.findChild(QLineEdit), "みどり課")
    assert widget.value() == "みどり課"


def test_ticked_names_are_sorted_one_per_line(qtbot: QtBot):
    options = [Option("results", "取組内容の実績"), Option("budget", "予算額")]
    widget = _shown(qtbot, report("public_fields"), options)
    listed = widget.findChild(QListWidget)
    for row in range(2):
        listed.item(row).setCheckState(Qt.CheckState.Checked)
    assert widget.value() == "budget\nresults"
    assert widget.shown() == "取組内容の実績、予算額"


def test_a_flag_is_one_or_blank(qtbot: QtBot):
    widget = _shown(qtbot, CATALOGUE["initiative"].field("data_plan"))
    heard = _edits(widget)
    widget.editor.click()
    widget.editor.click()
    assert heard == ["1", ""]


@pytest.mark.parametrize("name", ["writer_unit", "results", "budget", "as_of", "progress"])
def test_an_error_is_told_with_the_input(qtbot: QtBot, name: str):
    widget = _shown(qtbot, report(name))
    widget.show_error("空です。入力してください。")
    assert "＊空です。入力してください。" in widget.editor.accessibleDescription()
    widget.show_error("")
    assert "＊" not in widget.editor.accessibleDescription()


@pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.name)
def test_every_input_has_a_name_and_no_mnemonic(qtbot: QtBot, kind):
    for field in kind.fields:
        widget = field_widget(field, VOCABULARIES, DEPARTMENTS)
        qtbot.addWidget(widget)
        stops = [
            each for each in (widget, *widget.findChildren(QWidget))
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()
        ]  # fmt: skip
        assert stops
        for stop in stops:
            assert stop.accessibleName()
            assert "(" not in stop.accessibleName()


def test_a_locked_field_says_why_and_can_be_read_by_keyboard(qtbot: QtBot):
    widget = _shown(qtbot, report("budget"))
    widget.set_value("12500")
    widget.set_locked("第七次計画の記載です。")
    assert widget.editor.text() == "12,500"
    assert widget.editor.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert "編集不可：第七次計画の記載です。" in widget.editor.accessibleDescription()
    QTest.keyClicks(widget.editor, "9")
    assert widget.value() == "12500"
    widget.set_locked("")
    assert isinstance(widget.editor, QLineEdit)


def test_a_locked_choice_cannot_be_cleared(qtbot: QtBot):
    widget = _shown(qtbot, report("progress"))
    widget.set_value("late")
    widget.set_locked("確認済みです。")
    QTest.keyClick(widget.editor, Qt.Key.Key_Delete)
    assert widget.value() == "late"


def test_leaving_an_input_is_told(qtbot: QtBot):
    both = QWidget()
    qtbot.addWidget(both)
    first, second = (field_widget(report(name), VOCABULARIES) for name in ("as_of", "results"))
    for widget in (first, second):
        widget.setParent(both)
    _activate(qtbot, both)
    first.editor.setFocus()
    with qtbot.waitSignal(first.left):
        second.editor.setFocus()


def _undo_key() -> QKeyEvent:
    control = Qt.KeyboardModifier.ControlModifier
    return QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)


@pytest.mark.parametrize("name", ["writer_unit", "results"])
def test_undo_goes_to_the_window_when_the_input_has_none_left(qtbot: QtBot, name: str):
    widget = _shown(qtbot, report(name))
    untouched = _undo_key()
    QCoreApplication.sendEvent(widget.editor, untouched)
    assert not untouched.isAccepted()
    QTest.keyClicks(widget.editor, "abc")
    touched = _undo_key()
    QCoreApplication.sendEvent(widget.editor, touched)
    assert touched.isAccepted()


@pytest.mark.parametrize("name", ["writer_unit", "budget", "as_of", "results"])
def test_no_input_cuts_what_is_put_in(qtbot: QtBot, name: str):
    widget = _shown(qtbot, report(name))
    _commit(widget.editor, "1" * 40_000)
    assert len(widget.value()) == 40_000


def test_a_choice_of_an_empty_vocabulary_still_has_an_input(qtbot: QtBot):
    field = Field("axis", "評価軸", Kind.CHOICE, Owner.PLAN, vocabulary="axis")
    widget = field_widget(field, {"axis": ()})
    qtbot.addWidget(widget)
    assert not isinstance(widget, ChoiceField)
