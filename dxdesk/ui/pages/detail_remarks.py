"""指摘 at the inputs of a report: written and closed by one side, answered by the other."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from dxdesk.domain import keys
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.records import Records
from dxdesk.domain.remarks import State
from dxdesk.domain.words import remarks as words
from dxdesk.services import remarks, stores
from dxdesk.services.remarks import Remark
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.form import Form
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.pages.remark_view import RemarkView
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.text import announce

Result = TypeVar("Result")
_Place = tuple[str, str]  # the remark's key and the field it is shown at


class Box(RecordFields):
    """One remark at one field."""

    def __init__(self, store: Store, view: RemarkView) -> None:
        super().__init__(store, view.widgets, view)
        self.view = view


class FieldRemarks(QObject):
    """Keeps a box below an input for each remark on it.

    `asks` says that this store writes remarks and does not answer them. `stored`, `failed` as
    in `RecordFields`; `acted` after closing or withdrawing one; `wanted` brings the input that
    the keyboard is to go to, `told` a `Notice`.
    """

    stored = Signal(str)
    failed = Signal(object)
    acted = Signal()
    wanted = Signal(object)
    told = Signal(object)

    def __init__(self, store: Store, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self.asks = stores.is_coordinator(store)
        self._form: Form | None = None
        self._report = ""
        self._records = Records(())
        self._found: tuple[Remark, ...] = ()
        self._new: dict[str, str] = {}
        self._boxes: dict[_Place, Box] = {}
        self._halt = ""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes in view."""
        return tuple(self._boxes.values())

    @property
    def waiting(self) -> tuple[Remark, ...]:
        """The remarks of the report that wait for an answer."""
        return tuple(each for each in self._found if each.state is State.OPEN)

    def show(self, records: Records, report: str, form: Form) -> None:
        """Show the remarks on a report at the inputs of its form."""
        is_other = report != self._report
        if form is not self._form or is_other:
            self._clear()
        self._form, self._report, self._records = form, report, records
        there = records.below(report, "remark")
        self._found = remarks.of_report(self._store, report) if there else ()
        self._show()
        if is_other and self.waiting and not self.asks:
            announce(form, words.waiting(len(self.waiting)))

    def forget(self) -> None:
        """Nothing is shown any more that could be remarked on."""
        self._clear()
        self._report, self._found = "", ()

    def add(self, widget: FieldWidget | None) -> None:
        """Begin a remark on the field of this input; it is made when its text is saved."""
        name = self._name_of(widget)
        if not name:
            self.told.emit(Notice(words.NO_FIELD, topic="page"))
            return
        key = keys.fresh("remark", self._report)
        self._new[key] = name
        self._show()
        self.wanted.emit(self._boxes[key, name].view.input)

    def go_on(self, widget: FieldWidget | None) -> None:
        """Go to the answer of the next remark that waits for one."""
        open_now = {each.key for each in self.waiting}
        places = [box for (key, _), box in self._boxes.items() if key in open_now]
        if not places:
            self.told.emit(Notice(words.NONE_OPEN, topic="page"))
            return
        at = next((n for n, box in enumerate(places) if box.view.input is widget), -1)
        self.wanted.emit(places[(at + 1) % len(places)].view.input)

    def settle(self) -> None:
        """Save all that has been typed."""
        for box in self.boxes:
            box.settle()

    def halt(self, reason: str) -> None:
        """Let nothing be typed, closed or withdrawn, and say why; "" ends it."""
        self._halt = reason
        if self._form:
            self._show()

    def field_at(self, widget: FieldWidget) -> tuple[str, str]:
        """Key and field name of an input of a remark, ("", "") if it is none."""
        for (key, _), box in self._boxes.items():
            if name := box.name_of(widget):
                return key, name
        return "", ""

    def _show(self) -> None:
        wanted = dict(self._wanted())
        for place in [place for place in self._boxes if place not in wanted]:
            self._drop(place)
        for place, remark in wanted.items():
            box = self._boxes.get(place) or self._make(place)
            box.load(self._records, place[0])
            box.halt(self._halt)
            box.view.show_remark(remark, halted=bool(self._halt))
        self._describe()

    def _wanted(self) -> Iterator[tuple[_Place, Remark | None]]:
        there = {each.key for each in self._found}
        for each in self._found:
            yield from (((each.key, name), each) for name in each.fields if self._input(name))
        yield from (((key, name), None) for key, name in self._new.items() if key not in there)

    def _make(self, place: _Place) -> Box:
        key, name = place
        widget = self._input(name)
        assert widget  # `_wanted` names no other
        view = RemarkView(widget.field.label, asks=self.asks)
        box = Box(self._store, view)
        box.first = [(key, "field", name)]
        box.stored.connect(self.stored)
        box.failed.connect(self.failed)
        view.close_asked.connect(lambda: self._close(key))
        view.withdraw_asked.connect(lambda: self._withdraw(key))
        self._boxes[place] = box
        widget.hang(view)
        return box

    def _drop(self, place: _Place) -> None:
        view = self._boxes.pop(place).view
        if widget := self._input(place[1]):
            widget.unhang(view)

    def _clear(self) -> None:
        self.settle()
        self._new.clear()
        if self._form and isValid(self._form):
            for place in list(self._boxes):
                self._drop(place)
            self._found = ()
            self._describe()
        self._boxes.clear()

    def _describe(self) -> None:
        for name in self._form.names if self._form else ():
            on_it = (each for each in self._found if name in each.fields)
            said = " ".join(words.spoken(each.state, each.text) for each in on_it)
            if widget := self._input(name):
                widget.tell_also(said)

    def _close(self, key: str) -> None:
        self._act(lambda: remarks.close(self._store, key))

    def _withdraw(self, key: str) -> None:
        if self._new.pop(key, "") and not self._records.get(key):
            self._show()
        elif self._act(lambda: remarks.withdraw(self._store, key)) is False:
            self.told.emit(Notice(words.SENT, topic="page"))

    def _act(self, act: Callable[[], Result]) -> Result | None:
        try:
            done = act()
        except DxdeskError as error:
            self.failed.emit(error)
            return None
        self.acted.emit()
        return done

    def _input(self, name: str) -> FieldWidget | None:
        form = self._form
        return form.field(name) if form and name in form.names else None

    def _name_of(self, widget: FieldWidget | None) -> str:
        if not self._form or self._halt or not self._report:
            return ""
        return next((name for name in self._form.names if self._form.field(name) is widget), "")
