"""Several 課 answer one 取組 and the lead composes: what it took up, what it left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import assignments_of, counted_once

_LEFT_OUT_KINDS = (Kind.PROSE, Kind.MONEY)
_DIFFERING = ("stage", "progress", "achievement", "outlook", "direction", "exception")


@dataclass(frozen=True, slots=True)
class Others:
    """One 取組 with its lead's report and those of the others; None where none was written."""

    initiative: str
    lead: Record
    lead_report: Record | None
    others: tuple[tuple[Record, Record | None], ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something another 課 says and the lead does not.

    `said` and `lead_said` are canonical; the latter is "" where the lead left the field blank
    and otherwise its own rating, which differs.
    """

    initiative: str
    assignment: str
    field: str
    said: str
    lead_said: str


def shared(records: Records, plan: str, round_key: str) -> tuple[Others, ...]:
    """The 取組 that more than one 課 has, in the plan's order."""
    return tuple(_shared(records, plan, round_key))


def left_out(found: Others) -> tuple[LeftOut, ...]:
    """What of the others' answers the lead's shows nothing of, the lead having answered.

    Texts and amounts where the lead's is blank, and ratings that differ from the lead's. A
    text that the lead did write is taken to be composed from theirs.
    """
    if found.lead_report is None:
        return ()
    return tuple(
        each
        for work, report in found.others
        if report is not None
        for each in _left_out(found, work, report)
    )


def _shared(records: Records, plan: str, round_key: str) -> Iterator[Others]:
    for initiative in counted_once(records, plan):
        work = assignments_of(records, initiative.key)
        if len(work) > 1:
            held = [(w, records.get(keys.report_key(w.key, round_key))) for w in work]
            (lead, lead_report), *others = held
            yield Others(initiative.key, lead, lead_report, tuple(others))


def _left_out(found: Others, work: Record, report: Record) -> Iterator[LeftOut]:
    for field in CATALOGUE["report"].fields:
        said = report.get(field.name)
        lead_said = found.lead_report.get(field.name) if found.lead_report else ""
        if said and said != lead_said and _matters(field, lead_said):
            yield LeftOut(found.initiative, work.key, field.name, said, lead_said)


def _matters(field: Field, lead_said: str) -> bool:
    return field.name in _DIFFERING or (field.kind in _LEFT_OUT_KINDS and not lead_said)
