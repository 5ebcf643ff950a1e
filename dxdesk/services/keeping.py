"""会議資料 that were handed out: kept in the store to the byte, found again, printed again."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk import paths
from dxdesk.domain import calendar
from dxdesk.domain.folding import half_width
from dxdesk.domain.packs import Chosen
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import UnknownRecord
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import reports as report_words
from dxdesk.models import kept, queries
from dxdesk.models.kept import KeptRow
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.services import lookup, outputs, reporting, stores
from dxdesk.services.previewing import PageName, Shown
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.kept import Kept
    from dxdesk.reports.rendering import Writer


@dataclass(frozen=True, slots=True)
class KeptPack:
    """A pack that was handed out; `key` is what a 会議 names it by. `meeting` and `round` are
    keys ("" for none), `made_at` the moment it shows."""

    key: str
    title: str
    meeting: str
    round: str
    made_at: datetime
    pages: int


def keep(store: Store, writer: "Writer", pdf: bytes, pages: int) -> KeptPack:
    """Keep a pack that was written as `pdf` of so many pages, with the snapshot it was made of;
    one that is kept already is not kept twice.

    Raises OnlyALook and the errors of a store that cannot be written.
    """
    content = writer.kept_bytes(pdf)
    held = _read(content)
    key = kept.key_of(content)
    with store.writing() as connection:
        known = {row.id: row for row in kept.rows(connection)}
        if key in known:
            return _pack(known[key])
        title = _title(queries.records(connection), held.meeting, held.round)
        made_at = held.made_at.isoformat(timespec="seconds")
        row = KeptRow(key, title, held.meeting, held.round, made_at, pages)
        doing = Doing(ActKind.KEEP, says.keep(title), stores.who(store))
        kept.keep(connection, doing, row, content)
    return _pack(row)


def packs(store: Store, meeting: str = "") -> tuple[KeptPack, ...]:
    """What is kept, the newest first; only of one 会議 if its key is given."""
    with store.reading() as connection:
        found = kept.rows(connection)
    return tuple(_pack(row) for row in found if meeting in ("", row.meeting))


def pack(store: Store, key: str) -> KeptPack:
    """The pack kept under a key. Raises UnknownRecord."""
    wanted = half_width(key).strip().upper()
    found = (each for each in packs(store) if each.key == wanted)
    if made := next(found, None):
        return made
    raise UnknownRecord(key)


def last_parts(store: Store) -> tuple[Chosen, ...]:
    """The parts of the pack that was handed out last, to begin the next one with; none where
    nothing is kept."""
    newest = next(iter(packs(store)), None)
    return held(store, newest.key).pack if newest else ()


def pdf(store: Store, key: str) -> bytes:
    """The pack as it was handed out, to the byte. Raises UnknownRecord, NotKept."""
    from dxdesk.reports.kept import pdf_of

    return pdf_of(_content(store, key))


def save(store: Store, key: str, out: Path) -> None:
    """Write a pack as it was handed out. Raises UnknownRecord, CannotWrite."""
    content = pdf(store, key)

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    with outputs.writing(out):
        paths.write_beside(out, write)


def held(store: Store, key: str) -> "Kept":
    """What stood on the pages of a pack, to compare others with. Raises UnknownRecord."""
    return reporting.kept_in(store, key)


def snapshot(store: Store, key: str) -> tuple[Record, ...]:
    """The records that a pack was made of. Raises UnknownRecord."""
    from dxdesk.reports.kept import records_of

    return tuple(records_of(_content(store, key)))


def shown(store: Store, key: str) -> tuple[Shown, tuple[PageName, ...]]:
    """A kept pack to be looked at and printed. Raises UnknownRecord."""
    found = pack(store, key)
    names = [PageName("", e.name, e.place - 1, e.number) for e in held(store, key).pages]
    more = range(len(names), found.pages)  # the list of what could not be printed
    names += [PageName("", found.title, place, "") for place in more]
    whole = Shown(pdf(store, key), 0, ((),) * len(names), is_whole=True)
    return whole, tuple(names)


def _content(store: Store, key: str) -> bytes:
    return reporting.kept_content(store, key)


def _read(content: bytes) -> "Kept":
    from dxdesk.reports.kept import read

    return read(BytesIO(content))


def _title(records: Records, meeting: str, this: str) -> str:
    """What it is called: its 会議, else its 報告回."""
    if records.get(meeting):
        return records.name_of(meeting)
    found = records.get(this)
    return lookup.round_name(found) if found else report_words.KINDS["pack"]


def _pack(row: KeptRow) -> KeptPack:
    at = datetime.fromisoformat(row.made_at)
    return KeptPack(row.id, row.title, row.meeting, row.round, at, row.pages)


def label(each: KeptPack) -> str:
    """What a pack is called in a list: 第1回 ICT戦略会議 R7.7.1 10:05（50ページ）."""
    return says.kept_label(each.title, calendar.short_time(each.made_at), each.pages)
