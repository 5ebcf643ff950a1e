"""What a statement of a file may do: its standing, from the file's base and the field's owner."""

from collections.abc import Set
from dataclasses import dataclass

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadKey
from dxdesk.domain.fields import Owner
from dxdesk.domain.merge.facts import DELETED, Standing


class Reason:
    """Neutral codes of why a statement does not count; words/merge.py spells them out."""

    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown-key"
    DUPLICATE = "duplicate-key"
    NOT_YOURS = "not-yours"
    OTHER_ROUND = "other-round"
    OUT_OF_SCOPE = "out-of-scope"
    DELETION = "deletion"
    BLANK_KEY = "blank-key"
    OTHER_BASE = "other-base"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"
    PARALLEL = "parallel"
    NO_REASON = "no-reason"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a file answers: its 課, its 報告回, and the keys its base printed.

    `printed` is None where the base is unknown: then the named 課's own records in the plan
    of the round count.
    """

    department: str
    round: str
    printed: Set[str] | None

    def standing(self, key: str, field: str, fault: str = "") -> tuple[Standing, str]:
        """The standing of a statement, with the reason where it is no plain claim."""
        if fault == Reason.BLANK_KEY:
            return Standing.PROPOSED, fault
        if fault:
            return Standing.REFUSED, fault
        try:
            kind = keys.type_of(key)
        except BadKey:
            return Standing.REFUSED, Reason.UNKNOWN_KEY
        if field == DELETED:
            return Standing.PROPOSED, Reason.DELETION
        if kind.field(field).owner is not Owner.DEPARTMENT:
            return Standing.FOREIGN, Reason.NOT_YOURS
        if keys.round_in(key) not in ("", self.round):
            return Standing.FOREIGN, Reason.OTHER_ROUND
        if self._covers(key):
            return Standing.CLAIM, ""
        return Standing.PROPOSED, Reason.OUT_OF_SCOPE

    def _covers(self, key: str) -> bool:
        if self.printed is None:
            plan = keys.lineage_of(key).get("plan")
            return self._is_own(key) and plan == keys.parent_of(self.round)
        return key in self.printed or self._is_new_work(key, self.printed)

    def _is_new_work(self, key: str, printed: Set[str]) -> bool:
        """A record made below an assignment (or an instruction) that the base printed."""
        lineage = keys.lineage_of(key)
        assignment = lineage.get("assignment")
        if assignment is not None:
            return assignment in printed
        parent = keys.parent_of(key)
        return parent in printed and self._is_own(key)

    def _is_own(self, key: str) -> bool:
        return keys.department_in(key) == self.department


def vouched_for(printed: Set[str], department: str) -> frozenset[str]:
    """What an adopted snapshot may put in scope: the work of the 課 that it names.

    Only the file itself says that it was ever issued.
    """
    return frozenset(key for key in printed if keys.department_in(key) == department)


def claimable_fields(kind: str) -> tuple[str, ...]:
    """The names of the fields of a record type that a department states."""
    return tuple(field.name for field in CATALOGUE[kind].fields if field.owner is Owner.DEPARTMENT)
