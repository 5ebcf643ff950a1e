"""One of a long list: a reference to a record, found by part of its name or kana."""

from functools import cached_property

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from dxdesk.domain.fields import Field
from dxdesk.domain.folding import sought
from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Vocabulary
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget, Option, Options
from dxdesk.ui.fields.line_edit import ExactLineEdit

_KEY = Qt.ItemDataRole.UserRole
_LEAST = 12  # characters that fit; a list of long names must not widen its form
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_SEARCHED = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class RefField(FieldWidget):
    """A box that lists options and finds them while typing; `value` is the option's key.

    Text that names no option is kept as typed.
    """

    def __init__(self, field: Field, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._options = tuple(options)
        self._combo = _CalmCombo(self._options)
        self._install(self._combo, self._combo)
        self._combo.setToolTip(words.REF_TIP)
        self._combo.activated.connect(self._picked)
        self._combo.typed.connect(self._typed)
        for part in (self._combo.line, *self._combo.lists):
            part.setAccessibleName(field.label)
        self._draw("")

    def shown(self) -> str:
        labels = (option.label for option in self._options if option.key == self._value)
        return next(labels, self._value)

    def _draw(self, text: str) -> None:
        rows = (row for row, option in enumerate(self._options) if option.key == text)
        self._combo.setCurrentIndex(next(rows, -1))
        self._combo.setEditText(self.shown())

    def _picked(self, row: int) -> None:
        self._take(str(self._combo.itemData(row, _KEY)))
        self.left.emit()

    def _typed(self, text: str) -> None:
        keys = (option.key for option in self._options if option.label == text.strip())
        self._take(next(keys, text))


def choice_options(vocabulary: Vocabulary) -> tuple[Option, ...]:
    """A vocabulary too long for a row of buttons, as options."""
    return tuple(Option(term.code, term_text(term)) for term in vocabulary)


class _CalmCombo(QComboBox):
    """An editable combo box that the wheel changes only while it has the focus."""

    typed = Signal(str)

    def __init__(self, options: Options) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditable(True)
        self.line = ExactLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        listed = _list()
        self.setView(listed)
        self.setModel(_OptionsList(options, self))
        finder = _Finder(self.model(), self)
        self.setCompleter(finder)
        self.lists = (listed, finder.found)
        self.line.textEdited.connect(self.typed)
        finder.activated[QModelIndex].connect(self._completed)  # type: ignore[index]  # stubs lack it

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _completed(self, index: QModelIndex) -> None:
        row = self.findData(index.data(_KEY), _KEY)
        self.setCurrentIndex(row)
        self.activated.emit(row)


class _Finder(QCompleter):
    """Finds a part of name, kana or code, whatever kana or width it is typed in."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(_SEARCHED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(12)
        self.found = _list()
        self.setPopup(self.found)

    def splitPath(self, path: str) -> list[str]:
        return [sought(path)]

    def pathFromIndex(self, index: _Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def _list() -> QListView:
    """A list that drops down; one of Qt's own measures each option, long before it opens."""
    made = QListView()
    made.setUniformItemSizes(True)
    made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


class _OptionsList(QAbstractListModel):
    """The options in their order; what searching compares is folded once somebody searches."""

    def __init__(self, options: Options, parent: QObject) -> None:
        super().__init__(parent)
        self._options = options

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._options)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == _SEARCHED:
            return self._searched[index.row()]
        if role == _KEY:
            return self._options[index.row()].key
        return self._options[index.row()].label if role in _SHOWN else None

    @cached_property
    def _searched(self) -> list[str]:
        return [sought(f"{each.label} {each.kana} {each.key}") for each in self._options]
