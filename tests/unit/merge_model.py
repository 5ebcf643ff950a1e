"""The merge rules of the exchange format, said as plainly as possible: the test oracle.

Numbers in brackets are the rules of "The rule that makes the laws true". Nothing here is
fast or clever, and nothing is shared with `dxdesk.domain.merge`: when the two disagree, one
of them is wrong.
"""

from dataclasses import dataclass

from tests.unit.merge_journal import (
    SPOTS,
    STRUCK,
    Approved,
    Did,
    File,
    Journal,
    Place,
    Sent,
    Snapshot,
    Stamp,
    Text,
    Took,
    View,
    name_of,
    one_each,
    plain,
    same,
    smallest,
)

CLAIM, FOREIGN, PROPOSED, REFUSED = "claim", "foreign", "proposed", "refused"


@dataclass(frozen=True)
class Said:
    """One statement of a counted file [4]."""

    file: str
    department: str
    prior: frozenset[str]
    counted: frozenset[str]
    number: int
    value: Text
    printed: Text
    stamp: Stamp
    kind: str
    claim: str  # its identity as a claim, "" where it says what was printed [6]
    proposal: str


@dataclass(frozen=True)
class Claim:
    id: str
    value: Text
    stamp: Stamp
    number: int
    printed: Text
    files: frozenset[str]


Head = Did | Took | Claim


class Model(Journal):
    """A store that works every answer out anew from its facts."""

    def printed_stamp(self, number: int) -> Stamp:
        return Stamp(number=number)

    def work_out(self, place: Place) -> View:
        said = [self._said(file, place) for file in self.files() if place in file.says]
        late = [each for each in said if self._is_late(each, said, place[0])]
        able = [each for each in said if each.kind == CLAIM and each not in late]
        overtaken = [each for each in said if any(overtakes(other, each) for other in able)]
        claims = live_claims([each for each in able if each.claim and each not in overtaken])
        acts = self._awake(place, said, late)
        takes = self._heeded(place)
        all_heads: list[Head] = [*acts, *takes, *claims]
        heads = [
            head
            for head in all_heads
            if not any(self._covers(other, head, place, [*acts, *takes]) for other in all_heads)
        ]
        values = one_each([self._value(head, place) for head in heads])
        conflict = values if len(values) > 1 else None
        shown = self._shown(heads, place, conflict is not None)
        decided = frozenset().union(*(act.about for act in self._acts(place)))
        asked = [
            each
            for each in said
            if (asks(each, place) or each in late)
            and each.proposal not in decided
            and not same(each.value, shown)
        ]
        head_claims = [head for head in heads if isinstance(head, Claim)]
        held = frozenset(each.claim for each in said if each.kind == CLAIM and each.claim)
        back = typed_back(able, overtaken) - {claim.id for claim in claims}
        fates = tuple(
            (
                each.file,
                fate(each, place, shown, conflict, late, overtaken, head_claims, decided),
            )
            for each in said
        )
        return View(
            value=shown,
            conflict=conflict,
            proposal=one_each([shown, *(each.value for each in asked)]) if asked else None,
            fates=tuple(sorted(fates)),
            withdrawn=any(
                claim in act.knew | act.about and f"back {claim}" not in act.knew
                for act in heads
                if isinstance(act, Did)
                for claim in back
            ),
            printable=own_answers(said, fates) if conflict else {},
            held=held | {f"back {claim}" for claim in back},
            live=frozenset(claim.id for claim in head_claims),
            about=frozenset(claim.id for claim in head_claims if conflict),
            proposed=frozenset(each.proposal for each in asked),
            stamp=Stamp(held, max((act.seq for act in acts), default=0)),
        )

    def _said(self, file: File, place: Place) -> Said:
        base = self.snapshots.get(file.base)
        value = file.says[place]
        printed = base.printed.get(place) if base else None
        stamp = self.stamps.get((file.base, place), Stamp())
        claim = "" if same(value, printed) else name_of(known_name(stamp), place, plain(value))
        return Said(
            file=file.id,
            department=self.department_of(file),
            prior=self.prior_of(file),
            counted=base.counted if base else frozenset(),
            number=base.number if base else 0,
            value=value,
            printed=printed,
            stamp=stamp,
            kind=self._kind(file, place, base),
            claim=claim,
            proposal=name_of("proposal", place, plain(value)),
        )

    def _kind(self, file: File, place: Place, base: Snapshot | None) -> str:
        spot = SPOTS[place]
        if place in file.unreadable:
            return REFUSED
        if place[1] == STRUCK:
            return PROPOSED
        if not spot.stated:
            return FOREIGN
        if base is None:
            return CLAIM if spot.department == file.department else PROPOSED
        if base.id in self.adopted and spot.department != base.department:
            return PROPOSED
        keys = {key for key, _ in base.printed}
        return CLAIM if place[0] in keys or (spot.below and spot.below in keys) else PROPOSED

    def _is_late(self, each: Said, said: list[Said], key: str) -> bool:
        """Whether it came after an approval and would change what was approved [12]."""
        if each.kind != CLAIM:
            return False
        changes = each.claim or any(
            other.kind == CLAIM and other.claim and overtakes(each, other) for other in said
        )
        for lock in self.on(Approved):
            if lock.key == key and changes and each.file not in lock.known:
                known = {
                    other.claim
                    for other in said
                    if other.kind == CLAIM and other.file in lock.known
                }
                if not each.claim or each.claim not in known:
                    return True
        return False

    def _acts(self, place: Place) -> list[Did]:
        return [act for act in self.on(Did) if act.place == place]

    def _awake(self, place: Place, said: list[Said], late: list[Said]) -> list[Did]:
        """Acts that set the value; a decision sleeps when nothing it decided is counted [9]."""
        there = {each.claim for each in said if each.kind == CLAIM}
        there |= {each.proposal for each in said if asks(each, place) or each in late}
        return [
            act for act in self._acts(place) if act.sets and (not act.about or act.about & there)
        ]

    def _heeded(self, place: Place) -> list[Took]:
        """The takes that print the place, but for those older than one taken before [14]."""
        takes = [each for each in self.on(Took) if place in each.snapshot.printed]
        return [
            each
            for each in takes
            if not any(
                other.seq < each.seq and other.snapshot.number > each.snapshot.number
                for other in takes
            )
        ]

    def _value(self, head: Head, place: Place) -> Text:
        return head.snapshot.printed[place] if isinstance(head, Took) else head.value

    def _covers(  # noqa: C901 - one line for each pair of the rules
        self, upper: Head, lower: Head, place: Place, own: list[Did | Took]
    ) -> bool:
        match upper, lower:
            case Did(), Claim():
                return lower.id in upper.knew | upper.about
            case Did(), Did():
                return lower.seq < upper.seq
            case Did(), Took():
                return lower.seq < upper.seq or self._stays(upper, lower, place, own)
            case Claim(), Claim():
                return lower.id in upper.stamp.claims
            case Claim(), Did():
                return lower.seq <= upper.stamp.act
            case Claim(), Took():
                if any(self._was_sent(each, lower) for each in upper.files):
                    return False
                known = lower.snapshot.number <= upper.stamp.number
                return known or same(upper.printed, lower.snapshot.printed[place])
            case Took(), Claim():
                return any(self._was_sent(each, upper) for each in lower.files)
            case Took(), Did():
                if lower.seq > upper.seq:
                    return False
                return not SPOTS[place].stated or self._act_was_sent(lower, upper)
            case Took(), Took():
                return lower.seq < upper.seq
        raise AssertionError

    def _stays(self, edit: Did, take: Took, place: Place, own: list[Did | Took]) -> bool:
        """An unsent edit stays where the printed value under it did not move [14].

        Under it lies what was printed last, or an own act since that the take lists as sent.
        """
        if not SPOTS[place].stated or self._act_was_sent(edit, take):
            return False
        under = [
            each
            for each in sorted(own, key=lambda each: each.seq)
            if each.seq < edit.seq and (isinstance(each, Took) or self._act_was_sent(each, take))
        ]
        base = self._value(under[-1], place) if under else None
        return same(base, take.snapshot.printed[place])

    def _sent_in(self, take: Took) -> list[Sent]:
        sent = [each for each in self.entries if isinstance(each, Sent)]
        return [each for each in sent if each.name in take.snapshot.counted]

    def _act_was_sent(self, act: Did, take: Took) -> bool:
        return any(act.seq < each.seq and act.seq not in each.off for each in self._sent_in(take))

    def _was_sent(self, file: str, take: Took) -> bool:
        return file in take.snapshot.counted or any(
            file in each.files for each in self._sent_in(take)
        )

    def _shown(self, heads: list[Head], place: Place, conflict: bool) -> Text:
        """One value, or in a conflict M's own act, else what the oldest base printed [8]."""
        own = [head for head in heads if isinstance(head, Did)]
        prints = [head for head in heads if isinstance(head, Took)]
        claims = [head for head in heads if isinstance(head, Claim)]
        if own or prints:
            return self._value((own or prints)[-1], place)
        if conflict:
            first = min(claim.number for claim in claims)
            return smallest([claim.printed for claim in claims if claim.number == first])
        return smallest([claim.value for claim in claims]) if claims else None


def known_name(stamp: Stamp) -> str:
    return name_of(sorted(stamp.claims), stamp.act, stamp.number)


def overtakes(later: Said, earlier: Said) -> bool:
    """The same 課 states it again in a file that names the other, unknown to its base [5]."""
    return (
        later.file != earlier.file
        and later.department == earlier.department
        and earlier.file in later.prior
        and earlier.file not in later.counted
    )


def typed_back(able: list[Said], overtaken: list[Said]) -> frozenset[str]:
    """The claims that their own 課 took back by typing what had been printed [10].

    An act made when this was known covers it too; only an older one is told of it.
    """
    back = [each for each in able if not each.claim and each not in overtaken]
    return frozenset(
        each.claim
        for each in overtaken
        if each.kind == CLAIM and each.claim and any(overtakes(other, each) for other in back)
    )


def live_claims(standing: list[Said]) -> list[Claim]:
    """The statements that stand, the same claim of several files and bases once [6]."""
    claims = []
    for id in sorted({each.claim for each in standing}):
        group = [each for each in standing if each.claim == id]
        first = min(each.number for each in group)
        printed = smallest([each.printed for each in group if each.number == first])
        value = smallest([each.value for each in group])
        files = frozenset(each.file for each in group)
        claims.append(Claim(id, value, group[0].stamp, first, printed, files))
    return claims


def own_answers(said: list[Said], fates: tuple[tuple[str, str], ...]) -> dict[str, Text]:
    """By 課: its answer in a conflict, if it has exactly one [8]."""
    found: dict[str, list[Text]] = {}
    for each, (_, became) in zip(said, fates, strict=True):
        if became == "conflict":
            found.setdefault(each.department, []).append(each.value)
    return {name: smallest(values) for name, values in found.items() if len(one_each(values)) == 1}


def asks(each: Said, place: Place) -> bool:
    """Whether it asks for something out of scope: a blank cell there asks for nothing."""
    return each.kind == PROPOSED and (place[1] == STRUCK or plain(each.value) != "")


def fate(
    each: Said,
    place: Place,
    shown: Text,
    conflict: tuple[Text, ...] | None,
    late: list[Said],
    overtaken: list[Said],
    heads: list[Claim],
    decided: frozenset[str],
) -> str:
    """The first that fits: refused, proposal, same, superseded, conflict, applied [11]."""
    if each.kind == REFUSED:
        return "refused"
    if each.kind == FOREIGN:
        return "same" if same(each.value, each.printed if each.number else shown) else "refused"
    if asks(each, place) or each in late:
        if same(each.value, shown):
            return "applied" if each.proposal in decided else "same"
        return "superseded" if each.proposal in decided else "proposal"
    if not each.claim:
        return "same"
    if each in overtaken:
        return "superseded"
    if each.claim in {head.id for head in heads}:
        return "conflict" if conflict else "applied"
    return "applied" if not conflict and same(each.value, shown) else "superseded"
