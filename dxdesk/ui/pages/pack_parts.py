"""The parts of 会議資料: which there are, in which order, under which numbers."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.packs import USUAL, Chosen, Numbering, numbers
from dxdesk.domain.words import pages_report as words
from dxdesk.ui.pages.parts import Chooser, button, named_label

_ROW, _SHOWN = 28, 12
_KIND = Qt.ItemDataRole.UserRole
_NUMBERING = Qt.ItemDataRole.UserRole + 1


class PackParts(QWidget):
    """A list to tick; Space ticks, Alt+↑ and Alt+↓ move, the chooser below says how the part is
    numbered. `labels` are the kinds that may be parts, by name; `went_to` brings the name of the
    part at hand."""

    changed = Signal()
    went_to = Signal(str)

    def __init__(self, labels: Mapping[str, str]) -> None:
        super().__init__()
        self._labels = dict(labels)
        self._before: tuple[Chosen, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(words.PARTS)
        self.numbering = Chooser(words.NUMBERING)
        self.numbering.offer(list(words.NUMBERINGS.items()), Numbering.MAIN)
        self.usual = button(words.USUAL, "quiet", words.USUAL_TIP)
        self.usual.clicked.connect(lambda: self.choose(USUAL))
        self.up = button(words.UP, tip=words.UP_TIP)
        self.down = button(words.DOWN, tip=words.DOWN_TIP)
        self._fill(USUAL)
        self._show_numbers()
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._show_numbers())
        self.list.currentItemChanged.connect(lambda _now, _old: self._show_current())
        self.numbering.currentIndexChanged.connect(lambda _place: self._set_numbering())
        for each, keys, by in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            each.clicked.connect(lambda _checked=False, by=by: self.move_current(by))
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda by=by: self.move_current(by))
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> tuple[Chosen, ...]:
        """The ticked parts in their order."""
        return tuple(_chosen(each) for each in self._items() if _is_ticked(each))

    def choose(self, parts: Sequence[Chosen]) -> None:
        """Tick these parts and no others, in this order, numbered so; the others follow."""
        self.list.blockSignals(True)
        self.list.clear()
        self._fill(parts)
        self.list.blockSignals(False)
        self._show_numbers()
        self.list.setCurrentRow(0)

    def move_current(self, by: int) -> None:
        """Move the current part up or down; at the ends it stays."""
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            self.list.blockSignals(True)
            self.list.insertItem(place + by, self.list.takeItem(place))
            self.list.blockSignals(False)
            self.list.setCurrentRow(place + by)
            self._show_numbers()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _fill(self, parts: Sequence[Chosen]) -> None:
        ticked = {each.kind: each for each in parts if each.kind in self._labels}
        for kind in dict.fromkeys([*ticked, *self._labels]):
            item = QListWidgetItem(self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = kind in ticked
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, _ROW))
            item.setData(_KIND, kind)
            item.setData(_NUMBERING, ticked[kind].numbering if is_ticked else Numbering.MAIN)

    def _show_numbers(self) -> None:
        """Each ticked part with the number it will bear."""
        ticked = [each for each in self._items() if _is_ticked(each)]
        marks = dict(zip(map(id, ticked), numbers(map(_chosen, ticked)), strict=True))
        self.list.blockSignals(True)
        for item in self._items():
            label = self._labels[item.data(_KIND)]
            item.setText(words.part(marks.get(id(item)), label))
        self.list.blockSignals(False)
        if self._before != self.chosen:
            self._before = self.chosen
            self.changed.emit()

    def _show_current(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.numbering.choose(item.data(_NUMBERING))
            self.went_to.emit(item.data(_KIND))

    def _set_numbering(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            item.setData(_NUMBERING, self.numbering.key())

    def _lay_out(self) -> None:
        self.numbering.narrow()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.numbering, 1)
        for each in (self.up, self.down):
            below.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(named_label(words.PARTS, "fieldLabel"), 1)
        head.addWidget(self.usual)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addLayout(below)
        self.list.setFixedHeight(_SHOWN * _ROW + 2 * self.list.frameWidth())


def _chosen(item: QListWidgetItem) -> Chosen:
    return Chosen(item.data(_KIND), Numbering(item.data(_NUMBERING)))


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
