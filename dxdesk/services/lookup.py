"""Finding records by what people call them: 課 by name or code, rounds by code, keys by text."""

from datetime import date

from dxdesk.domain import calendar, keys, rounds
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, RecordType
from dxdesk.domain.folding import half_width
from dxdesk.domain.records import Record, Records
from dxdesk.domain.store_errors import (
    UnknownDepartment,
    UnknownField,
    UnknownRecord,
    UnknownRound,
)
from dxdesk.domain.vocabularies import Words, words_of

# What a 課 says of something that is no 取組: it is called by whose it is and about what.
_BELOW = ("response", "skill_headcount")


def department(records: Records, text: str) -> Record:
    """The 課 of that name, code or key, one without 廃止日 first. Raises UnknownDepartment."""
    wanted = half_width(text)
    last_first = sorted(records.of("department"), key=lambda each: bool(each.get("valid_to")))
    for each in last_first:
        names = (each.key, each.get("code"), each.get("name"), keys.code_of(each.key))
        if wanted in {half_width(name) for name in names}:
            return each
    raise UnknownDepartment(text)


def plan(records: Records) -> Record:
    """The plan in force: the one that began last, the first one where none has begun yet.

    Raises UnknownRecord if there is none.
    """
    plans = sorted(records.of("plan"), key=lambda each: each.get("first_year"))
    if not plans:
        raise UnknownRecord("P")
    this_year = str(calendar.fiscal_year(date.today()))
    begun = [each for each in plans if each.get("first_year") <= this_year]
    return (begun or plans[:1])[-1]


def plan_named(records: Records, text: str) -> Record:
    """The plan of that key or title, the one in force for "". Raises UnknownRecord."""
    if not text:
        return plan(records)
    for each in records.of("plan"):
        if half_width(text) in (half_width(each.get("title")), each.key):
            return each
    raise UnknownRecord(text)


def round_record(records: Records, text: str) -> Record:
    """The 報告回 of that code, key or name. Raises UnknownRound, BadValue."""
    by_key = records.get(keys.tidy(text))
    if by_key is not None and by_key.type == "round":
        return by_key
    code = rounds.round_code(*rounds.read_round(text))
    found = [each for each in records.of("round") if keys.code_of(each.key) == code]
    if not found:
        raise UnknownRound(text)
    return found[-1]


def meeting(records: Records, text: str) -> Record:
    """The 会議 of that key or name, the last one held where several bear it. Raises
    UnknownRecord."""
    named = [each for each in records.of("meeting") if text in (each.key, each.get("title"))]
    if not named:
        raise UnknownRecord(text)
    return max(named, key=lambda each: each.get("held_on"))


def body(records: Records, text: str) -> Record:
    """The body of that key or name, also by what its name has in brackets (CIO) or by a part
    that no other name has. Raises UnknownRecord."""
    known = records.of("body")
    wanted = half_width(text).strip()
    exact = [each for each in known if wanted in (each.key, half_width(each.get("title")))]
    parts = [each for each in known if wanted and wanted in half_width(each.get("title"))]
    ending = [each for each in parts if half_width(each.get("title")).endswith(f"({wanted})")]
    for found in (exact, ending, parts):
        if len(found) == 1:
            return found[0]
    raise UnknownRecord(text)


def initiative(records: Records, plan: str, text: str) -> Record:
    """The 取組 of a plan of that number, key or name. Raises UnknownRecord."""
    wanted = half_width(text).strip()
    for each in records.below(plan, "initiative"):
        if wanted in (each.key, half_width(each.get("number")), half_width(each.get("title"))):
            return each
    raise UnknownRecord(text)


def round_name(record: Record) -> str:
    """What a round is called: 令和6年度 年度末."""
    return rounds.round_name(int(record.get("year")), record.get("kind"))


def field_of(key: str, name: str) -> tuple[RecordType, Field]:
    """Type and field of a place. Raises BadKey, UnknownField; labels are accepted as names."""
    kind = keys.type_of(key)
    for field in kind.fields:
        if name in (field.name, field.label):
            return kind, field
    raise UnknownField(kind.label, name)


def words_for(records: Records, key: str) -> Words:
    """The vocabularies of the plan that a record belongs to."""
    plan = key.partition("/")[0]
    return records.once(("words", plan), lambda: words_of(records, plan))


def title_of(records: Records, key: str) -> str:
    """What people call the thing a record is about: 取組4 (市民課), or its own title."""
    lineage = keys.lineage_of(key)
    kind = CATALOGUE[keys.type_of(key).name]
    initiative = records.get(lineage.get("initiative", ""))
    who = records.name_of(keys.department_in(key)) if keys.department_in(key) else ""
    if initiative is None and kind.name in _BELOW:
        above = records.get(keys.parent_of(key))
        return f"{kind.label}({who}) {above.get('title') if above else ''}".strip()
    if initiative is None:
        return f"{kind.label}{records.name_of(key)}" if records.get(key) else kind.label
    number = initiative.get("number") or keys.code_of(initiative.key)
    return f"{CATALOGUE['initiative'].label}{number}" + (f"({who})" if who else "")
