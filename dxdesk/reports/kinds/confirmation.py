"""所属長確認用: what a 課 is about to submit, for its head to read and sign."""

from dataclasses import replace

from dxdesk.domain.words import report_kinds as words
from dxdesk.reports.content import Column, Part, Row, Section, Table, Text
from dxdesk.reports.kinds import department, initiative_sheet
from dxdesk.reports.kinds.view import View


def parts(view: View) -> tuple[Part, ...]:
    """The page of each 課 with the place to sign on top, then the 個票 of every 取組."""
    fronts = (
        replace(each, sections=(_confirmed(), *each.sections)) for each in department.parts(view)
    )
    return (*fronts, *initiative_sheet.parts(view))


def _confirmed() -> Section:
    columns = tuple(Column(each, weight) for each, weight in words.CONFIRMED_BY)
    room = Text(words.ROOM_TO_SIGN)
    return Section(Text(words.CONFIRMATION), (Table(columns, (Row((room,) * len(columns)),)),))
