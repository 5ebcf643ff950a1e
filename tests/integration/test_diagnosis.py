"""What a clerk hands over when asked: facts enough to help, and nothing that anybody typed."""

import json

import pytest

from dxdesk import paths
from dxdesk.domain.words import diagnosis as words
from dxdesk.services import edits, faults, state, stores
from tests.ui.example_store import REPORT, coordinator_store

SECRET = "例 誰にも見せない実績"


@pytest.fixture
def own_data(monkeypatch, tmp_path):
    folder = tmp_path / "data"
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def office(tmp_path):
    path = tmp_path / "部外秘の名前.dxdesk"
    with coordinator_store(path) as store:
        edits.set_value(store, REPORT, "results", SECRET)
    return path


def fail(text):
    raise ValueError(text)


def noted(text):
    try:
        fail(text)
    except ValueError as error:
        faults.note(error)


def test_it_tells_versions_counts_backups_and_the_check_of_a_store(run, office, own_data):
    out = run("diagnose", "--store", office).out
    for word in (words.VERSION, "PySide6 6.", "取組22件", "担当4件", "壊れたところはありません"):
        assert word in out
    assert f"{words.FAULTS}: {words.NONE}" in out


def test_it_holds_nothing_that_was_typed_and_no_name_of_a_file_or_folder(
    run, office, own_data, tmp_path
):
    noted(SECRET)
    run("diagnose", "--store", office, "--out", tmp_path / "診断.txt")
    said = (tmp_path / "診断.txt").read_text(encoding="utf-8-sig")
    assert "ValueError" in said
    with stores.open_store(office) as store:
        typed = {
            text
            for record in stores.records(store)
            if record.type in ("department", "report")
            for text in record.fields.values()
            if len(text) > 3
        }
    assert SECRET in typed
    for text in (*typed, "部外秘", str(tmp_path)):
        assert text not in said
    assert state.fields()


def test_a_fault_is_kept_by_its_kind_and_place_in_the_code(own_data):
    noted(SECRET)
    (fault,) = faults.known()
    assert fault.kind == "ValueError"
    assert [each.split()[-1] for each in fault.calls] == ["noted", "fail"]
    assert SECRET not in (own_data / "faults.json").read_text(encoding="utf-8")


def test_only_the_newest_twenty_are_kept(own_data):
    for number in range(22):
        noted(str(number))
    assert len(faults.known()) == 20


@pytest.mark.parametrize("content", ["", "[", "{}", '[{"at": 1}]', "[1]"])
def test_a_file_of_faults_that_cannot_be_read_hides_no_new_one(own_data, content):
    own_data.mkdir()
    (own_data / "faults.json").write_text(content, encoding="utf-8")
    noted("x")
    assert [each.kind for each in faults.known()] == ["ValueError"]
    json.loads((own_data / "faults.json").read_text(encoding="utf-8"))


def test_a_disk_that_refuses_the_note_does_not_hide_the_fault(monkeypatch, own_data):
    own_data.parent.mkdir(exist_ok=True)
    own_data.write_text("a file where the folder should be", encoding="utf-8")
    noted("x")
    assert faults.known() == []


def test_a_fault_of_a_command_is_kept(run, own_data, monkeypatch):
    monkeypatch.setattr(state, "fields", lambda: fail(SECRET))
    assert run("fields").status == 4
    assert [each.kind for each in faults.known()] == ["ValueError"]
