"""The next plan: made from the one that ends, its 取組 carried over one by one or many at once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dxdesk.domain import calendar, carrying, seam
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Record, Records, anew
from dxdesk.domain.seam import Seam
from dxdesk.domain.standing import counted_once
from dxdesk.domain.store_errors import WrongRole
from dxdesk.domain.words import next_plan as words
from dxdesk.models import deletions, ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.projection import Change
from dxdesk.services import assigning, edits, lookup, stores
from dxdesk.services.stores import COORDINATOR, Store


@dataclass(frozen=True, slots=True)
class OldRow:
    """An old 取組: how it goes on ("" undecided), and the new ones made of it."""

    record: Record
    onward: str
    targets: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class NewRow:
    """A new 取組, how it came about, and the old ones that it was made of."""

    record: Record
    how: str
    sources: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the carrying has come."""

    old: tuple[OldRow, ...]
    new: tuple[NewRow, ...]

    @property
    def open(self) -> tuple[OldRow, ...]:
        """The old 取組 of which nothing is decided."""
        return tuple(each for each in self.old if not each.onward)

    @property
    def text(self) -> str:
        """The counts in a line."""
        counts = Counter(each.onward for each in self.old)
        new = sum(each.how == seam.NEW for each in self.new)
        return words.summary(dict(counts), len(self.open), new)


def standing(records: Records, this: Seam) -> Standing:
    """Both sides of a seam."""
    linked = seam.links(records, this)
    old = tuple(
        OldRow(
            each,
            seam.how_onward(each.key, linked, each.get("onward") == seam.END),
            _found(records, linked.get(each.key, ())),
        )
        for each in counted_once(records, this.old.key)
    )
    new = tuple(
        NewRow(each, seam.how_carried(each.key, linked), _found(records, seam.sources(each)))
        for each in records.below(this.new.key, "initiative")
    )
    return Standing(old, new)


def begin(store: Store, title: str, first_year: str, last_year: str, plan: str = "") -> str:
    """Make the plan that follows one (that in force) as one act; its key. Raises BadValue."""
    _require_office(store)
    with store.writing() as connection:
        records = queries.records(connection)
        old = lookup.plan_named(records, plan)
        years = {"first_year": first_year, "last_year": last_year}
        read = {
            name: str(calendar.read_year(text, CATALOGUE["plan"].field(name).label))
            for name, text in years.items()
        }
        _check(records, old, title, read)
        key = carrying.plan_key(records, old.key, read["first_year"])
        said = carrying.begun(records, old, key, {"title": title.strip(), **read})
        _say(connection, store, words.begin(title.strip()), said)
    return key


def carry(
    store: Store, wanted: Mapping[str, Sequence[str] | None], plan: str = ""
) -> tuple[Change, ...]:
    """By the number or key of each old 取組, the numbers of what is made of it: none is an end,
    None leaves it undecided again.

    One act. Raises BadValue where there is no next plan, or no such 取組.
    """
    _require_office(store)
    with store.writing() as connection:
        records = queries.records(connection)
        this = required_seam(records, plan)
        read = {
            _old(records, this, old).key: _numbered(records, this, numbers or ())
            for old, numbers in wanted.items()
        }
        open_again = [
            _old(records, this, old).key for old, numbers in wanted.items() if numbers is None
        ]
        said = [*carrying.carried(records, this, read), *((e, "onward", None) for e in open_again)]
        return _say(connection, store, words.carry(len(read)), said)


def carry_rest(store: Store, plan: str = "") -> tuple[Change, ...]:
    """Let every 取組 of which nothing is decided go on as it is, under the next free numbers."""
    records = stores.records(store)
    this = required_seam(records, plan)
    taken: list[str] = []
    wanted: dict[str, Sequence[str] | None] = {}
    for each in standing(records, this).open:
        taken.append(carrying.free_number(records, this.new.key, taken))
        wanted[each.record.key] = (taken[-1],)
    return carry(store, wanted, plan) if wanted else ()


def add_new(store: Store, title: str, number: str = "", plan: str = "") -> str:
    """A 取組 that the old plan had not; its key. Raises BadValue."""
    _require_office(store)
    with store.writing() as connection:
        records = queries.records(connection)
        this = required_seam(records, plan)
        shown = number.strip() or carrying.free_number(records, this.new.key)
        made = carrying.numbered(records, this.new.key, shown)
        if records.get(made.key):
            raise BadValue(words.NUMBERS, shown, words.THERE_ALREADY, words.CHECK_NUMBER)
        key = edits.key_for_new(connection, records, made.key)
        fields = {"number": shown, "title": title.strip(), "carried_how": seam.NEW}
        if shown.isdecimal():
            fields["order"] = shown
        said = (*anew(key), *((key, *each) for each in fields.items()))
        _say(connection, store, words.new(title.strip()), said)
    return key


def required_seam(records: Records, plan: str = "") -> Seam:
    """The seam after a plan, or the one before it where it is the last; without a plan, that of
    the plan in force. Raises BadValue where there is none."""
    this = seam.seam_of(records, lookup.plan_named(records, plan).key)
    if this is None:
        raise BadValue(words.PLAN, "", words.NO_NEXT, words.BEGIN_FIRST)
    return this


def _check(records: Records, old: Record, title: str, years: Mapping[str, str]) -> None:
    if seam.next_plan(records, old.key):
        raise BadValue(words.PLAN, title, words.THERE_ALREADY, words.EDIT_IT)
    if not title.strip():
        raise BadValue(CATALOGUE["plan"].field("title").label, "", words.TITLE_NEEDED)
    if not old.get("last_year") < years["first_year"] <= years["last_year"]:
        raise BadValue(words.PLAN, years["first_year"], words.YEARS_OVERLAP, words.CHECK_YEARS)


def _old(records: Records, this: Seam, text: str) -> Record:
    found = assigning.initiative_named(records, this.old.key, text)
    if found is None:
        raise BadValue(words.CARRY, text, words.NOT_OF_PLAN, words.CHECK_NUMBER)
    return found


def _numbered(
    records: Records, this: Seam, numbers: Sequence[str]
) -> tuple[carrying.Numbered, ...]:
    found = (carrying.numbered(records, this.new.key, each) for each in numbers if each.strip())
    return tuple({each.key: each for each in found}.values())


def _found(records: Records, wanted: Iterable[str]) -> tuple[Record, ...]:
    return tuple(record for key in wanted if (record := records.get(key)))


def _say(
    connection: Connection, store: Store, label: str, said: Iterable[carrying.Said]
) -> tuple[Change, ...]:
    """What is blank anew is told only of records that were there before."""
    last = {(key, field): value for key, field, value in said}
    names = {key for key, _ in last}
    known = set(deletions.struck(connection, sorted(names)))
    present = queries.records(connection)
    known |= {key for key in names if present.get(key)}
    told = [Say(*place, value) for place, value in last.items() if value or place[0] in known]
    return ledger.say(connection, Doing(ActKind.EDIT, label, stores.who(store)), told).changes


def _require_office(store: Store) -> None:
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
