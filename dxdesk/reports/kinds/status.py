"""提出状況: which 課 has answered, and what those who have not still owe."""

from collections.abc import Callable
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.board import DepartmentStatus, State
from dxdesk.domain.words import board
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable, Value
from dxdesk.reports.kinds.parts import not_submitted, one_part
from dxdesk.reports.kinds.view import View

_TONES = {
    State.NOT_ASKED: Tone.IDLE,
    State.WAITING: Tone.ACTIVE,
    State.OVERDUE: Tone.LATE,
    State.ARRIVED: Tone.DONE,
    State.RETURNED: Tone.WARN,
    State.APPROVED: Tone.DONE,
}


def parts(view: View) -> tuple[Part, ...]:
    """One part: the count and the board, then who owes what."""
    return one_part(view, "status", (_board(view), not_submitted(view)))


def tables(view: View) -> tuple[AnyTable, ...]:
    """The board, a row for each 課."""
    code, name = says.DEPARTMENT_CODE, says.DEPARTMENT_NAME
    columns = (
        _column(code, lambda each: view.department_code(each.department)),
        _column(name, lambda each: each.name),
        _column(words.STANDING, lambda each: _standing(each)[0].partition(" ")[2]),
        _column(words.REQUESTED, lambda each: words.SENT if each.requested else words.NOT_SENT),
        *_days(words.RECEIVED, lambda each: each.received),
        *_days(words.RETURNED, lambda each: each.returned),
        _column(words.REPORTS_DUE, lambda each: each.reports, words.COUNT_UNIT),
        _column(words.REPORTS_COMPLETE, lambda each: each.complete, words.COUNT_UNIT),
    )
    return (DataTable(says.KINDS["status"], columns, board_of(view)),)


def board_of(view: View) -> tuple[DepartmentStatus, ...]:
    """The board, or the line of the occasion's department."""
    asked = view.occasion.department
    return tuple(each for each in view.occasion.board if asked in ("", each.department))


def _board(view: View) -> Section:
    found = board_of(view)
    if not found:
        return Section(Text(words.STATUS_TABLE), (Paragraph(Text(words.NO_BOARD)),))
    done = sum(map(_has_answered, found))
    said = words.received(done, len(found), sum(each.late for each in found))
    columns = (
        Column(says.DEPARTMENT_NAME, 40),
        Column(words.STANDING, 24, Look.WORD),
        Column(words.RECEIVED, 18, Look.DATE),
        Column(words.RETURNED, 18, Look.DATE),
        Column(words.COMPLETE, 16, Look.FIGURE),
    )
    table = Table(columns, tuple(map(_row, found)))
    return Section(Text(words.STATUS_TABLE), (Paragraph(Text(said)), table))


def _row(each: DepartmentStatus) -> Row:
    return Row(
        (
            Text(each.name),
            Text(*_standing(each)),
            _day(each.received),
            _day(each.returned),
            Text(words.of_all(each.complete, each.reports)),
        )
    )


def _standing(each: DepartmentStatus) -> tuple[str, Tone]:
    if not each.received and _has_answered(each):
        return words.FILLED_IN, Tone.DONE
    word = f"{board.SYMBOLS[each.state]} {board.STATES[each.state]}"
    return (words.too_late(word), Tone.WARN) if each.late else (word, _TONES[each.state])


def _has_answered(each: DepartmentStatus) -> bool:
    """Whether a file came, or all that it owes was filled in without one (the office's own)."""
    return bool(each.received) or 0 < each.reports == each.complete


def _day(moment: str) -> Text:
    if not moment:
        return Text(words.NEVER, Tone.QUIET)
    day = date.fromisoformat(moment[:10])
    return Text(calendar.short_date(day), value=day.isoformat())


def _days(
    label: str, read: Callable[[DepartmentStatus], str]
) -> tuple[DataColumn[DepartmentStatus], ...]:
    """A day as a date and in its era."""

    def day(each: DepartmentStatus) -> date | None:
        return date.fromisoformat(read(each)[:10]) if read(each) else None

    def era(each: DepartmentStatus) -> str | None:
        found = day(each)
        return calendar.era_date(found) if found else None

    meaning = words.STATUS_MEANINGS[label]
    western, japanese = (says.labelled(label, form) for form in (says.WESTERN, says.ERA))
    return (
        DataColumn(western, meaning + says.WESTERN_MEANING, day),
        DataColumn(japanese, meaning + says.ERA_MEANING, era),
    )


def _column(
    label: str, read: Callable[[DepartmentStatus], Value], unit: str = ""
) -> DataColumn[DepartmentStatus]:
    return DataColumn(says.labelled(label, unit), words.STATUS_MEANINGS[label], read, unit)
