"""Last time's answer beside each input of the report, and a mark while a text repeats it."""

from PySide6.QtCore import QObject, Signal

from dxdesk.domain import honesty, keys
from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Record, Records
from dxdesk.services import lookup, showing
from dxdesk.ui.fields.last_box import LastBox, RepeatMark
from dxdesk.ui.form import Form

_SHOWN = frozenset({Kind.PROSE, Kind.CHOICE, Kind.MONEY, Kind.DECIMAL, Kind.INTEGER})


class LastAnswers(QObject):
    """Serves one form. `copy_asked` brings the name of a field whose last text is wanted."""

    copy_asked = Signal(str)

    def __init__(self, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self._form = form
        self._last: Record | None = None
        shown = [name for name in form.names if form.field(name).field.kind in _SHOWN]
        self._boxes = {name: self._box(name) for name in shown}
        prose = [name for name in shown if form.field(name).field.kind is Kind.PROSE]
        self._marks = {name: RepeatMark() for name in prose}
        for name, mark in self._marks.items():
            form.field(name).add_note(mark)
        form.edited.connect(self._remark)

    def show(self, records: Records, last: Record | None) -> None:
        """Take the report of the round before, None where there is none."""
        self._last = last
        this = records.get(keys.round_in(last.key)) if last else None
        name_of_round = lookup.round_name(this) if this else ""
        for name, box in self._boxes.items():
            value = last.get(name) if last else ""
            text = showing.value_text(records, last.key, name, value) if last else ""
            can_copy = name in self._marks and not self._form.field(name).is_locked
            box.say(name_of_round, text, can_copy=can_copy)
            self._remark(name)

    def _box(self, name: str) -> LastBox:
        box = LastBox(self._form.field(name).field.label)
        box.copy_asked.connect(lambda: self.copy_asked.emit(name))
        self._form.field(name).add_above(box)
        return box

    def _remark(self, name: str) -> None:
        if name in self._marks:
            before = self._last.get(name) if self._last else ""
            repeats = honesty.is_repeated(self._form.field(name).value(), before)
            self._marks[name].setVisible(repeats)
