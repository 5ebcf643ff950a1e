"""The look of the application: its colours, icons and focus ring, now and when they change."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from dxdesk import paths
from dxdesk.ui.focus_ring import FocusRing
from dxdesk.ui.theme.apply import dress
from dxdesk.ui.theme.contrast import black_and_white, contrast_tokens
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

_LIGHT, _DARK, _CONTRAST = "light", "dark", "contrast"
_ASKED = {
    "": Qt.ColorScheme.Unknown,
    _LIGHT: Qt.ColorScheme.Light,
    _DARK: Qt.ColorScheme.Dark,
    _CONTRAST: Qt.ColorScheme.Unknown,
}


class Look(QObject):
    """Dresses the application; `changed` brings new colours.

    It follows the system's scheme unless a person prefers light, dark or contrast. Where the
    system asks for high contrast, the system's own colours are used whatever is preferred.
    """

    changed = Signal(Tokens)

    def __init__(self, app: QApplication, scheme: str = "") -> None:
        super().__init__(app)
        self._app, self._scheme = app, scheme if scheme in _ASKED else ""
        _hints(app).setColorScheme(_ASKED[self._scheme])
        self.tokens = self._now()
        self.icons = dress(app, paths.resources_folder(), self.tokens)
        self.ring = FocusRing(app, self.tokens)
        _hints(app).colorSchemeChanged.connect(self._recolour)
        _hints(app).accessibility().contrastPreferenceChanged.connect(self._recolour)

    def prefer(self, scheme: str) -> None:
        """Be light, dark or of high contrast; "" follows the system again."""
        self._scheme = scheme
        _hints(self._app).setColorScheme(_ASKED[scheme])
        self._recolour()

    def _now(self) -> Tokens:
        is_dark = _hints(self._app).colorScheme() is Qt.ColorScheme.Dark
        if asks_for_contrast(self._app):
            self._app.setPalette(QPalette())  # Qt then gives the system's own
            return contrast_tokens(self._app.palette())
        if self._scheme == _CONTRAST:
            return contrast_tokens(black_and_white(is_dark=is_dark))
        return DARK if self._scheme == _DARK or (is_dark and not self._scheme) else LIGHT

    def _recolour(self) -> None:
        now = self._now()
        if now == self.tokens and not asks_for_contrast(self._app):
            return
        self.tokens = now
        self.icons = dress(self._app, paths.resources_folder(), self.tokens)
        self.ring.set_tokens(self.tokens)
        self.changed.emit(self.tokens)


def asks_for_contrast(app: QApplication) -> bool:
    """Whether the system is set to high contrast."""
    wanted = _hints(app).accessibility().contrastPreference()
    return wanted is Qt.ContrastPreference.HighContrast


@cache
def _hints(app: QApplication) -> QStyleHints:
    """Held for good: what it hands out is unusable once PySide has let go of it."""
    return app.styleHints()
