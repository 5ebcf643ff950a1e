"""High contrast: the colours of the system, or black and white, in place of our own.

States are then told by symbol and word alone; every ground is the same.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QColor, QPalette

from dxdesk.ui.theme.tokens import LIGHT, Tokens

TEXT = 4.5
"""How much text stands out from its ground at least."""

_TINTS = (0.35, 0.2, 0.1, 0.0)


def contrast_tokens(system: QPalette) -> Tokens:
    """A scheme of the palette's own few colours, each text at least 4.5:1 on its ground."""
    text, base = system.text().color(), system.base().color()
    strong = _standing_out(system.highlight().color(), base, text)
    link = _standing_out(system.link().color(), base, text)
    grounds = ("ground", "surface", "header", "stripe")
    plain = ("hairline", "border", "row_line", "bar_line")
    states = ("required", "error", "success", "warning", "idle", "doing")
    names = {
        **dict.fromkeys((*grounds, *(f"{each}_ground" for each in states[1:])), base.name()),
        **dict.fromkeys(("text", "support", *plain, *states), text.name()),
        **dict.fromkeys(("primary", "primary_hover", "bar"), strong.name()),
        "on_primary": base.name(),
        "link": link.name(),
        "selected": _tinted(base, strong, (text, strong)).name(),
        "hover": _tinted(base, text, (text, strong, link)).name(),
    }
    return replace(LIGHT, **names)


def black_and_white(*, is_dark: bool) -> QPalette:
    """The strongest palette there is, for those whose system offers none."""
    text, base = (QColor("#FFFFFF"), QColor("#000000"))
    if not is_dark:
        text, base = base, text
    made = QPalette()
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Highlight, QPalette.ColorRole.Link):
        made.setColor(role, text)
    made.setColor(QPalette.ColorRole.Base, base)
    return made


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG counts it, from 1 to 21."""
    dark, light = sorted((_brightness(one), _brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def _standing_out(wanted: QColor, base: QColor, otherwise: QColor) -> QColor:
    return wanted if ratio(wanted, base) >= TEXT else otherwise


def _tinted(base: QColor, tint: QColor, texts: Sequence[QColor]) -> QColor:
    """The base with as much of the tint as the texts on it bear."""
    mixed = (_mixed(base, tint, part) for part in _TINTS)
    return next((each for each in mixed if all(ratio(text, each) >= TEXT for text in texts)), base)


def _mixed(base: QColor, tint: QColor, part: float) -> QColor:
    def between(one: float, other: float) -> float:
        return one + (other - one) * part

    return QColor.fromRgbF(
        between(base.redF(), tint.redF()),
        between(base.greenF(), tint.greenF()),
        between(base.blueF(), tint.blueF()),
    )


def _brightness(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
