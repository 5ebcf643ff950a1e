"""The demonstration: everything it makes is really there and says what was filled in."""

import csv
import shutil
import subprocess

import openpyxl
import pytest

from dxdesk.domain.words import demo as words
from dxdesk.services import demo, merging, state, status, stores

KEY, FIELD, PROXY = words.PROXY


def finish(work):
    steps = []
    while True:
        try:
            steps.append(next(work))
        except StopIteration as end:
            return steps, end.value


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    return finish(demo.run(tmp_path_factory.mktemp("実演 フォルダー")))


@pytest.fixture(scope="module")
def result(ran):
    return ran[1]


@pytest.fixture(scope="module")
def office(result):
    with stores.open_store(result.folder / "取りまとめ.dxdesk") as store:
        yield store


def made(result, name):
    return next(each.path for each in result.files if each.path.name == name)


def output_of(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_progress_counts_up_to_its_total(ran):
    steps = ran[0]
    assert [each.done for each in steps] == sorted(each.done for each in steps)
    assert steps[-1].done == steps[-1].total
    assert all(each.text for each in steps)


def test_every_file_that_is_listed_exists_once_and_is_described(result):
    paths = [each.path for each in result.files]
    assert len(paths) == len(set(paths)) == 25
    assert all(each.path.stat().st_size > 0 and each.what for each in result.files)


def test_the_totals_balance(result):
    assert set(result.counts) == {
        "refused",
        "proposal",
        "same",
        "superseded",
        "conflict",
        "applied",
    }
    assert sum(result.counts.values()) == result.statements
    assert result.counts["conflict"] == 0
    assert result.counts["refused"] == 1
    assert result.previewed == result.changed > 0


def test_the_merged_store_shows_what_the_departments_filled_in(office):
    records = stores.records(office)
    for department in ("D0210", "D0310"):
        for key, typed in words.ANSWERS[department].items():
            for field, text in typed.items():
                if "例" in text:
                    assert records.get(key).get(field) == text
    assert records.get("P7/T1/D0210/R2024-END").get("settlement") == "4010"
    assert records.get("P7/T1/D0210/R2024-END").get("as_of") == "2025-03-31"


def test_the_values_of_the_file_filled_in_by_hand_arrived(office):
    fields = stores.records(office).get("P7/T12/D0120/R2024-END").fields
    assert fields["progress"] == "slightly-late"
    assert fields["results"] == words.BY_HAND["P7/T12/D0120/R2024-END"]["取組内容の実績"]
    assert fields["recovery_by"] == "2025-08-31"
    assert fields["budget"] == "1900"
    assert "settlement" not in fields


def test_the_cell_that_could_not_be_read_is_told_with_its_place(office):
    filing = next(
        each for each in merging.counted_files(office) if each.file_name.startswith("進捗報告")
    )
    (refused,) = [
        each for each in merging.told_of(office, filing.id) if each.fate.value == "refused"
    ]
    assert (refused.field, refused.value) == ("settlement", "約百八十万")
    assert refused.sheet
    assert refused.address
    assert refused.detail


def test_the_conflict_was_decided_for_the_department_with_a_reason(office, result):
    assert result.decided == f"{KEY}:{FIELD}"
    assert state.items(office) == []
    answer = words.ANSWERS["D0310"][KEY][FIELD]
    assert stores.records(office).get(KEY).get(FIELD) == answer
    history = state.history(office, KEY, FIELD)
    assert history[-1].after == answer
    assert history[-1].reason == words.REASON
    assert PROXY in {each.before for each in history}
    assert any(each.effect == "conflict" and each.source for each in history)


def test_the_corrected_submission_replaced_the_first(office):
    fields = stores.records(office).get("P7/T15/D0410/R2024-END").fields
    assert fields["results"] == words.CORRECTIONS["P7/T15/D0410/R2024-END"]["results"]
    assert fields["settlement"] == "1496"


def test_all_who_were_asked_in_files_have_answered_completely(office):
    board = {each.department: each for each in status.status(office, demo.ROUND)}
    assert all(each.complete == each.reports for each in board.values())
    assert [key for key, each in board.items() if not each.received] == ["D0110"]


def test_the_departments_hold_what_the_coordinator_holds(office, result):
    master = stores.records(office)
    for name, department in (("例市民課", "D0210"), ("例教育指導課", "D0410")):
        with stores.open_store(result.folder / f"{name}.dxdesk") as store:
            assert state.items(store) == []
            own = stores.records(store)
        for key in words.ANSWERS[department]:
            assert own.get(key).fields == master.get(key).fields


def test_the_department_that_was_overruled_or_confirmed_sees_the_decision(office, result):
    with stores.open_store(result.folder / "例会計課.dxdesk") as store:
        assert state.items(store) == []
        shown = stores.records(store).get(KEY).get(FIELD)
    assert shown == stores.records(office).get(KEY).get(FIELD)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils are not installed")
@pytest.mark.parametrize(
    ("name", "expected"),
    [("一覧.pdf", "予定どおり"), ("個票.pdf", "書かない・待たない・スムーズな窓口の実現")],
)
def test_the_papers_hold_japanese_text_in_embedded_fonts(result, name, expected):
    path = made(result, name)
    text = output_of("pdftotext", "-layout", path, "-")
    assert expected in text
    assert "例市民課" in text
    fonts = output_of("pdffonts", path).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)


def test_the_workbooks_are_read_again_by_another_program(result):
    for name, expected in (("一覧.xlsx", "例会計課"), ("集計用.xlsx", "例会計課")):
        workbook = openpyxl.load_workbook(made(result, name))
        cells = [str(cell.value) for sheet in workbook for row in sheet for cell in row]
        assert any(expected in each for each in cells)


def test_the_csv_has_a_row_for_each_report(result):
    with made(result, "進捗.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) == 1 + 12
    assert len({len(row) for row in rows}) == 1


def test_a_folder_in_use_is_left_alone_and_a_fresh_one_is_taken(result):
    before = sorted(path.name for path in result.folder.iterdir())
    work = demo.run(result.folder)
    next(work)
    work.close()
    after = sorted(path.name for path in result.folder.iterdir())
    assert set(after) - set(before) == {"実演1"}
