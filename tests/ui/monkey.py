"""A monkey at the keyboard that remembers what it typed: the store has to say the same."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dxdesk.app import Desk
from dxdesk.domain import keys
from dxdesk.domain.schedule.moves import Edge, Which, by_months
from dxdesk.domain.schedule.steps import Period
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.services import stores
from dxdesk.ui.fields.choice_field import ChoiceField
from dxdesk.ui.form import Form
from dxdesk.ui.grid.grid import GridView
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.indicators import IndicatorsPage
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.pages.schedule import SchedulePage
from dxdesk.ui.places import places_of
from dxdesk.ui.timeline.view import Timeline

from .desks import go, page_of
from .exchange import CONTROL, PLAIN, SHIFT
from .half_year import ROUND, STEPS, WORK, step_key

Place = tuple[str, str]
Act = dict[Place, tuple[str, str]]
"""What an act changed: before and after, by place."""

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
BEGIN = "2024-04-01"
"""The planned beginning of every step as it was asked for."""
SIZES = ((911, 433), (1366, 768), (1100, 600))


class Monkey:
    """Each `step` does one thing that a person might do. `model` is what has been typed.

    `done` counts what was done by its name; `past` and `future` are the values that undo and
    redo go over, in acts.
    """

    def __init__(self, desk: Desk, seed: int) -> None:
        self._desk, self._chance = desk, random.Random(seed)
        self._report = ""
        self.model: dict[Place, str] = {}
        self.done: Counter[str] = Counter()
        self.past: list[Act] = []
        self.future: list[Act] = []
        self._steps: tuple[tuple[Callable[[], object], int], ...] = (
            (self._fumble, 100),
            (self._wander, 2),
            (self._type_text, 6),
            (self._choose, 3),
            (self._measure, 2),
            (self._paste, 3),
            (self._pick, 2),
            (self._shift, 2),
            (self._date, 1),
            (self._turn, 2),
            (self._undo, 2),
            (self._redo, 1),
            (self._find, 1),
            (self._resize, 1),
        )

    def step(self) -> None:
        """Do one thing."""
        acts, weights = zip(*self._steps, strict=True)
        act = self._chance.choices(acts, weights)[0]
        self.done[act.__name__.lstrip("_")] += 1
        act()
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
        grid = self._indicators()
        row = self._chance.randrange(4)
        grid.go_to(row, _column(grid, "R6 実績値"))
        grid.setFocus()
        number = str(self._chance.randint(0, 9999))
        for sign in number:
            QTest.keyClick(self._at(), sign)
        QTest.keyClick(self._at(), Qt.Key.Key_Return)
        key = keys.natural("indicator_value", grid.rows[row].key, "2024")
        self._was_typed(key, "actual", number)

    def _paste(self) -> None:
        """Two values of this year, one below the other; one act."""
        grid = self._indicators()
        row = self._chance.randrange(3)
        numbers = [str(self._chance.randint(0, 9999)) for _ in range(2)]
        grid.go_to(row, _column(grid, "R6 実績値"))
        grid.setFocus()
        QApplication.clipboard().setText("\n".join(numbers))
        QTest.keyClick(self._at(), Qt.Key.Key_V, CONTROL)
        news = {
            (keys.natural("indicator_value", grid.rows[row + place].key, "2024"), "actual"): number
            for place, number in enumerate(numbers)
        }
        self._were_typed(news)

    def _pick(self) -> None:
        """A term typed into 取組一覧, where each of the 課's own 取組 has its row."""
        place = self._initiatives()
        place.show_list()
        grid = place.list.view.grid
        name = self._chance.choice(("stage", "progress"))
        column = next(n for n, each in enumerate(grid.model.columns) if _is_field(each, name))
        row = self._chance.randrange(len(WORK))
        term = self._chance.choice(VOCABULARIES[name])
        grid.go_to(row, column)
        grid.setFocus()
        QTest.keyClick(self._at(), Qt.Key.Key_F2)
        QTest.keyClick(self._at(), Qt.Key.Key_A, CONTROL)
        self._commit(term.word)
        QTest.keyClick(self._at(), Qt.Key.Key_Return)
        self._was_typed(grid.rows[row].report, name, term.code)

    def _shift(self) -> None:
        """The beginning of a planned period, a month on or back."""
        timeline = self._timeline()
        key = self._step()
        timeline.stand_on(key)
        months = self._chance.choice((1, -1))
        QTest.keyClick(self._at(), Qt.Key.Key_Right if months > 0 else Qt.Key.Key_Left, CONTROL)
        now = date.fromisoformat(self.model.get((key, "planned_from"), BEGIN))
        then = by_months(Period(now), Edge.FIRST, months).first
        assert then
        self._was_typed(key, "planned_from", then.isoformat(), BEGIN)

    def _date(self) -> None:
        """The day on which a step began, in the dialog that Enter opens."""
        timeline = self._timeline()
        key = self._step()
        timeline.stand_on(key)
        day = date(2024, self._chance.randint(4, 9), self._chance.randint(1, 28))
        page = page_of(self._desk)
        assert isinstance(page, SchedulePage)
        page.switch_to(Which.ACTUAL)
        page.ask = lambda *_: {"actual_from": day.isoformat()}
        QTest.keyClick(self._at(), Qt.Key.Key_Return)
        page.switch_to(Which.PLANNED)
        self._was_typed(key, "actual_from", day.isoformat())

    def _timeline(self) -> Timeline:
        page = go(self._desk, "schedule")
        assert isinstance(page, SchedulePage)
        page.view.timeline.setFocus()
        return page.view.timeline

    def _step(self) -> str:
        place = self._chance.randrange(len(WORK))
        return step_key(place, self._chance.randrange(STEPS[place]))

    def _turn(self) -> None:
        self._form()
        key = self._chance.choice((Qt.Key.Key_PageUp, Qt.Key.Key_PageDown))
        QTest.keyClick(self._at(), key, CONTROL)

    def _undo(self) -> None:
        self._step_back(Qt.Key.Key_Z, self.past, self.future, 0)

    def _redo(self) -> None:
        self._step_back(Qt.Key.Key_Y, self.future, self.past, 1)

    def _step_back(self, key: Qt.Key, source: list, target: list, side: int) -> None:
        """From ホーム, where no input has typing of its own to take back."""
        go(self._desk, "home")
        if source:
            QTest.keyClick(self._at(), key, CONTROL)
            act = source.pop()
            target.append(act)
            self.model |= {place: texts[side] for place, texts in act.items()}

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

    def _indicators(self) -> GridView[Any]:
        page = go(self._desk, "indicators")
        assert isinstance(page, IndicatorsPage)
        return page.view.grid

    def _initiatives(self) -> InitiativesPlace:
        place = page_of(self._desk)
        if not isinstance(place, InitiativesPlace):
            place = go(self._desk, "initiatives")
        assert isinstance(place, InitiativesPlace)
        return place

    def _form(self) -> Form:
        """The form of some 取組, in view."""
        place = self._initiatives()
        if place.current is place.list or self._chance.random() < 0.3:
            place.open(self._chance.choice(WORK).rpartition("/")[0])
        place.detail.view.forms.setCurrentIndex(0)
        form = place.detail.view.form
        assert form
        self._report = keys.report_key(place.detail.spot.assignment, ROUND)
        return form

    def _was_typed(self, key: str, field: str, text: str, at_first: str = "") -> None:
        self._were_typed({(key, field): text}, at_first)

    def _were_typed(self, news: dict[Place, str], at_first: str = "") -> None:
        """One act; `at_first` is what a place said before anything was typed there."""
        before = {place: self.model.get(place, at_first) for place in news}
        changed = {place: text for place, text in news.items() if before[place] != text}
        if changed:
            self.past.append({place: (before[place], text) for place, text in changed.items()})
            self.future.clear()
            self.model |= changed

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


def _column(grid: GridView[Any], label: str) -> int:
    return [each.label for each in grid.model.columns].index(label)


def _is_field(column: Column[Any], name: str) -> bool:
    return column.field is not None and column.field.name == name
