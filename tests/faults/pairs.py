"""The driver of the drill of two processes on one store.

It runs as a process of its own, without Qt, so that a fork is cheap and sound:
`python -c "from tests.faults import pairs; pairs.main()" FOLDER SEED ROUNDS`. In each round a
holder is forked that opens the store and types numbers, telling each once it is acknowledged;
the driver is the other who wants in. The holder ends by SIGKILL at a random moment or closes;
the driver must then get in at once and find all that was acknowledged. It prints the sums of
its rounds as one JSON document.
"""

import contextlib
import gc
import io
import itertools
import json
import os
import random
import select
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from dxdesk import cli
from dxdesk.domain.backups import Reason
from dxdesk.domain.store_errors import StoreInUse
from dxdesk.domain.words import errors as words
from dxdesk.models import engine, holder
from dxdesk.services import drafts, stores

OPEN = b"o"
TYPED = b"."
NAMED, UNNAMED, MISNAMED = b"n", b"u", b"m"
_PATIENCE = engine.PATIENCE
_IMPATIENCE = 0.005  # seconds: most of the refusals need not wait
_LONGEST = 0.01  # seconds from the holder's opening to its end
_RUNS_LONGEST = 0.01
_RACE_EVERY, _COMMAND_EVERY, _LOOK_EVERY, _PATIENT_EVERY = 12, 10, 10, 50


@dataclass
class Sums:
    """What the rounds came to; everything in `faults` is one too many."""

    rounds: int = 0
    refused: int = 0
    commands: int = 0
    looks: int = 0
    races: int = 0
    both_in: int = 0
    killed_holding: int = 0
    killed_opening: int = 0
    closed: int = 0
    stale_notes: int = 0
    broken_off: int = 0
    acknowledged: int = 0
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def expect(self, is_so: bool, fault: str) -> None:
        if not is_so:
            self.faults.append(f"round {self.rounds}: {fault}")


class Other:
    """A forked process at work, its marks as it tells them."""

    def __init__(self, work: Callable[[Callable[[bytes], None]], None]) -> None:
        self._marks, telling = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            _live(work, telling)
        os.close(telling)
        self.told = b""

    def wait(self, mark: bytes) -> bool:
        """Listen until it tells a mark; False where it ended before."""
        while mark not in self.told:
            if not self.listen():
                return False
        return True

    def listen_for(self, seconds: float) -> None:
        """Listen for a while, or until it ends."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([self._marks], [], [], left)[0] and not self.listen():
                return

    def end(self, how: signal.Signals) -> int:
        """End it; its status, once all that it told has been heard."""
        os.kill(self.pid, how)
        while self.listen():
            pass
        os.close(self._marks)
        return os.waitpid(self.pid, 0)[1]

    def listen(self) -> bool:
        """Hear what it tells next; False where it has ended."""
        heard = os.read(self._marks, 4096)
        self.told += heard
        return bool(heard)


def _live(work: Callable[[Callable[[bytes], None]], None], telling: int) -> None:
    status = 1
    try:
        work(lambda mark: os.write(telling, mark))
        status = 0
    except BaseException:  # noqa: BLE001 - the status tells the driver
        traceback.print_exc()
    finally:
        os._exit(status)


def _hold(path: Path, key: str, user: str, tell: Callable[[bytes], None]) -> None:
    """Open the store as a user and type numbers until asked to close, or nobody is there."""
    driver, asked = os.getppid(), []
    os.environ["LOGNAME"] = user
    engine.PATIENCE = _PATIENCE
    with stores.open_store(path) as store:
        signal.signal(signal.SIGTERM, lambda *_: asked.append(True))
        tell(OPEN)
        for number in itertools.count(1):
            if asked or os.getppid() != driver:
                return
            drafts.keep(store, key, "name", f"例{number}")
            tell(TYPED)


def _race(path: Path, user: str, rival: str, tell: Callable[[bytes], None]) -> None:
    """Try to get in beside another who tries; stay in, or tell of the refusal."""
    driver = os.getppid()
    os.environ["LOGNAME"] = user
    engine.PATIENCE = _PATIENCE
    try:
        with stores.open_store(path):
            tell(OPEN)
            _stay(driver)
    except StoreInUse as error:
        named = error.holder.user if error.holder else None
        tell({None: UNNAMED, rival: NAMED}.get(named, MISNAMED))
        _stay(driver)


def _stay(driver: int) -> None:
    while os.getppid() == driver:
        select.select([], [], [], 1)


def main() -> None:
    """Run the rounds that the command line asks for."""
    folder, seed, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    path, rolls, sums = folder / "取りまとめ.dxdesk", random.Random(seed), Sums()
    plan = stores.embedded_plan()[:1]  # little to open: the locks are what is drilled
    with stores.create(path, stores.COORDINATOR, plan=plan) as store:
        store.back_up(Reason.DAY)
    gc.freeze()
    for number in range(rounds):
        sums.rounds += 1
        if number % _RACE_EVERY == 5:
            _race_round(path, sums, number)
        else:
            _round(path, rolls, sums, number)
    print(json.dumps(asdict(sums)))


def _round(path: Path, rolls: random.Random, sums: Sums, number: int) -> None:
    key, user = f"D{10_000 + number}", f"例{number}"
    other = Other(partial(_hold, path, key, user))
    if rolls.random() < 0.2:
        other.listen_for(rolls.random() * _RUNS_LONGEST)
        is_open = OPEN in other.told
    else:
        is_open = other.wait(OPEN)
        sums.expect(is_open, "the holder did not get in")
        _ask(path, user, sums, number)
        other.listen_for(rolls.random() * _LONGEST)
    is_closing = is_open and rolls.random() < 0.2
    status = other.end(signal.SIGTERM if is_closing else signal.SIGKILL)
    if is_closing:
        sums.closed += 1
        sums.expect(status == 0, f"the holder closed with {status}")
    elif OPEN in other.told:
        sums.killed_holding += 1
    else:
        sums.killed_opening += 1
    _get_in(path, key, other.told.count(TYPED), sums, is_closed=is_closing)


def _ask(path: Path, user: str, sums: Sums, number: int) -> None:
    """Want in while another holds: refused, and told who it is and since when."""
    engine.PATIENCE = _PATIENCE if number % _PATIENT_EVERY == 0 else _IMPATIENCE
    try:
        stores.open_store(path).close()
        sums.both_in += 1
    except StoreInUse as error:
        sums.refused += 1
        found, said = error.holder, words.sentence(error)
        sums.expect(found is not None and found.user == user, f"named {found}, not {user}")
        sums.expect(found is not None and bool(found.since), "no time is named")
        sums.expect(user in said.what and socket.gethostname() in said.what, said.what)
        sums.expect(error.copy is not None, "no backup is offered")
    if number % _COMMAND_EVERY == 1:
        _command(path, user, sums)
    if number % _LOOK_EVERY == 2:
        with stores.look(path) as seen:
            sums.looks += 1
            sums.expect(seen.is_read_only and seen.as_of is not None, "the look shows no backup")


def _command(path: Path, user: str, sums: Sums) -> None:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = cli.main(["show", "--store", str(path)])
    sums.commands += 1
    sums.expect(status == 5 and not out.getvalue(), f"the command ended in {status}")
    sums.expect(user in err.getvalue(), f"the command said {err.getvalue()}")


def _get_in(path: Path, key: str, count: int, sums: Sums, *, is_closed: bool) -> None:
    """Open the store whose holder is gone: at once, whole, and under the own name."""
    left = holder.note_path(path).exists()
    sums.expect(not (is_closed and left), "a closed store has a note")
    sums.stale_notes += left
    sums.broken_off += engine.is_broken_off(path)
    sums.acknowledged += count
    engine.PATIENCE = 0.0
    begun = time.perf_counter()
    try:
        store = stores.open_store(path)
    except StoreInUse as error:
        sums.faults.append(f"round {sums.rounds}: the lock of the dead stays, {error.holder}")
        return
    sums.slowest = max(sums.slowest, time.perf_counter() - begun)
    with store:
        typed = {each.key: each.text for each in drafts.every(store)}.get(key)
        texts = {f"例{count}" if count else None, f"例{count + 1}"}
        sums.expect(typed in texts, f"{typed} of {count} acknowledged")
    sums.expect(not holder.note_path(path).exists(), "the note stays")
    sums.expect(not engine.journal_of(path).exists(), "the journal stays")


def _race_round(path: Path, sums: Sums, number: int) -> None:
    """Two want in at the same moment: one is in, and the other is told."""
    sums.races += 1
    users = (f"例{number}甲", f"例{number}乙")
    pair = [Other(partial(_race, path, *each)) for each in (users, users[::-1])]
    told = b""
    for each in pair:
        while not each.told and each.listen():
            pass
        told += each.told
    for each in pair:
        sums.expect(os.WIFSIGNALED(each.end(signal.SIGKILL)), "a racer fell")
    sums.both_in += told == OPEN + OPEN
    sums.expect(OPEN in told and (NAMED in told or UNNAMED in told), f"a race ended in {told!r}")
    sums.refused += NAMED in told
    _get_in(path, "", 0, sums, is_closed=False)
