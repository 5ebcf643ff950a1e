"""Ctrl+K: a small box over the window that finds by name and leads there.

It is no window of its own, so the input method stays on and nothing is modal. It searches
what has been committed, and goes away with the keyboard.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from dxdesk.domain.words import finder as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.parts import named_label
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph, announce

_WIDE, _TALL, _TOP = 680, 420, 56
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to go to. `sought` is everything it is found by, folded; `exact` comes first."""

    kind: str
    title: str
    run: Callable[[], object]
    sought: str
    exact: str = ""
    keys: str = ""


class SearchLine(ExactLineEdit):
    """The line that is typed into. Nothing is chosen while an input method is composing."""

    stepped = Signal(int)
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_composing = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing:
            super().keyPressEvent(event)
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class Finder(QFrame):
    """Shown over `window` until something is chosen, Esc is pressed or the keyboard leaves."""

    def __init__(
        self, window: QWidget, entries: Sequence[Entry], fold: Callable[[str], str]
    ) -> None:
        super().__init__(window)
        self.setObjectName("finder")
        self.setAccessibleName(words.TITLE)
        self._window, self._entries, self._fold = window, tuple(entries), fold
        self._app = cast(QApplication, QApplication.instance())
        self._before = self._app.focusWidget()
        self.line = SearchLine()
        self.line.setAccessibleName(words.SEARCH)
        self.line.setAccessibleDescription(words.KEYS_HELP)
        self.found: RowList[Entry] = RowList(words.FOUND, _columns(), (72, 0, 110))
        self.nothing = Paragraph(words.NOTHING, "emptyText")
        self._lay()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.chosen.connect(self._choose)
        self.found.on_chosen(self._go)
        self._search()

    def open(self) -> None:
        """Show the box and give it the keyboard."""
        self._place()
        self._window.installEventFilter(self)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._app.focusChanged.connect(self._on_focus)

    def dismiss(self, *, give_back: bool = True) -> None:
        """Take the box away; the keyboard goes back to where it was."""
        if self.isHidden():
            return
        self._app.focusChanged.disconnect(self._on_focus)
        self.hide()
        self.deleteLater()
        before = self._before
        if give_back and before and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(named_label(words.SEARCH, "barLabel"))
        column.addWidget(self.line)
        column.addWidget(self.found.view, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(named_label(words.KEYS_HELP, "fieldHelp"))

    def _place(self) -> None:
        window = self._window
        wide, tall = min(_WIDE, window.width() - 32), min(_TALL, window.height() - 2 * _TOP)
        self.setGeometry((window.width() - wide) // 2, _TOP, wide, tall)

    def _search(self) -> None:
        text = self._fold(self.line.text())
        parts = [self._fold(each) for each in self.line.text().split()]
        hits = [each for each in self._entries if all(part in each.sought for part in parts)]
        hits.sort(key=lambda each: bool(text) and each.exact != text)
        self.found.show_rows(hits)
        self.found.go_to(0)
        self.found.view.setVisible(bool(hits))
        self.nothing.setVisible(not hits)
        if text:
            announce(self.line, words.found(len(hits)) if hits else words.NOTHING)

    def _step(self, by: int) -> None:
        self.found.step(by)
        entry = self.found.current
        if entry:
            announce(self.line, words.spoken(entry.kind, entry.title))

    def _choose(self) -> None:
        if self.found.current:
            self._go(self.found.current)

    def _go(self, entry: Entry) -> None:
        self.dismiss()
        entry.run()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self and not self.isAncestorOf(now):
            self.dismiss(give_back=False)


def _columns() -> tuple[Column[Entry], ...]:
    return (
        Column(words.KIND, lambda entry: entry.kind),
        Column(words.NAME, lambda entry: entry.title, tooltip=lambda entry: entry.title),
        Column(words.KEYS, lambda entry: entry.keys),
    )
