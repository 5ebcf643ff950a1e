"""A person at the keyboard of a whole window: presses keys, counts them, notes the screens."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.fields import Kind
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.places import places_of

from .desks import settled
from .exchange import CONTROL, PLAIN

MOST_TABS = 200


class Clerk:
    """Nothing but key events reaches the window; `presses` counts them, `screens` lists the
    headings one after the other, `dialogs` counts what stood above them."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot, self._desk = qtbot, desk
        self.presses = self.dialogs = 0
        self.screens: list[str] = []
        self._note()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self._at(), key, modifier)
            QApplication.processEvents()
            self.presses += 1
            self._note()

    def ask(self, key: Qt.Key, act: Callable[[], object]) -> None:
        """Press a key that asks something, and `act` in its dialog, which has to end there."""
        QTimer.singleShot(0, lambda: self._in_dialog(act))
        self.press(key)
        settled(self._qtbot, self._desk)  # without a screen nothing else gives the window the keys

    def _in_dialog(self, act: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        self._qtbot.waitUntil(lambda: dialog.isAncestorOf(self._at()))
        act()
        assert not dialog.isVisible()
        self.dialogs += 1

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        for sign in text:
            QTest.keyClick(self._at(), sign)
        self.presses += len(text)

    def go(self, name: str) -> None:
        """Go to a place by its number."""
        assert self._desk.store
        names = [each.name for each in places_of(self._desk.store.identity.role)]
        self.press(Qt.Key(Qt.Key.Key_1 + names.index(name)), CONTROL)

    def go_on(self) -> None:
        """Do what the filled button says, and wait for its work."""
        self.press(Qt.Key.Key_Return, CONTROL)
        settled(self._qtbot, self._desk)
        self._note()

    def tab_to(self, is_there: Callable[[QWidget], object]) -> None:
        """Press Tab until the keyboard is where it should be."""
        for _ in range(MOST_TABS):
            if is_there(self._at()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come there from {self._at()}")

    @property
    def field(self) -> FieldWidget | None:
        """The input that has the keyboard."""
        part: QWidget | None = self._at()
        while part is not None and not isinstance(part, FieldWidget):
            part = part.parentWidget()
        return part

    def answer(self, values: dict[str, str]) -> None:
        """Fill in fields of the form in their order, Tab between them."""
        todo = dict(values)
        while todo:
            self.tab_to(lambda _: self.field is not None and self.field.field.name in todo)
            field = self.field
            assert field
            self._fill(field, todo.pop(field.field.name))
            self.press(Qt.Key.Key_Tab)

    def _fill(self, field: FieldWidget, text: str) -> None:
        if field.field.kind is not Kind.CHOICE:
            self.type(text)
            return
        codes = [term.code for term in VOCABULARIES[field.field.vocabulary]]
        steps = codes.index(text)
        if steps:
            self.press(Qt.Key.Key_Right, times=steps)
        else:
            self.press(Qt.Key.Key_Space)

    def _at(self) -> QWidget:
        at = QApplication.focusWidget()
        assert at is not None
        return at

    def _note(self) -> None:
        assert self._desk.window
        title = self._desk.window.head.title.text()
        if not self.screens or self.screens[-1] != title:
            self.screens.append(title)
