"""The look of the application: its colours, icons and focus ring, now and when they change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from dxdesk import paths
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

_LIGHT, _DARK = "light", "dark"
_ASKED = {
    "": Qt.ColorScheme.Unknown,
    _LIGHT: Qt.ColorScheme.Light,
    _DARK: Qt.ColorScheme.Dark,
}


class Look(QObject):
    """Dresses the application; `changed` brings new colours.

    It follows the system's scheme unless a person prefers light or dark.
    """

    changed = Signal(Tokens)

    def __init__(self, app: QApplication, scheme: str = "") -> None:
        super().__init__(app)
        self._app, self._scheme = app, scheme if scheme in _ASKED else ""
        app.styleHints().setColorScheme(_ASKED[self._scheme])
        self.tokens = self._now()
        self.icons = dress(app, paths.resources_folder(), self.tokens)
        self._ring = FocusRing(app, self.tokens)
        app.styleHints().colorSchemeChanged.connect(self._recolour)

    def prefer(self, scheme: str) -> None:
        """Be light or dark; "" follows the system again."""
        self._scheme = scheme
        self._app.styleHints().setColorScheme(_ASKED[scheme])
        self._recolour()

    def _now(self) -> Tokens:
        system = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if self._scheme == _DARK or (system and not self._scheme) else LIGHT

    def _recolour(self) -> None:
        if self._now() == self.tokens:
            return
        self.tokens = self._now()
        self.icons = dress(self._app, paths.resources_folder(), self.tokens)
        self._ring.set_tokens(self.tokens)
        self.changed.emit(self.tokens)
