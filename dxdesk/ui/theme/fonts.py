"""The bundled fonts, so that no screen depends on what a machine has installed.

BIZ UDPGothic is proportional, its digits too (1 is narrower than 0); BIZ UDGothic has even
digits and serves columns and boxes of numbers and dates.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

UI_FAMILY = "BIZ UDPGothic"
DIGITS_FAMILY = "BIZ UDGothic"
UI_PIXELS = 14
FORM_PIXELS = 16


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register every .ttf of the folder; the families that became usable."""
    families: set[str] = set()
    for path in sorted(folder.glob("*.ttf")):
        handle = QFontDatabase.addApplicationFont(str(path))
        families.update(QFontDatabase.applicationFontFamilies(handle))
    return tuple(sorted(families))


def ui_font() -> QFont:
    """14 px, for everything that is not form text."""
    return _font(UI_FAMILY, UI_PIXELS)


def form_font() -> QFont:
    """16 px, for text that people type."""
    return _font(UI_FAMILY, FORM_PIXELS)


def digits_font(pixels: int = UI_PIXELS) -> QFont:
    """Even digits, for numbers and dates."""
    return _font(DIGITS_FAMILY, pixels)


def _font(family: str, pixels: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    return font
