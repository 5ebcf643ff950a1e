"""What differs between any two moments: rounds, meetings, days, now; field by field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from dxdesk.domain import calendar, changes, keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.changes import RecordChange
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import pages_changes as words
from dxdesk.models import past, queries
from dxdesk.services import showing, stores, views
from dxdesk.services.showing import Difference
from dxdesk.services.stores import Store

NOW = "now"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time to compare: `key` is NOW, the key of a round or of a meeting, or a day as
    2025-04-01. `day` is the day at whose end things are looked at, "" for now."""

    key: str
    name: str
    day: str

    @property
    def is_round(self) -> bool:
        """Whether it is a round, whose answers can be held against those of another."""
        return keys.is_key(self.key) and keys.type_of(self.key).name == "round"


@dataclass(frozen=True, slots=True)
class Compared:
    """One field that differs. `how` is added, removed or changed, of its record."""

    how: str
    said: Difference


def moments(store: Store) -> tuple[Moment, ...]:
    """Now, every round, every meeting that has been held; the newest first."""
    records = stores.records(store)
    today = date.today().isoformat()
    held = [each for each in records.of("meeting") if "" < each.get("held_on") <= today]
    meetings = sorted(held, key=lambda each: each.get("held_on"), reverse=True)
    return (
        Moment(NOW, words.NOW, ""),
        *(
            Moment(each.key, words.round_moment(each.name), _past(each.due, today))
            for each in views.all_rounds(records)
        ),
        *map(_meeting, meetings),
    )


def _meeting(record: Record) -> Moment:
    day = record.get("held_on")
    said = calendar.short_date(date.fromisoformat(day))
    return Moment(record.key, words.meeting_moment(record.get("title"), said), day)


def day_moment(text: str) -> Moment:
    """The end of a day as typed. Raises BadValue."""
    day = calendar.read_date(text)
    return Moment(day.isoformat(), calendar.short_date(day), day.isoformat())


def compare(store: Store, earlier: Moment, later: Moment) -> tuple[Compared, ...]:
    """Every field that differs, in the records' human order.

    Two rounds are compared answer by answer as they stand now, without the texts that are new
    each time; otherwise everything that either moment shows.
    """
    with store.reading() as connection:
        now = queries.records(connection)
        if earlier.is_round and later.is_round and earlier.key != later.key:
            found = changes.between_rounds(now, earlier.key, now, later.key)
            return tuple(_compared(now, now, found, carried_only=True))
        before, after = (_at(connection, now, each) for each in (earlier, later))
        return tuple(_compared(before, after, changes.between(before, after), carried_only=False))


def _compared(
    before: Records, after: Records, found: Iterable[RecordChange], *, carried_only: bool
) -> Iterator[Compared]:
    for record in found:
        named = after if after.get(record.key) else before
        kind = CATALOGUE[keys.type_of(record.key).name]
        for each in record.fields:
            if carried_only and not changes.is_carried(kind.field(each.field)):
                continue
            said = showing.difference(named, record.key, each.field, each.before, each.after)
            yield Compared(record.how.value, said)


def _at(connection: Connection, now: Records, moment: Moment) -> Records:
    if not moment.day:
        return now
    end = datetime.combine(date.fromisoformat(moment.day), time.max)
    return past.records_at(connection, end)


def _past(day: str, today: str) -> str:
    """A day that has passed; one to come is now."""
    return day if day and day < today else ""
