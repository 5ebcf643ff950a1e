"""Many lines of exact text: grows with its text, counts characters, cuts nothing."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from dxdesk.domain.fields import Field, length
from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.line_edit import spent
from dxdesk.ui.text import announce

MIN_LINES = 2
MAX_LINES = 10
_LINE_HEIGHT = 150  # per cent; the bundled fonts bring no space between lines
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class ProseField(FieldWidget):
    """A text of several lines with its length below, 「120/400字」."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._edit = ProseEdit()
        self._count = QLabel()
        self._install(self._with_count(), self._edit)
        self._edit.textChanged.connect(self._typed)
        self._recount()

    def _with_count(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._edit)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._count)
        column.addLayout(row)
        return body

    def _draw(self, text: str) -> None:
        self._edit.blockSignals(True)
        self._edit.put(text)
        self._edit.blockSignals(False)
        self._recount()

    def _typed(self) -> None:
        if self._edit.text() == self._edit.given:
            self._take(self._edit.exact)
        else:
            self._take(self._edit.text())
        self._recount()

    def _recount(self) -> None:
        count, limit = length(self._value), self.field.limit
        kind = "fieldCountOver" if self.field.excess(self._value) else "fieldCount"
        self._count.setText(words.counted(count, limit) if limit else words.characters(count))
        if kind != self._count.objectName():
            self._restyle(kind)

    def _restyle(self, kind: str) -> None:
        crossed = kind == "fieldCountOver" and self._edit.hasFocus()
        self._count.setObjectName(kind)
        self._count.style().unpolish(self._count)
        self._count.style().polish(self._count)
        if crossed:
            announce(self._edit, self._count.text())


class ProseEdit(QTextEdit):
    """A plain-text editor as tall as its text, between MIN_LINES and MAX_LINES.

    `exact` is the text last put in, `given` what the editor makes of it: an untouched text is
    never altered by the editor's own line-break characters.
    """

    def __init__(self) -> None:
        super().__init__()
        self.exact = self.given = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.put("")

    def put(self, text: str) -> None:
        """Show a text; typing before it can no longer be undone."""
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        spaced = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        spaced.setLineHeight(_LINE_HEIGHT, height.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)
        self.document().setUndoRedoEnabled(True)
        self.exact, self.given = text, self.text()
        self._fit()

    def text(self) -> str:
        """The text with line feeds; no-break spaces are kept."""
        return self.document().toRawText().translate(_BREAKS)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if spent(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, but no file: one that is dropped here is for the window."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, in the spacing of the place it is pasted at."""
        self.textCursor().insertText(source.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._height_of(MIN_LINES))

    def _fit(self) -> None:
        wanted = int(self.document().size().height()) + 2 * self.frameWidth()
        low, high = self._height_of(MIN_LINES), self._height_of(MAX_LINES)
        policy = Qt.ScrollBarPolicy
        fits = wanted <= high
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded
        )
        self.setFixedHeight(max(low, min(wanted, high)))

    def _height_of(self, lines: int) -> int:
        line = self.fontMetrics().height() * _LINE_HEIGHT / 100
        margins = 2 * self.document().documentMargin() + 2 * self.frameWidth()
        return int(lines * line + margins + 0.5)
