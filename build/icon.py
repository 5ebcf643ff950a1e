"""The program's icon for Windows, made of the drawing that the window shows."""

from __future__ import annotations

import io
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def make(svg: Path, ico: Path) -> Path:
    """Write every size of the drawing into one .ico file; its path."""
    from PIL import Image

    pictures = [Image.open(io.BytesIO(_png(svg, size))) for size in SIZES]
    ico.parent.mkdir(parents=True, exist_ok=True)
    sizes = [(size, size) for size in SIZES]
    pictures[-1].save(ico, format="ICO", sizes=sizes, append_images=pictures[:-1])
    return ico


def _png(svg: Path, size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(str(svg)).render(painter)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())
