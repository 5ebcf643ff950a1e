"""Random bit flips in a store: whatever changes a stored value is reported by `check`."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import StoreError
from dxdesk.domain.fields import Kind
from dxdesk.models import ledger
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.services import checking, edits, stores, undo

FIXTURE = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
BATCHES = 4
FLIPS, MANY_FLIPS = 200, 2_000
FIELDS = 10_000


def says() -> list[Say]:
    """What fills some ten thousand fields: reports of many 課 on one 取組."""
    found = []
    texts = [f.name for f in CATALOGUE["report"].fields if f.kind in (Kind.TEXT, Kind.PROSE)]
    for number in range(1000, 1000 + FIELDS // (len(texts) + 6)):
        assignment, report = f"P7/T4/D{number}", f"P7/T4/D{number}/R2024-END"
        found += [
            Say(f"D{number}", "code", str(number)),
            Say(f"D{number}", "name", f"例{number}課"),
            Say(assignment, "department", f"D{number}"),
            Say(assignment, "role", "supporting"),
            Say(report, "budget", str(number)),
            Say(report, "progress", "on-track"),
            *(Say(report, name, f"例　{number}の{name}") for name in texts),
        ]
    return found


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a file counted in, an open conflict, undos, and ten thousand fields."""
    path = tmp_path_factory.mktemp("flips") / "市役所.dxdesk"
    shutil.copy(FIXTURE, path)
    with stores.open_store(path) as store:
        with store.writing() as connection:
            ledger.say(connection, Doing(ActKind.LOAD, "例"), says())
        for text in ("1", "2", "3"):
            edits.set_value(store, "P7/T4/D0210/R2024-END", "settlement", text)
        undo.undo(store)
    return path


def content_of(path: Path) -> object:
    """Every stored value as SQLite reads it, in no order; None where it cannot be read."""
    raw = sqlite3.connect(path)
    raw.text_factory = lambda found: ("text", found)
    try:
        names = [
            name[1].decode()
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        pragmas = [
            raw.execute(f"PRAGMA {n}").fetchone() for n in ("application_id", "user_version")
        ]
        rows = {name: sorted(map(repr, raw.execute(f"SELECT * FROM {name}"))) for name in names}
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    else:
        return pragmas, rows
    finally:
        raw.close()


def is_reported(path: Path) -> bool:
    """Whether `check` says that something is wrong."""
    try:
        return not checking.check(path).is_sound
    except StoreError:
        return True


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_bit_flip_that_changes_a_value_is_reported(
    big: Path, tmp_path: Path, figure, is_long: bool, batch: int
) -> None:
    rolls = random.Random(f"bit flips {batch}")
    sound, before = big.read_bytes(), content_of(big)
    assert checking.check(big).damages == ()
    changed, missed, quiet = 0, [], 0
    path = tmp_path / "flipped.dxdesk"
    for _ in range((MANY_FLIPS if is_long else FLIPS) // BATCHES):
        bit = rolls.randrange(len(sound) * 8)
        flipped = bytearray(sound)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        if content_of(path) == before:
            quiet += 1
            continue
        changed += 1
        if not is_reported(path):
            missed.append(bit)
    figure(
        f"bit flips, batch {batch + 1} of {BATCHES}: {changed} changed a value,"
        f" {len(missed)} of them passed unreported; {quiet} touched no value"
    )
    assert missed == []
    assert changed > quiet
