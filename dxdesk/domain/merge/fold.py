"""The fold: from what is known of a field to its value, its conflict and every fate.

The rules are numbered as in the published exchange format (README, "Merge").
"""

from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain.merge.facts import (
    Canonical,
    Deed,
    Evidence,
    Print,
    Saying,
    Stamp,
    Standing,
    Value,
    claim_id,
    digest,
    proposal_id,
)


class Fate(StrEnum):
    """What became of one statement; every statement has exactly one."""

    APPLIED = "applied"
    SAME = "same"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    PROPOSAL = "proposal"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Question:
    """An open conflict or proposal: the candidate values, sorted, and what it is about."""

    candidates: tuple[Value, ...]
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the facts of a field come to.

    `fates` runs parallel to the evidence's sayings; `held` is what a new act would know: the
    claims, and which of them were taken back; `live` are the claims that stand uncovered;
    `stamp` is what a snapshot issued now would know; `withdrawn` tells that an answer which
    an act had covered was taken back by its own department since.
    """

    value: Value
    conflict: Question | None
    proposal: Question | None
    fates: tuple[Fate, ...]
    held: frozenset[str]
    live: frozenset[str]
    stamp: Stamp
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class _Claim:
    id: str
    value: Value
    stamp: Stamp
    number: int
    printed: Value
    filings: frozenset[str]


_Head = Deed | _Claim


def fold(evidence: Evidence, canonical: Canonical) -> Outcome:
    """The outcome of all facts of one field. Pure; no order among the sayings matters."""
    return _Fold(evidence, canonical).outcome()


class _Fold:
    def __init__(self, evidence: Evidence, canonical: Canonical) -> None:
        self.evidence = evidence
        self.canonical = canonical
        self.ids = [self._identity(each) for each in evidence.sayings]
        self.barred = [self._is_barred(place) for place in range(len(self.ids))]
        self.overtaken = [self._is_overtaken(each) for each in evidence.sayings]
        self.deeds = self._awake()
        self.claims = self._claims()
        self.back = self._typed_back()
        self.heads = self._heads()

    def outcome(self) -> Outcome:
        values = {self.canonical(head.value) for head in self.heads}
        value = self._value(conflicting=len(values) > 1)
        return Outcome(
            value=value,
            conflict=self._conflict() if len(values) > 1 else None,
            proposal=self._proposal(value),
            fates=tuple(
                self._fate(place, value, len(values) > 1) for place in range(len(self.ids))
            ),
            held=self._held() | {_taken_back(each) for each in self.back},
            live=frozenset(head.id for head in self.heads if isinstance(head, _Claim)),
            stamp=self._stamp(),
            withdrawn=self._withdrawn(),
        )

    # Statements (rules 4 to 6, 12)

    def _identity(self, saying: Saying) -> str:
        """The claim's or proposal's identity, "" where nothing but the printed is said."""
        key, field = self.evidence.key, self.evidence.field
        said = self.canonical(saying.value)
        if saying.standing is Standing.PROPOSED:
            return proposal_id(key, field, said)
        if saying.standing is Standing.CLAIM and said != self.canonical(saying.printed):
            return claim_id(saying.stamp, key, field, said)
        return ""

    def _is_barred(self, place: int) -> bool:
        """Whether an approval that did not know the file turns its claim into a proposal."""
        saying = self.evidence.sayings[place]
        if saying.standing is not Standing.CLAIM:
            return False
        return any(
            saying.filing.id not in lock.filings
            and not self._known(self.ids[place], lock.filings)
            and (self.ids[place] != "" or self._replaces(saying))
            for lock in self.evidence.locks
        )

    def _known(self, identity: str, filings: frozenset[str]) -> bool:
        return identity != "" and any(
            identity == other and each.filing.id in filings
            for each, other in zip(self.evidence.sayings, self.ids, strict=True)
        )

    def _replaces(self, saying: Saying) -> bool:
        return any(
            identity and each.standing is Standing.CLAIM and _overtakes(saying, each)
            for each, identity in zip(self.evidence.sayings, self.ids, strict=True)
        )

    def _is_overtaken(self, saying: Saying) -> bool:
        return any(
            later.standing is Standing.CLAIM and not barred and _overtakes(later, saying)
            for later, barred in zip(self.evidence.sayings, self.barred, strict=True)
        )

    def _held(self) -> frozenset[str]:
        return frozenset(
            identity
            for each, identity in zip(self.evidence.sayings, self.ids, strict=True)
            if identity and each.standing is Standing.CLAIM
        )

    # Heads (rules 7 to 9)

    def _awake(self) -> tuple[Deed, ...]:
        counted = set(self.ids) | set(self._barred_proposals())
        return tuple(
            deed
            for deed in self.evidence.deeds
            if deed.sets and (not deed.about or deed.about & counted) and not self._is_stale(deed)
        )

    def _is_stale(self, deed: Deed) -> bool:
        """Whether it took a print with a lower number than one taken before (rule 14)."""
        return deed.print is not None and any(
            other.print is not None
            and other.seq < deed.seq
            and other.print.number > deed.print.number
            for other in self.evidence.deeds
        )

    def _claims(self) -> tuple[_Claim, ...]:
        live: dict[str, list[Saying]] = {}
        for place, saying in enumerate(self.evidence.sayings):
            standing = saying.standing is Standing.CLAIM and not self.barred[place]
            if standing and self.ids[place] and not self.overtaken[place]:
                live.setdefault(self.ids[place], []).append(saying)
        return tuple(self._claim(identity, group) for identity, group in live.items())

    def _claim(self, identity: str, group: list[Saying]) -> _Claim:
        oldest = min(group, key=lambda each: (each.filing.number, self.canonical(each.printed)))
        return _Claim(
            id=identity,
            value=min((each.value for each in group), key=_raw),
            stamp=oldest.stamp,
            number=oldest.filing.number,
            printed=oldest.printed,
            filings=frozenset(each.filing.id for each in group),
        )

    def _heads(self) -> tuple[_Head, ...]:
        everything: tuple[_Head, ...] = (*self.deeds, *self.claims)
        return tuple(
            each
            for each in everything
            if not any(self._covers(other, each) for other in everything if other is not each)
        )

    def _covers(self, upper: _Head, lower: _Head) -> bool:
        if isinstance(upper, _Claim):
            return self._claim_covers(upper, lower)
        if upper.print is not None:
            return _print_covers(upper, upper.print, lower)
        if isinstance(lower, _Claim):
            return lower.id in upper.knew or lower.id in upper.about
        return lower.seq < upper.seq or (lower.print is not None and self._unmoved(upper, lower))

    def _claim_covers(self, upper: _Claim, lower: _Head) -> bool:
        if isinstance(lower, _Claim):
            return lower.id in upper.stamp.claims
        if lower.print is None:
            return lower.seq <= upper.stamp.act
        if any(lower.print.carried_filing(each) for each in upper.filings):
            return False
        known = lower.print.number <= upper.stamp.print
        return known or self.canonical(lower.value) == self.canonical(upper.printed)

    def _unmoved(self, edit: Deed, taken: Deed) -> bool:
        """Whether a later print says what the print under an unsent edit had said."""
        if taken.print is None or taken.print.sweeps or taken.print.carried(edit.seq):
            return False
        under = [deed for deed in self.deeds if deed.print is not None and deed.seq < edit.seq]
        base = max(under, key=lambda deed: deed.seq).value if under else None
        return self.canonical(base) == self.canonical(taken.value)

    # What the heads come to (rules 8, 10, 11)

    def _value(self, *, conflicting: bool) -> Value:
        if not self.heads:
            return None
        deeds = [head for head in self.heads if isinstance(head, Deed)]
        if deeds:
            return max(deeds, key=lambda deed: (deed.print is None, deed.seq)).value
        claims = [head for head in self.heads if isinstance(head, _Claim)]
        if conflicting:
            return min(claims, key=lambda each: (each.number, _raw(each.printed))).printed
        return min((claim.value for claim in claims), key=_raw)

    def _conflict(self) -> Question:
        about = frozenset(head.id for head in self.heads if isinstance(head, _Claim))
        return Question(self._distinct([head.value for head in self.heads]), about)

    def _proposal(self, value: Value) -> Question | None:
        open_ids = {
            identity: saying.value
            for identity, saying in self._proposed()
            if self._is_open(identity, saying.value, value)
        }
        if not open_ids:
            return None
        return Question(self._distinct([value, *open_ids.values()]), frozenset(open_ids))

    def _proposed(self) -> list[tuple[str, Saying]]:
        found = []
        for place, saying in enumerate(self.evidence.sayings):
            if saying.standing is Standing.PROPOSED or self.barred[place]:
                found.append((self._proposal_of(place), saying))
        return sorted(found, key=lambda each: (each[0], _raw(each[1].value)), reverse=True)

    def _proposal_of(self, place: int) -> str:
        said = self.canonical(self.evidence.sayings[place].value)
        return proposal_id(self.evidence.key, self.evidence.field, said)

    def _barred_proposals(self) -> list[str]:
        return [self._proposal_of(place) for place, barred in enumerate(self.barred) if barred]

    def _is_open(self, identity: str, said: Value, value: Value) -> bool:
        decided = any(identity in deed.about for deed in self.evidence.deeds)
        return not decided and self.canonical(said) != self.canonical(value)

    def _distinct(self, values: list[Value]) -> tuple[Value, ...]:
        chosen: dict[str, Value] = {}
        for value in sorted(values, key=_raw, reverse=True):
            chosen[self.canonical(value)] = value
        return tuple(chosen[each] for each in sorted(chosen))

    def _fate(self, place: int, value: Value, conflicting: bool) -> Fate:
        saying = self.evidence.sayings[place]
        if saying.standing is Standing.REFUSED:
            return Fate.REFUSED
        if saying.standing is Standing.FOREIGN:
            return self._foreign_fate(saying, value)
        if saying.standing is Standing.PROPOSED or self.barred[place]:
            return self._proposed_fate(place, saying, value)
        if not self.ids[place]:
            return Fate.SAME
        return self._claim_fate(place, saying, value, conflicting)

    def _foreign_fate(self, saying: Saying, value: Value) -> Fate:
        expected = saying.printed if saying.filing.number else value
        same = self.canonical(saying.value) == self.canonical(expected)
        return Fate.SAME if same else Fate.REFUSED

    def _proposed_fate(self, place: int, saying: Saying, value: Value) -> Fate:
        identity = self._proposal_of(place)
        decided = any(identity in deed.about for deed in self.evidence.deeds)
        if self.canonical(saying.value) == self.canonical(value):
            return Fate.APPLIED if decided else Fate.SAME
        return Fate.SUPERSEDED if decided else Fate.PROPOSAL

    def _claim_fate(self, place: int, saying: Saying, value: Value, conflicting: bool) -> Fate:
        if self.overtaken[place]:
            return Fate.SUPERSEDED
        if any(isinstance(head, _Claim) and head.id == self.ids[place] for head in self.heads):
            return Fate.CONFLICT if conflicting else Fate.APPLIED
        same = self.canonical(saying.value) == self.canonical(value)
        return Fate.APPLIED if same and not conflicting else Fate.SUPERSEDED

    def _stamp(self) -> Stamp:
        return Stamp(
            claims=self._held(),
            act=max((deed.seq for deed in self.deeds if deed.print is None), default=0),
            print=max(
                (deed.print.number for deed in self.deeds if deed.print is not None), default=0
            ),
        )

    def _withdrawn(self) -> bool:
        """Whether a standing act covers an answer and did not know that it was taken back."""
        return any(
            isinstance(head, Deed)
            and identity in head.knew | head.about
            and _taken_back(identity) not in head.knew
            for identity in self.back
            for head in self.heads
        )

    def _typed_back(self) -> frozenset[str]:
        """The claims that their own department took back by typing what was printed."""
        live = {claim.id for claim in self.claims}
        return frozenset(
            identity
            for each, identity in zip(self.evidence.sayings, self.ids, strict=True)
            if identity
            and each.standing is Standing.CLAIM
            and identity not in live
            and any(_overtakes(later, each) for later in self._repeating())
        )

    def _repeating(self) -> list[Saying]:
        return [
            each
            for place, each in enumerate(self.evidence.sayings)
            if each.standing is Standing.CLAIM
            and not (self.ids[place] or self.barred[place] or self.overtaken[place])
        ]


def _overtakes(later: Saying, earlier: Saying) -> bool:
    """Rule 5: the same department says it again, in a file that names the earlier one."""
    return (
        later.filing.department == earlier.filing.department
        and earlier.filing.id in later.filing.prior
        and earlier.filing.id != later.filing.id
        and earlier.filing.id not in later.filing.counted
    )


def _print_covers(upper: Deed, taken: Print, lower: _Head) -> bool:
    if isinstance(lower, _Claim):
        return any(taken.carried_filing(each) for each in lower.filings)
    yields = lower.print is not None or taken.sweeps or taken.carried(lower.seq)
    return yields and lower.seq < upper.seq


def _taken_back(identity: str) -> str:
    """What an act knows of a claim that was taken back when it was made (rule 10)."""
    return digest("taken-back", identity)


def _raw(value: Value) -> tuple[bool, str]:
    return (value is not None, value or "")
