"""担当割: 取組 × 課 set and unset as one act, out of a pasted grid too, and checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dxdesk.domain import assigning, keys
from dxdesk.domain.assigning import Fault, Trouble
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.folding import half_width
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import department_of
from dxdesk.domain.store_errors import UnknownDepartment, UnknownRecord, WrongRole
from dxdesk.domain.words import assigning as words
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import edits, lookup, stores
from dxdesk.services.edits import Typed
from dxdesk.services.stores import COORDINATOR, Store

_SIGNS = {
    **dict.fromkeys(words.LEAD_SIGNS, "lead"),
    **dict.fromkeys(words.SUPPORTING_SIGNS, "supporting"),
}


@dataclass(frozen=True, slots=True)
class Assignable:
    """One place of the grid: a 取組, a 課, and the role as typed ("" takes the work away)."""

    initiative: str
    department: str
    role: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted grid says, and in words what of it could not be used."""

    places: tuple[Assignable, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A trouble of the 担当割 in words."""

    trouble: Trouble
    text: str


def assign(store: Store, places: Sequence[Assignable]) -> tuple[Change, ...]:
    """Set places of the grid as one act. Raises WrongRole, BadValue."""
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    with store.writing() as connection:
        records = queries.records(connection)
        typed = [each for place in places for each in typed_for(records, place)]
        label = words.assign(len(places)) if len(places) > 1 else ""
        return edits.set_within(connection, store, typed, label)


def typed_for(records: Records, place: Assignable) -> list[Typed]:
    """What is typed to set a place; what the 課 has answered stays in the store.

    An assignment that another 課 has taken over keeps its key, and is set there.
    """
    key = key_in(records, place.initiative, place.department)
    role = sign_read(place.role)
    owner = place.department if role.strip() else ""
    return [(key, "role", role), (key, "department", owner)]


def key_in(records: Records, initiative: str, department: str) -> str:
    """The key of the assignment of a 取組 that a 課 has now, or would have."""
    for each in records.below(initiative, "assignment"):
        if department_of(each) == department:
            return each.key
    return assigning.key_of(initiative, department)


def sign_read(text: str) -> str:
    """A role as it is typed, ◎ and ○ of city halls' tables among others."""
    return _SIGNS.get(text.strip(), text)


def read_grid(records: Records, plan: str, text: str) -> Pasted:
    """A grid as a spreadsheet gives it: 課 across, 取組 down, roles in the places.

    Rows are told by the number of the 取組 in their first cell. Raises BadValue where no
    heading names a 課.
    """
    rows = [line.split("\t") for line in text.splitlines() if line.strip()]
    heads = [_department(records, each) for each in (rows[0][1:] if rows else [])]
    if not any(heads):
        raise BadValue(CATALOGUE["assignment"].label, text[:20], words.NO_HEADS, words.HEADS_FORM)
    problems = [
        words.unknown_head(name.strip())
        for name, head in zip(rows[0][1:], heads, strict=True)
        if name.strip() and not head
    ]
    places: list[Assignable] = []
    for row in rows[1:]:
        initiative = initiative_named(records, plan, row[0])
        if initiative is None:
            problems.append(words.unknown_row(row[0].strip()))
            continue
        cells = zip(heads, row[1:], strict=False)
        places += [Assignable(initiative.key, head, cell) for head, cell in cells if head]
    return Pasted(tuple(places), tuple(problems))


def find(records: Records, initiative: str, department: str) -> tuple[str, str]:
    """The keys of a 取組 and a 課 by what people call them. Raises Unknown…."""
    plan = lookup.plan(records).key
    found = initiative_named(records, plan, initiative)
    if found is None:
        raise UnknownRecord(initiative)
    return found.key, lookup.department(records, department).key


def check(records: Records, plan: str) -> tuple[Finding, ...]:
    """What is to be looked at, in words."""
    found = assigning.troubles(records, plan, date.today().isoformat())
    return tuple(Finding(each, _said(records, each)) for each in found)


def _said(records: Records, each: Trouble) -> str:
    others = [records.name_of(key) for key in each.others]
    match each.fault:
        case Fault.NO_LEAD:
            return words.no_lead(lookup.title_of(records, each.key))
        case Fault.TWO_LEADS:
            return words.two_leads(lookup.title_of(records, each.key), others)
        case Fault.ENDED:
            return words.ended(records.name_of(each.key), others)
        case Fault.NO_WORK:
            return words.no_work(records.name_of(each.key))


def _department(records: Records, text: str) -> str:
    if not text.strip():
        return ""
    try:
        return lookup.department(records, text).key
    except UnknownDepartment:
        return ""


def initiative_named(records: Records, plan: str, text: str) -> Record | None:
    """The 取組 of a plan by its number, with or without the word before it, or of a key."""
    number = half_width(text).removeprefix(CATALOGUE["initiative"].label).split(" ")[0]
    for each in records.below(plan, "initiative"):
        if number in (half_width(each.get("number")), each.key, keys.code_of(each.key)):
            return each
    return None
