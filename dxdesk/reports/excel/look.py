"""Fonts, fills, rules and alignments of workbook cells, each object made once."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from dxdesk.domain.words.reports import WORKBOOK_FONT
from dxdesk.reports.content import Look, Shade, Tone

SIZE = 10
LINE_POINTS = 13.5
MAX_LINES = 29  # a row is at most 409 points high (Excel specifications and limits)

_INKS = {
    Tone.QUIET: "5C5C5C",
    Tone.IDLE: "4D4D4D",
    Tone.ACTIVE: "0017C1",
    Tone.DONE: "115A36",
    Tone.WARN: "6E5600",
    Tone.LATE: "CE0000",
}
_BOLD = frozenset({Tone.STRONG, Tone.WARN, Tone.LATE})
FONTS = {
    tone: Font(WORKBOOK_FONT, SIZE, bold=tone in _BOLD, color=_INKS.get(tone, "1A1A1A"))
    for tone in Tone
}
TITLE = Font(WORKBOOK_FONT, 16, bold=True)
HEADINGS = (Font(WORKBOOK_FONT, 13, bold=True), Font(WORKBOOK_FONT, 11, bold=True))
SIGNED = '+{0};-{0};"±"0'
LABEL = Font(WORKBOOK_FONT, SIZE, bold=True)

_SIDE = Side("thin", color="8C8C8C")
BORDER = Border(_SIDE, _SIDE, _SIDE, _SIDE)
HEADER_FILL = PatternFill("solid", fgColor="E6E6E6")
GROUP_FILL = PatternFill("solid", fgColor="F2F2F2")
SHADES = {
    Shade.NONE: None,
    Shade.PLAN: PatternFill("solid", fgColor="D9E6FF"),
    Shade.DONE: PatternFill("solid", fgColor="9DB7F9"),
    Shade.LATE: PatternFill("solid", fgColor="FDD7D7"),
}

WRAP = Alignment(wrap_text=True, vertical="center")
WRAP_RIGHT = Alignment(wrap_text=True, vertical="center", horizontal="right", indent=1)
NO_WRAP = Alignment(vertical="top")
ALIGNS = {Look.FIGURE: WRAP_RIGHT}
