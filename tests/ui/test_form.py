from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.ui.fields.base import Option
from dxdesk.ui.form import Form, Group
from dxdesk.ui.form_errors import Located
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.icons import Icons

from .desks import in_front

REPORT = CATALOGUE["report"]
NAMES = ("stage", "results", "as_of", "budget", "writer_unit")
FAULTS = (
    Located("budget", "予算額", "数として読めません。数だけを入力してください。"),
    Located("as_of", "基準時点", "空です。日付を入力してください。"),
)


def _form(qtbot: QtBot, names: tuple[str, ...] = NAMES) -> Form:
    form = Form([Group("進捗", tuple(map(REPORT.field, names)))], VOCABULARIES)
    form.resize(700, 300)
    in_front(qtbot, form)
    return form


def _name_of(form: Form, focused: QWidget | None) -> str:
    return next(name for name in form.names if focused and form.field(name).isAncestorOf(focused))


def test_tab_goes_in_reading_order_and_back(qtbot: QtBot):
    form = _form(qtbot)
    form.focus_field("stage")
    visited = []
    for _ in NAMES:
        visited.append(_name_of(form, QApplication.focusWidget()))
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert tuple(visited) == NAMES
    assert set(form.values().values()) == {""}


def test_the_whole_report_is_reached_by_tab_in_reading_order(qtbot: QtBot):
    names = tuple(field.name for field in REPORT.fields)
    form = Form(
        [Group("", REPORT.fields)], VOCABULARIES, {"public_fields": [Option("results", "実績")]}
    )
    in_front(qtbot, form)
    form.focus_field(names[0])
    visited: list[str] = []
    for _ in range(len(names) + 2):
        name = _name_of(form, QApplication.focusWidget())
        if name not in visited:
            visited.append(name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert tuple(visited) == names


def test_every_error_is_listed_in_the_order_of_the_form_and_at_its_field(qtbot: QtBot):
    form = _form(qtbot)
    form.show_errors(FAULTS)
    lines = [line.accessibleName() for line in form.summary.lines]
    assert [line.partition("：")[0] for line in lines] == ["基準時点", "予算額"]
    assert form.field("as_of").error() == FAULTS[1].text
    assert form.field("stage").error() == ""


def test_a_line_of_the_error_list_leads_to_its_field(qtbot: QtBot):
    form = _form(qtbot)
    form.show_errors(FAULTS)
    form.summary.lines[1].click()
    assert QApplication.focusWidget() is form.field("budget").editor


def test_focus_goes_to_the_first_error_when_asked(qtbot: QtBot):
    form = _form(qtbot)
    form.show_errors(FAULTS, focus=True)
    assert QApplication.focusWidget() is form.field("as_of").editor


def test_a_field_jumped_to_is_in_view(qtbot: QtBot):
    form = _form(qtbot)
    form.focus_field("writer_unit")
    editor = form.field("writer_unit").editor
    top = editor.mapTo(form.viewport(), editor.rect().topLeft()).y()
    assert 0 <= top <= form.viewport().height() - editor.height()


def test_errors_go_when_they_are_mended(qtbot: QtBot):
    form = _form(qtbot)
    form.show_errors(FAULTS)
    form.show_errors(())
    assert form.summary.isHidden()
    assert form.field("budget").error() == ""


def test_edits_come_with_the_name_of_their_field(qtbot: QtBot):
    form = _form(qtbot)
    heard: list[tuple[str, str]] = []
    form.edited.connect(lambda name, text: heard.append((name, text)))
    QTest.keyClicks(form.field("writer_unit").editor, "ab")
    assert heard == [("writer_unit", "a"), ("writer_unit", "ab")]


def test_setting_values_says_nothing(qtbot: QtBot):
    form = _form(qtbot)
    with qtbot.assertNotEmitted(form.edited):
        form.set_values({"stage": "run", "results": "導入した。", "as_of": "2024-03-31"})
    assert form.values() == {
        "stage": "run", "results": "導入した。", "as_of": "2024-03-31", "budget": "",
        "writer_unit": "",
    }  # fmt: skip


def test_no_room_is_left_below_the_last_field(qtbot: QtBot, icons: Icons):
    form = _form(qtbot)
    last = form.field("writer_unit")
    bottom = last.mapTo(form.widget(), last.rect().bottomLeft()).y()
    assert form.widget().height() - bottom < 60


def test_the_page_asks_for_the_height_at_the_width_that_fields_have(qtbot: QtBot, icons: Icons):
    form = _form(qtbot)
    form.resize(900, 300)
    field = form.field("results")
    page, column, above = form.widget(), field.parentWidget(), Paragraph()
    field.add_above(above)
    around, heights = 16 + 32, set()  # the page's margins
    for length in range(50, 65):  # somewhere here a second line begins

        def is_enough() -> bool:
            wanted = column.heightForWidth(column.width())
            return bool(page.heightForWidth(page.width()) == wanted + around)

        above.say("例" * length)
        QApplication.processEvents()
        qtbot.waitUntil(is_enough)
        heights.add(column.heightForWidth(column.width()))
    assert len(heights) == 2


def test_nothing_is_wider_than_a_narrow_form(qtbot: QtBot, icons: Icons):
    form = _form(qtbot)
    form.show_errors([Located("stage", "工程段階", "選ばれていません。" * 12)])
    form.resize(480, 300)
    qtbot.waitUntil(lambda: form.widget().width() <= form.viewport().width())
    assert form.widget().minimumSizeHint().width() <= form.viewport().width()
