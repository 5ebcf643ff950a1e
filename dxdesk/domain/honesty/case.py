"""What a check looks at, and what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from dxdesk.domain import keys, rounds
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words


class Rule(StrEnum):
    """The checks, in the order in which they are told."""

    KPI_SHORT = "kpi-short"
    KPI_STILL = "kpi-still"
    OPEN_STEPS = "open-steps"
    SAME_TEXT = "same-text"
    SAME_RATING = "same-rating"
    NO_RECOVERY = "no-recovery"
    RECOVERY_PASSED = "recovery-passed"
    CONTRADICTION = "contradiction"
    NO_REASON = "no-reason"
    NO_EVIDENCE = "no-evidence"
    OLD_DATE = "old-date"
    OTHERS_LATE = "others-late"
    OVERSPENT = "overspent"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that asks for a second look.

    `text` says in words what stands beside what; `fields` are the report's fields it is about;
    `others` the keys of the other records it is about (indicators, steps, earlier reports).
    """

    rule: Rule
    report: str
    text: str
    fields: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A report with what a check may look at."""

    records: Records
    words: Words
    this: Record
    report: Record

    @cached_property
    def assignment(self) -> str:
        """Whose report it is: the key of 取組×課."""
        return keys.parent_of(self.report.key)

    @cached_property
    def year(self) -> int:
        """The fiscal year of the round."""
        return int(self.this.get("year"))

    @cached_property
    def last_day(self) -> date:
        """The last day the round reports on."""
        return rounds.period(self.year, self.this.get("kind"))[1]

    @cached_property
    def full_year(self) -> int:
        """The last fiscal year that is over when the round's period is."""
        return rounds.year_closed(self.this) or self.year - 1

    @cached_property
    def earlier(self) -> tuple[Record, ...]:
        """The reports of the rounds before on the same work, the newest first, without a gap."""
        return tuple(self._earlier())

    @property
    def last(self) -> Record | None:
        """The report of the round before, if there is one."""
        return next(iter(self.earlier), None)

    def get(self, field: str) -> str:
        """What the report says in a field."""
        return self.report.get(field)

    def word(self, axis: str, code: str) -> str:
        """The plan's word for a code."""
        return next((term.word for term in self.words.get(axis, ()) if term.code == code), code)

    def label(self, field: str) -> str:
        """The label of a field of the report."""
        return CATALOGUE["report"].field(field).label

    def doubt(
        self, rule: Rule, text: str, fields: tuple[str, ...], others: tuple[str, ...] = ()
    ) -> Doubt:
        """A doubt about this report."""
        return Doubt(rule, self.report.key, text, fields, others)

    def _earlier(self) -> Iterator[Record]:
        for before in rounds.all_before(self.this, self.records):
            found = self.records.get(keys.report_key(self.assignment, before.key))
            if found is None:
                return
            yield found
