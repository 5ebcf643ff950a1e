"""Line icons: SVG files drawn in `currentColor`, coloured when they are loaded."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from dxdesk.ui.theme.tokens import Tokens


class Icons:
    """The icons of one folder in the colours of one scheme."""

    def __init__(self, folder: Path, tokens: Tokens) -> None:
        self._folder = folder
        self._tokens = tokens

    def get(self, name: str, token: str = "text") -> QIcon:
        """The icon `name`.svg in a token's colour, sharp at any scale factor."""
        text = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        return QIcon(_SvgEngine(text.replace("currentColor", self._tokens.by_name()[token])))


class _SvgEngine(QIconEngine):
    def __init__(self, svg: str) -> None:
        super().__init__()
        self._svg = svg

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        renderer = QSvgRenderer(QByteArray(self._svg.encode()))
        renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            self.paint(painter, picture.rect(), mode, state)
        return picture

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._svg)
