"""Do every act of `fail_scenes` with every call to the disk made to fail, and tell what is wrong.

Run by test_failing_disk.py under LD_PRELOAD of fail.c, with the folder to work in, the step
(1: every point), which of the processes this is and how many there are. A point is one call
of one scene; each is tried in a fork of this process, where everything is loaded already. One
JSON object a line goes to stdout.
"""

import json
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from dxdesk.models import backups, holder, ledger, restoring
from dxdesk.services import checking
from dxdesk.services.stores import Store
from tests.faults.fail_attempt import (
    FAULTS,
    GONE,
    ONCE,
    SHORT,
    WRITE,
    Attempt,
    Seen,
    watched,
)
from tests.faults.fail_scenes import SCENES, Place, Scene, furnish, reading_here

AT = datetime.combine(date.today(), time(7, 51))


@dataclass
class Reference:
    """What the act does on a disk that works: its calls, and what the store held meanwhile."""

    calls: str
    states: list[Seen]


@dataclass
class Result:
    """What one point came to."""

    scene: str
    number: int
    fault: str
    call: str = ""
    error: str = ""
    told: list[str] = field(default_factory=list)
    later: str = ""
    is_uncertain: bool = False
    problems: list[str] = field(default_factory=list)


def in_fork(work: Callable[[], object]) -> Any:
    """What the work comes to, as JSON, done in a fork of this process."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            answer = work()
        except BaseException:  # noqa: BLE001 - a fork that fails must say so and end
            answer = {"crash": traceback.format_exc()}
        with os.fdopen(write, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    return json.loads(said)


class Drill:
    """All scenes in one folder, which the shim watches."""

    def __init__(self, folder: Path) -> None:
        self._furniture = folder / "手本"
        self._own = folder / "試み"
        self._furniture.mkdir()
        furnish(self._furniture)

    def reference(self, scene: Scene) -> Reference:
        """What happens where nothing fails; this also imports all that the act needs."""
        found = [self._refer(scene, act) for act in (scene.act, *scene.others)]
        states = dict.fromkeys(state for one in found for state in one.states)
        return Reference(found[0].calls, list(states))

    def point(self, name: str, reference: Reference, number: int, fault: str) -> dict[str, Any]:
        """One call of one scene failing in one way."""
        found = in_fork(lambda: self._try(name, reference, number, fault))
        return {"scene": name, "number": number, "fault": fault, "call": ""} | found

    def _refer(self, scene: Scene, act: Callable[[Place], object]) -> Reference:
        with self._attempt(scene) as attempt:
            attempt.run(act, 0, "EIO")
            if attempt.error:
                raise attempt.error
            states = attempt.states()
            attempt.judge(states)
            path = attempt.place.path
            if path.exists() and not checking.check(path).is_sound:
                raise RuntimeError(checking.check(path))
            if attempt.problems or attempt.told():
                raise RuntimeError(attempt.problems, attempt.told())
            return Reference(attempt.calls, states)

    def _try(self, name: str, reference: Reference, number: int, fault: str) -> dict[str, Any]:
        result = Result(name, number, fault)
        with self._attempt(SCENES[name], reference.states[0]) as attempt:
            attempt.run(SCENES[name].act, number, fault)
            result.call = attempt.call
            result.error = type(attempt.error).__name__ if attempt.error else ""
            result.told = attempt.told()
            attempt.judge(reference.states)
            result.problems = attempt.problems
            result.later, result.is_uncertain = attempt.later, attempt.is_uncertain
        return asdict(result)

    @contextmanager
    def _attempt(self, scene: Scene, first: Seen | None = None) -> Iterator[Attempt]:
        copy_what(scene, self._furniture, self._own)
        attempt = Attempt(scene, self._own, first)
        try:
            yield attempt
        finally:
            if attempt.place.store:
                attempt.place.store.close()
            shutil.rmtree(self._own)


def copy_what(scene: Scene, furniture: Path, folder: Path) -> None:
    """Give a scene its store with all that lies beside it, and the files that it needs."""
    folder.mkdir()
    for path in furniture.iterdir():
        is_needed = path.name.startswith(scene.store) or path.name in (*scene.outs, *scene.needs)
        if is_needed and path.is_dir():
            shutil.copytree(path, folder / path.name)
        elif is_needed:
            shutil.copyfile(path, folder / path.name)


def points(calls: str, step: int, turn: int) -> Iterator[tuple[int, str]]:
    """The calls to fail and how: every `step`-th in one way each, or every one in many ways."""
    for number, call in enumerate(calls, start=1):
        fitting = [name for name in FAULTS if _fits(name, call)]
        if step == 1:
            yield from ((number, name) for name in fitting if _is_due(name, number, call))
        elif (number - 1) % step == turn % min(step, len(calls)):
            yield number, fitting[(number // step + turn) % len(fitting)]


def _is_due(fault: str, number: int, call: str) -> bool:
    """What fails once fails at every call; what goes on failing, at every third write."""
    return FAULTS[fault][1] == ONCE or call != WRITE or number % 3 == FAULTS[fault][1] % 3


def _fits(fault: str, call: str) -> bool:
    """A call that needs no room cannot be the first to find none."""
    mode = FAULTS[fault][1]
    return mode in (ONCE, GONE) or (call == WRITE if mode == SHORT else call.isupper())


class Clock(datetime):
    """A clock that stands still, so that an act is the same however often it is done."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return AT


def main(folder: str, step: str, part: str, parts: str) -> None:
    """Run this process's share of every scene."""
    for module in (ledger, backups, holder, restoring):
        module.datetime = Clock
    Store.writing = watched  # type: ignore[method-assign]
    with reading_here():
        drill = Drill(Path(folder))
        for turn, (name, scene) in enumerate(SCENES.items()):
            reference = drill.reference(scene)
            found = points(reference.calls, int(step), turn)
            for number, fault in islice(found, int(part), None, int(parts)):
                print(json.dumps(drill.point(name, reference, number, fault)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
