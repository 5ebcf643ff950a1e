"""The driver of the kill drill: forks victims and kills them with SIGKILL.

It runs as a process of its own, without Qt, so that a fork is cheap and sound:
`python -c "from tests.faults import killing; killing.main()" FOLDER SEED ROUNDS`. It prints
the sums of its rounds as one JSON document.
"""

import ctypes
import gc
import json
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Engine, event

from dxdesk.services import stores
from tests.faults import victims
from tests.faults.aftermath import Aftermath, Plan, Sums, content
from tests.faults.victims import STORE, WORKS, Work
from tests.faults.watching import Watch

DONE, NEAR = b"!", b"."
_NEWS = {"os.rename", "os.link", "os.remove", "os.truncate", "os.mkdir", "sqlite3.connect"}
_SUBREAPER = 36  # prctl(2), PR_SET_CHILD_SUBREAPER: what a victim leaves becomes our child
_GONE_WITHIN = 30.0  # seconds
_SLACK = 1.25  # a work takes longer beside others
_FAILED = 70

Tell = Callable[[bytes], None]


class Victim:
    """A process at work. It tells each step that is done, and each that is near a commit or
    a change of names; one that `waits` goes on after a step when it is told to."""

    def __init__(self, act: Callable[[Tell], None], *, waits: bool = False) -> None:
        self._told, telling = os.pipe()
        waiting, self._go = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _live(act, telling, waiting if waits else -1)
        os.close(telling)
        os.close(waiting)

    def fileno(self) -> int:
        return self._told

    def next_mark(self) -> bytes:
        """The next thing it tells, b"" when it is gone."""
        return os.read(self._told, 1)

    def go_on(self) -> None:
        os.write(self._go, b"+")

    def kill(self) -> bytes:
        """Kill it where it still lives; all that it had told."""
        os.kill(self._pid, signal.SIGKILL)
        told = b"".join(iter(lambda: os.read(self._told, 4096), b""))
        os.close(self._told)
        os.close(self._go)
        return told


def _live(act: Callable[[Tell], None], telling: int, waiting: int) -> None:
    def tell(mark: bytes) -> None:
        os.write(telling, mark)
        if mark == DONE and waiting >= 0:
            os.read(waiting, 1)

    status = _FAILED
    try:
        act(tell)
        status = 0
    except BaseException:  # noqa: BLE001 - the status tells the driver
        traceback.print_exc()
    finally:
        os._exit(status)


def working(work: Work, folder: Path) -> Callable[[Tell], None]:
    """What a victim does with its life."""

    def act(tell: Tell) -> None:
        event.listen(Engine, "commit", lambda _: tell(NEAR))
        sys.addaudithook(lambda name, _: tell(NEAR) if name in _NEWS else None)
        for _ in work.run(folder):
            tell(DONE)

    return act


def all_gone() -> bool:
    """Wait for the victim and whatever it had started; whether all ended by themselves.

    Raises RuntimeError for a victim that failed at its work.
    """
    until = time.monotonic() + _GONE_WITHIN
    while time.monotonic() < until:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return True
        if pid == 0:
            time.sleep(0.001)
        elif os.WIFEXITED(status) and os.WEXITSTATUS(status) == _FAILED:
            raise RuntimeError("a victim failed at its work")
    return False


def planned(work: Work, template: Path, folder: Path) -> Plan:
    """Let a work run undisturbed, step by step."""
    states, gaps, events = [content(fresh(template, folder) / STORE)], [], 0
    watch = Watch(folder)
    victim = Victim(working(work, folder), waits=True)
    begun = time.perf_counter()
    while mark := victim.next_mark():
        gaps.append(time.perf_counter() - begun)
        events += _happened(watch)
        if mark == DONE:
            states.append(content(folder / STORE))
            victim.go_on()
        begun = time.perf_counter()
    victim.kill()
    all_gone()
    watch.close()
    return Plan(states, _opened(fresh(template, folder) / STORE, states[0]), gaps, events)


def _happened(watch: Watch) -> int:
    return watch.happened() if select.select([watch], [], [], 0)[0] else 0


def _opened(path: Path, state: str) -> str:
    if state.startswith(("missing", "damaged")):
        return state
    stores.open_store(path).close()
    return content(path)


def fresh(template: Path, folder: Path) -> Path:
    """The folder anew, as the template has it."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(template, folder))


def killed(work: Work, plan: Plan, folder: Path, rolls: random.Random) -> int:
    """Kill a victim at a moment of its work: any, any after a mark, or at any write.

    How many steps it had told to be done.
    """
    wait = rolls.choice([_for_a_time, _for_a_mark, _for_a_write])
    watch = Watch(folder)
    victim = Victim(working(work, folder))
    told = wait(victim, watch, plan, rolls) + victim.kill()
    watch.close()
    return told.count(DONE)


def _for_a_time(victim: Victim, watch: Watch, plan: Plan, rolls: random.Random) -> bytes:
    time.sleep(rolls.uniform(0, _SLACK * sum(plan.gaps)))
    return b""


def _for_a_mark(victim: Victim, watch: Watch, plan: Plan, rolls: random.Random) -> bytes:
    number, told = rolls.randrange(len(plan.gaps)), b""
    while len(told) < number and (mark := victim.next_mark()):
        told += mark
    time.sleep(rolls.uniform(0, plan.gaps[number]))
    return told


def _for_a_write(victim: Victim, watch: Watch, plan: Plan, rolls: random.Random) -> bytes:
    left, told = rolls.randrange(plan.events), b""
    while left > 0:
        ready = select.select([watch, victim], [], [])[0]
        if watch in ready:
            left -= watch.happened()
        elif mark := victim.next_mark():
            told += mark
        else:
            break
    return told


def drive(folder: Path, seed: str, rounds: int) -> Sums:
    """All rounds of a driver, the works by turns."""
    rolls, sums = random.Random(seed), Sums()
    plans = _plans(folder)
    turns = [work for work in WORKS for _ in range(work.weight)]
    rolls.shuffle(turns)
    gc.freeze()  # or every victim copies what the collector marks
    for number in range(rounds):
        work = turns[number % len(turns)]
        sums.by_work[work.name] = sums.by_work.get(work.name, 0) + 1
        place = fresh(folder / work.name, folder / "round")
        try:
            _one_round(work, plans[work.name], place, rolls, sums)
        except Exception:  # noqa: BLE001 - a round that breaks is a finding; the rest goes on
            sums.faults.append(f"{work.name}: {traceback.format_exc()}")
    return sums


def _one_round(work: Work, plan: Plan, folder: Path, rolls: random.Random, sums: Sums) -> None:
    done = killed(work, plan, folder, rolls)
    found = Aftermath(work, plan, folder, done, sums)
    if not all_gone():
        sums.orphans += 1
        found.fault("a process outlived its victim")
    found.look()


def _plans(folder: Path) -> dict[str, Plan]:
    source = folder / "source"
    source.mkdir()
    Victim(lambda _: victims.begin(source)).next_mark()  # in a fork: its reader is not ours
    all_gone()
    plans = {}
    for work in WORKS:
        template = folder / work.name
        template.mkdir()
        work.prepare(source, template)
        plans[work.name] = planned(work, template, folder / "round")
    return plans


def main() -> None:
    """Drive, and print the sums."""
    folder, seed, rounds = sys.argv[1:]
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    print(json.dumps(asdict(drive(Path(folder), seed, int(rounds)))))
