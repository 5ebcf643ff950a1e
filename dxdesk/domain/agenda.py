"""次第: what is open and belongs on the next agenda of a body, found without anybody's list.

What was decided last time, what was left without a result, the instructions that are not
closed, what the 課 want decided, and what is late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import asked, keys, rounds, standing
from dxdesk.domain.asked import Asked
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import LATE


class Sort(StrEnum):
    """Where a matter comes from, in the order in which it is taken."""

    DECIDED = "decided"  # what the body decided last time
    LEFT = "left"  # an item of last time that had no result
    INSTRUCTIONS = "instructions"
    TOPICS = "topics"  # what a body was asked to consider
    DECISIONS = "decisions"  # what the 課 ask the meeting to decide
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Matter:
    """One item for an agenda: `origin` is the record it comes from ("" for many at once)."""

    sort: Sort
    origin: str = ""
    text: str = ""
    title: str = ""
    initiatives: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()

    @property
    def seed(self) -> str:
        """What the key of its item is made of, so that it is put on an agenda once."""
        return f"{self.sort} {self.origin}".strip()


def previous(records: Records, meeting: Record) -> Record | None:
    """The meeting of the same body before this one, None where there was none."""
    plan, body = keys.parent_of(meeting.key), meeting.get("body")
    day = meeting.get("held_on")
    before = [
        each
        for each in records.below(plan, "meeting")
        if each.key != meeting.key
        and each.get("body") == body
        and (not day or "" < each.get("held_on") < day)
    ]
    return max(before, key=lambda each: (each.get("held_on"), each.key), default=None)


def open_matters(records: Records, meeting: Record) -> tuple[Matter, ...]:
    """What belongs on the agenda of a meeting, in the order in which it is taken."""
    plan = keys.parent_of(meeting.key)
    found = asked.asked(records, plan)
    still = [each for each in found if not each.is_closed]
    return (
        *_from_last(records, meeting),
        *_instructions(still, meeting.get("body")),
        *_of_reports(records, plan),
    )


def _from_last(records: Records, meeting: Record) -> Iterator[Matter]:
    last = previous(records, meeting)
    if last is None:
        return
    if last.get("decisions"):
        yield Matter(Sort.DECIDED, last.key, last.get("decisions"), last.get("title"))
    for each in records.below(last.key, "agenda_item"):
        if not each.get("decision"):
            yield Matter(
                Sort.LEFT,
                each.key,
                each.get("text"),
                each.get("title"),
                tuple(each.get("initiatives").split()),
                tuple(each.get("instructions").split()),
            )


def _instructions(still: list[Asked], body: str) -> Iterator[Matter]:
    """A body sees what it was asked to consider itself; every other instruction all see."""
    topics = [each for each in still if each.instruction.get("body")]
    mine = [each for each in topics if each.instruction.get("body") == body] or topics
    for sort, held in (
        (Sort.INSTRUCTIONS, [each for each in still if each not in topics]),
        (Sort.TOPICS, mine),
    ):
        if held:
            yield Matter(sort, instructions=tuple(each.instruction.key for each in held))


def _of_reports(records: Records, plan: str) -> Iterator[Matter]:
    this = rounds.latest(records.below(plan, "round"))
    if this is None:
        return
    answers = [
        each for each in standing.by_assignment(records, plan, this.key) if each.report is not None
    ]
    for sort, held in (
        (Sort.DECISIONS, [each for each in answers if each.get("decision_needed")]),
        (Sort.LATE, [each for each in answers if each.get("progress") in LATE]),
    ):
        if held:
            yield Matter(sort, initiatives=tuple(dict.fromkeys(each.initiative for each in held)))
