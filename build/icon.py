"""The program's icon for Windows, made of the drawing that the window shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def make(svg: Path, ico: Path) -> Path:
    """Write every size of the drawing into one .ico file; its path."""
    pictures = [_drawn(svg, size) for size in SIZES]
    ico.parent.mkdir(parents=True, exist_ok=True)
    sizes = [(size, size) for size in SIZES]
    pictures[-1].save(ico, format="ICO", sizes=sizes, append_images=pictures[:-1])
    return ico


def _drawn(svg: Path, size: int) -> Image:
    from PIL import Image
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawn = QImage(size, size, QImage.Format.Format_RGBA8888)
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        QSvgRenderer(str(svg)).render(painter)
    return Image.frombytes("RGBA", (size, size), bytes(drawn.constBits()))
