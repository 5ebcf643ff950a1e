"""公表: which written fields of the reports of a round are public, and how a citizen reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from dxdesk.reports.content import Section

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
    """A piece of what is published: a heading of a level, or (0) a text."""

    text: str
    level: int = 0


def rows(records: Records, round_key: str) -> tuple[PublicRow, ...]:
    """Every report of a round that says anything, in the plan's order."""
    found = by_assignment(records, keys.parent_of(round_key), round_key) if round_key else ()
    return tuple(
        PublicRow(
            each.report.key,
            initiative.get("number"),
            initiative.get("title"),
            records.name_of(each.department),
            _states(each.report.fields),
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


def preview(store: Store, row: PublicRow) -> tuple[Line, ...]:
    """What the public edition says of a report's 取組, of every 課, as it will be printed."""
    from dxdesk.reports.kinds import public
    from dxdesk.reports.kinds.view import View

    view = View(*reporting.snapshot(store, Asked("public", keys.round_in(row.report))))
    initiative = view.records.get(keys.lineage_of(row.report)["initiative"])
    said = public.on_initiative(view, initiative) if initiative else ()
    return tuple(line for section in said for line in _lines(section)) or (Line(words.SILENT),)


def _lines(section: "Section") -> Iterator[Line]:
    from dxdesk.reports.content import Fields, Paragraph

    yield Line(section.title.text, min(section.level + 1, 4))
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield Line(block.text.text)
        elif isinstance(block, Fields):
            for pair in block.pairs:
                yield Line(pair.label, 4)
                yield Line(pair.value.text)


def _states(fields: Mapping[str, str]) -> dict[str, State]:
    marked = fields.get(MARKS, "").split("\n")
    return {e.name: _state(fields.get(e.name), is_marked=e.name in marked) for e in PUBLISHABLE}


def _state(written: str | None, *, is_marked: bool) -> State:
    if not written:
        return State.BLANK
    return State.PUBLIC if is_marked else State.KEPT
