"""kill -9 while somebody types in an open editor: only what no autosave has seen is lost."""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from dxdesk.services import drafts, stores
from dxdesk.ui import autosave
from tests.faults import typist
from tests.ui.example_store import coordinator_store, value

PROJECT = Path(__file__).parents[2]
PROGRAM = "from tests.faults import typist; typist.main()"
ROUNDS, MANY_ROUNDS = 5, 100
LENGTHS = (40, 160)


@dataclass
class Told:
    """What a process said before it was killed: characters by field, typed and safe."""

    typed: dict[str, int] = field(default_factory=dict)
    safe: dict[str, int] = field(default_factory=dict)

    def take(self, line: str) -> None:
        """One line of it."""
        what, name, count = line.split()
        {"typed": self.typed, "safe": self.safe}[what][name] = int(count)

    @property
    def count(self) -> int:
        """All characters typed."""
        return sum(self.typed.values())


def killed_while_typing(store: Path, home: Path, after: int, *how: str) -> Told:
    """Let a window be typed in, and kill it once it has told of so many characters."""
    places = dict.fromkeys(("HOME", "USERPROFILE", "XDG_DATA_HOME", "LOCALAPPDATA"), str(home))
    told = Told()
    argv = [sys.executable, "-c", PROGRAM, str(store), *how]
    with subprocess.Popen(
        argv, cwd=PROJECT, env=os.environ | places, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for line in process.stdout:
            told.take(line)
            if told.count >= after:
                break
        process.kill()
        for line in process.stdout:
            told.take(line)
    return told


def survived(path: Path) -> dict[str, str]:
    """What the store holds of each field after the crash: the draft, else the value.

    A draft that is older than the value would lead back: there is none.
    """
    with stores.open_store(path) as store:
        offered = {each.draft.field: each.draft.text for each in drafts.waiting(store)}
        stored = {name: value(store, typist.REPORT, name) for name in typist.FIELDS}
    assert not [name for name, text in offered.items() if len(text) < len(stored[name])]
    return stored | offered


def round_of(template: Path, folder: Path, after: int) -> Counter[str]:
    """One window killed; what was typed in it, and what of it was lost."""
    folder.mkdir()
    path = folder / "a.dxdesk"
    shutil.copy(template, path)
    told = killed_while_typing(path, folder, after)
    found = survived(path)
    missing = 0
    for name, count in told.typed.items():
        text = found[name]
        assert text == typist.sequence(len(text))
        assert told.safe.get(name, 0) <= len(text) <= count + 1
        missing += max(count - len(text), 0)
    assert told.count >= after
    return Counter(typed=told.count, lost=missing)


def test_kill_9_loses_no_more_typing_than_the_last_seconds(
    tmp_path: Path, figure, is_long: bool
) -> None:
    template, chance = tmp_path / "template.dxdesk", random.Random("typing")
    coordinator_store(template).close()
    lengths = [chance.randint(*LENGTHS) for _ in range(MANY_ROUNDS if is_long else ROUNDS)]
    with ThreadPoolExecutor(2) as pool:
        rounds = pool.map(
            lambda each: round_of(template, tmp_path / str(each[0]), each[1]), enumerate(lengths)
        )
        sums = sum(found := list(rounds), Counter())
    most = max(each["lost"] for each in found)
    figure(
        f"typing: {len(found)} windows killed after {sums['typed']} characters; none lost that an"
        f" autosave had seen; {sums['lost']} lost of those typed since, {most} at most"
        f" (autosave every {typist.TICK} ms here, {autosave.AUTOSAVE_MS} ms in use)"
    )
    assert sums["lost"] < sums["typed"]
    assert 0 < autosave.AUTOSAVE_MS <= 5_000


def test_kill_9_in_an_open_cell_leaves_its_text_as_a_draft(tmp_path: Path, figure) -> None:
    path = tmp_path / "a.dxdesk"
    coordinator_store(path).close()
    told = killed_while_typing(path, tmp_path, 80, typist.CELL)
    (name,) = typist.CellTypist.fields
    with stores.open_store(path) as store:
        (waiting,) = drafts.waiting(store)
    text = waiting.draft.text
    assert (waiting.draft.field, waiting.label) == (name, "指標名")
    assert text == typist.sequence(len(text))
    assert 0 < told.safe[name] <= len(text) <= told.typed[name] + 1
    figure(
        f"open cell: {told.typed[name]} characters typed and the window killed; {len(text)} kept"
    )
