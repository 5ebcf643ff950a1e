from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from dxdesk import paths
from dxdesk.domain.remarks import State
from dxdesk.services.remarks import Remark
from dxdesk.ui import look
from dxdesk.ui.look import Look
from dxdesk.ui.pages.remark_view import RemarkView
from dxdesk.ui.theme.apply import dress, palette, speak_japanese
from dxdesk.ui.theme.contrast import black_and_white, contrast_tokens, ratio
from dxdesk.ui.theme.fonts import digits_font, ui_font
from dxdesk.ui.theme.icons import Icons
from dxdesk.ui.theme.sheet import fill, read_sheets
from dxdesk.ui.theme.tokens import DARK, LIGHT, Tokens

from . import rubric
from .desks import undress

CONTRAST = contrast_tokens(black_and_white(is_dark=False))
CONTRAST_DARK = contrast_tokens(black_and_white(is_dark=True))
SCHEMES = pytest.mark.parametrize(
    "tokens",
    [LIGHT, DARK, CONTRAST, CONTRAST_DARK],
    ids=["light", "dark", "contrast", "contrast-dark"],
)
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


def _contrast(a: str, b: str) -> float:
    return ratio(QColor(a), QColor(b))


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


@pytest.mark.parametrize(
    ("text", "base", "highlight", "link"),
    [
        ("#FFFFFF", "#000000", "#1AEBFF", "#FFFF00"),
        ("#000000", "#FFFFFF", "#37006E", "#00009F"),
        ("#FFFFFF", "#202020", "#D6B4FD", "#75E9FC"),
        ("#3D3D3D", "#FFFAEF", "#903909", "#B0B0B0"),
    ],
)
def test_a_systems_own_colours_stand_out_too(text: str, base: str, highlight: str, link: str):
    system = QPalette()
    for role, colour in (("Text", text), ("Base", base), ("Highlight", highlight), ("Link", link)):
        system.setColor(getattr(QPalette.ColorRole, role), QColor(colour))
    tokens = contrast_tokens(system)
    assert _weak(tokens, TEXT_PAIRS, 4.5) == []
    assert _weak(tokens, LINE_PAIRS, 3.0) == []
    assert tokens.surface == QColor(base).name()


def test_the_system_that_asks_for_contrast_is_followed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(look, "asks_for_contrast", lambda _app: True)
    seen = Look(qapp, "dark")
    assert seen.tokens.error == seen.tokens.text
    assert seen.tokens.ground == seen.tokens.surface
    undress(qapp)


def test_contrast_can_be_preferred_and_left_again(qapp: QApplication):
    seen = Look(qapp)
    seen.prefer("contrast")
    assert seen.tokens == CONTRAST
    seen.prefer("")
    assert seen.tokens == LIGHT
    undress(qapp)


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
    undress(qapp)


@SCHEMES
def test_the_palette_follows_the_scheme(qapp: QApplication, tokens: Tokens):
    made = palette(tokens)
    assert made.window().color() == QColor(tokens.ground)
    assert made.text().color() == QColor(tokens.text)


@SCHEMES
def test_a_remark_stands_out_in_each_of_its_states(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, figure: Callable[[str], None]
):
    dress(qapp, paths.resources_folder(), tokens)
    made = Remark(
        "", "", "", "", ("results",), "", "例 人数も書いてください。", "例 5人", State.OPEN
    )
    least = 21.0
    for state in State:
        for asks in (True, False):
            box = RemarkView("取組内容の実績", asks=asks)
            qtbot.addWidget(box)
            box.show_remark(replace(made, state=state), halted=False)
            box.resize(500, 400)
            box.show()
            reached = rubric.contrasts(box)
            assert any(box.head.accessibleName() in text for text, _ in reached)
            least = min(least, *(each for _, each in reached))
            box.hide()
    undress(qapp)
    assert least >= rubric.LEAST_CONTRAST
    figure(f"指摘 in {tokens.surface} and {tokens.text}: {least:.2f}:1 at least, from its pixels")
