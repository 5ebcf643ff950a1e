"""Text to be read: headings and paragraphs that can be selected, copied and walked by keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from dxdesk.domain import glossary
from dxdesk.domain.glossary import Use
from dxdesk.domain.records import Records

_SIZES = {1: 20, 2: 18, 3: 16, 4: 16}
_ABOVE = {1: 24, 2: 18, 3: 14, 4: 10}
_OVER = 8  # pixels left above a place that one goes to


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. `level` 1 to 4 is a heading, 0 a paragraph, -1 a remark, -2 an entry.

    `anchor` names the place, so that one can go there; Qt's own anchors take a time that grows
    with the square of their number.
    """

    text: str
    level: int = 0
    anchor: str = ""


class ReadingText(QTextEdit):
    """Shows blocks; Tab leaves it, arrows scroll and Ctrl+A, Ctrl+C copy.

    Where it uses a term of the glossary, `term_asked` brings the term's key when it is clicked;
    Enter goes from one to the next, and opens the one it stands on.
    """

    term_asked = Signal(str)

    def __init__(self, name: str, pixels: int = 16, margin: int = 12) -> None:
        super().__init__()
        self.setObjectName("readingText")
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(margin)
        self.document().setDefaultStyleSheet("".join(_rules(pixels)))
        self._blocks: tuple[Block, ...] = ()
        self._terms: tuple[tuple[str, str], ...] = ()
        self._places: tuple[tuple[int, int, str], ...] = ()

    @property
    def links(self) -> tuple[str, ...]:
        """The keys of the terms that the text leads to, in reading order."""
        return tuple(key for _, _, key in self._places)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._blocks

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks; the place in an equal text is kept."""
        if tuple(blocks) == self._blocks:
            return
        self._blocks = tuple(blocks)
        self._write()

    def set_terms(self, records: Records, plan: str, more: Sequence[tuple[str, str]] = ()) -> None:
        """Lead to the terms of a plan's glossary, and to `more` titles with their keys."""
        known = ((each.get("title"), each.key) for each in records.below(plan, glossary.KIND))
        terms = (*known, *more)
        if terms != self._terms:
            self._terms = terms
            self._write()

    def go_to(self, anchor: str) -> None:
        """Bring the place of a block to the top."""
        places = (n for n, each in enumerate(self._blocks) if each.anchor == anchor)
        block = self.document().findBlockByNumber(next(places, -1))
        if block.isValid():
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(int(top) - _OVER)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 48)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._places:
            self._write()  # links keep the colour they were written in

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._places:
            self._follow()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        key = self.anchorAt(event.position().toPoint())
        if key and not self.textCursor().hasSelection():
            self.term_asked.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.anchorAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def _follow(self) -> None:
        """Open the term that is marked, else mark the next one, the first after the last."""
        cursor = self.textCursor()
        marked = (cursor.selectionStart(), cursor.selectionEnd())
        for start, end, key in self._places:
            if (start, end) == marked:
                self.term_asked.emit(key)
                return
        here = cursor.position()
        after = [place for place in self._places if place[0] >= here]
        start, end, _ = (after or self._places)[0]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _write(self) -> None:
        self.setHtml("".join(map(self._html, self._blocks)))
        self._places = tuple(self._linked()) if self._terms else ()

    def _linked(self) -> Iterator[tuple[int, int, str]]:
        """Where the document has links: from, to, and the key."""
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                piece = pieces.fragment()
                if href := piece.charFormat().anchorHref():
                    yield piece.position(), piece.position() + piece.length(), href
                pieces += 1
            block = block.next()

    def _html(self, block: Block) -> str:
        text = self._text(block).replace("\n", "<br>")
        return f'<p class="level{block.level}">{text}</p>'

    def _text(self, block: Block) -> str:
        """The text as HTML, the terms in it as links; headings lead nowhere."""
        found: Sequence[Use] = ()
        if block.level <= 0 and self._terms:
            found = glossary.uses(block.text, self._terms)
        parts, place = [], 0
        for use in found:
            word = escape(block.text[use.start : use.end])
            parts += [escape(block.text[place : use.start]), f'<a href="{use.key}">{word}</a>']
            place = use.end
        return "".join((*parts, escape(block.text[place:])))


def _rules(pixels: int) -> Iterator[str]:
    """How each kind of block looks, its letters in pixels."""
    for level, above in _ABOVE.items():
        size = max(pixels, _SIZES[level] - (16 - pixels))
        look = f"font-size:{size}px; font-weight:bold; line-height:140%"
        yield f".level{level} {{{look}; margin:{above}px 0 6px 0}}"
    yield f".level0 {{font-size:{pixels}px; line-height:170%; margin:0 0 10px 0}}"
    yield ".level-1 {font-size:14px; line-height:150%; margin:0 0 8px 0}"
    yield ".level-2 {font-size:16px; line-height:150%; margin:0 0 4px 20px}"
