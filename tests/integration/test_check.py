"""`check`: what is damaged is named with its last good value; a changed past is found."""

import json
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dxdesk.domain.store_errors import NewerStore, NotAStore, StoreInUse, StoreMissing
from dxdesk.models.migrations import SCHEMA
from dxdesk.models.projection import row_hash
from dxdesk.services import checking, edits, stores, undo
from dxdesk.services.checking import Fault
from tests.fixtures.behind import behind, make_hashes_fit

FIXTURE = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
REPORT = "P7/T4/D0210/R2024-END"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with edits, undos, a request, a file counted in and an open conflict."""
    found = tmp_path / "市 役所#1.dxdesk"
    shutil.copy(FIXTURE, found)
    with stores.open_store(found) as store:
        edits.set_value(store, REPORT, "settlement", "900")
        edits.set_value(store, REPORT, "issues", "例　はじめの課題")
        edits.set_value(store, REPORT, "issues", "例　つぎの課題")
    return found


def harm(path: Path, *statements: str) -> None:
    """Change a store behind the program's back."""
    with behind(path) as raw:
        for statement in statements:
            assert raw.execute(statement).rowcount, statement


def faults(path: Path) -> set[str]:
    """What a check finds."""
    return {each.fault.value for each in checking.check(path).damages}


def test_a_sound_store_is_sound_and_checking_leaves_it_as_it_is(path: Path) -> None:
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    report = checking.check(path)
    assert report.damages == ()
    assert report.is_sound
    assert len(report.number) == 8
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


def test_a_store_of_schema_1_is_checked_without_being_migrated(tmp_path: Path) -> None:
    old = tmp_path / "old.dxdesk"
    shutil.copy(FIXTURE, old)
    assert checking.check(old).damages == ()
    assert old.read_bytes() == FIXTURE.read_bytes()
    harm(old, f"UPDATE r_report SET budget = 7 WHERE key = '{REPORT}'")
    assert [each.good for each in checking.check(old).damages] == ["1200"]


def test_every_number_that_was_ever_printed_is_known_however_it_is_typed(path: Path) -> None:
    printed = []
    for text in ("1", "2", "3"):
        with stores.open_store(path) as store:
            edits.set_value(store, REPORT, "settlement", text)
            printed.append(checking.number(store))
    with stores.open_store(path) as store:
        undo.undo(store)
    assert len(set(printed)) == 3
    for number in printed:
        assert checking.check(path, number).passed
    wide = "".join(chr(ord(each) + 0xFEE0) for each in printed[0].lower())
    assert checking.check(path, wide).is_sound
    assert not checking.check(path, "BBBBBBBB").is_sound


def test_a_changed_value_is_named_with_its_last_good_value(path: Path) -> None:
    harm(path, f"UPDATE r_report SET settlement = 901 WHERE key = '{REPORT}'")
    (damage,) = checking.check(path).damages
    assert (damage.fault, damage.key, damage.field) == (Fault.ROW, REPORT, "settlement")
    assert (damage.stored, damage.good) == ("901", "900")
    assert "例市民課" in damage.title
    assert damage.label


def test_a_changed_value_with_a_fitting_hash_is_found_by_the_history(path: Path) -> None:
    with behind(path) as raw:
        raw.row_factory = sqlite3.Row
        row = dict(raw.execute("SELECT * FROM r_report WHERE key = ?", (REPORT,)).fetchone())
        row["issues"] = "例　別の課題"
        cells = {n: None if c is None else str(c) for n, c in row.items()}
        values = {n: c for n, c in cells.items() if n not in ("key", "row_hash")}
        raw.execute(
            "UPDATE r_report SET issues = ?, row_hash = ?",
            (row["issues"], row_hash(REPORT, values)),
        )
    (damage,) = checking.check(path).damages
    assert (damage.fault, damage.good) == (Fault.VALUE, "例　つぎの課題")


def test_a_lost_record_is_named_value_by_value(path: Path) -> None:
    harm(path, f"DELETE FROM r_report WHERE key = '{REPORT}'")
    found = {each.field: (each.stored, each.good) for each in checking.check(path).damages}
    assert found["settlement"] == (None, "900")
    assert found["issues"] == (None, "例　つぎの課題")


def test_an_act_whose_value_was_changed_is_named_with_what_it_had_said(path: Path) -> None:
    harm(path, "UPDATE deed SET value = '55' WHERE value = '900'")
    found = [each for each in checking.check(path).damages if each.fault is Fault.ACT]
    assert [(each.key, each.field, each.stored, each.good) for each in found] == [
        (REPORT, "settlement", "55", "900")
    ]


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE act SET label = 'x' WHERE seq = 3", "act"),
        ("UPDATE act SET who = 'x' WHERE seq = 7", "act"),
        ("UPDATE act SET is_on = 1 - is_on WHERE seq = 6", "switch"),
        ("DELETE FROM act WHERE seq = 9", "act"),
        ("UPDATE deed SET knew = '[\"X\"]' WHERE act = 5", "act"),
        ("DELETE FROM deed WHERE act = 2", "act"),
        ("UPDATE filing SET file_name = 'x'", "act"),
        ("UPDATE filing SET prior = 'no list'", "act"),
        ("UPDATE statement SET value = 'x' WHERE row = 3", "act"),
        ("DELETE FROM statement WHERE row = 3", "act"),
        ("UPDATE snapshot SET number = 9", "act"),
        ("UPDATE printed SET value = 'x' WHERE field = 'title'", "act"),
        ("UPDATE stamp SET act = act + 1", "stray"),
        ("UPDATE seal SET hash = 'x' WHERE act = 4", "act"),
        ("DELETE FROM seal WHERE act = 4", "act"),
        ("INSERT INTO lock VALUES (99, 'P7/T4', '[]')", "stray"),
        ("INSERT INTO lock VALUES (3, 'P7/T4', '[]')", "act"),
        ("UPDATE open_item SET candidates = '[\"x\"]'", "fold"),
        ("DELETE FROM open_item", "fold"),
        ("UPDATE meta SET value = 'department' WHERE name = 'role'", "owner"),
        ("DELETE FROM meta WHERE name = 'seal'", "owner"),
        ("UPDATE sqlite_sequence SET seq = seq + 1", "revision"),
        ("UPDATE r_plan SET row_hash = 'x'", "row"),
        ("UPDATE r_plan SET key = 'no key'", "row"),
        ("UPDATE r_plan SET title = x'ff' WHERE key = 'P7'", "row"),
    ],
)
def test_every_kind_of_change_behind_the_programs_back_is_found(
    path: Path, statement: str, fault: str
) -> None:
    harm(path, statement)
    assert fault in faults(path)


def test_a_trigger_or_index_that_is_gone_is_found(path: Path) -> None:
    for statement in ("DROP TRIGGER revision_is_kept", "DROP INDEX deed_place"):
        with closing(sqlite3.connect(path)) as raw:
            raw.execute(statement)
    found = [each.detail for each in checking.check(path).damages]
    assert found == ["deed_place", "revision_is_kept"]


def test_an_edited_line_of_the_history_is_named_with_what_it_had_said(path: Path) -> None:
    harm(path, "UPDATE revision SET after = 'x' WHERE after = '例　はじめの課題'")
    (damage,) = [each for each in checking.check(path).damages if each.number]
    assert (damage.fault, damage.key, damage.field) == (Fault.REVISION, REPORT, "issues")
    assert (damage.stored, damage.good) == ("x", "例　はじめの課題")


@pytest.mark.parametrize(
    "statements",
    [
        ["DELETE FROM revision WHERE seq = 30"],
        ["DELETE FROM revision WHERE seq = (SELECT max(seq) FROM revision)"],
        ["DELETE FROM revision"],
        ["UPDATE revision SET at = '2020-01-01 00:00:00' WHERE seq = 40"],
        [
            "UPDATE revision SET seq = -1 WHERE seq = 20",
            "UPDATE revision SET seq = 20 WHERE seq = 21",
            "UPDATE revision SET seq = 21 WHERE seq = -1",
        ],
        [
            "INSERT INTO revision SELECT max(seq) + 1, act, key, field, before, after, effect,"
            " who, at, source, chain FROM revision"
        ],
    ],
    ids=["deleted", "last deleted", "all deleted", "redated", "reordered", "repeated"],
)
def test_a_history_that_was_edited_shortened_or_reordered_is_found(
    path: Path, statements: Sequence[str]
) -> None:
    harm(path, *statements)
    assert "revision" in faults(path)


def test_a_past_cut_off_without_a_trace_is_found_by_its_printed_number(path: Path) -> None:
    earlier = path.read_bytes()
    with stores.open_store(path) as store:
        edits.set_value(store, REPORT, "settlement", "901")
        printed = checking.number(store)
    path.write_bytes(earlier)
    assert checking.check(path).is_sound
    assert checking.check(path, printed).passed is False


def rewrite(path: Path, old: str, new: str) -> None:
    """Write a value anew through the whole past, every hash made to fit."""
    with behind(path) as raw:
        raw.execute("UPDATE deed SET value = ? WHERE value = ?", (new, old))
        raw.execute("UPDATE revision SET after = ? WHERE after = ?", (new, old))
        raw.execute("UPDATE revision SET before = ? WHERE before = ?", (new, old))
        make_hashes_fit(raw)


def test_a_past_rewritten_with_every_hash_made_to_fit_is_found_by_its_printed_number(
    path: Path,
) -> None:
    printed = checking.check(path).number
    rewrite(path, "例　はじめの課題", "例　なかった課題")
    assert checking.check(path).is_sound
    assert checking.check(path, printed).passed is False


def test_damaged_pages_are_told_and_the_rest_is_still_checked(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 8192] = bytes(8192)
    path.write_bytes(content)
    report = checking.check(path)
    assert Fault.PAGE in {each.fault for each in report.damages}
    assert report.records > 0


@pytest.mark.parametrize("keep", [0.25, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_told(path: Path, run, keep: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])
    assert run("check", "--store", path).status == 5


def test_refuses_what_is_no_store_or_newer_or_missing_or_held(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "memo.dxdesk"
    other.write_text("メモ" * 1000, encoding="utf-8")
    with pytest.raises(NotAStore):
        checking.check(other)
    with pytest.raises(StoreMissing):
        checking.check(tmp_path / "無い.dxdesk")
    with stores.open_store(path), pytest.raises(StoreInUse):
        checking.check(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    with pytest.raises(NewerStore):
        checking.check(path)


def test_the_command_says_sound_or_damaged_and_whether_the_number_was_passed(
    path: Path, run
) -> None:
    sound = run("check", "--store", path, "--json")
    assert sound.status == 0
    number = sound.document["number"]
    assert sound.document["sound"] is True
    assert run("check", "--store", path, "--head", number).status == 0
    assert number in run("check", "--store", path).out
    wrong = run("check", "--store", path, "--head", "BCDFGHJK", "--json")
    assert (wrong.status, wrong.document["passed"]) == (5, False)
    harm(path, f"UPDATE r_report SET settlement = 901 WHERE key = '{REPORT}'")
    told = run("check", "--store", path)
    assert told.status == 5
    for fact in (REPORT, "例市民課", "「901」", "「900」"):
        assert fact in told.err
    damages = json.loads(run("check", "--store", path, "--json").out)["damages"]
    assert [(each["fault"], each["stored"], each["good"]) for each in damages] == [
        ("row", "901", "900")
    ]
