"""公表: which written fields of the reports of a round are public, and how a citizen reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field
from dxdesk.domain.records import Records
from dxdesk.domain.standing import by_assignment
from dxdesk.domain.words import public_edition as words
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import edits, reporting
from dxdesk.services.reporting import Asked
from dxdesk.services.stores import Store

MARKS = "public_fields"
PUBLISHABLE: tuple[Field, ...] = tuple(e for e in CATALOGUE["report"].fields if e.publishable)


class State(StrEnum):
    """How a field stands: published, written and kept back, or not written."""

    PUBLIC = "public"
    KEPT = "kept"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One report: its key, whose it is, and how each publishable field stands."""

    report: str
    number: str
    title: str
    department: str
    states: Mapping[str, State]

    def count(self, *states: State) -> int:
        """How many fields stand so."""
        return sum(each in states for each in self.states.values())


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of what is published: a heading of a level, or (0) a text; `report` names the
    取組 it belongs to."""

    text: str
    level: int = 0
    initiative: str = ""


def rows(records: Records, round_key: str) -> tuple[PublicRow, ...]:
    """Every report of a round that says anything, in the plan's order."""
    found = by_assignment(records, keys.parent_of(round_key), round_key) if round_key else ()
    return tuple(
        PublicRow(
            each.report.key,
            initiative.get("number"),
            initiative.get("title"),
            records.name_of(each.department),
            {field.name: _state(each.report.fields, field.name) for field in PUBLISHABLE},
        )
        for each in found
        if each.report and any(each.report.fields.values())
        if (initiative := records.get(each.initiative))
    )


def mark(store: Store, wanted: Mapping[tuple[str, str], bool]) -> tuple[Change, ...]:
    """Let fields of reports be public, or no longer, as one act."""
    with store.writing() as connection:
        records = queries.records(connection)
        marks: dict[str, set[str]] = {}
        for (key, field), is_public in wanted.items():
            record = records.get(key)
            now = set(record.get(MARKS).split("\n")) if record else set()
            held = marks.setdefault(key, now - {""})
            (held.add if is_public else held.discard)(field)
        typed = [(key, MARKS, "\n".join(sorted(held))) for key, held in marks.items()]
        return edits.set_within(connection, store, typed, words.act(len(wanted)))


def mark_all(store: Store, row: PublicRow) -> tuple[Change, ...]:
    """Let everything that is written in a report be public."""
    written = (name for name, state in row.states.items() if state is State.KEPT)
    return mark(store, {(row.report, name): True for name in written})


def preview(store: Store, round_key: str) -> Sequence[Line]:
    """What the public edition says, as it will be printed."""
    from dxdesk.reports import build
    from dxdesk.reports.content import Fields, Note, Paragraph

    document = build("public", *reporting.snapshot(store, Asked("public", round_key)))
    found = [Line(document.title, 1)]
    for section in (each for part in document.parts for each in part.sections):
        place = section.anchor.removeprefix("public-") if section.anchor else ""
        if section.title.text:
            found.append(Line(section.title.text, min(section.level + 1, 4), place))
        for block in section.blocks:
            if isinstance(block, Paragraph | Note):
                found.append(Line(block.text.text))
            elif isinstance(block, Fields):
                for pair in block.pairs:
                    found += [Line(pair.label, 4), Line(pair.value.text)]
    return tuple(found)


def _state(fields: Mapping[str, str], name: str) -> State:
    if not fields.get(name):
        return State.BLANK
    return State.PUBLIC if name in fields.get(MARKS, "").split("\n") else State.KEPT
