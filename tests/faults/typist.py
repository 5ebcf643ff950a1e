"""A real window in which somebody types without end, until the process is killed.

`python -c "from tests.faults import typist; typist.main()" STORE`, and `CELL` behind it for one
who types into a cell of 指標 and never leaves it. It prints a line for every
character typed (`typed FIELD COUNT`) and for every return from the store that holds so many
of them (`safe FIELD COUNT`); each COUNT is the field's characters so far.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dxdesk.app import Desk
from dxdesk.services import drafts
from dxdesk.ui import autosave
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.late_page import LatePage

REPORT = "P7/T4/D0310/R2024-HALF"
FIELDS = ("results", "work_change", "outcome", "issues")
CELL = "cell"
TICK = 60  # milliseconds, for AUTOSAVE_MS
STRETCH = 40  # characters before another field's turn
MOST = 320  # characters of a field
_SIGNS = "abc窓defg口hij導kl入mnop"
_PACE = 2  # milliseconds between two characters


def sequence(count: int) -> str:
    """The first characters that are typed into each field."""
    return (_SIGNS * (count // len(_SIGNS) + 1))[:count]


class Typist(QObject):
    """Types on as fast as a window takes it, in one field after the other."""

    fields = FIELDS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._counts = dict.fromkeys(self.fields, 0)
        self._field = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(_PACE)

    def _go_on(self) -> None:
        window = self._desk.window
        if self._desk.store is None or self._desk.runner.is_busy or window is None:
            return
        if not window.isActiveWindow():
            window.activateWindow()
            return
        done = sum(self._counts.values())
        if done >= MOST * len(self.fields):
            self._timer.stop()
            return
        self._go_to(self.fields[done // STRETCH % len(self.fields)])
        self._type()

    def _go_to(self, field: str) -> None:
        if field != self._field:
            self._field = field
            page = self._place()
            if page.current is page.list:
                page.open_field(REPORT, field)
            assert page.detail.view.form
            page.detail.view.form.focus_field(field)

    def _place(self) -> InitiativesPlace:
        late = self._desk.window.current if self._desk.window else None
        page = late.page if isinstance(late, LatePage) else None
        if isinstance(page, InitiativesPlace):
            return page
        self._desk.frame.show_page("initiatives")
        return self._place()

    def _type(self) -> None:
        target, sign = QApplication.focusWidget(), _SIGNS[self._counts[self._field] % len(_SIGNS)]
        if sign.isascii():
            QTest.keyClick(target, sign)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(sign)
            QApplication.sendEvent(target, committed)
        self._counts[self._field] += 1
        _tell("typed", self._field, self._counts[self._field])


class CellTypist(Typist):
    """Types on in the name of an indicator, in a row that is not in the store yet."""

    fields = ("title",)

    def _go_to(self, field: str) -> None:
        if field == self._field:
            return
        self._field = field
        self._desk.frame.show_page("indicators")
        late = self._desk.window.current if self._desk.window else None
        page = late.page if isinstance(late, LatePage) else None
        assert isinstance(page, IndicatorsPage)
        grid = page.view.grid
        names = [each.field.name if each.field else "" for each in grid.model.columns]
        grid.go_to(0, names.index(field))
        grid.setFocus()


def main() -> None:
    """Open the window of a store and type."""
    autosave.AUTOSAVE_MS = TICK
    drafts.keep_all = _telling_all(drafts.keep_all)  # type: ignore[assignment]
    drafts.enter = _telling_one(drafts.enter)  # type: ignore[assignment]
    app = QApplication([])
    desk = Desk(app)
    desk.start(Path(sys.argv[1]))
    _typist = (CellTypist if CELL in sys.argv else Typist)(desk)
    app.exec()


def _telling_all(act: Callable[..., Any]) -> Callable[..., Any]:
    def told(store: object, typed: Any) -> Any:
        each_typed = list(typed)
        result = act(store, each_typed)
        for _key, field, text in each_typed:
            _tell("safe", field, len(text))
        return result

    return told


def _telling_one(act: Callable[..., Any]) -> Callable[..., Any]:
    def told(store: object, key: str, field: str, text: str, *rest: Any) -> Any:
        result = act(store, key, field, text, *rest)
        _tell("safe", field, len(text))
        return result

    return told


def _tell(what: str, field: str, count: int) -> None:
    os.write(1, f"{what} {field} {count}\n".encode())
