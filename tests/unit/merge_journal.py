"""The facts of a store as the oracle and the fold both live through them.

Numbers in brackets are the rules of "The rule that makes the laws true".
"""

import hashlib
import unicodedata
from dataclasses import dataclass, field

Text = str | None
Place = tuple[str, str]

OURS, THEIRS = "D0210", "D0220"
REPORT = "P7/T1/D0210/R2024-END"
ACTIVITY = "P7/T1/D0210/A8P3K99V96"
STRUCK = "deleted"


@dataclass(frozen=True)
class Spot:
    """What the oracle has to know of a place: whose work, stated by the 課, of this round."""

    department: str
    stated: bool = True
    below: str = ""  # new work: in scope where the base printed this key


RESULTS: Place = (REPORT, "results")
ISSUES: Place = (REPORT, "issues")
NOTE: Place = ("P7/T1/D0210", "note")
LAST_YEAR: Place = ("P7/T1/D0210/R2023-END", "results")
TITLE: Place = (ACTIVITY, "title")
DELETION: Place = (ACTIVITY, STRUCK)
SECOND: Place = ("P7/T2/D0210/R2024-END", "results")
NEIGHBOUR: Place = ("P7/T1/D0220/R2024-END", "results")

SPOTS: dict[Place, Spot] = {
    RESULTS: Spot(OURS),
    ISSUES: Spot(OURS),
    NOTE: Spot(OURS, stated=False),
    LAST_YEAR: Spot(OURS, stated=False),
    TITLE: Spot(OURS, below="P7/T1/D0210"),
    DELETION: Spot(OURS),
    SECOND: Spot(OURS),
    NEIGHBOUR: Spot(THEIRS),
}


def plain(value: Text) -> str:
    """What comparison keeps: line ends, blanks around and composition do not count."""
    return unicodedata.normalize("NFC", (value or "").replace("\r\n", "\n").strip())


def same(one: Text, other: Text) -> bool:
    return plain(one) == plain(other)


def smallest(values: list[Text]) -> Text:
    """One text among equal ones, whatever their order: blank first, then by characters."""
    return None if None in values else min(value for value in values if value is not None)


def one_each(values: list[Text]) -> tuple[Text, ...]:
    """Each distinct value once, sorted by what counts in comparison."""
    kinds = sorted({plain(value) for value in values})
    return tuple(smallest([value for value in values if plain(value) == kind]) for kind in kinds)


def name_of(*parts: object) -> str:
    return hashlib.sha1(repr(parts).encode()).hexdigest()


@dataclass(frozen=True)
class Snapshot:
    """A 依頼 or 受領 as it left the coordinator [1]."""

    id: str
    department: str
    number: int
    printed: dict[Place, Text]
    counted: frozenset[str]


@dataclass(frozen=True)
class File:
    """A file that answers a snapshot [2]; `department` is what its cell for people says."""

    id: str
    department: str
    base: str
    says: dict[Place, Text]
    prior: frozenset[str] = frozenset()
    unreadable: frozenset[Place] = frozenset()


@dataclass(frozen=True)
class Stamp:
    """What was known of a field when it was printed [1].

    A department knows of the coordinator only the number of what it printed [14].
    """

    claims: frozenset[str] = frozenset()
    act: int = 0
    number: int = 0


@dataclass(frozen=True)
class Entry:
    """A fact of a store's journal. `name` is how it is switched off and on."""

    name: str
    seq: int


@dataclass(frozen=True)
class Counted(Entry):
    file: File


@dataclass(frozen=True)
class Did(Entry):
    place: Place
    value: Text
    knew: frozenset[str]
    about: frozenset[str]
    sets: bool


@dataclass(frozen=True)
class Approved(Entry):
    key: str
    known: frozenset[str]


@dataclass(frozen=True)
class Corrected(Entry):
    newer: str
    older: str


@dataclass(frozen=True)
class Took(Entry):
    snapshot: Snapshot


@dataclass(frozen=True)
class Sent(Entry):
    off: frozenset[int]
    files: frozenset[str]


@dataclass(frozen=True)
class View:
    """What a store shows of a place; the names in the second half are the store's own."""

    value: Text
    conflict: tuple[Text, ...] | None
    proposal: tuple[Text, ...] | None
    fates: tuple[tuple[str, str], ...]
    withdrawn: bool
    printable: dict[str, Text] = field(default_factory=dict)  # own answer in a conflict [8]
    held: frozenset[str] = field(default=frozenset(), compare=False)
    live: frozenset[str] = field(default=frozenset(), compare=False)
    about: frozenset[str] = field(default=frozenset(), compare=False)
    proposed: frozenset[str] = field(default=frozenset(), compare=False)
    stamp: object = field(default=None, compare=False)


class Journal:
    """The facts of one store, in the order in which they came."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.off: set[str] = set()
        self.snapshots: dict[str, Snapshot] = {}
        self.adopted: set[str] = set()
        self.stamps: dict[tuple[str, Place], object] = {}
        self.script: list[tuple[str, tuple[object, ...]]] = []
        self._seen: dict[Place, View] = {}

    def look(self, place: Place) -> View:
        """What the facts come to; worked out once between two operations."""
        if place not in self._seen:
            self._seen[place] = self.work_out(place)
        return self._seen[place]

    def work_out(self, place: Place) -> View:
        raise NotImplementedError

    def do(self, what: str, *args: object) -> object:
        """Perform one of the operations below; the script tells them all again."""
        self.script.append((what, args))
        made = getattr(self, what)(*args)
        self._seen.clear()
        return made

    def count(self, name: str, file: File) -> None:
        self.entries.append(Counted(name, self._next(), file))

    def edit(self, name: str, place: Place, value: Text) -> None:
        held = self.look(place).held
        self.entries.append(Did(name, self._next(), place, value, held, frozenset(), True))

    def decide(self, name: str, place: Place, value: Text) -> None:
        seen = self.look(place)
        self.entries.append(Did(name, self._next(), place, value, seen.held, seen.about, True))

    def answer(self, name: str, place: Place, value: Text) -> None:
        """Accept a proposal, or turn it down by choosing what is shown [12]."""
        seen = self.look(place)
        sets = not same(value, seen.value)
        self.entries.append(Did(name, self._next(), place, value, seen.held, seen.proposed, sets))

    def approve(self, name: str, key: str) -> None:
        known = frozenset(each.file.id for each in self.on(Counted))
        self.entries.append(Approved(name, self._next(), key, known))

    def correct(self, name: str, newer: str, older: str) -> None:
        self.entries.append(Corrected(name, self._next(), newer, older))

    def switch(self, name: str) -> None:
        self.off ^= {name}
        self.entries.append(Entry("switch", self._next()))

    def issue(self, id: str, department: str, number: int, places: tuple[Place, ...]) -> Snapshot:
        made, stamps = self._printed(id, department, number, places)
        self.snapshots[id] = made
        self.stamps.update(stamps)
        return made

    def print_and_forget(
        self, id: str, department: str, number: int, places: tuple[Place, ...]
    ) -> Snapshot:
        """Issue a snapshot that the store, restored from a backup, knows nothing of [3]."""
        return self._printed(id, department, number, places)[0]

    def adopt(self, snapshot: Snapshot) -> None:
        """Be shown a snapshot that only the file itself says was issued [3]."""
        self.adopted.add(snapshot.id)
        self.snapshots[snapshot.id] = snapshot

    def take(self, name: str, snapshot: Snapshot) -> None:
        self.snapshots[snapshot.id] = snapshot
        for place in snapshot.printed:
            self.stamps[snapshot.id, place] = self.printed_stamp(snapshot.number)
        self.entries.append(Took(name, self._next(), snapshot))

    def printed_stamp(self, number: int) -> object:
        raise NotImplementedError

    def send(self, id: str, places: tuple[Place, ...]) -> File:
        """The submission [2, 14]: what is shown, on the newest print that was taken."""
        bases = [each.snapshot for each in self.on(Took)]
        base = max(bases, key=lambda each: each.number)
        carried = frozenset(each.file.id for each in self.on(Counted))
        prior = carried.union(
            *(each.files | {each.name} for each in self.entries if isinstance(each, Sent))
        )
        says = {place: self.look(place).value for place in places}
        off = frozenset(each.seq for each in self.entries if each.name in self.off)
        self.entries.append(Sent(id, self._next(), off, carried))
        return File(id, base.department, base.id, says, prior)

    def on(self, kind: type) -> list:
        return [
            each for each in self.entries if isinstance(each, kind) and each.name not in self.off
        ]

    def entries_of(self, kind: type) -> list:
        return [each for each in self.entries if isinstance(each, kind)]

    def switchable(self) -> list[str]:
        """The names of everything that undo can reach, on or off."""
        kinds = (Counted, Did, Approved, Corrected, Took)
        return [each.name for each in self.entries if isinstance(each, kinds)]

    def prior_of(self, file: File) -> frozenset[str]:
        """What a file replaces, with what a person added [2, 15]."""
        added = {each.older for each in self.on(Corrected) if each.newer == file.id}
        return file.prior | added

    def files(self) -> list[File]:
        return [each.file for each in self.on(Counted)]

    def _printed(
        self, id: str, department: str, number: int, places: tuple[Place, ...]
    ) -> tuple[Snapshot, dict[tuple[str, Place], object]]:
        views = {place: self.look(place) for place in places}
        printed = {
            place: seen.printable.get(department, seen.value) for place, seen in views.items()
        }
        stamps = {(id, place): seen.stamp for place, seen in views.items()}
        counted = frozenset(
            file.id for file in self.files() if self.department_of(file) == department
        )
        return Snapshot(id, department, number, printed, counted), stamps

    def department_of(self, file: File) -> str:
        """The base decides; where it is unknown, the cell for people [3]."""
        base = self.snapshots.get(file.base)
        return base.department if base else file.department

    def _next(self) -> int:
        return len(self.entries) + 1
