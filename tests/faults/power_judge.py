"""Judges what a power cut left: is every acknowledged change there, is nothing half done?

Run in a process of its own: python -m tests.faults.power_judge FOLDER SCRATCH COUNT WITHOUT ACT
... prints one JSON document: per act how many states, and what is wrong with which. WITHOUT
names kinds of calls to leave out (s: a program that never syncs), or is empty.
"""

import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from random import Random

from dxdesk.domain.errors import StoreError
from dxdesk.domain.store_errors import StoreMissing
from dxdesk.services import checking, stores
from dxdesk.services.stores import COORDINATOR
from tests.faults.power import Disk
from tests.faults.power_acts import STORE
from tests.faults.recording import NOTE, Call, calls_in

Files = dict[str, bytes]
JOURNAL = "-journal"
_HOT = bytes.fromhex("d9d505f920a163d7")  # SQLite's file format: how a valid journal begins
_TURNS = "srlutn"
_AGAIN = 0.05


def is_passing(name: str) -> bool:
    """Whether a file may come and go: a neighbour being written, a note, the store's journal."""
    last = name.rpartition("/")[2]
    return last.startswith(".dxdesk-") or last in (f"{STORE}.holder", STORE + JOURNAL)


class Unsound(Exception):
    """A store that opens, and is damaged all the same."""


@dataclass
class Tally:
    """What one act came to. `states` counts the different ones; `old`, `new` what the store
    then was; `hot` those with a journal to play back; `lost` says what is wrong."""

    calls: int = 0
    notes: int = 0
    states: int = 0
    old: int = 0
    new: int = 0
    hot: int = 0
    lost: list[str] = field(default_factory=list)


class Judge:
    """Opens what a cut left as the program does, in a scratch folder."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self._sound: dict[bytes, str] = {}

    def open(self, files: Files) -> str:
        """The content, as a digest, of the store that the program makes of the files.

        Raises StoreError, Unsound.
        """
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()
        for name, content in files.items():
            path = self.scratch / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        stores.open_store(self.path).close()
        return self._content(self.path.read_bytes())

    @property
    def path(self) -> Path:
        """Where the store lies."""
        return self.scratch / STORE

    def _content(self, opened: bytes) -> str:
        """Every row; a store of these very bytes that was checked is not checked again."""
        digest = sha256(opened).digest()
        if digest not in self._sound:
            self._sound[digest] = self._checked()
        return self._sound[digest]

    def _checked(self) -> str:
        """A digest of every row. Raises Unsound."""
        try:
            with closing(sqlite3.connect(self.path)) as raw:
                (fault,) = raw.execute("PRAGMA integrity_check").fetchone()
                schema = raw.execute("PRAGMA user_version").fetchone()
                rows = "\n".join(raw.iterdump()).encode()
            damages = checking.check(self.path).damages
        except (sqlite3.Error, StoreError) as error:
            raise Unsound(repr(error)) from error
        if fault != "ok" or damages:
            raise Unsound(f"{fault} {damages}")
        return f"{schema} {sha256(rows).hexdigest()}"

    def can_begin_again(self) -> bool:
        """Whether what was left lets a store be made under the name."""
        try:
            stores.create(self.path, COORDINATOR).close()
        except StoreError:
            return False
        return True


class Moment:
    """What was acknowledged: the files as they lay then."""

    def __init__(self, files: Files, judge: Judge, past: "Moment | None" = None) -> None:
        self.past = past
        self.files = {name: content for name, content in files.items() if not is_passing(name)}
        self._all = files
        self._judge = judge

    def may_hold(self, name: str, content: bytes | None) -> bool:
        """Whether a file lies there like this, or was taken away: the name may then come back."""
        if name in self.files or content is None:
            return self.files.get(name) == content
        return self.past is not None and self.past.may_hold(name, content)

    @cached_property
    def content(self) -> str | None:
        """The store's content, None where there was no store."""
        return self._judge.open(self._all) if STORE in self.files else None


def faults_in(files: Files, old: Moment, new: Moment) -> Iterator[str]:
    """What is wrong with the files beside the store: each is as it was, or as it will be."""
    for name in sorted({*files, *old.files, *new.files} - {STORE}):
        if is_passing(name):
            continue
        found = files.get(name)
        if not old.may_hold(name, found) and found != new.files.get(name):
            yield f"{name} is {'missing' if found is None else 'another'}"
        journal = new.files.get(name + JOURNAL)
        if name in files and name not in old.files and files.get(name + JOURNAL) != journal:
            yield f"{name} without its journal"


class Drill:
    """One recorded act: its calls, what was acknowledged in between, and the judging."""

    def __init__(self, folder: Path, judge: Judge, rolls: Random, without: str = "") -> None:
        self.before, self.judge, self.rolls = folder / "before", judge, rolls
        calls = calls_in(folder / "log", folder / "work")
        self.calls = [each for each in calls if each.kind not in without]
        disk = Disk(self.before)
        self.moments, self.weights = [Moment(disk.now(), judge)], []
        for call, following in zip(self.calls, [*self.calls[1:], self.calls[-1]], strict=True):
            disk.do(call)
            self.weights.append(weight(disk.unsynced(), call, following))
            if call.kind == NOTE:
                self.moments.append(Moment(disk.now(), judge, self.moments[-1]))
        require_equal(disk.now(), folder / "work")
        self.tally = Tally(len(self.calls), len(self.moments) - 1)
        self._met: set[int] = set()

    def run(self, count: int) -> Tally:
        """Judge so many different states, or as many as there are."""
        while (missing := count - len(self._met)) > 0:
            self._pass(missing / sum(self.weights))
            if missing == count - len(self._met):
                break
        self.tally.states = len(self._met)
        return self.tally

    def _pass(self, share: float) -> None:
        disk, now = Disk(self.before), 0
        for number, call in enumerate(self.calls):
            disk.do(call)
            now += call.kind == NOTE
            for _ in range(int(self.weights[number] * share + self.rolls.random())):
                self._meet(number, now, disk.after_cut(self.rolls))

    def _meet(self, number: int, now: int, files: Files) -> None:
        name = hash((now, *files.items()))
        if name in self._met:
            return
        self._met.add(name)
        old, new = self.moments[now], self.moments[min(now + 1, self.tally.notes)]
        self.tally.hot += files.get(STORE + JOURNAL, b"").startswith(_HOT)
        found = [*faults_in(files, old, new), self._fault_of_store(files, old, new)]
        self.tally.lost += [f"call {number}: {each}" for each in found if each]

    def _fault_of_store(self, files: Files, old: Moment, new: Moment) -> str:
        """What is wrong with the store, "" where it is as it was or as it will be."""
        try:
            content = self.judge.open(files)
        except StoreMissing:
            self.tally.old += 1
            may_miss = old.content is None and self._can_begin_again()
            return "" if may_miss else "the store is missing, or cannot be begun again"
        except (StoreError, Unsound) as error:
            return repr(error)
        self.tally.old += content == old.content
        self.tally.new += content == new.content != old.content
        return "" if content in (old.content, new.content) else f"neither old nor new: {content}"

    def _can_begin_again(self) -> bool:
        return self.rolls.random() > _AGAIN or self.judge.can_begin_again()


def weight(hanging: int, call: Call, following: Call) -> int:
    """How many of the cuts fall after a call: most beside a sync, none twice where all is safe."""
    if not hanging:
        return 1
    return 12 if call.kind in _TURNS or following.kind in _TURNS else 2


def require_equal(files: Files, folder: Path) -> None:
    """The recording, played to its end, gives every file to the byte: no call was missed."""
    real = {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }
    assert files == real, {name for name in {*files, *real} if files.get(name) != real.get(name)}


def main(folder: Path, scratch: Path, count: int, without: str, acts: list[str]) -> None:
    """Judge so many states of each act; the same recording gives the same states."""
    found = {}
    for act in acts:
        drill = Drill(folder / act, Judge(scratch), Random(f"power {act}"), without)
        found[act] = asdict(drill.run(count))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5:])
