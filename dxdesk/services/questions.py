"""Open conflicts and proposals, with who says what and where, ready to be decided."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain.merge.facts import Value
from dxdesk.domain.records import Records
from dxdesk.domain.values import same
from dxdesk.models import past, queries
from dxdesk.models.projection import CONFLICT
from dxdesk.models.queries import Answer, Item
from dxdesk.services import deciding, showing
from dxdesk.services.stores import Store


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a value: a 課 or an office, when, and for a file its name and cell."""

    who: str
    at: str
    file: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that may be chosen. `number` counts from 1 as deciding does; 0 is the value
    shown now where that is none of the candidates."""

    number: int
    text: str
    value: Value
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One open conflict or proposal: what is shown now, and what came in instead.

    `arrived` is in the order of the files' names. `base` is what both started from, None where
    that is not known. `is_word` says that the values are words of a vocabulary.
    """

    name: str
    is_conflict: bool
    key: str
    field: str
    title: str
    label: str
    present: Candidate
    arrived: tuple[Candidate, ...]
    base: str | None = None
    is_word: bool = False


def questions(store: Store) -> tuple[Question, ...]:
    """Every open question in the records' human order, conflicts first."""
    with store.reading() as connection:
        records = queries.records(connection)
        return tuple(_question(connection, records, each) for each in queries.items(connection))


def _question(connection: Connection, records: Records, item: Item) -> Question:
    record = records.get(item.key)
    present = (record.get(item.field) or None) if record else None
    answers = queries.answers(connection, item.key, item.field)
    edits = queries.history(connection, item.key, item.field)
    made = [
        Candidate(
            number,
            showing.value_text(records, item.key, item.field, value),
            value,
            (*_voices(records, answers, value), *_typed(edits, value)),
        )
        for number, value in enumerate(item.candidates, 1)
    ]
    base = past.base_of(connection, item.key, item.field)
    shown = next((each for each in made if same(each.value, present)), None)
    text = showing.value_text(records, item.key, item.field, present)
    return Question(
        name=deciding.name_of(item),
        is_conflict=item.kind == CONFLICT,
        key=item.key,
        field=item.field,
        title=showing.title(records, item.key),
        label=showing.field_label(item.key, item.field),
        present=shown or Candidate(0, text, present, tuple(_typed(edits, present))),
        arrived=tuple(sorted((each for each in made if each is not shown), key=_first_file)),
        base=None if base is False else showing.value_text(records, item.key, item.field, base),
        is_word=showing.is_word(item.key, item.field),
    )


def _first_file(candidate: Candidate) -> str:
    """課.xlsx before 課(2).xlsx, as their folder lists them."""
    return min((Path(each.file).stem for each in candidate.voices if each.file), default="")


def _voices(records: Records, answers: list[Answer], value: Value) -> list[Voice]:
    return [
        Voice(
            records.name_of(each.department),
            each.at,
            each.file_name,
            showing.place_text(each.sheet, each.address),
        )
        for each in answers
        if same(each.value, value)
    ]


def _typed(edits: list[queries.Revision], value: Value) -> list[Voice]:
    """The last time somebody typed the value here."""
    found = [each for each in edits if not each.source and same(each.after, value)]
    return [Voice(found[-1].who, found[-1].at)] if found else []
