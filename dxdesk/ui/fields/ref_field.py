"""One of a long list: a reference to a record, found by part of its name or kana."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from dxdesk.domain.fields import Field
from dxdesk.domain.folding import word
from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Vocabulary
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget, Option, Options
from dxdesk.ui.fields.line_edit import ExactLineEdit

_KEY = Qt.ItemDataRole.UserRole
_LEAST = 12  # characters that fit; a list of long names must not widen its form
_SEARCHED = Qt.ItemDataRole.UserRole + 1
_KATAKANA = range(0x30A1, 0x30F7)
_TO_HIRAGANA = {code: code - 0x60 for code in _KATAKANA}


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
        self._combo.setCurrentIndex(self._combo.findData(text, _KEY) if text else -1)
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

    def __init__(self, options: Iterable[Option]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditable(True)
        self.line = ExactLineEdit()
        self.setLineEdit(self.line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)
        self.setModel(_option_items(options, self))
        finder = _Finder(self.model(), self)
        self.setCompleter(finder)
        self.lists = [each for each in (self.view(), finder.popup()) if each is not None]
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

    def splitPath(self, path: str) -> list[str]:
        return [_folded(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def _option_items(options: Iterable[Option], parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    for option in options:
        item = QStandardItem(option.label)
        item.setData(option.key, _KEY)
        searched = f"{option.label} {option.kana} {option.key}"
        item.setData(_folded(searched), _SEARCHED)
        item.setEditable(False)
        model.appendRow(item)
    return model


def _folded(text: str) -> str:
    return word(text).translate(_TO_HIRAGANA)
