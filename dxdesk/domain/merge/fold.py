"""The fold: from what is known of a field to its value, its conflict and every fate.

The rules are numbered as in the published exchange format (README, "Merge").
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dxdesk.domain.merge.facts import (
    EMPTY_STAMP,
    Canonical,
    Deed,
    Evidence,
    Saying,
    Stamp,
    Standing,
    Value,
    claim_id,
    digest,
)
from dxdesk.domain.merge.heads import Head, awake, heads
from dxdesk.domain.merge.statements import Claim, Statements, raw_order


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


class Outcome(NamedTuple):
    """What the facts of a field come to.

    `fates` runs parallel to the evidence's sayings; `withdrawn` tells that an answer which an
    act had covered was taken back by its own department since.
    """

    value: Value
    conflict: Question | None = None
    proposal: Question | None = None
    fates: tuple[Fate, ...] = ()
    withdrawn: bool = False


class Known(NamedTuple):
    """What is known of a field, for what is done or printed next.

    `held` is what a new act would know: the claims, and which of them were taken back; `live`
    are the claims that stand uncovered; `stamp` is what a snapshot issued now would know.
    """

    held: frozenset[str] = frozenset()
    live: frozenset[str] = frozenset()
    stamp: Stamp = EMPTY_STAMP


_REPEATED = Outcome(None, fates=(Fate.SAME,))
_APPLIED = (Fate.APPLIED,)


def fold(evidence: Evidence, canonical: Canonical) -> Outcome:
    """The outcome of all facts of one field. Pure; no order among the sayings matters."""
    if _is_alone(evidence):  # most fields of a store, and cheap
        deed = evidence.deeds[0]
        return Outcome(None if deed.about else deed.value)  # what it decided is counted no more
    if _is_first_answer(evidence):  # most fields of an answer, and cheap
        return _first_answer(evidence.sayings[0], canonical)
    return _Fold(evidence, canonical).outcome()


def known(evidence: Evidence, canonical: Canonical) -> Known:
    """What all facts of one field leave to be known. Pure; no order among them matters."""
    if _is_alone(evidence):
        return _known_alone(evidence.deeds[0])
    if _is_first_answer(evidence):
        return _known_first(evidence, canonical)
    return _Fold(evidence, canonical).known()


def _is_alone(evidence: Evidence) -> bool:
    """Whether one act set it and nothing else was ever said."""
    return len(evidence.deeds) == 1 and not evidence.sayings and evidence.deeds[0].sets


def _is_first_answer(evidence: Evidence) -> bool:
    """Whether one file alone speaks."""
    sayings = evidence.sayings
    if len(sayings) != 1 or evidence.deeds or evidence.locks:
        return False
    return sayings[0].standing is Standing.CLAIM


def _first_answer(saying: Saying, canonical: Canonical) -> Outcome:
    if canonical(saying.value) == canonical(saying.printed):
        return _REPEATED
    return Outcome(saying.value, None, None, _APPLIED)


def _known_first(evidence: Evidence, canonical: Canonical) -> Known:
    saying = evidence.sayings[0]
    said = canonical(saying.value)
    if said == canonical(saying.printed):
        return Known()
    held = frozenset((claim_id(saying.stamp, evidence.key, evidence.field, said),))
    return Known(held, held, Stamp(held))


def _known_alone(deed: Deed) -> Known:
    if deed.about:  # what it decided is counted no more
        return Known()
    if deed.print:
        return Known(stamp=Stamp(print=deed.print.number))
    return Known(stamp=Stamp(act=deed.seq))


class _Fold:
    def __init__(self, evidence: Evidence, canonical: Canonical) -> None:
        self.canonical = canonical
        self.said = Statements(evidence, canonical)
        self.decided = frozenset(each for deed in evidence.deeds for each in deed.about)
        self.deeds = awake(evidence.deeds, self.said.counted)
        self.heads = heads(self.deeds, self.said.claims, canonical)
        self.conflicting = len({canonical(head.value) for head in self.heads}) > 1
        self.value = self._value()

    def outcome(self) -> Outcome:
        return Outcome(
            value=self.value,
            conflict=self._conflict() if self.conflicting else None,
            proposal=self._proposal(),
            fates=tuple(self._fate(place) for place in range(len(self.said.sayings))),
            withdrawn=any(_is_told(each, self.heads) for each in self.said.typed_back),
        )

    def known(self) -> Known:
        return Known(
            held=self.said.held | {_taken_back(each) for each in self.said.typed_back},
            live=frozenset(claim.id for claim in self._claims()),
            stamp=self._stamp(),
        )

    def _claims(self) -> list[Claim]:
        return [head for head in self.heads if isinstance(head, Claim)]

    def _value(self) -> Value:
        """Rule 8: one value, or M's own act, or what the oldest base printed."""
        deeds = [head for head in self.heads if isinstance(head, Deed)]
        if deeds:
            return max(deeds, key=lambda deed: (deed.print is None, deed.seq)).value
        claims = self._claims()
        if self.conflicting:
            return min(claims, key=lambda each: (each.number, raw_order(each.printed))).printed
        return min((claim.value for claim in claims), key=raw_order, default=None)

    def _conflict(self) -> Question:
        about = frozenset(claim.id for claim in self._claims())
        return Question(self._distinct([head.value for head in self.heads]), about)

    def _proposal(self) -> Question | None:
        asked = [
            (self.said.proposal_of(place), saying.value)
            for place, saying in enumerate(self.said.sayings)
            if self._is_open(place)
        ]
        if not asked:
            return None
        values = [self.value, *(value for _, value in asked)]
        return Question(self._distinct(values), frozenset(identity for identity, _ in asked))

    def _is_open(self, place: int) -> bool:
        return self.said.asks[place] and self._question_fate(place) is Fate.PROPOSAL

    def _distinct(self, values: list[Value]) -> tuple[Value, ...]:
        chosen: dict[str, Value] = {}
        for value in sorted(values, key=raw_order, reverse=True):
            chosen[self.canonical(value)] = value
        return tuple(chosen[each] for each in sorted(chosen))

    def _is_shown(self, value: Value) -> bool:
        return self.canonical(value) == self.canonical(self.value)

    def _fate(self, place: int) -> Fate:
        """Rule 11: the first that fits."""
        saying = self.said.sayings[place]
        if saying.standing is Standing.REFUSED:
            return Fate.REFUSED
        if saying.standing is Standing.FOREIGN:
            return self._foreign_fate(saying)
        if self.said.asks[place]:
            return self._question_fate(place)
        if not self.said.ids[place]:
            return Fate.SAME
        return self._claim_fate(place, saying)

    def _foreign_fate(self, saying: Saying) -> Fate:
        expected = saying.printed if saying.filing.number else self.value
        same = self.canonical(saying.value) == self.canonical(expected)
        return Fate.SAME if same else Fate.REFUSED

    def _question_fate(self, place: int) -> Fate:
        decided = self.said.proposal_of(place) in self.decided
        if self._is_shown(self.said.sayings[place].value):
            return Fate.APPLIED if decided else Fate.SAME
        return Fate.SUPERSEDED if decided else Fate.PROPOSAL

    def _claim_fate(self, place: int, saying: Saying) -> Fate:
        if self.said.overtaken[place]:
            return Fate.SUPERSEDED
        if any(claim.id == self.said.ids[place] for claim in self._claims()):
            return Fate.CONFLICT if self.conflicting else Fate.APPLIED
        same = self._is_shown(saying.value) and not self.conflicting
        return Fate.APPLIED if same else Fate.SUPERSEDED

    def _stamp(self) -> Stamp:
        return Stamp(
            claims=self.said.held,
            act=max((deed.seq for deed in self.deeds if deed.print is None), default=0),
            print=max(
                (deed.print.number for deed in self.deeds if deed.print is not None), default=0
            ),
        )


def _is_told(claim: str, standing: tuple[Head, ...]) -> bool:
    """Whether a standing act covers an answer and did not know that it was taken back."""
    return any(
        isinstance(head, Deed)
        and claim in head.knew | head.about
        and _taken_back(claim) not in head.knew
        for head in standing
    )


def _taken_back(claim: str) -> str:
    """What an act knows of a claim that was taken back when it was made (rule 10)."""
    return digest("taken-back", claim)
