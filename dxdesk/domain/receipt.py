"""受領票: what became of what a 課 has sent, as it is printed for that 課."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dxdesk.domain.merge.fold import Fate


@dataclass(frozen=True, slots=True)
class CountedIn:
    """One file that was counted in, when, and how many of its cells had each fate."""

    name: str
    at: str
    counts: Mapping[Fate, int]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """One cell that is not in effect: what it is about, what it said, and why it is not.

    `waits` says that it could not be taken, and that no later file of the 課 says it anew.
    """

    title: str
    label: str
    value: str
    shown: str
    fate: Fate
    place: str
    why: str
    waits: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One 指摘 with its answer; `state` is printed as it stands."""

    title: str
    labels: str
    text: str
    answer: str
    state: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """Everything a 課 is told with its 受領・差戻し."""

    department: str
    round_name: str
    due: str
    files: tuple[CountedIn, ...]
    unsettled: tuple[Unsettled, ...]
    remarks: tuple[Asked, ...]

    @property
    def to_mend(self) -> tuple[Unsettled, ...]:
        """The cells that the 課 is asked to put right."""
        return tuple(each for each in self.unsettled if each.waits)

    @property
    def disputed(self) -> tuple[tuple[str, str], ...]:
        """What waits for a decision because answers disagree: title and label, each once."""
        found = ((e.title, e.label) for e in self.unsettled if e.fate is Fate.CONFLICT)
        return tuple(dict.fromkeys(found))

    @property
    def totals(self) -> Counter[Fate]:
        """The fates of all cells of all files."""
        found: Counter[Fate] = Counter()
        for each in self.files:
            found.update(each.counts)
        return found
