"""Dresses the application: style, palette, sheet, fonts and Qt's own Japanese words."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dxdesk.services.collecting import held_back
from dxdesk.ui.theme.fonts import load_fonts, ui_font
from dxdesk.ui.theme.icons import Icons
from dxdesk.ui.theme.sheet import read_sheets
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_TOKENS = "tokens"
_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "support",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on-primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "row-line",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "border",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def dress(app: QApplication, resources: Path, tokens: Tokens) -> Icons:
    """Give the application its look; the icons in the same colours are returned.

    Qt's Japanese words are to be installed once, by `speak_japanese`.
    """
    load_fonts(resources / "fonts")
    with held_back():  # no widget may go while Qt goes through them all
        app.setStyleSheet("")  # changing one sheet for another takes thrice as long
        app.setStyle("Fusion")
        app.setFont(ui_font())
        app.setPalette(palette(tokens))
        app.setProperty(_TOKENS, tokens)
        app.setStyleSheet(read_sheets(resources / "themes", _values(resources, tokens)))
    return Icons(resources / "icons", tokens)


def tokens_in_force() -> Tokens:
    """The colours that the application is dressed in, for what is drawn and not styled."""
    app = QCoreApplication.instance()
    dressed_in = app.property(_TOKENS) if app else None
    return dressed_in if isinstance(dressed_in, Tokens) else LIGHT


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of a colour scheme."""
    colours = tokens.by_name()
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.support))
    return made


def speak_japanese(app: QCoreApplication) -> bool:
    """Load Qt's own translation (standard buttons, context menus); whether it was found."""
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_ja", folder) and app.installTranslator(translator)


def _values(resources: Path, tokens: Tokens) -> dict[str, str]:
    icons = (resources / "icons").as_posix()
    tick = "light" if QColor(tokens.on_primary).lightnessF() > 0.5 else "dark"
    return {**tokens.by_name(), "icons": icons, "tick": f"{icons}/check-{tick}.svg"}
