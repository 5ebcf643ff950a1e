"""The pictures of help and README, taken of the real program with the example; no screen needed.

`python3 build/dev.py pictures` takes them all anew.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parent.parent
HELP = PROJECT / "resources" / "help" / "pictures"
README = PROJECT / "resources" / "pictures" / "window.png"
_WIDTH, _HEIGHT = 1280, 720
_MOST_COLOURS = 64
_HOME = "/home/例"  # what is shown for the folder of whoever takes the pictures

# Whose store of the demonstration, which of its pages, and where the picture goes.
OFFICE, OWN = "取りまとめ", "例会計課"
PAGES = {
    OWN: {name: HELP / f"{name}.png" for name in ("initiatives", "schedule", "submit")},
    OFFICE: {name: HELP / f"{name}.png" for name in ("request", "board")} | {"initiatives": README},
}


def main() -> int:
    """Run the demonstration, open its stores and take every picture."""
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": _HOME, "USERPROFILE": _HOME}
    from PySide6.QtWidgets import QApplication

    from dxdesk import app
    from dxdesk.domain.progress import finished
    from dxdesk.services import demo
    from dxdesk.ui.theme.apply import speak_japanese

    application = QApplication(sys.argv[:1])
    speak_japanese(application)
    with TemporaryDirectory(prefix="dxdesk-") as folder:
        made = finished(demo.run(Path(folder) / "demo")).folder
        desk = app.Desk(application, Path(folder) / "settings.json")
        for name, pages in PAGES.items():
            _take(desk, made / f"{name}.dxdesk", pages)
        desk.close()
    return 0


def _take(desk: object, store: Path, pages: dict[str, Path]) -> None:
    from dxdesk.app import Desk
    from dxdesk.ui import window_trial

    if not isinstance(desk, Desk):
        raise TypeError(desk)
    desk.open(store)
    window_trial.ready(desk.runner, lambda: desk.store is not None)
    if desk.window is None:
        raise window_trial.NoWindow
    desk.window.resize(_WIDTH, _HEIGHT)
    for name, path in pages.items():
        desk.frame.show_page(name)
        window_trial.ready(desk.runner, lambda: True)
        desk.window.grab().save(str(path))
        _shrink(path)
        print(path, flush=True)


def _shrink(path: Path) -> None:
    """A screen has few colours: a palette halves the file and changes nothing one sees."""
    from PIL import Image

    with Image.open(path) as found:
        small = found.convert("RGB").quantize(_MOST_COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
