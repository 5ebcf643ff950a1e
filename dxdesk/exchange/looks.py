"""The looks of an exchange workbook's cells, each registered once and given to many cells."""

from functools import cache

from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from dxdesk.domain.words import exchange as says
from dxdesk.sheets.writing import Look, Writing

_LINE = Side(style="thin", color="FF949494")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE6E6E6")
_OPEN = PatternFill("solid", fgColor="FFFBF5E0")
_SHUT = PatternFill("solid", fgColor="FFF2F2F2")
_PLAIN = Font(name=says.FONT, size=11)
_BOLD = Font(name=says.FONT, size=11, bold=True)
_TITLE = Font(name=says.FONT, size=16, bold=True)
_SMALL = Font(name=says.FONT, size=9, color="FF4D4D4D")
_WRAP = Alignment(wrap_text=True, vertical="top")
_RIGHT = Alignment(horizontal="right", vertical="top")


class Looks:
    """The looks of one workbook."""

    def __init__(self, writing: Writing) -> None:
        self.plain = writing.look(font=_PLAIN, alignment=_WRAP)
        self.bold = writing.look(font=_BOLD)
        self.title = writing.look(font=_TITLE)
        self.small = writing.look(font=_SMALL, alignment=_WRAP)
        self.place = writing.look(font=_PLAIN, alignment=_RIGHT)
        self.head = writing.look(font=_BOLD, fill=_HEAD, border=_BORDER, alignment=_WRAP)
        self.small_head = writing.look(font=_SMALL, fill=_HEAD, border=_BORDER, alignment=_WRAP)
        self.framed = writing.look(font=_PLAIN, border=_BORDER, alignment=_WRAP)
        self.count = writing.look(font=_PLAIN, border=_BORDER, alignment=_RIGHT)
        self.free = writing.look(
            font=_PLAIN, border=_BORDER, alignment=_WRAP, protection=Protection(locked=False)
        )
        self.body = cache(lambda *how: _body(writing, *how))
        """A record's cell, by (locked, small, number format)."""


def _body(writing: Writing, locked: bool, small: bool, number_format: str) -> Look:
    return writing.look(
        font=_SMALL if small else _PLAIN,
        fill=_SHUT if locked else _OPEN,
        border=_BORDER,
        alignment=_WRAP,
        protection=None if locked else Protection(locked=False),
        number_format=number_format,
    )
