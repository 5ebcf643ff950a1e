import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QMessageBox

from dxdesk import paths
from dxdesk.ui.theme.apply import dress, palette, speak_japanese
from dxdesk.ui.theme.fonts import digits_font, ui_font
from dxdesk.ui.theme.icons import Icons
from dxdesk.ui.theme.sheet import fill, read_sheets
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
TEXT_PAIRS = (
    ("text", "ground"), ("text", "surface"), ("text", "header"), ("text", "stripe"),
    ("text", "selected"), ("text", "hover"), ("support", "surface"), ("support", "ground"),
    ("support", "stripe"), ("on_primary", "primary"), ("on_primary", "primary_hover"),
    ("link", "surface"), ("link", "hover"), ("link", "doing_ground"), ("link", "error_ground"),
    ("required", "surface"), ("error", "surface"), ("error", "error_ground"),
    ("success", "success_ground"), ("warning", "warning_ground"), ("idle", "idle_ground"),
    ("doing", "doing_ground"), ("text", "error_ground"), ("text", "warning_ground"),
    ("text", "success_ground"), ("text", "doing_ground"),
)  # fmt: skip
LINE_PAIRS = (
    ("border", "surface"), ("border", "ground"), ("row_line", "surface"),
    ("bar_line", "surface"), ("primary", "surface"),
)  # fmt: skip


def _brightness(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    dark, light = sorted((_brightness(a), _brightness(b)))
    return (light + 0.05) / (dark + 0.05)


def _weak(tokens: Tokens, pairs: tuple[tuple[str, str], ...], least: float) -> list[str]:
    ratios = {pair: _contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) for pair in pairs}
    return [f"{a} on {b}: {ratio:.2f}" for (a, b), ratio in ratios.items() if ratio < least]


@SCHEMES
def test_every_text_stands_out_by_4_5_to_1(tokens: Tokens):
    assert _weak(tokens, TEXT_PAIRS, 4.5) == []


@SCHEMES
def test_borders_and_bars_stand_out_by_nearly_3_to_1(tokens: Tokens):
    assert _weak(tokens, LINE_PAIRS, 3.0) == []


def test_the_focus_ring_stands_out_on_light_and_dark():
    assert _contrast(LIGHT.ring_outer, LIGHT.surface) >= 3
    assert _contrast(DARK.ring_inner, DARK.surface) >= 3


def test_a_style_sheet_names_colours_by_token():
    assert fill("a { color: @primary-hover; }", LIGHT.by_name()) == "a { color: #00118F; }"


def test_an_unknown_token_is_refused():
    with pytest.raises(KeyError):
        fill("a { color: @nonsense; }", LIGHT.by_name())


def test_no_placeholder_is_left_in_the_sheets():
    values = {**LIGHT.by_name(), "icons": "icons", "tick": "tick.svg"}
    assert "@" not in read_sheets(paths.resources_folder() / "themes", values).partition("*/")[2]


def test_screens_use_the_bundled_fonts_only(qapp: QApplication, icons: Icons):
    assert QFontInfo(qapp.font()).family() == "BIZ UDPGothic"
    assert QFontInfo(digits_font()).family() == "BIZ UDGothic"
    assert {"BIZ UDPGothic", "BIZ UDGothic"} <= set(QFontDatabase.families())


def test_number_columns_have_even_digits(icons: Icons):
    metrics = QFontMetrics(digits_font())
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_no_text_is_under_14_pixels(icons: Icons):
    assert ui_font().pixelSize() == 14


def test_standard_buttons_speak_japanese(qapp: QApplication):
    assert speak_japanese(qapp)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "キャンセル"


def test_icons_take_the_colour_of_the_scheme(qapp: QApplication):
    icons = dress(qapp, paths.resources_folder(), DARK)
    picture = icons.get("home").pixmap(24, 24).toImage()
    brightest = max(
        picture.pixelColor(x, y).lightness() for x in range(24) for y in range(24)
        if picture.pixelColor(x, y).alpha() == 255
    )  # fmt: skip
    assert brightest > 200
    qapp.setStyleSheet("")


@SCHEMES
def test_the_palette_follows_the_scheme(qapp: QApplication, tokens: Tokens):
    made = palette(tokens)
    assert made.window().color() == QColor(tokens.ground)
    assert made.text().color() == QColor(tokens.text)
