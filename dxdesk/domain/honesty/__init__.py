"""Honesty checks: what in a report asks for a second look. Each explains itself; none blocks.

A check says nothing of intent: it puts two things side by side that the report says, or that
it and an earlier report say, and that do not sit well together.
"""

from dxdesk.domain import keys
from dxdesk.domain.honesty import answers, past, work
from dxdesk.domain.honesty.case import Case, Doubt, Rule
from dxdesk.domain.honesty.past import is_repeated
from dxdesk.domain.records import Records
from dxdesk.domain.standing import by_assignment
from dxdesk.domain.vocabularies import Words

__all__ = ["Doubt", "Rule", "is_repeated", "of_report", "of_round"]

_CHECKS = (*work.CHECKS, *past.CHECKS, *answers.CHECKS)


def of_report(records: Records, report: str, words: Words) -> tuple[Doubt, ...]:
    """What in one report asks for a second look; nothing where there is no report or round."""
    found, this = records.get(report), records.get(keys.round_in(report))
    if found is None or this is None or not this.get("year") or not this.get("kind"):
        return ()
    case = Case(records, words, this, found)
    return tuple(doubt for check in _CHECKS for doubt in check(case))


def of_round(records: Records, plan: str, round_key: str, words: Words) -> tuple[Doubt, ...]:
    """The same for every report of a round, in the plan's order."""
    return tuple(
        doubt
        for answer in by_assignment(records, plan, round_key)
        for doubt in of_report(records, keys.report_key(answer.assignment, round_key), words)
    )
