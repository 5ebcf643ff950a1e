"""A person at the keyboard of a whole window: presses keys, counts them, notes the screens."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.fields import Kind
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.checks_field import ChecksField
from dxdesk.ui.fields.ref_field import RefField
from dxdesk.ui.places import places_of

from .desks import settled
from .exchange import CONTROL, PLAIN, SHIFT

MOST_TABS = 200


class Clerk:
    """Nothing but key events reaches the window of `desk`; `presses` counts them, `screens` lists
    the headings one after the other, `dialogs` counts what stood above them."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot, self.desk = qtbot, desk
        self.presses = self.dialogs = 0
        self.screens: list[str] = []
        self._note()

    @property
    def store(self) -> Store:
        """What is stored: to be read."""
        assert self.desk.store
        return self.desk.store

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press a key where the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self._at(), key, modifier)
            QApplication.processEvents()
            self.presses += 1
            self._note()

    def ask(
        self, key: Qt.Key, act: Callable[[], object], modifier: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """Press a key that asks something, and `act` in its dialog, which has to end there."""
        QTimer.singleShot(0, lambda: self._in_dialog(act))
        self.press(key, modifier)
        settled(self._qtbot, self.desk)  # without a screen nothing else gives the window the keys

    def _in_dialog(self, act: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        self._qtbot.waitUntil(lambda: dialog.isAncestorOf(self._at()))
        assert modals() == [dialog]  # no dialog opens above another
        act()
        assert not dialog.isVisible()
        self.dialogs += 1

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        for sign in text:
            QTest.keyClick(self._at(), sign)
        self.presses += len(text)

    def write(self, text: str) -> None:
        """Type Japanese where the keyboard is: an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self._at(), event)
        self.presses += len(text)

    def go(self, name: str) -> None:
        """Go to a place by its number."""
        assert self.desk.store
        names = [each.name for each in places_of(self.desk.store.identity.role)]
        self.press(Qt.Key(Qt.Key.Key_1 + names.index(name)), CONTROL)

    def open(self, name: str) -> None:
        """Go to a place by the list of places: F6 to it, Tab in it, through その他 if need be."""
        assert self.desk.store and self.desk.window
        nav = self.desk.window.nav
        names = [each.name for each in places_of(self.desk.store.identity.role)]
        place, direct = names.index(name), len(nav.buttons)
        while not nav.isAncestorOf(self._at()):
            self.press(Qt.Key.Key_F6)
        buttons = nav.findChildren(QToolButton)
        self.tab_to(lambda at: at is buttons[min(place, direct)])
        if place < direct:
            self.press(Qt.Key.Key_Space)
        else:
            QTimer.singleShot(0, lambda: self._choose(place - direct))
            self.press(Qt.Key.Key_Space)
        self._come_back()

    def save(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key that asks where to save, take what is proposed, and wait for the work."""
        self.ask(key, self.take, modifier)

    def choose_and_ask(self, place: int, act: Callable[[], object]) -> None:
        """Open the menu at hand, choose what asks something, counted from 0, and `act` in that."""

        def choose() -> None:
            QTimer.singleShot(0, lambda: self._in_dialog(act))
            self._choose(place)

        QTimer.singleShot(0, choose)
        self.press(Qt.Key.Key_Space)
        self._come_back()

    def take(self) -> None:
        """Take what a dialog proposes."""
        self.press(Qt.Key.Key_Return)

    def _choose(self, place: int) -> None:
        self._qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        menu = QApplication.activePopupWidget()
        for key in (*[Qt.Key.Key_Down] * (place + 1), Qt.Key.Key_Return):
            self.presses += 1
            QTest.keyClick(menu, key)

    def _come_back(self) -> None:
        """Without a screen nothing else gives the window the keys again."""
        assert self.desk.window
        self.desk.window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is self.desk.window)
        settled(self._qtbot, self.desk)

    def go_on(self) -> None:
        """Do what the filled button says, and wait for its work."""
        self.press(Qt.Key.Key_Return, CONTROL)
        settled(self._qtbot, self.desk)
        self._note()

    def tab_to(self, is_there: Callable[[QWidget], object], *, back: bool = False) -> None:
        """Press Tab, or Shift+Tab, until the keyboard is where it should be."""
        for _ in range(MOST_TABS):
            if is_there(self._at()):
                return
            self.press(*((Qt.Key.Key_Backtab, SHIFT) if back else (Qt.Key.Key_Tab,)))
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
        """Write a text, choose a word, or go down a list to a name."""
        kind = field.field.kind
        if isinstance(field, RefField):
            self.press(Qt.Key.Key_Down, times=_names(self._at()).index(text) + 1)
            return
        if isinstance(field, ChecksField):
            self.press(Qt.Key.Key_Down, times=_names(self._at()).index(text))
            self.press(Qt.Key.Key_Space)
            return
        if kind is not Kind.CHOICE:
            self.write(text) if not text.isascii() else self.type(text)
            return
        codes = [term.code for term in VOCABULARIES[field.field.vocabulary]]
        steps = codes.index(text)
        if steps:
            self.press(Qt.Key.Key_Right, times=steps)
        else:
            self.press(Qt.Key.Key_Space)

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        return self._at()

    def _at(self) -> QWidget:
        at = QApplication.focusWidget()
        assert at is not None
        return at

    def _note(self) -> None:
        assert self.desk.window
        title = self.desk.window.head.title.text()
        if not self.screens or self.screens[-1] != title:
            self.screens.append(title)


def _names(at: QWidget) -> list[str]:
    """What a list offers, from top to bottom."""
    if isinstance(at, QComboBox):
        return [at.itemText(row) for row in range(at.count())]
    assert isinstance(at, QListWidget)
    return [at.item(row).text() for row in range(at.count())]


def modals() -> list[QWidget]:
    """The dialogs that stand above everything else."""
    return [each for each in QApplication.topLevelWidgets() if each.isModal() and each.isVisible()]
