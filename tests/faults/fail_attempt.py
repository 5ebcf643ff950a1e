"""One go at a scene on a disk that fails, and everything that is wrong with what is left.

To be imported under LD_PRELOAD of fail.c only: it is the shim that fails the calls.
"""

import ctypes
import errno
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import pages_app
from dxdesk.models import engine
from dxdesk.services import backups, drafts, stores
from dxdesk.services.stores import Store
from dxdesk.ui.faults import fault_sentences
from tests.faults.fail_scenes import REPORT, Place, Scene, SettingsLost

ONCE, GONE, FULL, SHORT = range(4)
UNLINK, WRITE = "u", "W"
FAULTS = {
    "EIO": (errno.EIO, ONCE),
    "ENOSPC": (errno.ENOSPC, ONCE),
    "EACCES": (errno.EACCES, ONCE),
    "full": (errno.ENOSPC, FULL),
    "half a write, then full": (errno.ENOSPC, SHORT),
    "gone": (errno.EIO, GONE),
}

_shim = ctypes.CDLL(None)
_shim.dxdesk_fail_disarm.restype = ctypes.c_char_p
_shim.dxdesk_fail_arm.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int)


@dataclass(frozen=True, order=True)
class Seen:
    """What a store holds: its schema, how many acts, and a digest of every row."""

    schema: int
    acts: int
    digest: str


NOTHING = Seen(0, 0, "")
BLAMELESS = ("StoreDamaged", "BackupDamaged", "NotAStore", "StoreMissing", "StoreInUse", "Broken")
CHECK = "PRAGMA integrity_check"


class Acknowledged:
    """What the store held whenever a unit of work was said to be done."""

    def __init__(self) -> None:
        self.states: list[Seen] = []

    @contextmanager
    def writing(self, store: Store) -> Iterator[Any]:
        with _writing(store) as connection:
            yield connection
        self.states.append(seen_by(store))


_writing = Store.writing
_acknowledged = Acknowledged()


def watched(store: Store) -> AbstractContextManager[Any]:
    """`Store.writing` with what it acknowledges noted."""
    return _acknowledged.writing(store)


def seen(raw: sqlite3.Connection) -> Seen:
    """What an open database holds."""
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1").fetchall()
    found = sha256()
    for (name,) in names:
        found.update(repr((name, raw.execute(f'SELECT * FROM "{name}"').fetchall())).encode())
    schema = raw.execute("PRAGMA user_version").fetchone()[0]
    acts = raw.execute("SELECT count(*) FROM act").fetchone()[0] if schema else 0
    return Seen(schema, acts, found.hexdigest()[:16])


def seen_by(store: Store) -> Seen:
    """What an open store holds."""
    return seen(engine.driver_of(store.engine, store.path))


def seen_at(path: Path) -> Seen:
    """What a store file holds that nobody has open."""
    if not path.is_file():
        return NOTHING
    with closing(sqlite3.connect(path)) as raw:
        return seen(raw)


class Attempt:
    """One go at a scene in a copy of its folder, and everything wrong with what is left."""

    def __init__(self, scene: Scene, folder: Path, first: Seen | None = None) -> None:
        self.scene = scene
        self.place = Place(folder, scene)
        self.problems: list[str] = []
        self.later = ""
        self.is_uncertain = False
        self.error: BaseException | None = None
        self.call = self.calls = self.fault = ""
        _acknowledged.states.clear()
        if scene.is_open:
            self.place.store = stores.open_store(self.place.path)
            self.place.store.take_notices()
        self.first = first or self._seen()
        self.before = listing(folder)
        _acknowledged.states.clear()

    def run(self, act: Callable[[Place], object], number: int, fault: str) -> None:
        """Do the act with one call failing (0: none); the disk is well again afterwards."""
        self.fault = fault
        code, mode = FAULTS[fault]
        _shim.dxdesk_fail_arm(number, code, mode)
        try:
            act(self.place)
        except BaseException as error:  # noqa: BLE001 - every failure is what is looked at
            self.error = error
        finally:
            self.calls = _shim.dxdesk_fail_disarm().decode()
            fired = _shim.dxdesk_fail_fired()
        self.call = chr(fired) if fired else ""

    @property
    def acknowledged(self) -> Seen:
        """What the store was last said to hold."""
        return _acknowledged.states[-1] if _acknowledged.states else self.first

    @property
    def is_beyond_tidying(self) -> bool:
        """Whether a file could not be removed because that very thing failed."""
        return self.call == UNLINK or self.fault == "gone"

    def states(self) -> list[Seen]:
        """What the store held from the first to the last moment."""
        return list(dict.fromkeys([self.first, *_acknowledged.states, self._seen()]))

    def _seen(self) -> Seen:
        return seen_by(self.place.store) if self.place.store else seen_at(self.place.path)

    def judge(self, states: list[Seen]) -> None:
        """Look at everything that the act could have harmed."""
        done = len(_acknowledged.states)
        if self.scene.is_one:
            _acknowledged.states[:] = [] if self.error else [states[-1]]
        held = self._judge_open(states)
        self._judge_closed(states, held)
        self._judge_files(done)

    def told(self) -> list[str]:
        """Every message that somebody saw; one that is missing or of the wrong kind is wrong."""
        store = self.place.store
        notices = store.take_notices() if store else []
        errors = [each for each in (self.error, *notices, *self.place.told) if each is not None]
        return [line for each in errors for line in self._said(each)]

    def _said(self, error: BaseException) -> list[str]:
        if isinstance(error, SettingsLost):
            return [error.said]
        if not isinstance(error, DxdeskError):
            self.problems.append("raw: " + "".join(traceback.format_exception(error)))
            return []
        lines = fault_sentences(error)
        if lines[0] == pages_app.unexpected(type(error).__name__)[0]:
            self.problems.append(f"no message: {error!r}")
        if type(error).__name__ in BLAMELESS:
            self.problems.append(f"the disk failed, and what is blamed is {error!r}")
        return [f"{type(error).__name__}: {' '.join(lines)}"]

    def _judge_open(self, states: list[Seen]) -> Seen | None:
        """The store as it is open still: what it holds, and that it takes edits again."""
        store = self.place.store
        if store is None or not store._is_open:
            return None
        held = self._held(states, seen_by(store))
        if self.scene.writes:
            held = self._type(store) or held
        known = store.identity
        store.load_identity()
        if known != store.identity:
            self.problems.append(f"identity {known} is not on the disk")
        store.close()
        return held

    def _judge_closed(self, states: list[Seen], held: Seen | None) -> None:
        """The store as the next one to open it finds it."""
        found = seen_at(self.place.path)
        if held is None:
            self._held(states, found)
        elif found != held:
            self.problems.append(f"held {held} while open, {found} on the disk")
        if found != NOTHING and self.scene.writes:
            with stores.open_store(self.place.path) as store:
                if held is None:
                    self._type(store)
                fault = engine.driver_of(store.engine, store.path).execute(CHECK).fetchall()
            if fault != [("ok",)]:
                self.problems.append(f"unsound: {fault}")

    def _held(self, states: list[Seen], found: Seen) -> Seen:
        """Hold what a store holds against what was acknowledged."""
        if found == self.acknowledged and (self.error or found in states):
            return found
        newer = (found.schema, found.acts) >= (self.acknowledged.schema, self.acknowledged.acts)
        self.is_uncertain = self.error is not None and found in states and newer
        if not self.is_uncertain:
            self.problems.append(f"holds {found}, acknowledged {self.acknowledged} of {states}")
        return found

    def _type(self, store: Store) -> Seen | None:
        """Type something; what that is acknowledged as, None where it is refused in words."""
        try:
            drafts.keep(store, REPORT, "budget", "例　あとで")
        except DxdeskError as error:
            self.later = f"{type(error).__name__}: {fault_sentences(error)}"
            return None
        return self.acknowledged

    def _judge_files(self, done: int) -> None:
        """What stood there stands there whole, what was not made is not there, nothing is left."""
        scene, after = self.scene, listing(self.place.folder)
        made = set(after) - set(self.before)
        outs = len(scene.outs) if self.error is None else min(done, len(scene.outs))
        for place, name in enumerate(scene.outs):
            is_new = after.get(name) != self.before[name]
            if is_new != (place < outs) and not self.is_beyond_tidying:
                self.problems.append(f"{name}: {outs} of {scene.outs} should be new")
        if made & set(scene.fresh) != (set() if self.error else set(scene.fresh)):
            self.problems.append(f"made {made}")
        if not self.is_beyond_tidying:
            self.problems += [f"left {each}" for each in made if each.endswith(".tmp")]
        changed = [name for name in scene.needs if after.get(name) != self.before[name]]
        self.problems += [f"{name} is not what it was" for name in changed]
        kept = backups.backups_of(self.place.path)
        self.problems += [f"backup {each.path.name} is bad" for each in kept if not each.content]


def listing(folder: Path) -> dict[str, bytes]:
    """Every file by its name with a digest of its content."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).digest()
        for path in folder.rglob("*")
        if path.is_file()
    }
