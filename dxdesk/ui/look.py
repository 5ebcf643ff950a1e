"""The look of the application: its colours, icons and focus ring, now and when they change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from dxdesk import paths
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens


class Look(QObject):
    """Dresses the application and follows the system's scheme; `changed` brings new colours."""

    changed = Signal(Tokens)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.tokens = _tokens(app)
        self.icons = dress(app, paths.resources_folder(), self.tokens)
        self._ring = FocusRing(app, self.tokens)
        app.styleHints().colorSchemeChanged.connect(self._recolour)

    def _recolour(self) -> None:
        self.tokens = _tokens(self._app)
        self.icons = dress(self._app, paths.resources_folder(), self.tokens)
        self._ring.set_tokens(self.tokens)
        self.changed.emit(self.tokens)


def _tokens(app: QApplication) -> Tokens:
    return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
