"""The field of a line of the page, to be typed into right below the page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain import keys
from dxdesk.domain.fields import Kind
from dxdesk.domain.words import paper as words
from dxdesk.services import lookup, stores
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.pages.files import scrolled
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.record_fields import RecordFields

_ELSEWHERE = frozenset({Kind.REF, Kind.REFS, Kind.NAMES})
"""What is picked from a list that only the form of its record has."""

_HIGHEST = 300


class FieldBesidePaper(QFrame):
    """Shows one field; `stored` says that the store has taken it, `failed` brings an error,
    `opened` record and field for which the whole form is wanted, `closed` that it is done with."""

    stored = Signal()
    failed = Signal(object)
    opened = Signal(str, str)
    closed = Signal()

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.setObjectName("besidePaper")
        self._store = store
        self.fields: RecordFields | None = None
        self._place = ("", "")
        self._title = named_label("", "barLabel")
        self.whole = button(words.WHOLE_FORM, "quiet", words.WHOLE_FORM_TIP)
        self.done = button(words.DONE, tip=words.DONE_TIP)
        self.whole.clicked.connect(lambda: self.opened.emit(*self._place))
        self.done.clicked.connect(self.close_field)
        self._lay_out()
        self.hide()

    @property
    def unsaved(self) -> Sequence[Typed]:
        """What is typed here and not in the store."""
        return self.fields.unsaved if self.fields else ()

    def show_field(self, key: str, field: str, what: str) -> bool:
        """Show a field with the keyboard in it; False where only the whole form can show it."""
        kind = keys.type_of(key)
        known = {each.name: each for each in kind.fields}
        if field not in known or known[field].kind in _ELSEWHERE:
            return False
        self.settle()
        records = stores.records(self._store)
        widget = field_widget(known[field], lookup.words_for(records, key))
        fields = RecordFields(self._store, {field: widget}, widget)
        fields.load(records, key)
        fields.stored.connect(lambda _name: self.stored.emit())
        fields.failed.connect(self.failed)
        self.fields, self._place = fields, (key, field)
        self._title.setText(what)
        self._area.setWidget(_framed(widget))
        self._area.setFixedHeight(min(widget.sizeHint().height() + 24, _HIGHEST))
        self.show()
        widget.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def refresh(self) -> None:
        """Read the field anew; what is being typed stays."""
        if self.fields and self._place[0]:
            self.fields.load(stores.records(self._store), self._place[0])

    def settle(self) -> None:
        """Save what is typed."""
        if self.fields:
            self.fields.settle()

    def halt(self, reason: str) -> None:
        """Let nothing be typed and say why; "" ends it."""
        if self.fields:
            self.fields.halt(reason)

    def close_field(self) -> None:
        """Save and go away."""
        self.settle()
        self.fields, self._place = None, ("", "")
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.whole)
        head.addWidget(self.done)
        self._area: QScrollArea = scrolled(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area)


def _framed(widget: QWidget) -> QWidget:
    page = QWidget()
    page.setObjectName("formPage")
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 4, 16, 12)
    column.addWidget(widget)
    column.addStretch()
    return page
