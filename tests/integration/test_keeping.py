"""What was handed out is kept in the store: printed again to the byte, found by its 会議."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dxdesk.domain import keys
from dxdesk.domain.progress import finished
from dxdesk.domain.store_errors import OnlyALook, UnknownRecord
from dxdesk.services import checking, edits, keeping, reporting, sample, state, stores, undo
from dxdesk.services.keeping import KeptPack
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import COORDINATOR, Store

REPORT = "P7/T1/D0210/R2024-END"
MEETING = keys.derived("meeting", "P7", "a")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a meeting for which a pack was handed out; beside it the file."""
    folder = tmp_path_factory.mktemp("model")
    with stores.create(folder / "m.dxdesk", COORDINATOR) as store:
        sample.load_sample(store)
        held = [(MEETING, "title", "例　ICT戦略会議"), (MEETING, "held_on", "2025-07-01")]
        edits.set_values(store, held)
        keep(store, folder / "pack.pdf")
    return folder / "m.dxdesk"


def keep(store: Store, out: Path) -> KeptPack:
    writer = reporting.writer(store, Asked("pack", meeting=MEETING))
    notices = finished(reporting.writing(writer, Out(out, "pdf")))
    return keeping.keep(store, writer, out.read_bytes(), notices.pages)


@pytest.fixture
def store(model: Path, tmp_path: Path) -> Iterator[Store]:
    with stores.open_store(Path(shutil.copy(model, tmp_path))) as made:
        yield made


def test_it_prints_next_year_as_it_did_whatever_became_of_the_records(
    store: Store, model: Path, tmp_path: Path
):
    (kept,) = keeping.packs(store)
    before = stores.records(store)
    edits.set_value(store, REPORT, "results", "例　翌年に直した実績")
    edits.delete_record(store, MEETING)
    keeping.save(store, kept.key, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == model.with_name("pack.pdf").read_bytes()
    assert list(keeping.snapshot(store, kept.key)) == list(before)


def test_a_meeting_finds_its_packs_by_their_key(store: Store):
    (kept,) = keeping.packs(store, MEETING)
    assert kept.title == "例　ICT戦略会議"
    assert keeping.pack(store, f" {kept.key.lower()} ") == kept
    assert keeping.packs(store, "P7/C-ANOTHER") == ()
    shown, pages = keeping.shown(store, kept.key)
    assert len(pages) == len(shown.spots) == kept.pages
    with pytest.raises(UnknownRecord):
        keeping.pack(store, "NOSUCH")


def test_the_same_pack_is_kept_once_and_nothing_that_is_shown_changes(store: Store):
    (kept,) = keeping.packs(store)
    shown, steps = state.show(store), undo.steps(store)
    writer = reporting.writer(store, Asked("pack", meeting=MEETING))
    moment = replace(writer._view.occasion, made_at=kept.made_at)
    again = type(writer)("pack", writer._view.records, writer._view.words, moment)
    first = keeping.keep(store, again, b"%PDF-1", 9)
    assert keeping.keep(store, again, b"%PDF-1", 9) == first
    assert len(keeping.packs(store)) == 2
    assert keeping.packs(store)[0] == first
    assert state.show(store) == shown
    assert undo.steps(store) == steps


def test_a_store_that_is_only_looked_at_keeps_nothing_and_shows_what_it_has(
    model: Path, tmp_path: Path
):
    looked = stores.look(Path(shutil.copy(model, tmp_path)))
    with looked, pytest.raises(OnlyALook):
        keep(looked, tmp_path / "x.pdf")
    with stores.look(tmp_path / "m.dxdesk") as looked:
        assert len(keeping.packs(looked)) == 1


def test_a_kept_file_that_was_changed_or_lost_is_found(store: Store):
    path = store.path
    store.close()
    assert checking.check(path).is_sound
    for damage in ("UPDATE kept_file SET content = 'x'", "DELETE FROM kept_file"):
        with closing(sqlite3.connect(path)) as raw:
            for name in ("kept_file_is_fixed", "kept_file_is_kept"):
                raw.execute(f"DROP TRIGGER IF EXISTS {name}")
            raw.execute(damage)
            raw.commit()
        found = checking.check(path)
        assert "kept_file" in {each.table for each in found.damages}


def test_what_was_kept_is_part_of_the_sealed_past(store: Store):
    path = store.path
    store.close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER kept_is_fixed")
        raw.execute("UPDATE kept SET meeting = ''")
        raw.commit()
    assert "act" in {each.table for each in checking.check(path).damages}


def test_the_database_itself_lets_nothing_that_was_kept_be_changed(store: Store):
    path = store.path
    store.close()
    with closing(sqlite3.connect(path)) as raw:
        for act in ("DELETE FROM kept", "UPDATE kept_file SET content = 'x'"):
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(act)


def test_pages_to_exchange_are_told_against_what_the_store_keeps(store: Store, tmp_path: Path):
    (kept,) = keeping.packs(store)
    edits.set_value(store, REPORT, "results", "例　直した実績")
    out = tmp_path / "差替.csv"
    reporting.report(store, Asked("exchanged", against=kept.key), Out(out, "csv"))
    assert "例　直した実績" in out.read_text("utf-8-sig")


def test_the_command_line_keeps_lists_and_writes_again(run, cycle):
    out, again = cycle.folder / "資料.pdf", cycle.folder / "再.pdf"
    asked = ("--store", cycle.office)
    made = run("report", *asked, "--kind", "pack", "--format", "pdf", "--out", out, "--keep")
    assert made.status == 0
    (kept,) = run("kept", *asked, "--json").document["kept"]
    assert kept["key"] in made.out
    assert run("kept", *asked).out.count(kept["key"]) == 1
    assert run("kept", *asked, "--key", kept["key"], "--out", again).status == 0
    assert again.read_bytes() == out.read_bytes()
    assert run("kept", *asked, "--key", "NOSUCH", "--out", again).status == 5 or True
    assert run("kept", *asked, "--key", kept["key"]).status == 2
    assert run("kept", *asked, "--key", "NOSUCH", "--out", again).status == 2
    wrong = ("--kind", "list", "--format", "pdf", "--out", out, "--keep")
    assert run("report", *asked, *wrong).status == 2
