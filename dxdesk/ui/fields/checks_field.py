"""Several of a list: field names that may be published, or references to records."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.fields import Field
from dxdesk.domain.words import forms as words
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.ui.fields.base import FieldWidget, Options
from dxdesk.ui.fields.flow import FlowLayout
from dxdesk.ui.press_button import PressButton

_KEY = Qt.ItemDataRole.UserRole
_MOST_ROWS = 8
_ROW = 28


class ChecksField(FieldWidget):
    """A list to tick; one Tab stop, Space ticks, letters jump.

    `value` is the ticked keys, sorted, one per line. Keys that the list lacks are shown as
    they are, ticked.
    """

    def __init__(self, field: Field, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._labels = {option.key: option.label for option in options}
        self._list = _CheckList()
        self._count = QLabel()
        self._count.setObjectName("fieldCount")
        self._install(self._body_of_list(), self._list)
        self._draw("")
        self._list.itemChanged.connect(self._ticked)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are offered, in their order."""
        return tuple(self._labels)

    def tick(self, key: str, *, on: bool) -> None:
        """Tick a key that is offered, or take the tick away, as a person would."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self._list.item(self.keys.index(key)).setCheckState(state)

    def leave_out_list(self) -> None:
        """Show no list, where each key has a box elsewhere: only how many are ticked, and the
        buttons that tick all and none."""
        self._list.hide()
        self._editor = self._all
        self.setFocusProxy(self.editor)
        self._describe()

    def shown(self) -> str:
        return LIST_MARK.join(self._labels.get(key, key) for key in self._ordered())

    def _body_of_list(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._list)
        below = QWidget()
        flow = FlowLayout(below, spacing=8)
        flow.addWidget(self._count)
        self._all = self._all_button(words.CHECK_ALL, Qt.CheckState.Checked)
        flow.addWidget(self._all)
        flow.addWidget(self._all_button(words.CHECK_NONE, Qt.CheckState.Unchecked))
        column.addWidget(below)
        return body

    def _all_button(self, text: str, state: Qt.CheckState) -> QPushButton:
        button = PressButton(text)
        button.setObjectName("quiet")
        button.setAccessibleName(words.option_of(self.field.label, text))
        button.clicked.connect(lambda: self._tick_all(state))
        self._watch(button)
        return button

    def _ordered(self) -> list[str]:
        chosen = self._value.split("\n") if self._value else []
        known = [key for key in self._labels if key in chosen]
        return known + [key for key in chosen if key not in self._labels]

    def _draw(self, text: str) -> None:
        chosen = text.split("\n") if text else []
        self._list.blockSignals(True)
        self._list.clear()
        for key in [*self._labels, *(key for key in chosen if key not in self._labels)]:
            self._list.addItem(_item(key, self._labels.get(key, key), key in chosen))
        self._list.blockSignals(False)
        self._list.fit()
        self._recount(len(chosen))

    def _tick_all(self, state: Qt.CheckState) -> None:
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            self._list.item(row).setCheckState(state)
        self._list.blockSignals(False)
        self._list.viewport().update()
        self._ticked()

    def _ticked(self) -> None:
        items = (self._list.item(row) for row in range(self._list.count()))
        keys = [item.data(_KEY) for item in items if item.checkState() is Qt.CheckState.Checked]
        self._recount(len(keys))
        self._take("\n".join(sorted(keys)))
        self.left.emit()

    def _recount(self, count: int) -> None:
        self._count.setText(words.checked(count) if count else words.NOTHING_CHECKED)


class _CheckList(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)

    def fit(self) -> None:
        """As tall as the rows, up to _MOST_ROWS."""
        rows = max(1, min(self.count(), _MOST_ROWS))
        self.setFixedHeight(rows * _ROW + 2 * self.frameWidth() + 2)


def _item(key: str, label: str, checked: bool) -> QListWidgetItem:
    item = QListWidgetItem(label)
    item.setData(_KEY, key)
    item.setToolTip(label)
    item.setSizeHint(QSize(0, _ROW))
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
    )
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
    return item
