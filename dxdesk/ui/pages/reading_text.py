"""Text to be read: headings and paragraphs that can be selected, copied and walked by keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QTextEdit

_SIZES = {1: 20, 2: 18, 3: 16, 4: 16}
_ABOVE = {1: 24, 2: 18, 3: 14, 4: 10}
_OVER = 8  # pixels left above a place that one goes to
_PARAGRAPH = "line-height:170%; margin:0 0 10px 0"
_STYLES = {
    -1: "line-height:150%; margin:0 0 8px 0; font-size:14px",
    -2: "line-height:150%; margin:0 0 4px 20px; font-size:16px",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text. `level` 1 to 4 is a heading, 0 a paragraph, -1 a remark, -2 an entry.

    `anchor` names the place, so that one can go there.
    """

    text: str
    level: int = 0
    anchor: str = ""


class ReadingText(QTextEdit):
    """Shows blocks; Tab leaves it, arrows scroll and Ctrl+A, Ctrl+C copy."""

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
        self._pixels = pixels
        self._blocks: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is shown."""
        return self._blocks

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks; the place in an equal text is kept."""
        if tuple(blocks) == self._blocks:
            return
        self._blocks = tuple(blocks)
        self.setHtml("".join(map(self._html, self._blocks)))

    def go_to(self, anchor: str) -> None:
        """Bring the place of a block to the top."""
        self.scrollToAnchor(anchor)
        bar = self.verticalScrollBar()
        if bar.value() < bar.maximum():
            bar.setValue(bar.value() - _OVER)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 48)

    def _html(self, block: Block) -> str:
        text = escape(block.text).replace("\n", "<br>")
        anchor = f'<a name="{escape(block.anchor)}"></a>' if block.anchor else ""
        if block.level > 0:
            size = max(self._pixels, _SIZES[block.level] - (16 - self._pixels))
            above = _ABOVE[block.level]
            style = f"font-size:{size}px; font-weight:bold; margin:{above}px 0 6px 0"
            return f'<p style="{style}; line-height:140%">{anchor}{text}</p>'
        style = _STYLES.get(block.level, f"font-size:{self._pixels}px; {_PARAGRAPH}")
        return f'<p style="{style}">{anchor}{text}</p>'
