"""Two programs to be timed from their start to the first paint: a bare window and dxdesk's shell.

The shell is the real one, dressed with fonts and style, around empty pages: data follows the
first paint. `python -m tests.bench.windows bare|shell`.
"""

import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

_LATE = {"sqlalchemy", "openpyxl", "reportlab"}


def _bare() -> QMainWindow:
    return QMainWindow()


def _shell() -> QMainWindow:
    from dxdesk import paths
    from dxdesk.ui.shell.window import Window
    from dxdesk.ui.theme.apply import dress
    from dxdesk.ui.theme.tokens import LIGHT

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    icons = dress(app, paths.resources_folder(), LIGHT)
    names = ("home", "list", "schedule", "submit", "history")
    return Window([_Empty(name) for name in names], [], icons)


class _Empty:
    """A page with nothing on it."""

    def __init__(self, icon: str) -> None:
        self.title = self.icon = icon
        self.widget = QWidget()
        self.panes = (self.widget,)
        self.primary_action = None

    def on_shown(self) -> None:
        pass


class _Application(QApplication):
    def notify(self, receiver, event):
        done = super().notify(receiver, event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.exit(3 if _LATE & set(sys.modules) else 0)
        return done


def main(which: str) -> int:
    """Show the window until its first paint. Returns 3 if a heavy library came in before."""
    app = _Application([])
    window = {"bare": _bare, "shell": _shell}[which]()
    window.resize(1100, 700)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
