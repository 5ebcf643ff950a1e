"""What a cell is typed in: one line, or many where its field takes many."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from dxdesk.domain.fields import Field, Kind
from dxdesk.ui.fields.base import DIGIT_KINDS
from dxdesk.ui.fields.line_edit import ExactLineEdit, NfkcLineEdit
from dxdesk.ui.fields.prose_field import ProseEdit
from dxdesk.ui.theme.fonts import digits_font, ui_font

CellEditor = QLineEdit | ProseEdit
_PICKED = frozenset({Kind.CHOICE, Kind.FLAG})


def cell_editor(field: Field | None, parent: QWidget) -> CellEditor:
    """An editor for the values of a field, without a frame of its own."""
    kind = field.kind if field else Kind.TEXT
    editor: CellEditor
    if kind in (Kind.PROSE, Kind.REFS, Kind.NAMES):
        editor = ProseEdit()
    elif kind in DIGIT_KINDS or kind in _PICKED:
        editor = NfkcLineEdit()
    else:
        editor = ExactLineEdit()
    editor.setParent(parent)
    editor.setObjectName("cellEditor")
    editor.setFont(digits_font() if kind in DIGIT_KINDS else ui_font())
    if field:
        editor.setAccessibleName(field.label)
    return editor


def text_in(editor: QWidget) -> str:
    """The text typed so far; one that was never touched, to the character."""
    if isinstance(editor, ProseEdit):
        return editor.exact if editor.text() == editor.given else editor.text()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def put(editor: QWidget, text: str) -> None:
    """Show a text, all of it marked: what is typed next takes its place."""
    if isinstance(editor, ProseEdit):
        editor.put(text)
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
    select_all(editor)


def on_typing(editor: QWidget, act: Callable[[], object]) -> None:
    """Call whenever its text becomes another, as by typing."""
    if isinstance(editor, QLineEdit | ProseEdit):
        editor.textChanged.connect(lambda *_: act())


def select_all(editor: QWidget) -> None:
    """Mark all of the text."""
    if isinstance(editor, QLineEdit | ProseEdit):
        editor.selectAll()


def go_to_end(editor: QWidget) -> None:
    """Mark nothing and stand behind the last character, as F2 does."""
    if isinstance(editor, QLineEdit):
        editor.deselect()
        editor.end(False)
    elif isinstance(editor, ProseEdit):
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)


def break_line(editor: QWidget) -> None:
    """Begin a new line, where the editor has lines."""
    if isinstance(editor, ProseEdit):
        editor.insertPlainText("\n")
        editor.ensureCursorVisible()
