"""Checks of a report against the reports of the rounds before it."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from dxdesk.domain import calendar
from dxdesk.domain.honesty.case import Case, Doubt, Rule
from dxdesk.domain.vocabularies import LATE
from dxdesk.domain.words import honesty as words

RUNNING = 3
"""So many rounds with one rating in a row ask for a second look."""

_SHORT = 10
"""A text of fewer characters ("none") may well be the same as last time."""

_TEXTS = (
    "results",
    "work_change",
    "effect_citizen",
    "effect_staff",
    "effect_welfare",
    "outcome",
    "issues",
    "next_steps",
    "rating_reason",
    "recovery",
)


def same_text(case: Case) -> Iterator[Doubt]:
    """Texts that say to the letter what they said in the round before."""
    if case.last is None:
        return
    same = tuple(name for name in _TEXTS if is_repeated(case.get(name), case.last.get(name)))
    if same:
        text = words.same_text(case.label(name) for name in same)
        yield case.doubt(Rule.SAME_TEXT, text, same, (case.last.key,))


def is_repeated(text: str, before: str) -> bool:
    """Whether a text says to the letter what it said before; short ones may well do."""
    bare = _bare(text)
    return len(bare) >= _SHORT and bare == _bare(before)


def same_rating(case: Case) -> Iterator[Doubt]:
    """The same rating of the progress for many rounds running."""
    code = case.get("progress")
    alike = tuple(takewhile(lambda each: each.get("progress") == code, case.earlier))
    if code and len(alike) + 1 >= RUNNING:
        text = words.same_rating(case.word("progress", code), len(alike) + 1)
        yield case.doubt(Rule.SAME_RATING, text, ("progress",), tuple(e.key for e in alike))


def recovery_passed(case: Case) -> Iterator[Doubt]:
    """Late still, although the day named in the round before for catching up has passed."""
    promised = case.last.get("recovery_by") if case.last else ""
    if case.last is None or not promised or case.get("progress") not in LATE:
        return
    day = date.fromisoformat(promised)
    if day <= case.last_day:
        text = words.recovery_passed(
            calendar.era_date(day), case.word("progress", case.get("progress"))
        )
        fields = ("progress", "recovery", "recovery_by")
        yield case.doubt(Rule.RECOVERY_PASSED, text, fields, (case.last.key,))


def _bare(text: str) -> str:
    """A text without what retyping changes: width of characters, blanks, line breaks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


CHECKS = (same_text, same_rating, recovery_passed)
