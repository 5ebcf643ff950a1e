"""Random bit flips in a store: whatever changes a stored value is reported by `check`."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import StoreError
from dxdesk.domain.fields import Kind
from dxdesk.models import integrity, ledger
from dxdesk.models.integrity.scan import connect
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.services import checking, edits, stores, undo

FIXTURE = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
BATCHES = 4
FLIPS, MANY_FLIPS = 200, 2_000
RECORDS = 10_000
THOROUGH = 25  # of so many flips one is given to `check` even if the hashes told already


def says() -> list[Say]:
    """What fills some ten thousand records: many 課 on one 取組, some with a report."""
    found = []
    texts = [f.name for f in CATALOGUE["report"].fields if f.kind in (Kind.TEXT, Kind.PROSE)]
    for number in range(1000, 1000 + RECORDS // 2):
        assignment, report = f"P7/T4/D{number}", f"P7/T4/D{number}/R2024-END"
        found += [Say(f"D{number}", "name", f"例{number}課"), Say(assignment, "role", "supporting")]
        if number % 50 == 0:
            found += [Say(report, "budget", str(number))]
            found += [Say(report, name, f"例　{number}の{name}") for name in texts]
    return found


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a file counted in, an open conflict, undos, and ten thousand records."""
    path = tmp_path_factory.mktemp("flips") / "市役所.dxdesk"
    shutil.copy(FIXTURE, path)
    with stores.open_store(path) as store:
        with store.writing() as connection:
            ledger.say(connection, Doing(ActKind.LOAD, "例"), says())
        for text in ("1", "2", "3"):
            edits.set_value(store, "P7/T4/D0210/R2024-END", "settlement", text)
        undo.undo(store)
        assert len(stores.records(store)) >= RECORDS
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


def is_found(path: Path) -> bool:
    """Whether the first part of what `check` does finds something: all but the fold."""
    with closing(connect(path)) as raw:
        try:
            return integrity.seek(raw) is not None
        except sqlite3.Error:
            return True


def flipped(sound: bytes, bit: int) -> bytes:
    found = bytearray(sound)
    found[bit // 8] ^= 1 << bit % 8
    return bytes(found)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_bit_flip_that_changes_a_value_is_reported(
    big: Path, tmp_path: Path, figure, is_long: bool, batch: int
) -> None:
    rolls = random.Random(f"bit flips {batch}")
    sound, before = big.read_bytes(), content_of(big)
    assert checking.check(big).damages == ()
    told, missed, quiet = 0, [], 0
    path = tmp_path / "flipped.dxdesk"
    for number in range((MANY_FLIPS if is_long else FLIPS) // BATCHES):
        bit = rolls.randrange(len(sound) * 8)
        path.write_bytes(flipped(sound, bit))
        found = is_found(path)
        if found and not is_long and number % THOROUGH:
            told += 1
        elif not found and content_of(path) == before:
            quiet += 1
        elif is_reported(path):
            told += 1
        else:
            missed.append(bit)
    figure(
        f"bit flips, batch {batch + 1} of {BATCHES}: {told} reported,"
        f" {len(missed)} that changed a value passed unreported; {quiet} touched no value"
    )
    assert missed == []
    assert told > quiet
