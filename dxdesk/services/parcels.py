"""Building and reading exchange files: between the store's facts and a parcel."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain.merge.facts import Evidence, Stamp, Value
from dxdesk.domain.merge.fold import Fate, Outcome, known
from dxdesk.domain.merge.statements import raw_order
from dxdesk.domain.parcel import Line, Parcel, Received
from dxdesk.domain.records import Records
from dxdesk.domain.values import canonical
from dxdesk.domain.vocabularies import words_of
from dxdesk.exchange.read import ParcelReading
from dxdesk.models import engine, seals
from dxdesk.models.evidence import Gatherer, fold_evidence
from dxdesk.sheets.reader import Reader

Printed = tuple[str, str, Value, Stamp]


def read_file(path: Path, records: Records, reader: Reader | None = None) -> Received:
    """Read an exchange file with the vocabularies of the plan it names.

    Without a `reader` that is running already, one is started for this file. Raises the errors
    of `dxdesk.domain.file_errors` and `dxdesk.domain.exchange_errors`.
    """
    if reader is None:
        with Reader() as made:
            return read_file(path, records, made)
    plans = records.of("plan")
    return reader.read_as(path, ParcelReading({p.key: words_of(records, p.key) for p in plans}))


def printed_for(
    connection: Connection, lines: Sequence[Line], department: str
) -> tuple[list[Line], list[Printed]]:
    """The lines as a snapshot for the 課 prints them, and each value with its stamp.

    While a conflict waits, the 課's own answer is printed if it has exactly one.
    """
    places = [(line.key, field) for line in lines for field in line.values]
    found = {
        (evidence.key, evidence.field): (
            _shown_to(evidence, outcome, department),
            known(evidence, canonical).stamp,
        )
        for evidence, outcome in fold_evidence(Gatherer(connection), places)
    }
    news = [
        replace(line, values={field: found[line.key, field][0] for field in line.values})
        for line in lines
    ]
    return news, [(key, field, *found[key, field]) for key, field in places]


def with_head(connection: Connection, parcel: Parcel) -> Parcel:
    """The parcel as it leaves: with the number of the past, the act that sends it included.

    That act is sealed here; nothing may be added to it afterwards.
    """
    head = seals.seal_so_far(engine.raw_of(connection))
    return replace(parcel, header=replace(parcel.header, head=head))


def _shown_to(evidence: Evidence, outcome: Outcome, department: str) -> Value:
    own = [
        saying.value
        for saying, fate in zip(evidence.sayings, outcome.fates, strict=True)
        if fate is Fate.CONFLICT and saying.filing.department == department
    ]
    one_answer = len({canonical(value) for value in own}) == 1
    return min(own, key=raw_order) if one_answer else outcome.value
