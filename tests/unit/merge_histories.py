"""Histories of a coordinator and its departments, lived through by oracle and fold at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dxdesk.domain.merge.facts import (
    EMPTY_STAMP,
    Deed,
    Evidence,
    Filing,
    Lock,
    Print,
    Saying,
    Sent,
    Stamp,
)
from dxdesk.domain.merge.fold import Fate, Outcome, fold, known
from dxdesk.domain.merge.scope import Reason, Scope, vouched_for
from dxdesk.domain.values import canonical
from tests.unit import merge_journal as journal
from tests.unit.merge_journal import (
    ACTIVITY,
    DELETION,
    ISSUES,
    LAST_YEAR,
    NEIGHBOUR,
    NOTE,
    OURS,
    REPORT,
    RESULTS,
    SECOND,
    SPOTS,
    THEIRS,
    TITLE,
    File,
    Journal,
    Place,
    Snapshot,
    Text,
    View,
)
from tests.unit.merge_model import Model

ROUND = "P7/R2024-END"
PLACES = tuple(SPOTS)
PRINTED = {
    OURS: (RESULTS, ISSUES, NOTE, LAST_YEAR, SECOND),
    THEIRS: (NEIGHBOUR,),
}
STATED = {OURS: (RESULTS, ISSUES, TITLE, SECOND), THEIRS: (NEIGHBOUR,)}
TEXTS: tuple[Text, ...] = (None, "a", "a ", "b", "b\r\nb", "b\nb", "c", "が", "か\u3099", "d")


class Folded(Journal):
    """A store that asks `fold`, gathering evidence as `dxdesk.models.evidence` does."""

    @property
    def facts(self) -> Journal:
        return self

    def printed_stamp(self, number: int) -> Stamp:
        return Stamp(print=number)

    def evidence(self, place: Place) -> Evidence:
        key, name = place
        deeds = [
            Deed(act.seq, act.value, act.knew, act.about, None, act.sets)
            for act in self.on(journal.Did)
            if act.place == place
        ]
        prints = [
            Deed(take.seq, take.snapshot.printed[place], print=self._print(take, place))
            for take in self.on(journal.Took)
            if place in take.snapshot.printed
        ]
        return Evidence(
            key=key,
            field=name,
            deeds=(*deeds, *prints),
            sayings=tuple(self._saying(f, place) for f in self.files() if place in f.says),
            locks=tuple(Lock(each.known) for each in self.on(journal.Approved) if each.key == key),
        )

    def fold(self, place: Place) -> tuple[Evidence, Outcome]:
        evidence = self.evidence(place)
        return evidence, fold(evidence, canonical)

    def work_out(self, place: Place) -> View:
        evidence, outcome = self.fold(place)
        seen = known(evidence, canonical)
        fates = [
            (saying.filing.id, str(fate))
            for saying, fate in zip(evidence.sayings, outcome.fates, strict=True)
        ]
        conflict, proposal = outcome.conflict, outcome.proposal
        return View(
            value=outcome.value,
            conflict=conflict.candidates if conflict else None,
            proposal=proposal.candidates if proposal else None,
            fates=tuple(sorted(fates)),
            withdrawn=outcome.withdrawn,
            printable=_own_answers(evidence, outcome),
            held=seen.held,
            live=seen.live,
            about=conflict.about if conflict else frozenset(),
            proposed=proposal.about if proposal else frozenset(),
            stamp=seen.stamp,
        )

    def _print(self, take: journal.Took, place: Place) -> Print:
        listed = take.snapshot.counted
        sent = [Sent(0, frozenset(), listed)] + [
            Sent(each.seq, each.off, each.files)
            for each in self.entries
            if isinstance(each, journal.Sent) and each.name in listed
        ]
        return Print(take.snapshot.number, tuple(sent), sweeps=not SPOTS[place].stated)

    def _saying(self, file: File, place: Place) -> Saying:
        base = self.snapshots.get(file.base)
        department = base.department if base else file.department
        keys = frozenset(key for key, _ in base.printed) if base else None
        if keys is not None and file.base in self.adopted:
            keys = vouched_for(keys, department)
        fault = Reason.UNREADABLE if place in file.unreadable else ""
        standing, reason = Scope(department, ROUND, keys).standing(*place, fault)
        stamp = self.stamps.get((file.base, place), EMPTY_STAMP)
        assert isinstance(stamp, Stamp)
        return Saying(
            filing=Filing(
                id=file.id,
                department=department,
                prior=self.prior_of(file),
                counted=base.counted if base else frozenset(),
                number=base.number if base else 0,
            ),
            value=file.says[place],
            printed=base.printed.get(place) if base else None,
            stamp=stamp,
            standing=standing,
            reason=reason,
        )


def _own_answers(evidence: Evidence, outcome: Outcome) -> dict[str, Text]:
    found: dict[str, list[Text]] = {}
    for saying, fate in zip(evidence.sayings, outcome.fates, strict=True):
        if fate is Fate.CONFLICT:
            found.setdefault(saying.filing.department, []).append(saying.value)
    return {
        name: journal.smallest(values)
        for name, values in found.items()
        if len({canonical(value) for value in values}) == 1
    }


class Both:
    """One store, kept by the oracle and by the fold; what they show must agree."""

    def __init__(self) -> None:
        self.oracle = Model()
        self.folded = Folded()

    def do(self, what: str, *args: object) -> object:
        expected = self.oracle.do(what, *args)
        assert self.folded.do(what, *args) == expected
        return expected

    def look(self, place: Place) -> View:
        expected = self.oracle.look(place)
        assert self.folded.look(place) == expected
        return expected

    def check(self) -> None:
        for place in PLACES:
            seen, real = self.oracle.look(place), self.folded.look(place)
            assert real == seen
            for names in ("held", "live", "about", "proposed"):
                assert len(getattr(real, names)) == len(getattr(seen, names)), names

    @property
    def facts(self) -> Journal:
        return self.oracle


Store = Folded | Both


@dataclass
class Desk:
    """A store of a 課 with a name of its own (a colleague's copy is another desk)."""

    name: str
    department: str
    store: Store


class World:
    """Steps of four bytes each: what is done, and three choices. Every step can be taken."""

    def __init__(self, make: Callable[[], Store] = Folded) -> None:
        self.coordinator = make()
        self.desks = [
            Desk(name, department, make())
            for name, department in (("x", OURS), ("y", OURS), ("z", THEIRS))
        ]
        self.mailed: list[Snapshot] = []
        self.lost: list[Snapshot] = []
        self.files: list[File] = []
        self.typed: set[tuple[Place, Text]] = set()
        self._names = 0
        for place in (RESULTS, NOTE, LAST_YEAR, NEIGHBOUR):
            self._type(place, "old")
            self.coordinator.do("edit", self._name(), place, "old")
        for department in (OURS, THEIRS):
            self._issue(department, PRINTED[department])
        for desk in self.desks:
            desk.store.do("take", self._name(), self._newest(desk.department))

    def live(self, history: bytes) -> "World":
        """Go through a whole history."""
        for start in range(0, len(history) - 3, 4):
            self.step(*history[start : start + 4])
        return self

    @property
    def stores(self) -> list[Store]:
        return [self.coordinator, *(desk.store for desk in self.desks)]

    def step(self, what: int, one: int, two: int, three: int) -> None:
        STEPS[what % len(STEPS)](self, one, two, three)

    # The coordinator

    def count(self, one: int, two: int, three: int) -> None:
        """Mostly a file that was not counted yet; sometimes one again."""
        if not self.files:
            return self.hand_in(one, two, three)
        known = {each.file.id for each in self.coordinator.facts.entries_of(journal.Counted)}
        fresh = [each for each in self.files if each.id not in known]
        self._count(_pick(fresh or self.files if two % 8 else self.files, one))
        return None

    def edit(self, one: int, two: int, three: int) -> None:
        place = _pick((RESULTS, RESULTS, *PLACES), one)
        value = "1" if place == DELETION else _pick(TEXTS, two)
        self._type(place, value)
        self.coordinator.do("edit", self._name(), place, value)
        self._agree(self.coordinator, [place])

    def decide(self, one: int, two: int, three: int) -> None:
        if not self._decide(self.coordinator, one, two):
            self.count(one, two, three)

    def answer(self, one: int, two: int, three: int) -> None:
        places = open_in(self.coordinator, "proposal")
        if not places:
            return self.propose(one, two, three)
        place = _pick(places, one)
        values = self.coordinator.look(place).proposal or ()
        self.coordinator.do("answer", self._name(), place, _pick(values, two))
        self._agree(self.coordinator, [place])
        return None

    def approve(self, one: int, two: int, three: int) -> None:
        key = _pick((REPORT, REPORT, NEIGHBOUR[0], ACTIVITY), one)
        self.coordinator.do("approve", self._name(), key)

    def correct(self, one: int, two: int, three: int) -> None:
        """訂正版: the newer of two files, whatever their 課, replaces the other."""
        if len(self.files) < 2:
            return self.hand_in(one, two, three)
        newer = 1 + one % (len(self.files) - 1)
        older = self.files[two % newer]
        self.coordinator.do("correct", self._name(), self.files[newer].id, older.id)
        self._agree(self.coordinator, older.says)
        return None

    def issue(self, one: int, two: int, three: int) -> None:
        """After April a 課 may have one assignment less, or one of its neighbour's more."""
        department = _pick((OURS, OURS, THEIRS), one)
        places = PRINTED[department]
        if department == OURS:
            places = (*places[: -1 if two % 4 == 0 else None], *((TITLE,) if two % 2 else ()))
        elif two % 3 == 0:
            places = (*places, RESULTS)
        if three % 16:
            self._issue(department, places)
        else:
            number = 1 + max(each.number for each in self.mailed)
            made = self.coordinator.do("print_and_forget", self._name(), department, number, places)
            assert isinstance(made, Snapshot)
            self.lost.append(made)
            self.mailed.append(made)

    def adopt(self, one: int, two: int, three: int) -> None:
        if not self.lost:
            return self.issue(one, two, 0)
        self.coordinator.do("adopt", self.lost.pop(one % len(self.lost)))
        self._agree(self.coordinator, PLACES)
        return None

    def switch(self, one: int, two: int, three: int) -> None:
        """Undo or redo any file or act, of the coordinator or of a desk."""
        store = _pick((self.coordinator, self.coordinator, *(d.store for d in self.desks)), one)
        names = store.facts.switchable()[0 if store is self.coordinator else 1 :]
        if names:
            store.do("switch", _pick(names, two))
            self._agree(store, PLACES)

    # Departments

    def take(self, one: int, two: int, three: int) -> None:
        desk = _pick(self.desks, one)
        mine = [each for each in self.mailed if each.department == desk.department]
        snapshot = mine[-1] if two % 4 else _pick(mine, two // 4)
        desk.store.do("take", self._name(), snapshot)
        self._agree(desk.store, snapshot.printed)

    def write(self, one: int, two: int, three: int) -> None:
        desk = _pick(self.desks, one)
        place = _pick((STATED[desk.department][0], *STATED[desk.department]), two)
        value = _pick(TEXTS, three)
        self._type(place, value)
        desk.store.do("edit", self._name(), place, value)
        self._agree(desk.store, [place])

    def settle(self, one: int, two: int, three: int) -> None:
        desk = _pick(self.desks, three)
        if not self._decide(desk.store, one, two):
            self.write(three, one, two)

    def gather(self, one: int, two: int, three: int) -> None:
        """A colleague's file is taken into a store of the 課 (課内取りまとめ)."""
        desk = _pick(self.desks, one)
        theirs = [each for each in self.files if each.department == desk.department]
        if not theirs:
            return self.hand_in(one, two, three)
        file = _pick(theirs, two)
        desk.store.do("count", self._name(), file)
        self._agree(desk.store, file.says)
        return None

    def submit(self, one: int, two: int, three: int) -> None:
        """The whole store, or with some rows left out; never while a conflict is open."""
        desk = _pick(self.desks, one)
        if open_in(desk.store, "conflict"):
            return self.settle(two, three, one)
        places = STATED[desk.department]
        if two % 3 == 0:
            places = tuple(place for nth, place in enumerate(places) if three >> nth & 1)
        if not desk.store.facts.on(journal.Took):
            return self.take(one, two, three)
        file = desk.store.do("send", self._name(), places)
        assert isinstance(file, File)
        self.files.append(file)
        return None

    def hand_in(self, one: int, two: int, three: int) -> None:
        """A request filled in by hand: no prior, every printed cell is there."""
        base = _pick(self.mailed, -1 - one % 3)
        says = dict(base.printed)
        place = _pick(STATED[base.department], two)
        says[place] = _pick(TEXTS, three)
        self._type(place, says[place])
        self._file(base.department, base.id, says)

    def amend(self, one: int, two: int, three: int) -> None:
        """A file edited by hand and sent again; a submission names its written self."""
        if not self.files:
            return self.hand_in(one, two, three)
        old = _pick(self.files, one)
        says = dict(old.says)
        place = _pick(STATED[old.department], two)
        says[place] = _pick(TEXTS, three) if three % 4 else "old"
        self._type(place, says[place])
        named = two % 8 != 0
        prior = old.prior | {old.id} if named else frozenset()
        self._file(old.department, old.base, says, prior)
        return None

    def resend(self, one: int, two: int, three: int) -> None:
        """The same content again under another id, on its own base or on a newer one."""
        if not self.files:
            return self.hand_in(one, two, three)
        old = _pick(self.files, one)
        base = old.base if two % 2 else self._newest(old.department).id
        self._file(old.department, base, dict(old.says), old.prior if three % 2 else frozenset())
        return None

    def propose(self, one: int, two: int, three: int) -> None:
        """Cells that are nobody's business, a deletion, a cell that cannot be read."""
        base = _pick(self.mailed, -1 - one % 3)
        place = _pick(PLACES, two)
        value = "1" if place == DELETION else _pick(TEXTS, three)
        self._type(place, value)
        unreadable = frozenset({place}) if three % 8 == 0 else frozenset()
        self._file(base.department, base.id, {place: value}, frozenset(), unreadable)

    def forge(self, one: int, two: int, three: int) -> None:
        """A header that names every file there is as replaced, or a base nobody knows."""
        department = _pick((OURS, THEIRS), one)
        place = _pick(PLACES, two)
        value = _pick(TEXTS, three)
        self._type(place, value)
        bases = [each.id for each in self.mailed if each.department == department]
        base = bases[-1] if three % 2 else "never issued"
        prior = frozenset(each.id for each in self.files)
        self._file(department, base, {place: value, RESULTS: value}, prior)
        self._type(RESULTS, value)

    def withdraw(self, one: int, two: int, three: int) -> None:
        """A file sent again with what its base printed typed back, and counted at once."""
        printed = {each.id: each.printed for each in self.mailed}
        known = [each.file for each in self.coordinator.facts.on(journal.Counted)]
        theirs = [each for each in known if each.base in printed and RESULTS in each.says]
        if not theirs:
            return self.count(one, two, three)
        old = _pick(theirs, -1 - one % 3)
        says = {place: printed[old.base].get(place) for place in old.says}
        self._file(old.department, old.base, says, old.prior | {old.id})
        self._count(self.files[-1])
        return None

    def round_trip(self, one: int, two: int, three: int) -> None:
        """A 課 writes and sends, the coordinator counts it in and sends a receipt and it is taken.

        What is written between sending and taking has not been sent.
        """
        desk = _pick(self.desks, one)
        self.write(one, 0, three)
        if open_in(desk.store, "conflict") or not desk.store.facts.on(journal.Took):
            return
        self.submit(one, 1, three)
        self._count(self.files[-1])
        if two % 3 == 0:
            self.write(one, 0, three + 1)
        if two % 5 == 0:
            self.edit(0, three + 2, 0)
        self._issue(desk.department, PRINTED[desk.department])
        desk.store.do("take", self._name(), self.mailed[-1])
        self._agree(desk.store, PLACES)

    def regret(self, one: int, two: int, three: int) -> None:
        """Every file that a decision was about is undone; it sleeps."""
        store = self.coordinator
        decisions = [each for each in store.facts.on(journal.Did) if each.about]
        if not decisions:
            return self.switch(one, two, three)
        place = _pick(decisions, one).place
        for each in store.facts.on(journal.Counted):
            if place in each.file.says:
                store.do("switch", each.name)
        self._agree(store, PLACES)
        return None

    # What the steps share

    def _count(self, file: File) -> None:
        self.coordinator.do("count", self._name(), file)
        self._agree(self.coordinator, file.says)

    def _decide(self, store: Store, one: int, two: int) -> bool:
        places = open_in(store, "conflict")
        if places:
            place = _pick(places, one)
            value = _pick(store.look(place).conflict, two)
            store.do("decide", self._name(), place, value)
            self._agree(store, [place])
        return bool(places)

    def _issue(self, department: str, places: tuple[Place, ...]) -> None:
        number = 1 + max((each.number for each in self.mailed), default=0)
        made = self.coordinator.do("issue", self._name(), department, number, places)
        assert isinstance(made, Snapshot)
        self.mailed.append(made)

    def _newest(self, department: str) -> Snapshot:
        return [each for each in self.mailed if each.department == department][-1]

    def _file(
        self,
        department: str,
        base: str,
        says: dict[Place, Text],
        prior: frozenset[str] = frozenset(),
        unreadable: frozenset[Place] = frozenset(),
    ) -> None:
        self.files.append(File(self._name(), department, base, says, prior, unreadable))

    def _agree(self, store: Store, places: Iterable[Place]) -> None:
        if isinstance(store, Both):
            for place in places:
                store.look(place)

    def _type(self, place: Place, value: Text) -> None:
        self.typed.add((place, value))

    def _name(self) -> str:
        self._names += 1
        return f"n{self._names}"


def open_in(store: Store, kind: str) -> list[Place]:
    """The places that have an open conflict, or an open proposal."""
    return [place for place in PLACES if getattr(store.look(place), kind) is not None]


def _pick(choices, number):  # type: ignore[no-untyped-def]
    return choices[number % len(choices)]


Step = Callable[[World, int, int, int], None]
_OFTEN: tuple[Step, ...] = (World.write, World.submit, World.count, World.count, World.hand_in)
STEPS: tuple[Step, ...] = (
    *(_OFTEN * 4),
    *((World.edit, World.decide, World.amend, World.take) * 3),
    *((World.issue, World.switch, World.gather, World.settle, World.answer) * 2),
    *((World.approve, World.withdraw, World.round_trip) * 2),
    *(World.regret, World.correct, World.resend, World.propose, World.forge, World.adopt),
)
