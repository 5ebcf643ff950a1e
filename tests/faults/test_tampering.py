"""A past that somebody changed: found by `check`, and by a printed number where all hashes fit."""

import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest

from dxdesk.models import seals
from dxdesk.services import checking, edits, reporting, stores, undo
from dxdesk.services.reporting import Asked, Out
from tests.fixtures.behind import LINKED, behind, make_hashes_fit

FIXTURE = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
REPORT = "P7/T4/D0210/R2024-END"
TAMPERINGS, MANY_TAMPERINGS = 200, 2_000
DAYS = 3
NAMED = re.compile(r"照合番号\s*([A-Z]{8})")

COLUMNS = {"act": seals.ACT, "revision": LINKED} | {p.table: p.columns for p in seals.PARTS}
WITHIN = {"row", "seq", "rowid"}  # what numbers a row says nothing

Raw = sqlite3.Connection
Tampering = Callable[[Raw, Random], None]


@dataclass(frozen=True)
class Past:
    """A store's file, what it was at earlier times, and its number as its last PDF prints it."""

    content: bytes
    earlier: tuple[bytes, ...]
    printed: str


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """A request, a file counted in, a conflict, edits, undos and redos over several days."""
    folder = tmp_path_factory.mktemp("past")
    path = folder / "市役所.dxdesk"
    shutil.copy(FIXTURE, path)
    evenings = []
    for day in range(DAYS):
        with stores.open_store(path) as store:
            work_a_day(store, f"例　{day}日目")
        evenings.append(path.read_bytes())
    with stores.open_store(path) as store:
        reporting.report(store, Asked("list"), Out(folder / "一覧.pdf", "pdf"))
    *earlier, last = evenings
    return Past(last, tuple(earlier), number_on(folder / "一覧.pdf"))


def work_a_day(store: stores.Store, text: str) -> None:
    """Some acts of every day."""
    for number in range(3):
        edits.set_value(store, REPORT, "issues", f"{text}　課題{number}")
        edits.set_value(store, REPORT, "next_steps", f"{text}　次の取組{number}")
    undo.undo(store)
    undo.undo(store)
    undo.redo(store)


def number_on(pdf: Path) -> str:
    """The 照合番号 as a person reads it off the last page."""
    [number] = set(NAMED.findall(words_of(pdf)))
    return str(number)


def words_of(pdf: Path) -> str:
    """The text of a PDF."""
    command = ["pdftotext", "-layout", pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def edit(raw: Raw, rolls: Random) -> None:
    """One cell says something else."""
    table, row = any_row(raw, rolls)
    name = rolls.choice([each for each in COLUMNS[table] if each not in WITHIN])
    (old,) = raw.execute(f'SELECT "{name}" FROM {table} WHERE rowid = ?', (row,)).fetchone()
    new = old + 1 if isinstance(old, int) else f"{old or ''}例"
    raw.execute(f'UPDATE {table} SET "{name}" = ? WHERE rowid = ?', (new, row))


def delete(raw: Raw, rolls: Random) -> None:
    """One row is gone."""
    table, row = any_row(raw, rolls)
    raw.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))


def reorder(raw: Raw, rolls: Random) -> None:
    """Two lines of the history, or two acts, have changed places."""
    table = rolls.choice(("act", "revision"))
    said = ", ".join(each for each in COLUMNS[table] if each not in WITHIN)
    rows = {seq: cells for seq, *cells in raw.execute(f"SELECT seq, {said} FROM {table}")}
    one = rolls.choice(list(rows))
    other = rolls.choice([seq for seq in rows if rows[seq] != rows[one]])
    for old, new in ((one, -1), (other, one), (-1, other)):
        raw.execute(f"UPDATE {table} SET seq = ? WHERE seq = ?", (new, old))


def truncate(raw: Raw, rolls: Random) -> None:
    """Everything after some act is gone."""
    (last,) = raw.execute("SELECT max(seq) FROM act").fetchone()
    keep = rolls.randrange(1, last)
    raw.execute("DELETE FROM act WHERE seq > ?", (keep,))
    raw.execute("DELETE FROM seal WHERE act > ?", (keep,))
    raw.execute("DELETE FROM revision WHERE act > ?", (keep,))
    for part in sorted(seals.PARTS, key=lambda each: bool(each.through)):
        owners = f"SELECT {'row' if part.through else 'seq'} FROM {part.through or 'act'}"
        raw.execute(f"DELETE FROM {part.table} WHERE {part.owner} NOT IN ({owners})")


def rewrite(raw: Raw, rolls: Random) -> None:
    """A person, a day or a value is another one through the whole past."""
    rolls.choice((rewrite_person, rewrite_day, rewrite_value))(raw, rolls)


def rewrite_person(raw: Raw, rolls: Random) -> None:
    """Somebody else did it."""
    new = f"例　別の人{rolls.randrange(1000)}"
    for table in ("act", "revision"):
        raw.execute(f"UPDATE {table} SET who = ?", (new,))


def rewrite_day(raw: Raw, rolls: Random) -> None:
    """One act was done on another day."""
    (act,) = rolls.choice(raw.execute("SELECT seq FROM act").fetchall())
    day = f"20{rolls.randrange(10, 25)}-04-01 09:00:00"
    raw.execute("UPDATE act SET at = ? WHERE seq = ?", (day, act))
    raw.execute("UPDATE revision SET at = ? WHERE act = ?", (day, act))


def rewrite_value(raw: Raw, rolls: Random) -> None:
    """A text was another one, wherever the store knows it."""
    typed = raw.execute("SELECT value FROM deed WHERE value LIKE '例%日目%'").fetchall()
    (old,) = rolls.choice(typed)
    for table, column in (("deed", "value"), ("revision", "before"), ("revision", "after")):
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (f"{old}？", old))


def any_row(raw: Raw, rolls: Random) -> tuple[str, int]:
    """Some row of the past, every table alike."""
    counts = {each: raw.execute(f"SELECT count(*) FROM {each}").fetchone()[0] for each in COLUMNS}
    table = rolls.choice([each for each in COLUMNS if counts[each]])
    (row,) = rolls.choice(raw.execute(f"SELECT rowid FROM {table}").fetchall())
    return table, row


def tamper(how: Tampering, path: Path, past: Past, rolls: Random, *, hashes_fit: bool) -> None:
    """Change the past in place."""
    path.write_bytes(past.content)
    with behind(path) as raw:
        how(raw, rolls)
        if hashes_fit:
            make_hashes_fit(raw)


def put_back(path: Path, past: Past, rolls: Random) -> None:
    """A file of some days ago in the place of today's."""
    path.write_bytes(rolls.choice(past.earlier))


def relive(path: Path, past: Past, rolls: Random) -> None:
    """The program itself made another past since some days ago."""
    put_back(path, past, rolls)
    with stores.open_store(path) as store:
        edits.set_value(store, REPORT, "issues", f"例　なかったこと{rolls.randrange(1000)}")


Way = Callable[[Path, Past, Random], None]


def ways(how: Tampering, *more: Way) -> Sequence[Way]:
    """One who knows nothing of hashes, one who makes every hash fit, and others."""
    return (*(partial(_way, how, fits) for fits in (False, True)), *more)


def _way(how: Tampering, hashes_fit: bool, path: Path, past: Past, rolls: Random) -> None:
    tamper(how, path, past, rolls, hashes_fit=hashes_fit)


KINDS: dict[str, Sequence[Way]] = {
    "edited": ways(edit),
    "deleted": ways(delete),
    "reordered": ways(reorder),
    "truncated": ways(truncate, put_back),
    "rewritten": (*ways(rewrite)[1:], relive),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_changed_past_is_found_with_the_printed_number(
    past: Past, tmp_path: Path, figure, is_long: bool, kind: str
) -> None:
    rolls = Random(f"tampering {kind}")
    path = tmp_path / "changed.dxdesk"
    count = (MANY_TAMPERINGS if is_long else TAMPERINGS) // len(KINDS)
    found: Counter[str] = Counter()
    for place in range(count):
        way = KINDS[kind][place % len(KINDS[kind])]
        way(path, past, rolls)
        report = checking.check(path, past.printed)
        alone = "found by check alone" if report.damages else "found by the number alone"
        found[alone if not report.is_sound else "passed"] += 1
    told = ", ".join(f"{number} {what}" for what, number in sorted(found.items()))
    figure(f"pasts {kind}: {found.total() - found['passed']} of {count} found; {told}")
    assert found["passed"] == 0
    assert found["found by check alone"] or kind == "rewritten"
    assert found["found by the number alone"]


@pytest.mark.parametrize("kind", ["edited", "deleted", "reordered", "truncated"])
def test_one_who_knows_nothing_of_hashes_is_found_without_a_number(
    past: Past, tmp_path: Path, kind: str
) -> None:
    rolls = Random(f"clumsy {kind}")
    path = tmp_path / "changed.dxdesk"
    for _ in range(5):
        KINDS[kind][0](path, past, rolls)
        assert checking.check(path).damages


def test_the_number_of_every_report_of_an_unchanged_past_is_passed(
    past: Past, tmp_path: Path
) -> None:
    path = tmp_path / "市役所.dxdesk"
    path.write_bytes(past.content)
    assert checking.check(path, past.printed).is_sound
    for earlier in past.earlier:
        path.write_bytes(earlier)
        number = checking.check(path).number
        path.write_bytes(past.content)
        assert checking.check(path, number).is_sound
