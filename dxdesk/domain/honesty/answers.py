"""Checks of what one report says in one place against what it says in another."""

from collections.abc import Iterator
from datetime import date

from dxdesk.domain import calendar, rounds
from dxdesk.domain.figures import number
from dxdesk.domain.honesty.case import Case, Doubt, Rule
from dxdesk.domain.vocabularies import LATE
from dxdesk.domain.words import honesty as words

_CONTRADICTIONS = (
    ("progress", ("late", "slightly-late"), "achievement", ("achieved",)),
    ("progress", ("late",), "outlook", ("sure",)),
    ("progress", ("ahead",), "achievement", ("not-achieved",)),
    ("progress", ("ahead", "on-track"), "outlook", ("unlikely",)),
    ("achievement", ("not-achieved",), "outlook", ("sure",)),
    ("stage", ("stop",), "direction", ("expand", "keep", "improve")),
)


def no_recovery(case: Case) -> Iterator[Doubt]:
    """Late without a way to catch up, or without the day by which."""
    if case.get("progress") not in LATE:
        return
    blank = tuple(name for name in ("recovery", "recovery_by") if not case.get(name))
    if blank:
        said = case.word("progress", case.get("progress"))
        text = words.no_recovery(said, [case.label(name) for name in blank])
        yield case.doubt(Rule.NO_RECOVERY, text, ("progress", *blank))


def contradiction(case: Case) -> Iterator[Doubt]:
    """Two axes that do not go together."""
    for one, ones, other, others in _CONTRADICTIONS:
        if case.get(one) in ones and case.get(other) in others:
            said = [(case.label(axis), case.word(axis, case.get(axis))) for axis in (one, other)]
            yield case.doubt(Rule.CONTRADICTION, words.contradiction(*said), (one, other))


def no_reason(case: Case) -> Iterator[Doubt]:
    """評価困難 or 中止 without a reason."""
    code = case.get("exception")
    if code and not case.get("rating_reason"):
        text = words.no_reason(case.word("exception", code), case.label("rating_reason"))
        yield case.doubt(Rule.NO_REASON, text, ("exception", "rating_reason"))


def no_evidence(case: Case) -> Iterator[Doubt]:
    """達成 without saying where the evidence lies."""
    if case.get("achievement") == "achieved" and not case.get("evidence"):
        text = words.no_evidence(case.word("achievement", "achieved"), case.label("evidence"))
        yield case.doubt(Rule.NO_EVIDENCE, text, ("achievement", "evidence"))


def old_date(case: Case) -> Iterator[Doubt]:
    """A report on how things stood before the round's period began."""
    first = rounds.period(case.year, case.this.get("kind"))[0]
    as_of = case.get("as_of")
    if as_of and date.fromisoformat(as_of) < first:
        day = calendar.era_date(date.fromisoformat(as_of))
        text = words.old_date(day, calendar.era_date(first))
        yield case.doubt(Rule.OLD_DATE, text, ("as_of",))


def overspent(case: Case) -> Iterator[Doubt]:
    """More spent than was given."""
    budget, spent = number(case.get("budget")), number(case.get("settlement"))
    if budget is not None and spent is not None and spent > budget:
        text = words.overspent(f"{budget:,f}", f"{spent:,f}")
        yield case.doubt(Rule.OVERSPENT, text, ("budget", "settlement"))


CHECKS = (no_recovery, contradiction, no_reason, no_evidence, old_date, overspent)
