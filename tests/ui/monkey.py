"""A monkey at the keyboard that remembers what it typed: the store has to say the same."""

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.services import stores
from dxdesk.ui.fields.choice_field import ChoiceField
from dxdesk.ui.form import Form
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.places import places_of

from .desks import go, page_of
from .exchange import CONTROL, PLAIN, SHIFT
from .half_year import ROUND, WORK

Place = tuple[str, str]

TEXTS = ("results", "work_change", "outcome", "issues", "next_steps", "writer_name")
CHOICES = ("stage", "progress", "achievement", "outlook", "direction")
WORDS = ("窓口", "髙﨑", "１２か所", "𠮷野家", "abc", "ー", "（例）", "x", "，", "はやい")
NOISE = (
    (Qt.Key.Key_Tab, PLAIN),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_F6, PLAIN),
    (Qt.Key.Key_F6, SHIFT),
    (Qt.Key.Key_Escape, PLAIN),
    (Qt.Key.Key_PageDown, PLAIN),
    (Qt.Key.Key_PageUp, PLAIN),
    (Qt.Key.Key_H, CONTROL),
    (Qt.Key.Key_S, CONTROL),
)
SIZES = ((911, 433), (1366, 768), (1100, 600))


class Monkey:
    """Each `step` does one thing that a person might do. `model` is what has been typed.

    `past` and `future` are the values that undo and redo go over, in acts.
    """

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk, self._chance = desk, random.Random(seed)
        self._report = ""
        self.model: dict[Place, str] = {}
        self.past: list[tuple[Place, str, str]] = []
        self.future: list[tuple[Place, str, str]] = []
        self._steps: tuple[tuple[Callable[[], object], int], ...] = (
            (self._fumble, 150),
            (self._wander, 2),
            (self._type_text, 6),
            (self._choose, 3),
            (self._measure, 2),
            (self._turn, 2),
            (self._undo, 2),
            (self._redo, 1),
            (self._find, 1),
            (self._resize, 1),
        )

    def step(self) -> None:
        """Do one thing."""
        acts, weights = zip(*self._steps, strict=True)
        self._chance.choices(acts, weights)[0]()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rest(self) -> None:
        """Have seen every place, and stand in the form of the first 取組."""
        for each in places_of(stores.DEPARTMENT):
            go(self._desk, each.name)
        place = go(self._desk, "initiatives")
        assert isinstance(place, InitiativesPlace)
        place.open(WORK[0].rpartition("/")[0])
        QApplication.processEvents()

    def differing(self) -> dict[Place, tuple[str, str]]:
        """Where the store does not say what was typed: typed, and stored."""
        assert self._desk.session
        assert self._desk.store
        self._desk.session.settle()
        records = stores.records(self._desk.store)
        found = {}
        for (key, field), text in self.model.items():
            record = records.get(key)
            stored = record.get(field) if record else ""
            if stored != text:
                found[key, field] = (text, stored)
        return found

    def _wander(self) -> None:
        names = [each.name for each in places_of(stores.DEPARTMENT)]
        go(self._desk, self._chance.choice(names))

    def _fumble(self) -> None:
        QTest.keyClick(self._at(), *self._chance.choice(NOISE))

    def _type_text(self) -> None:
        form = self._form()
        name = self._chance.choice(TEXTS)
        text = "".join(self._chance.choices(WORDS, k=self._chance.randint(0, 6)))
        form.focus_field(name)
        assert form.field(name).isAncestorOf(self._at()), self._at()
        QTest.keyClick(self._at(), Qt.Key.Key_A, CONTROL)
        QTest.keyClick(self._at(), Qt.Key.Key_Delete)
        for word in text.split("ー"):
            self._commit(word)
        QTest.keyClick(self._at(), Qt.Key.Key_Tab)
        self._was_typed(self._report, name, text.replace("ー", ""))

    def _choose(self) -> None:
        form = self._form()
        name = self._chance.choice(CHOICES)
        form.focus_field(name)
        field = form.field(name)
        assert isinstance(field, ChoiceField)
        codes = [term.code for term in VOCABULARIES[name]]
        at = codes.index(field.value()) if field.value() else 0
        moves = self._chance.randint(1, len(codes) - 1)
        for _ in range(moves):
            QTest.keyClick(self._at(), Qt.Key.Key_Right)
        QTest.keyClick(self._at(), Qt.Key.Key_Tab)
        self._was_typed(self._report, name, codes[(at + moves) % len(codes)])

    def _measure(self) -> None:
        page = go(self._desk, "indicators")
        assert isinstance(page, IndicatorsPage)
        grid = page.view.grid
        row = self._chance.randrange(4)
        column = [each.label for each in grid.model.columns].index("R6 実績値")
        grid.go_to(row, column)
        grid.setFocus()
        number = str(self._chance.randint(0, 9999))
        for sign in number:
            QTest.keyClick(self._at(), sign)
        QTest.keyClick(self._at(), Qt.Key.Key_Return)
        key = keys.natural("indicator_value", grid.rows[row].key, "2024")
        self._was_typed(key, "actual", number)

    def _turn(self) -> None:
        self._form()
        key = self._chance.choice((Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
        QTest.keyClick(self._at(), key, CONTROL)

    def _undo(self) -> None:
        self._step_back(Qt.Key.Key_Z, self.past, self.future, 1)

    def _redo(self) -> None:
        self._step_back(Qt.Key.Key_Y, self.future, self.past, 2)

    def _step_back(self, key: Qt.Key, source: list, target: list, side: int) -> None:
        """From ホーム, where no input has typing of its own to take back."""
        go(self._desk, "home")
        if source:
            QTest.keyClick(self._at(), key, CONTROL)
            act = source.pop()
            target.append(act)
            self.model[act[0]] = act[side]

    def _find(self) -> None:
        QTest.keyClick(self._at(), Qt.Key.Key_K, CONTROL)
        self._commit(self._chance.choice(("窓口", "4", "けいかく", "ないもの")))
        self._press_some((Qt.Key.Key_Down, Qt.Key.Key_Up))
        QTest.keyClick(self._at(), Qt.Key.Key_Escape)

    def _resize(self) -> None:
        assert self._desk.window
        self._desk.window.resize(*self._chance.choice(SIZES))

    def _press_some(self, choice: tuple[Qt.Key, ...]) -> None:
        for _ in range(self._chance.randint(0, 3)):
            QTest.keyClick(self._at(), self._chance.choice(choice))

    def _form(self) -> Form:
        """The form of some 取組, in view."""
        place = page_of(self._desk)
        if not isinstance(place, InitiativesPlace):
            place = go(self._desk, "initiatives")
        assert isinstance(place, InitiativesPlace)
        if place.current is place.list or self._chance.random() < 0.3:
            place.open(self._chance.choice(WORK).rpartition("/")[0])
        place.detail.view.forms.setCurrentIndex(0)
        form = place.detail.view.form
        assert form
        self._report = keys.report_key(place.detail.spot.assignment, ROUND)
        return form

    def _was_typed(self, key: str, field: str, text: str) -> None:
        before = self.model.get((key, field), "")
        if before != text:
            self.past.append(((key, field), before, text))
            self.future.clear()
            self.model[key, field] = text

    def _commit(self, text: str) -> None:
        composing = QInputMethodEvent(text[:1], [])
        QApplication.sendEvent(self._at(), composing)
        done = QInputMethodEvent("", [])
        done.setCommitString(text)
        QApplication.sendEvent(self._at(), done)

    def _at(self) -> QWidget:
        at = QApplication.focusWidget()
        if at is None:
            assert self._desk.window
            self._desk.window.activateWindow()
            self._desk.window.nav.buttons[0].setFocus()
            at = self._desk.window.nav.buttons[0]
        return at
