"""Every way a store file is damaged or another file lies in its place, as functions of its path."""

import os
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from dxdesk.domain.damage_errors import (
    AnotherFile,
    Found,
    StoreCut,
    StoreEmpty,
    StrangeJournal,
)
from dxdesk.domain.errors import StoreError
from dxdesk.domain.store_errors import NewerStore, StoreDamaged, StoreMissing
from dxdesk.models.migrations import SCHEMA

PAGE = 4096
TITLE = "例　壊される題名"

Harm = Callable[[Path], None]


@dataclass(frozen=True)
class Damage:
    """A damage by name, what opening raises (None: it opens), and facts that the error bears."""

    name: str
    harm: Harm
    error: type[StoreError] | None
    facts: dict[str, object] = field(default_factory=dict)


def write_at(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write(content)


def beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def root_of(path: Path, name: str) -> int:
    """Where the uppermost page of a table or index begins."""
    with closing(sqlite3.connect(path)) as raw:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        return int(raw.execute(query, (name,)).fetchone()[0] - 1) * PAGE


def bytes_at(offset: int, content: bytes) -> Harm:
    return lambda path: write_at(path, offset, content)


def page_of(name: str) -> Harm:
    """Overwrite the head of a table's or index's uppermost page."""
    return lambda path: write_at(path, root_of(path, name), b"\xff" * 16)


def cut_to(size: Callable[[int], int]) -> Harm:
    return lambda path: os.truncate(path, size(path.stat().st_size))


def zeros(path: Path) -> None:
    middle = path.stat().st_size // 2 // PAGE * PAGE
    write_at(path, middle, bytes(3 * PAGE))


def flipped(number: int) -> Harm:
    """Flip a bit in the n-th place where a known text lies: record, act, history."""

    def flip(path: Path) -> None:
        content, wanted = path.read_bytes(), TITLE.encode()
        at = -1
        for _ in range(number):
            at = content.index(wanted, at + 1)
        write_at(path, at + 10, bytes([content[at + 10] ^ 1]))

    return flip


def sql(*statements: str) -> Harm:
    def run(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            for statement in statements:
                raw.execute(statement)

    return run


def halfway(path: Path, statements: Iterable[str]) -> tuple[bytes, bytes]:
    """A database and its journal as a crash in the middle of a transaction leaves them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        for statement in statements:
            raw.execute(statement)
        found = path.read_bytes(), beside(path, "-journal").read_bytes()
        raw.execute("ROLLBACK")
    return found


UNDER_WAY = ("UPDATE act SET label = label || '半ば'", "UPDATE deed SET value = value || '半ば'")


def own_journal(path: Path) -> None:
    """A crash in the middle of an act: nothing is lost, opening heals it."""
    store, journal = halfway(path, UNDER_WAY)
    path.write_bytes(store)
    beside(path, "-journal").write_bytes(journal)


def lost_journal(path: Path) -> None:
    """The same, and somebody tidied the journal away. The note of the crashed stays."""
    store, _ = halfway(path, UNDER_WAY)
    path.write_bytes(store)
    beside(path, ".holder").write_text("{}", encoding="utf-8")


def foreign_journal(path: Path) -> None:
    """The journal of another program's database."""
    other = path.with_name("other.db")
    sql("CREATE TABLE t (x)", *["INSERT INTO t VALUES (randomblob(3000))"] * 20)(other)
    _, journal = halfway(other, ["UPDATE t SET x = randomblob(3000)"])
    other.unlink()
    beside(path, "-journal").write_bytes(journal)


def twins_journal(path: Path) -> None:
    """The journal of a copy of the store that has gone another way since."""
    twin = path.with_name("twin.dxdesk")
    twin.write_bytes(path.read_bytes())
    harm = "INSERT INTO draft SELECT key || seq, field, after || 'x', at FROM revision"
    sql(harm, "UPDATE meta SET value = value || 'x'")(twin)
    _, journal = halfway(twin, UNDER_WAY)
    twin.unlink()
    beside(path, "-journal").write_bytes(journal)


def noise_for_journal(path: Path) -> None:
    """What a power cut may leave of a journal that was never synced: nothing that is played."""
    beside(path, "-journal").write_bytes("これはジャーナルではありません。".encode() * 99)


def foreign_wal(path: Path) -> None:
    other = path.with_name("other.db")
    with closing(sqlite3.connect(other, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("CREATE TABLE t (x)")
        content = beside(other, "-wal").read_bytes()
    other.unlink()
    beside(path, "-wal").write_bytes(content)


def journal_of_a_damaged_one(path: Path) -> None:
    own_journal(path)
    zeros(path)


def instead(make: Harm) -> Harm:
    def put(path: Path) -> None:
        path.unlink()
        make(path)

    return put


def workbook(path: Path) -> None:
    openpyxl.Workbook().save(path)


def text(path: Path) -> None:
    path.write_text("取組,進捗\n" * 500, encoding="cp932")


DAMAGES = (
    Damage("magic lost", bytes_at(0, b"X"), StoreDamaged),
    Damage("mark lost", bytes_at(68, b"\0"), StoreDamaged),
    Damage("page size wrong", bytes_at(16, b"\x10\x01"), StoreDamaged),
    Damage("header zeroed", bytes_at(0, bytes(100)), StoreDamaged),
    Damage("first page's tree", bytes_at(100, b"\xff" * 8), StoreDamaged),
    Damage("freelist", bytes_at(32, b"\0\0\0\x05\0\0\0\x02"), StoreDamaged),
    Damage("leaf of a table", page_of("r_measure"), StoreDamaged),
    Damage("root of a table", page_of("revision"), StoreDamaged),
    Damage("index", page_of("deed_place"), StoreDamaged),
    Damage(
        "index that lacks a row",
        sql(
            "REINDEX",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'statement_place') WHERE name = 'revision_place'",
        ),
        StoreDamaged,
    ),
    Damage("zeros", zeros, StoreDamaged),
    Damage("value in the record", flipped(1), None),
    Damage("value in the act", flipped(2), None),
    Damage("value in the history", flipped(3), None),
    Damage("empty", cut_to(lambda size: 0), StoreEmpty),
    Damage("half a page", cut_to(lambda size: PAGE // 2), StoreCut),
    Damage("fifty bytes", cut_to(lambda size: 50), StoreCut, {"size": 50}),
    Damage("half the file", cut_to(lambda size: size // 2), StoreCut),
    Damage("a page less", cut_to(lambda size: size - PAGE), StoreCut),
    Damage("a byte less", cut_to(lambda size: size - 1), StoreCut),
    Damage("foreign journal", foreign_journal, StrangeJournal),
    Damage("journal of a twin", twins_journal, StrangeJournal),
    Damage("foreign write-ahead log", foreign_wal, StrangeJournal),
    Damage("journal of a damaged store", journal_of_a_damaged_one, StoreDamaged),
    Damage("journal lost", lost_journal, StoreDamaged),
    Damage("workbook", instead(workbook), AnotherFile, {"found": Found.WORKBOOK}),
    Damage("text", instead(text), AnotherFile, {"found": Found.TEXT}),
    Damage("PDF", bytes_at(0, b"%PDF-1.7\n" + b"\1" * 91), AnotherFile, {"found": Found.DOCUMENT}),
    Damage("noise", bytes_at(0, bytes(range(1, 101))), AnotherFile, {"found": Found.TEXT}),
    Damage(
        "another program's database",
        instead(sql("CREATE TABLE t (x)")),
        AnotherFile,
        {"found": Found.DATABASE},
    ),
    Damage("folder", instead(Path.mkdir), AnotherFile, {"found": Found.FOLDER}),
    Damage("pipe", instead(os.mkfifo), AnotherFile, {"found": Found.DEVICE}),
    Damage(
        "link to itself",
        instead(lambda path: path.symlink_to(path)),
        AnotherFile,
        {"found": Found.LOOP},
    ),
    Damage("link to nothing", instead(lambda path: path.symlink_to("無い")), StoreMissing),
    Damage("gone", Path.unlink, StoreMissing),
    Damage(
        "newer schema",
        sql(f"PRAGMA user_version = {SCHEMA + 1}"),
        NewerStore,
        {"found": SCHEMA + 1},
    ),
)
