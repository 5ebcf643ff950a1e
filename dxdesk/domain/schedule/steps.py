"""What a schedule shows: every 工程 of every 取組 and 課, and how each stands on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dxdesk.domain import keys
from dxdesk.domain.calendar import fiscal_year
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Term, Vocabulary, words_of

_STOPPED = "stop"


class State(StrEnum):
    """How a step stands; symbols and words are in words/schedule."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    LATE = "late"
    STOPPED = "stopped"
    UNDATED = "undated"


class Fault(StrEnum):
    """What is wrong with a step's dates."""

    PLAN_REVERSED = "plan-reversed"
    ACTUAL_REVERSED = "actual-reversed"


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, either of which may be open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins."""
        return bool(self.first and self.last and self.last < self.first)

    @property
    def is_whole(self) -> bool:
        """Whether both days are known and in order."""
        return bool(self.first and self.last) and not self.is_reversed

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are known."""
        return tuple(day for day in (self.first, self.last) if day)


@dataclass(frozen=True, slots=True)
class Step:
    """One 工程, planned and actual; `activity` is the title of its 個別事業, "" for none."""

    key: str
    title: str
    stage: Term | None
    planned: Period
    actual: Period
    activity: str = ""

    def state(self, today: date) -> State:
        """How it stands. A plan whose day has passed without its actual day is late."""
        if self.stage and self.stage.code == _STOPPED:
            return State.STOPPED
        if self.actual.last:
            return State.DONE
        if not (self.planned.first or self.planned.last or self.actual.first):
            return State.UNDATED
        if self.ends_late(today) or self.begins_late(today):
            return State.LATE
        return State.RUNNING if self.actual.first else State.WAITING

    def ends_late(self, today: date) -> bool:
        """Whether its planned end has passed and it has not ended."""
        last = None if self.planned.is_reversed else self.planned.last
        return bool(last and last < today and not self.actual.last)

    def begins_late(self, today: date) -> bool:
        """Whether its planned beginning has passed and it has not begun."""
        begun = self.actual.first or self.actual.last
        first = None if self.planned.is_reversed else self.planned.first
        return bool(first and first < today and not begun)

    @property
    def is_undated(self) -> bool:
        """Whether a day of its planned period is missing."""
        return not (self.planned.first and self.planned.last)

    def asks_for_a_look(self, today: date) -> bool:
        """Whether somebody should see to it: it is late, or its days lack or contradict."""
        return self.is_undated or bool(self.faults) or self.state(today) is State.LATE

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with its dates."""
        found = (
            (self.planned, Fault.PLAN_REVERSED),
            (self.actual, Fault.ACTUAL_REVERSED),
        )
        return tuple(fault for period, fault in found if period.is_reversed)


@dataclass(frozen=True, slots=True)
class Work:
    """A 取組 with one 課 that has it, and its steps; `key` is the assignment's, "" where nobody
    has it yet. `role` is a word."""

    key: str
    initiative: str
    number: str
    title: str
    department: str
    department_name: str
    role: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The schedule of one plan as it stands on a day; years are fiscal."""

    plan: str
    title: str
    first_year: int
    last_year: int
    today: date
    stages: Vocabulary
    works: tuple[Work, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in order."""
        return tuple(step for work in self.works for step in work.steps)

    @property
    def undated(self) -> tuple[Step, ...]:
        """The steps of which a planned day is missing."""
        return tuple(step for step in self.steps if step.is_undated)

    @property
    def late(self) -> tuple[Step, ...]:
        """The steps that are late."""
        return tuple(step for step in self.steps if step.state(self.today) is State.LATE)

    @property
    def faulty(self) -> tuple[Step, ...]:
        """The steps whose dates contradict each other."""
        return tuple(step for step in self.steps if step.faults)


def schedule_of(
    records: Records, plan: str, today: date, department: str = "", *, assigned: bool = False
) -> Schedule:
    """The schedule of a plan; with a department's key only what that 課 has, `assigned` only
    what some 課 has.

    A plan without years has those of its steps, else the fiscal year of `today`.
    """
    asked = ("schedule", plan, today, department, assigned)
    return records.once(asked, lambda: _read(records, plan, today, department, assigned=assigned))


def _read(records: Records, plan: str, today: date, department: str, *, assigned: bool) -> Schedule:
    record = records.get(plan)
    words = words_of(records, plan)
    reader = _Reader(records, {each.code: each for each in words["stage"]}, words["role"])
    found = reader.works(plan, department)
    works = tuple(each for each in found if each.key or not (assigned or department))
    first, last = _years(record, works, today)
    title = record.get("title") if record else plan
    return Schedule(plan, title, first, last, today, words["stage"], works)


@dataclass(frozen=True, slots=True)
class _Reader:
    records: Records
    stages: Mapping[str, Term]
    roles: Vocabulary

    def works(self, plan: str, department: str) -> Iterator[Work]:
        for initiative in self.records.below(plan, "initiative"):
            owners = self.records.below(initiative.key, "assignment")
            if not owners:
                yield self._work(initiative, None)
            for owner in sorted(owners, key=lambda each: each.get("role") != "lead"):
                if department in ("", self._department(owner)):
                    yield self._work(initiative, owner)

    def _work(self, initiative: Record, owner: Record | None) -> Work:
        department = self._department(owner) if owner else ""
        steps = self.records.below(owner.key, "schedule_step") if owner else ()
        return Work(
            owner.key if owner else "",
            initiative.key,
            initiative.get("number") or keys.code_of(initiative.key),
            initiative.get("title"),
            department,
            self.records.name_of(department) if department else "",
            _word(self.roles, owner.get("role") if owner else ""),
            tuple(map(self._step, steps)),
        )

    def _department(self, owner: Record) -> str:
        return owner.get("department") or keys.department_in(owner.key)

    def _step(self, record: Record) -> Step:
        said = record.fields.get
        code, activity = said("stage"), said("activity")
        return Step(
            record.key,
            said("title", ""),
            self.stages.get(code, Term(code, "", code)) if code else None,
            _period(said("planned_from"), said("planned_to")),
            _period(said("actual_from"), said("actual_to")),
            self.records.name_of(activity) if activity else "",
        )


@lru_cache(maxsize=4096)
def _period(first: str | None, last: str | None) -> Period:
    return Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def _word(terms: Vocabulary, code: str) -> str:
    return next((term.word for term in terms if term.code == code), code)


def _years(plan: Record | None, works: tuple[Work, ...], today: date) -> tuple[int, int]:
    first, last = (plan.get(name) if plan else "" for name in ("first_year", "last_year"))
    if first and last and int(first) <= int(last):
        return int(first), int(last)
    steps = (step for work in works for step in work.steps)
    days = [day for step in steps for day in (*step.planned.days, *step.actual.days)] or [today]
    return fiscal_year(min(days)), fiscal_year(max(days))
