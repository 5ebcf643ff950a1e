"""What one 課 is asked in one 報告回: the records a request prints and a submission answers."""

from collections.abc import Iterable, Iterator
from itertools import count, islice

from dxdesk.domain import instructions, keys, rounds, skills
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.parcel import ANSWERED, Line
from dxdesk.domain.records import Record, Records

_YEAR_END = "year-end"

_SPARE = {"activity": 2, "schedule_step": 4, "indicator": 2}
"""Blank rows with ready-made keys, so that a new record can be written in a plain spreadsheet."""


def assignments(records: Records, department: str, plan: str) -> list[Record]:
    """The assignments of a 課 in a plan, in the initiatives' order."""
    held = records.having("assignment", "department", department)
    return [each for each in held if keys.is_within(each.key, plan)]


def is_work_of(records: Records, key: str, department: str) -> bool:
    """Whether a record is the work of a 課: it was made for it, or handed to it since."""
    return department == whose_work(records, key)


def whose_work(records: Records, key: str) -> str:
    """The key of the 課 whose work a record is now, "" if it is nobody's."""
    assignment = records.get(keys.lineage_of(key).get("assignment", ""))
    holder = assignment.get("department") if assignment else ""
    return holder or keys.department_in(key)


def answering_for(records: Records, department: str) -> frozenset[str]:
    """A 課 and all those that it has succeeded: what they have sent is its own now."""
    found, todo = {department}, [department]
    while todo:
        before = records.having("department", "successor", todo.pop())
        todo += [each.key for each in before if each.key not in found]
        found |= {each.key for each in before}
    return frozenset(found)


def departments_with_work(records: Records, plan: str) -> list[Record]:
    """The 課 that have an assignment in the plan, in the records' order."""
    busy = {
        each.get("department")
        for each in records.of("assignment")
        if keys.is_within(each.key, plan)
    }
    return [each for each in records.of("department") if each.key in busy]


def departments_asked(records: Records, plan: str) -> list[Record]:
    """The 課 that something is asked of: those with work, those that owe an answer to an
    instruction, and where the plan has skills, every one that has staff to count."""
    found = {each.key for each in departments_with_work(records, plan)}
    if skills.items(records, plan):
        found |= {e.key for e in skills.departments(records) if not e.get("valid_to")}
    asked = {
        key
        for each in records.below(plan, "instruction")
        if instructions.is_open(each)
        for key in instructions.receivers(records, each)
    }
    return [
        each
        for each in records.of("department")
        if each.key in found or (asked and asked & answering_for(records, each.key))
    ]


def request_lines(records: Records, department: str, this: Record) -> list[Line]:
    """Every line of a request to a 課 in the round `this`: to read, then to answer."""
    plan = keys.parent_of(this.key)
    work = assignments(records, department, plan)
    shown = _shown(records, department, this, work)
    asked = _asked(records, department, this, work)
    return [line(records, key) for key in dict.fromkeys([*shown, *asked])]


def submission_lines(
    records: Records, printed: Iterable[str], department: str, round_key: str
) -> list[Line]:
    """The lines that answer a snapshot: what it asked, and what the 課 has added below it."""
    asked = [key for key in printed if _is_asked(key, round_key)]
    work = {key for key in printed if keys.type_of(key).name == "assignment"}
    added = [
        record.key
        for kind in ANSWERED
        for record in records.of(kind)
        if _is_asked(record.key, round_key)
        and keys.lineage_of(record.key).get("assignment") in work
    ]
    mine = [key for key in [*asked, *added] if is_work_of(records, key, department)]
    return [line(records, key) for key in sorted(dict.fromkeys(mine), key=_place)]


def line(records: Records, key: str) -> Line:
    """A record as a line: every field of its type, blank where the record is not there."""
    record = records.get(key)
    values: dict[str, Value] = {
        field.name: (record.get(field.name) or None) if record else None
        for field in keys.type_of(key).fields
    }
    return Line(key, values)


def _shown(records: Records, department: str, this: Record, work: list[Record]) -> Iterator[str]:
    plan = keys.parent_of(this.key)
    initiatives = [keys.parent_of(each.key) for each in work]
    measures = [records.get(each) for each in initiatives]
    yield plan
    above = [each.get("measure") for each in measures if each is not None]
    basics = [each.get("basic_measure") for each in map(records.get, above) if each is not None]
    yield from sorted({*basics, *above} - {""}, key=keys.sort_key)
    yield from initiatives
    yield from (each.key for each in records.below(plan, "term"))
    yield from sorted(answering_for(records, department), key=keys.sort_key)
    yield from (each.key for each in work)
    yield from _rounds(records, this)
    yield from _told(records, department, plan)
    for tier in records.below(plan, "skill_tier"):
        items = [item.key for item in records.below(tier.key, "skill_item")]
        yield from [tier.key, *items] if items else []


def _rounds(records: Records, this: Record) -> Iterator[str]:
    before = rounds.previous(this, records.of("round"))
    if before is not None:
        yield before.key
    yield this.key


def _asked(records: Records, department: str, this: Record, work: list[Record]) -> Iterator[str]:
    before = rounds.previous(this, records.of("round"))
    for each in work:
        yield from _asked_of(records, each.key, this)
        if before is not None:
            last = keys.report_key(each.key, before.key)
            if records.get(last):
                yield last
    plan = keys.parent_of(this.key)
    for instruction in _instructions(records, department, plan):
        if instructions.is_open(instruction):
            yield instructions.answer_key(instruction.key, department)
    for _, item in skills.items(records, plan):
        yield skills.headcount_key(item.key, int(this.get("year")), department)


def _asked_of(records: Records, assignment: str, this: Record) -> Iterator[str]:
    report = keys.report_key(assignment, this.key)
    yield report
    yield from (each.key for each in records.below(report, "remark"))
    for year in _target_years(this):
        yield keys.natural("annual_target", assignment, str(year))
    for kind in ("activity", "schedule_step"):
        yield from _with_spares(records, assignment, kind, this)
    for indicator in _with_spares(records, assignment, "indicator", this):
        yield indicator
        years = {int(this.get("year"))} | {
            int(keys.code_of(each.key)) for each in records.below(indicator, "indicator_value")
        }
        for year in sorted(years):
            yield keys.natural("indicator_value", indicator, str(year))


def _with_spares(records: Records, assignment: str, kind: str, this: Record) -> list[str]:
    there = [each.key for each in records.below(assignment, kind)]
    spares = (keys.derived(kind, assignment, f"{this.key} {place}") for place in count())
    free = (each for each in spares if each not in there)
    return [*there, *islice(free, _SPARE[kind])]


def _target_years(this: Record) -> tuple[int, ...]:
    """The year of the round; its end also asks for the target of the year that begins."""
    year = int(this.get("year"))
    return (year, year + 1) if this.get("kind") == _YEAR_END else (year,)


def _told(records: Records, department: str, plan: str) -> Iterator[str]:
    """What a 課 is told to do, closed ones too so that it hears of that; by whom, and where."""
    for each in _instructions(records, department, plan):
        around = (each.get(name) for name in ("asker", "body", "meeting"))
        yield from (key for key in around if records.get(key))
        yield each.key


def _instructions(records: Records, department: str, plan: str) -> list[Record]:
    own = answering_for(records, department)
    return [
        each
        for each in records.below(plan, "instruction")
        if own & set(instructions.receivers(records, each))
    ]


def _is_asked(key: str, round_key: str) -> bool:
    return keys.type_of(key).name in ANSWERED and keys.round_in(key) in ("", round_key)


def _place(key: str) -> tuple[int, object]:
    return list(CATALOGUE).index(keys.type_of(key).name), keys.sort_key(key)
