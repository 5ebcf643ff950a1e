"""What the counted files say of one field: claims, proposals, and what was said again since.

The rules are numbered as in the published exchange format (README, "Merge").
"""

from dataclasses import dataclass

from dxdesk.domain.merge.facts import (
    DELETED,
    Canonical,
    Evidence,
    Saying,
    Stamp,
    Standing,
    Value,
    claim_id,
    proposal_id,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that is claimed, by however many files (rule 6).

    `number` and `printed` are those of the oldest base among them.
    """

    id: str
    value: Value
    stamp: Stamp
    number: int
    printed: Value
    filings: frozenset[str]


class Statements:
    """The sayings of one field, judged. The lists run parallel to the evidence's sayings.

    `ids` name each claim or proposal ("" where nothing is claimed or asked), `barred` tells
    that an approval turned a claim into a question, `asks` that it is a question at all,
    `overtaken` that the same 課 has said it again. Of all sayings together, `held` are the
    claims, overtaken ones too (rule 7); `counted` every claim and proposal that is there to be
    decided; `typed_back` the claims that their own department took back by typing what was
    printed.
    """

    def __init__(self, evidence: Evidence, canonical: Canonical) -> None:
        self.sayings = evidence.sayings
        self._evidence = evidence
        self._canonical = canonical
        self.ids = [self._identity(each) for each in self.sayings]
        self.barred = [self._is_barred(place) for place in range(len(self.ids))]
        self.asks = [
            barred or (each.standing is Standing.PROPOSED and identity != "")
            for each, identity, barred in zip(self.sayings, self.ids, self.barred, strict=True)
        ]
        self.overtaken = [self._is_overtaken(each) for each in self.sayings]
        self.claims = self._claims()
        self.held = self._held()
        self.counted = self._counted()
        self.typed_back = self._typed_back()

    def _counted(self) -> frozenset[str]:
        asked = (self.proposal_of(place) for place, asks in enumerate(self.asks) if asks)
        return frozenset(self.ids) | frozenset(asked)

    def _held(self) -> frozenset[str]:
        return frozenset(
            identity
            for each, identity in zip(self.sayings, self.ids, strict=True)
            if identity and each.standing is Standing.CLAIM
        )

    def _typed_back(self) -> frozenset[str]:
        live = {claim.id for claim in self.claims}
        return frozenset(
            identity
            for each, identity in zip(self.sayings, self.ids, strict=True)
            if identity
            and each.standing is Standing.CLAIM
            and identity not in live
            and any(_overtakes(later, each) for later in self._repeating())
        )

    def proposal_of(self, place: int) -> str:
        """The identity of what a saying proposes."""
        said = self._canonical(self.sayings[place].value)
        return proposal_id(self._evidence.key, self._evidence.field, said)

    def _identity(self, saying: Saying) -> str:
        key, field = self._evidence.key, self._evidence.field
        said = self._canonical(saying.value)
        if saying.standing is Standing.PROPOSED and (said or field == DELETED):
            return proposal_id(key, field, said)
        if saying.standing is Standing.CLAIM and said != self._canonical(saying.printed):
            return claim_id(saying.stamp, key, field, said)
        return ""

    def _is_barred(self, place: int) -> bool:
        """Whether an approval that did not know the file turns its claim into a proposal."""
        saying = self.sayings[place]
        if saying.standing is not Standing.CLAIM:
            return False
        return any(
            saying.filing.id not in lock.filings
            and not self._known(self.ids[place], lock.filings)
            and (self.ids[place] != "" or self._replaces(saying))
            for lock in self._evidence.locks
        )

    def _known(self, identity: str, filings: frozenset[str]) -> bool:
        return identity != "" and any(
            identity == other and each.filing.id in filings
            for each, other in zip(self.sayings, self.ids, strict=True)
        )

    def _replaces(self, saying: Saying) -> bool:
        return any(
            identity and each.standing is Standing.CLAIM and _overtakes(saying, each)
            for each, identity in zip(self.sayings, self.ids, strict=True)
        )

    def _is_overtaken(self, saying: Saying) -> bool:
        return any(
            later.standing is Standing.CLAIM and not barred and _overtakes(later, saying)
            for later, barred in zip(self.sayings, self.barred, strict=True)
        )

    def _claims(self) -> tuple[Claim, ...]:
        live: dict[str, list[Saying]] = {}
        for place, saying in enumerate(self.sayings):
            standing = saying.standing is Standing.CLAIM and not self.barred[place]
            if standing and self.ids[place] and not self.overtaken[place]:
                live.setdefault(self.ids[place], []).append(saying)
        return tuple(self._claim(identity, group) for identity, group in live.items())

    def _claim(self, identity: str, group: list[Saying]) -> Claim:
        oldest = min(group, key=lambda each: (each.filing.number, self._canonical(each.printed)))
        return Claim(
            id=identity,
            value=min((each.value for each in group), key=raw_order),
            stamp=oldest.stamp,
            number=oldest.filing.number,
            printed=oldest.printed,
            filings=frozenset(each.filing.id for each in group),
        )

    def _repeating(self) -> list[Saying]:
        return [
            each
            for place, each in enumerate(self.sayings)
            if each.standing is Standing.CLAIM
            and not (self.ids[place] or self.barred[place] or self.overtaken[place])
        ]


def raw_order(value: Value) -> tuple[bool, str]:
    """An order of raw texts, so that among equal ones the same is always shown."""
    return (value is not None, value or "")


def _overtakes(later: Saying, earlier: Saying) -> bool:
    """Rule 5: the same department says it again, in a file that names the earlier one."""
    return (
        later.filing.department == earlier.filing.department
        and earlier.filing.id in later.filing.prior
        and earlier.filing.id != later.filing.id
        and earlier.filing.id not in later.filing.counted
    )
