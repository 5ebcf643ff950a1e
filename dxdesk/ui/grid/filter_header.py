"""Headings with a line of filters below them."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent

from dxdesk.domain.words import grid as words
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.grid.frozen import FrozenTable
from dxdesk.ui.grid.frozen_header import FrozenHeader

TALL = 30
_BACK = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterHeader(FrozenHeader):
    """The filters are shown on demand. `filtered` brings their texts by section, after each
    change that is not an input method's composing; `left` that the keyboard goes to the cells.
    """

    filtered = Signal(object)
    left = Signal()

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(table)
        self._lines: list[ExactLineEdit] = []
        self._is_silent = False
        self.sectionResized.connect(self.place_filters)
        table.scrolled_sideways.connect(self.place_filters)

    @property
    def is_filtering(self) -> bool:
        """Whether the filters are shown."""
        return bool(self._lines)

    @property
    def texts(self) -> dict[int, str]:
        """What is filtered by, by section."""
        return {place: each.text() for place, each in enumerate(self._lines) if each.text()}

    def show_filters(self, texts: Mapping[int, str] | None = None) -> None:
        """Show the filters, with these texts in them."""
        if not self._lines:
            self._lines = [self._line(place) for place in range(self.count())]
            self._lay_anew()
        self._is_silent = True
        for place, line in enumerate(self._lines):
            line.setText((texts or {}).get(place, line.text() if texts is None else ""))
        self._is_silent = False
        self._tell()

    def hide_filters(self) -> None:
        """Take the filters away; then every row is shown again."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        self._lay_anew()
        self.filtered.emit({})

    def focus_filter(self, section: int) -> None:
        """Put the keyboard into the filter of a column."""
        line = self._lines[max(section, 0)]
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def place_filters(self) -> None:
        """Put each filter below its heading; those of frozen columns over the others."""
        top = self.height() - TALL
        for place, line in enumerate(self._lines):
            line.setGeometry(self.left_of(place), top, self.sectionSize(place), TALL)
        for line in self._lines[: self._table.staying]:
            line.raise_()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint + QSize(0, TALL) if self._lines else hint

    def updateGeometries(self) -> None:
        self.setViewportMargins(0, 0, 0, TALL if self._lines else 0)
        super().updateGeometries()
        self.place_filters()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, ExactLineEdit):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            self._table.show_column(self._lines.index(watched))
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)

    def _on_key(self, line: ExactLineEdit, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and line.text():
            line.clear()
        elif event.key() in (*_BACK, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            return False
        return True

    def _line(self, section: int) -> ExactLineEdit:
        line = ExactLineEdit()
        line.setParent(self)
        line.setObjectName("gridFilter")
        name = words.filter_of(str(self.model().headerData(section, Qt.Orientation.Horizontal)))
        line.setAccessibleName(name)
        line.setToolTip(name)
        line.textChanged.connect(self._tell)
        line.installEventFilter(self)
        line.show()
        return line

    def _lay_anew(self) -> None:
        self.updateGeometry()
        self._table.updateGeometries()
        self.updateGeometries()

    def _tell(self) -> None:
        if not self._is_silent:
            self.filtered.emit(self.texts)
