"""Files dragged onto the window or a part of it."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def local_paths(event: QDropEvent) -> list[Path]:
    """The files and folders that are dragged, without what lies on the web."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
