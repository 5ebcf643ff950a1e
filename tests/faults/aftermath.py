"""What a kill left, looked at: nothing acknowledged is lost, nothing is half applied."""

import json
import os
import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dxdesk.domain.backups import REPLACED, Reason
from dxdesk.models import engine
from dxdesk.services import backups, checking, stores
from tests.faults.victims import BACKUP, OUT, SECOND, STORE, Work

_BY_CLOCK = {"at", "chain", "hash"}
_NONE = ("missing", "damaged")


@dataclass
class Sums:
    """What the rounds of a driver came to. `openings` are in seconds; a fault is a sentence."""

    by_work: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0
    whole: int = 0
    absent: int = 0
    lost: int = 0
    halves: int = 0
    journals: int = 0
    orphans: int = 0
    openings: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """A work as it runs undisturbed: what the store holds at first and after each step,
    what the first opens as, the seconds from each mark to the next, and how often something
    happened to a file."""

    states: list[str]
    opened: str
    gaps: list[float]
    events: int


def content(path: Path) -> str:
    """What a store holds, as a digest that is free of clocks; bytes where it is no store.

    A copy is looked at, with the journal beside, so that nothing is played back here.
    """
    if not path.exists():
        return "missing"
    copy = path.with_name(f"looked-at-{path.name}")
    for source, target in ((path, copy), (engine.journal_of(path), engine.journal_of(copy))):
        if source.exists():
            shutil.copy(source, target)
    try:
        with closing(sqlite3.connect(copy)) as raw:
            return sha256(repr(_rows(raw)).encode()).hexdigest()
    except sqlite3.DatabaseError:
        return "damaged " + sha256(path.read_bytes()).hexdigest()
    finally:
        copy.unlink()
        engine.journal_of(copy).unlink(missing_ok=True)


def _rows(raw: sqlite3.Connection) -> list[object]:
    found: list[object] = [raw.execute("PRAGMA user_version").fetchone()]
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for (name,) in names.fetchall():
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({name})")]
        wanted = ", ".join(f'"{each}"' for each in columns if each not in _BY_CLOCK)
        found += [name, *sorted(map(repr, raw.execute(f"SELECT {wanted} FROM {name}")))]
    return found


class Aftermath:
    """The look at one folder after `done` steps of a work were acknowledged."""

    def __init__(self, work: Work, plan: Plan, folder: Path, done: int, sums: Sums) -> None:
        self.work, self.plan, self.folder, self.done, self.sums = work, plan, folder, done, sums
        self.path = folder / STORE
        self.seen = content(self.path)

    def look(self) -> None:
        """Look at all of it; what is wrong is a fault in the sums."""
        self.sums.acknowledged += self.done
        self.sums.journals += engine.is_broken_off(self.path)
        self._judge()
        self._look_for_the_old()
        self._reopen()
        self._look_at_backups()
        self._look_at_the_folder()

    def fault(self, text: str) -> None:
        self.sums.faults.append(f"{self.work.name}, after {self.done} steps: {text}")

    def _judge(self) -> None:
        """What was told to be done is done; what was under way is whole or absent."""
        states, sums = self.plan.states, self.sums
        if self.seen == states[self.done]:
            sums.absent += 1
        elif self.seen in states[self.done + 1 : self.done + 2]:
            sums.whole += 1
        elif self.seen in states[: self.done]:
            sums.lost += 1
            self.fault("an acknowledged step is lost")
        else:
            sums.halves += 1
            self.fault(f"half applied ({self.seen[:8]})")

    def _look_for_the_old(self) -> None:
        """A restore keeps what it replaces, under a name of its own."""
        there = [self.path, *self._replaced()]
        is_restore = (self.folder / BACKUP).exists()
        if is_restore and self.plan.states[0] not in map(content, there):
            self.fault("what was restored over is nowhere")

    def _reopen(self) -> None:
        expected = self.plan.opened if self.seen == self.plan.states[0] else self.seen
        if self.seen.startswith(_NONE) and self.work.mend:
            self.work.mend(self.folder)
            expected = self.plan.states[1]
        begun = time.perf_counter()
        with stores.open_store(self.path):
            self.sums.openings.append(time.perf_counter() - begun)
            self._look_while_open()
        if content(self.path) != expected:
            self.fault("reopened with another content")
        report = checking.check(self.path)
        if not report.is_sound:
            self.fault(f"check finds {report.damages[:3]}")

    def _look_while_open(self) -> None:
        note = json.loads(self.path.with_name(f"{STORE}.holder").read_text("utf-8"))
        if note["pid"] != os.getpid():
            self.fault("the note still names the victim")
        if any(each.samefile(self.path) for each in self._replaced()):
            self.fault("the store has a second name")

    def _look_at_backups(self) -> None:
        """Whatever bears the name of a backup is one, of a state that the store has had."""
        listed = [each.path for each in backups.backups_of(self.path)]
        second = (self.folder / SECOND).glob("*/*.dxdesk")
        made = [each for each in [self.folder / OUT] if each.exists()]
        for each in (*listed, *second, *made):
            if content(each) not in self.plan.states[: self.done + 2]:
                self.fault(f"{each.name} is no backup")

    def _look_at_the_folder(self) -> None:
        """What a copy that was cut off left goes by opening the store, or with the next copy."""
        if self._left():
            with stores.open_store(self.path) as store:
                store.back_up(Reason.MERGE)
                if not (self.folder / OUT).exists():
                    backups.make(store, self.folder / OUT)
        if left := self._left():
            self.fault(f"{left} stays behind")

    def _left(self) -> list[str]:
        names = [each.name for each in self.folder.rglob("*")]
        passing = (".dxdesk-", f"{STORE}.holder", f"{STORE}-journal")
        return [each for each in names if each.startswith(passing)]

    def _replaced(self) -> list[Path]:
        return list(self.folder.glob(f"*{REPLACED}*.dxdesk"))
