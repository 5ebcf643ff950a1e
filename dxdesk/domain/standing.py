"""Where each 取組 stands in one 報告回: the answer of its lead, a 再掲 left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.organisation import holder_on, is_given_up
from dxdesk.domain.records import Record, Records

BLANK = ""
"""The code of an answer that was not given."""

LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Answer:
    """What one 課 says of one 取組 in one round.

    `key` is what the answer is counted as: the initiative where the lead answers for it, the
    assignment where each 課 is counted. `department` is the 課 that had the work in the round;
    `report` is None where nothing was written.
    """

    key: str
    initiative: str
    basic_measure: str
    assignment: str
    department: str
    report: Record | None

    def get(self, field: str) -> str:
        """What the report says in a field, "" where it says nothing."""
        return self.report.get(field) if self.report else ""

    def code(self, axis: str) -> str:
        """The code on an axis; 評価困難 or 中止 answers for an axis that is left blank."""
        return self.get(axis) or self.get("exception")


def assignments_of(records: Records, initiative: str) -> tuple[Record, ...]:
    """Who has a 取組, the lead first; what nobody answers on any more is left out."""
    found = [each for each in records.below(initiative, "assignment") if not is_given_up(each)]
    return tuple(sorted(found, key=lambda each: each.get("role") != LEAD))


def answering(records: Records, initiative: str, round_key: str) -> tuple[Record, ...]:
    """Who has a 取組, and who had it and answered in the round, the lead first."""
    now = assignments_of(records, initiative)
    before = (
        each
        for each in records.below(initiative, "assignment")
        if is_given_up(each) and round_key and records.get(keys.report_key(each.key, round_key))
    )
    return (*now, *before)


def counted_once(records: Records, plan: str) -> tuple[Record, ...]:
    """The 取組 of a plan in its order, without those that are printed a second time (再掲)."""
    return tuple(each for each in records.below(plan, "initiative") if not each.get("repeat_of"))


def by_initiative(records: Records, plan: str, round_key: str) -> tuple[Answer, ...]:
    """One answer for each 取組: its lead's. Where nobody leads, whoever comes first."""
    return records.once(
        ("by initiative", plan, round_key),
        lambda: tuple(_of_leads(records, plan, round_key)),
    )


def by_assignment(records: Records, plan: str, round_key: str) -> tuple[Answer, ...]:
    """One answer for each 課 of each 取組, the lead of each first."""
    return records.once(
        ("by assignment", plan, round_key),
        lambda: tuple(_of_every_department(records, plan, round_key)),
    )


def department_of(assignment: Record) -> str:
    """The 課 that has an assignment now."""
    return assignment.get("department") or keys.department_in(assignment.key)


def due_of(records: Records, round_key: str) -> str:
    """The day a round is due, "" where it is not known: who had work then answers in it."""
    this = records.get(round_key)
    return this.get("due") if this else ""


def _of_leads(records: Records, plan: str, round_key: str) -> Iterator[Answer]:
    for initiative in counted_once(records, plan):
        lead = next(iter(answering(records, initiative.key, round_key)), None)
        yield _answer(records, initiative, lead, round_key)


def _of_every_department(records: Records, plan: str, round_key: str) -> Iterator[Answer]:
    for initiative in counted_once(records, plan):
        for work in answering(records, initiative.key, round_key):
            answer = _answer(records, initiative, work, round_key)
            yield Answer(
                work.key,
                answer.initiative,
                answer.basic_measure,
                answer.assignment,
                answer.department,
                answer.report,
            )


def _answer(records: Records, initiative: Record, work: Record | None, round_key: str) -> Answer:
    measure = records.get(initiative.get("measure"))
    report = records.get(keys.report_key(work.key, round_key)) if work and round_key else None
    return Answer(
        key=initiative.key,
        initiative=initiative.key,
        basic_measure=measure.get("basic_measure") if measure else "",
        assignment=work.key if work else "",
        department=holder_on(records, work, due_of(records, round_key)) if work else "",
        report=report,
    )
