"""Where the 事務局 rates otherwise than the 担当課, on every axis of judgement."""

from collections.abc import Iterator
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import by_assignment
from dxdesk.domain.vocabularies import PLAN_AXES, Words


@dataclass(frozen=True, slots=True)
class Divergence:
    """Two ratings that differ, as codes; `theirs` is "" where the 課 gave none.

    `distance` is how many steps of the vocabulary lie between them, 0 where that means nothing.
    """

    report: str
    assignment: str
    axis: str
    theirs: str
    ours: str
    distance: int = 0


def review_key(report: str) -> str:
    """The key of the 事務局評価 of a report."""
    return keys.single("review", report)


def of_round(records: Records, plan: str, round_key: str, words: Words) -> tuple[Divergence, ...]:
    """Every divergence of a round, in the plan's order, then by axis."""
    return tuple(
        found
        for answer in by_assignment(records, plan, round_key)
        for found in of_report(records, keys.report_key(answer.assignment, round_key), words)
    )


def of_report(records: Records, report: str, words: Words) -> tuple[Divergence, ...]:
    """The divergences of one report. An axis that the office left blank was not rated."""
    review = records.get(review_key(report))
    return tuple(_differing(records.get(report), review, report, words)) if review else ()


def _differing(
    answer: Record | None, review: Record, report: str, words: Words
) -> Iterator[Divergence]:
    for axis in PLAN_AXES:
        theirs, ours = answer.get(axis) if answer else "", review.get(axis)
        if ours and ours != theirs:
            distance = _distance(words, axis, theirs, ours)
            yield Divergence(report, keys.parent_of(report), axis, theirs, ours, distance)


def _distance(words: Words, axis: str, theirs: str, ours: str) -> int:
    order = [term.code for term in words.get(axis, ())]
    if axis == "exception" or theirs not in order or ours not in order:
        return 0
    return abs(order.index(theirs) - order.index(ours))
