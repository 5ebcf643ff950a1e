"""Commands of the exchange: requests, submissions, merging, decisions, reports."""

import shutil
from pathlib import Path

import pytest

from dxdesk.domain.words import receipts as words


def shown(run, store: Path) -> str:
    return run("show", "--store", store, "--json").out


def test_a_submission_comes_home(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　窓口を二つ増やした。", progress="予定どおり")
    merged = run("merge", "--store", cycle.office, "--json", sent)
    assert merged.status == 0
    document = merged.document
    [file] = document["files"]
    assert document["format"] == 1
    assert document["dry_run"] is False
    assert document["changes"] == file["counts"]["applied"] == 2
    assert document["open"] == {"conflicts": 0, "proposals": 0}
    assert (file["status"], file["department"], file["round"]) == ("new", "D0310", "P7/R2024-END")
    assert file["error"] is None
    assert "取りまとめました" in merged.err
    assert "例　窓口を二つ増やした。" in shown(run, cycle.office)


def test_a_dry_run_says_the_same_and_keeps_nothing(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　窓口を二つ増やした。")
    before = shown(run, cycle.office)
    rehearsed = run("merge", "--store", cycle.office, "--dry-run", "--json", sent)
    assert shown(run, cycle.office) == before
    merged = run("merge", "--store", cycle.office, "--json", sent)
    assert merged.status == rehearsed.status
    assert merged.document | {"dry_run": True} == rehearsed.document


def test_merging_again_changes_nothing_and_says_so(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　窓口を二つ増やした。")
    run("merge", "--store", cycle.office, sent)
    before = shown(run, cycle.office)
    again = run("merge", "--store", cycle.office, "--json", sent)
    assert again.status == 0
    assert again.document["changes"] == 0
    assert again.document["files"][0]["status"] == "known"
    assert "前に取りまとめた" in again.err
    assert shown(run, cycle.office) == before


def test_the_counts_that_are_printed_add_up(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　窓口を二つ増やした。")
    counts = run("merge", "--store", cycle.office, "--dry-run", "--json", sent).document["files"][
        0
    ]["counts"]
    said = run("merge", "--store", cycle.office, sent).out
    assert f"（計 {sum(counts.values())}）" in said
    assert f"反映 {counts['applied']} / 同じ {counts['same']} / 古い 0" in said


def test_gaps_stop_a_submission_unless_a_reason_is_given(run, cycle):
    out = cycle.folder / "提出.xlsx"
    args = ("submit", "--store", cycle.mine, "--round", cycle.round, "--out", out)
    refused = run(*args)
    assert refused.status == 4
    assert "取組4(例会計課) 進捗" in refused.err
    assert not out.exists()
    sent = run(*args, "--incomplete", "決算前のため")
    assert sent.status == 0
    assert out.exists()
    assert "取組4(例会計課) 進捗" in sent.err


def test_a_submission_that_cannot_be_written_blames_the_place_not_the_store(run, cycle):
    refused = run(
        *("submit", "--store", cycle.mine, "--round", cycle.round, "--incomplete", "例"),
        *("--out", cycle.folder / "ない" / "提出.xlsx"),
    )
    assert refused.status == 4
    assert "提出.xlsx" in refused.err


def test_requests_go_into_a_folder_only(run, cycle):
    refused = run(
        *("request", "--store", cycle.office, "--round", cycle.round, "--out", cycle.mine)
    )
    assert refused.status == 4


def test_a_conflict_ends_in_3_and_is_decided_by_number(run, cycle, submit):
    sent = submit("提出.xlsx", progress="遅れ")
    run("set", "--store", cycle.office, cycle.report, "progress", "予定どおり")
    dry = run("merge", "--store", cycle.office, "--dry-run", "--json", sent)
    merged = run("merge", "--store", cycle.office, "--json", sent)
    assert dry.status == merged.status == 3
    assert merged.document["open"] == {"conflicts": 1, "proposals": 0}
    [conflict] = merged.document["files"][0]["conflicts"]
    assert (conflict["key"], conflict["field"]) == (cycle.report, "progress")
    name = f"{cycle.report}:progress"
    people = run("show", "--store", cycle.office).out
    assert name in people
    assert "  1: ◆ 遅れ\n  2: ○ 予定どおり\n" in people

    resolve = ("resolve", "--store", cycle.office, name)
    assert run(*resolve, "--take", "3").status == 2
    assert run(*resolve, "--take", "1", "--reason", "電話で確かめた").status == 0
    [record] = [
        each
        for each in run("show", "--store", cycle.office, "--json").document["records"]
        if each["key"] == cycle.report
    ]
    assert record["fields"]["progress"] == "late"
    assert run(*resolve, "--take", "1").status == 2
    assert run("merge", "--store", cycle.office, sent).status == 0


def test_a_conflict_is_decided_by_a_value_of_ones_own(run, cycle, submit):
    sent = submit("提出.xlsx", progress="遅れ")
    run("set", "--store", cycle.office, cycle.report, "progress", "予定どおり")
    run("merge", "--store", cycle.office, sent)
    args = ("resolve", "--store", cycle.office, f"{cycle.report}:progress", "--value")
    assert run(*args, "あさって").status == 4
    assert run(*args, "やや遅れ", "--reason", "協議した").status == 0
    assert "slightly-late" in shown(run, cycle.office)


def test_refusals_go_before_conflicts_and_the_rest_is_done(run, cycle, submit):
    sent = submit("提出.xlsx", progress="遅れ", results="例　届いた。")
    run("set", "--store", cycle.office, cycle.report, "progress", "予定どおり")
    broken = cycle.folder / "壊れた.xlsx"
    broken.write_bytes(sent.read_bytes()[:500])
    for more in (("--dry-run",), ()):
        merged = run("merge", "--store", cycle.office, "--json", *more, broken, sent)
        assert merged.status == 4
        statuses = {Path(each["file"]).name: each for each in merged.document["files"]}
        assert statuses["壊れた.xlsx"]["status"] == "refused"
        assert set(statuses["壊れた.xlsx"]["error"]) == {"what", "do"}
        assert statuses["提出.xlsx"]["status"] == "new"
    assert "例　届いた。" in shown(run, cycle.office)


def test_a_bad_cell_is_told_with_sheet_address_and_what_was_expected(run, cycle, submit):
    from openpyxl import load_workbook

    sent = submit("提出.xlsx", progress="遅れ", results="例　届いた。")
    book = load_workbook(sent)
    [cell] = [c for row in book["進捗報告"].iter_rows() for c in row if c.value == "◆ 遅れ"]
    cell.value = "まあまあ"
    book.save(sent)
    merged = run("merge", "--store", cycle.office, "--json", sent)
    assert merged.status == 4
    [refused] = merged.document["files"][0]["refused"]
    assert set(refused) == {"key", "field", "sheet", "address", "reason", "detail"}
    assert (refused["sheet"], refused["address"]) == ("進捗報告", cell.coordinate)
    assert f"進捗報告 {cell.coordinate}" in merged.err
    assert "「まあまあ」" in merged.err
    assert "予定どおり" in merged.err
    assert "例　届いた。" in shown(run, cycle.office)


def test_a_folder_is_merged_file_by_file(run, cycle, submit):
    inbox = cycle.folder / "受信"
    inbox.mkdir()
    shutil.copy(submit("提出.xlsx", results="例　一"), inbox / "いち.xlsx")
    shutil.copy(submit("提出.xlsx", results="例　二"), inbox / "に.xlsx")
    (inbox / "~$別の表.xlsx").write_bytes(b"x")
    merged = run("merge", "--store", cycle.office, "--json", inbox)
    assert merged.status == 0
    assert [Path(each["file"]).name for each in merged.document["files"]] == [
        "いち.xlsx",
        "に.xlsx",
    ]
    assert "例　二" in shown(run, cycle.office)


def test_an_empty_folder_is_said_to_be_empty(run, cycle):
    empty = cycle.folder / "空"
    empty.mkdir()
    merged = run("merge", "--store", cycle.office, empty)
    assert merged.status == 0
    assert "ありません" in merged.out


def test_a_merge_is_undone_and_redone_by_the_id_in_the_ledger(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　届いた。")
    before = shown(run, cycle.office)
    run("merge", "--store", cycle.office, sent)
    after = shown(run, cycle.office)
    [row] = run("merges", "--store", cycle.office, "--json").document
    assert (row["file"], row["department"], row["counted"]) == ("提出.xlsx", "D0310", True)
    assert row["id"] in run("merges", "--store", cycle.office).out
    assert run("undo-merge", "--store", cycle.office, row["id"]).status == 0
    assert shown(run, cycle.office) == before
    assert run("merges", "--store", cycle.office, "--json").document[0]["counted"] is False
    assert run("redo-merge", "--store", cycle.office, row["id"][:8]).status == 0
    assert shown(run, cycle.office) == after


@pytest.mark.parametrize("command", ["undo-merge", "redo-merge"])
def test_an_unknown_merge_is_wrong_use(run, cycle, command: str):
    assert run(command, "--store", cycle.office, "ZZZZZZZZ").status == 2


def test_the_board_counts_requests_and_answers(run, cycle, submit):
    sent = submit("提出.xlsx", results="例　届いた。")
    run("merge", "--store", cycle.office, sent)
    board = run("status", "--store", cycle.office, "--round", "令和6年度 年度末", "--json").document
    assert (board["format"], board["round"]) == (1, "P7/R2024-END")
    assert (board["expected"], board["received"], board["returned"]) == (5, 1, 0)
    mine = [each for each in board["departments"] if each["name"] == "例会計課"]
    assert mine[0]["requested"]
    assert mine[0]["received"]
    assert run("status", "--store", cycle.office, "--round", "2031-END").status == 2
    assert "依頼5課、提出1課" in run("status", "--store", cycle.office, "--round", "2024-END").out


def test_an_approved_report_lets_later_answers_wait_as_proposals(run, cycle, submit):
    run("merge", "--store", cycle.office, submit("一.xlsx", results="例　一"))
    approved = run("approve", "--store", cycle.office, "--round", "2024-END")
    assert approved.status == 0
    late = run("merge", "--store", cycle.office, "--json", submit("二.xlsx", results="例　二"))
    assert late.status == 3
    assert late.document["open"] == {"conflicts": 0, "proposals": 1}
    [proposal] = late.document["files"][0]["proposals"]
    assert proposal["reason"] == "approved"
    name = f"{cycle.report}:results:proposal"
    assert name in run("show", "--store", cycle.office).out
    assert run("resolve", "--store", cycle.office, name, "--take", "2").status == 0
    assert "例　二" in shown(run, cycle.office)


def test_a_receipt_is_written_for_those_who_answered_and_taken_by_them(run, cycle, submit):
    back = cycle.folder / "返却"
    none = run("return", "--store", cycle.office, "--round", "2024-END", "--out", back)
    assert none.status == 0
    run("merge", "--store", cycle.office, submit("提出.xlsx", results="例　届いた。"))
    run("return", "--store", cycle.office, "--round", "2024-END", "--out", back)
    [receipt] = back.glob("*.xlsx")
    assert run("take", "--store", cycle.mine, receipt).status == 0
    board = run("status", "--store", cycle.office, "--round", "2024-END", "--json").document
    assert board["returned"] == 1


def test_a_receipt_written_before_a_conflict_is_decided_says_so(run, cycle, submit):
    back = cycle.folder / "返却"
    run("set", "--store", cycle.office, cycle.report, "results", "例　取りまとめの直し")
    run("merge", "--store", cycle.office, submit("提出.xlsx", results="例　一"))
    given = run("return", "--store", cycle.office, "--round", "2024-END", "--out", back)
    assert (given.status, words.still_disputed(1) in given.err) == (0, True)


def test_taking_a_receipt_over_an_unsent_answer_asks_and_ends_in_3(run, cycle, submit):
    run("merge", "--store", cycle.office, submit("提出.xlsx", results="例　一"))
    run("set", "--store", cycle.office, cycle.report, "results", "例　取りまとめの直し")
    run("return", "--store", cycle.office, "--round", "2024-END", "--out", cycle.folder / "返却")
    [receipt] = (cycle.folder / "返却").glob("*.xlsx")
    run("set", "--store", cycle.mine, cycle.report, "results", "例　まだ送っていない直し")
    taken = run("take", "--store", cycle.mine, receipt)
    assert taken.status == 3
    assert "食い違い1件" in taken.err
    blocked = run(
        *("submit", "--store", cycle.mine, "--round", "2024-END"),
        *("--out", cycle.folder / "x.xlsx", "--incomplete", "例"),
    )
    assert blocked.status == 4
    assert not (cycle.folder / "x.xlsx").exists()


def test_a_request_taken_twice_says_so(run, cycle):
    again = run("take", "--store", cycle.mine, cycle.request)
    assert again.status == 0
    assert "前に受け取っています" in again.out


def test_a_request_of_another_department_is_refused(run, cycle):
    [other] = cycle.folder.glob("*市民課*.xlsx")
    before = shown(run, cycle.mine)
    refused = run("take", "--store", cycle.mine, other)
    assert refused.status == 4
    assert "例市民課" in refused.err
    assert shown(run, cycle.mine) == before


def test_each_side_keeps_to_its_own_commands(run, cycle, tmp_path: Path):
    wrong = [
        ("take", "--store", cycle.office, cycle.request),
        ("submit", "--store", cycle.office, "--round", "2024-END", "--out", tmp_path / "x"),
        ("request", "--store", cycle.mine, "--round", "2024-END", "--out", tmp_path / "y"),
        ("approve", "--store", cycle.mine, "--round", "2024-END"),
    ]
    for args in wrong:
        assert run(*args).status == 2, args
    assert list(tmp_path.glob("[xy]")) == []


def test_a_corrected_copy_replaces_the_file_it_corrects(run, cycle, submit):
    from openpyxl import load_workbook

    sent = submit("提出.xlsx", results="例　まちがい")
    copy = cycle.folder / "訂正.xlsx"
    book = load_workbook(sent)
    [cell] = [c for row in book["進捗報告"].iter_rows() for c in row if c.value == "例　まちがい"]
    cell.value = "例　ただしい"
    book.save(copy)
    run("merge", "--store", cycle.office, sent, copy)
    [first, second] = run("merges", "--store", cycle.office, "--json").document
    done = run("corrected", "--store", cycle.office, copy, "--of", first["id"])
    assert done.status == 0
    assert run("corrected", "--store", cycle.office, second["id"], "--of", sent).status == 0
    assert "例　ただしい" in shown(run, cycle.office)
    assert run("corrected", "--store", cycle.office, copy, "--of", "ZZZZZZZZ").status == 2


@pytest.mark.parametrize("file_format", ["pdf", "xlsx", "csv"])
def test_a_report_is_written(run, cycle, file_format: str):
    out = cycle.folder / f"一覧.{file_format}"
    made = run(
        *("report", "--store", cycle.office, "--kind", "list", "--format", file_format),
        *("--out", out, "--round", "2024-HALF"),
    )
    assert made.status == 0
    assert out.stat().st_size > 0


def test_reports_are_listed_without_a_store(run):
    listed = run("report", "--kinds")
    assert listed.status == 0
    assert {"list", "sheet"} <= {line.split("\t")[0] for line in listed.out.splitlines()}


@pytest.mark.parametrize(
    ("option", "value"),
    [("--kind", "nosuch"), ("--format", "docx"), ("--round", "2031-END"), ("--department", "無")],
)
def test_a_report_that_does_not_exist_is_wrong_use(run, cycle, option: str, value: str):
    asked = {
        "--kind": "list",
        "--format": "pdf",
        "--out": cycle.folder / "x.pdf",
        option: value,
    }
    refused = run(
        "report", "--store", cycle.office, *(part for pair in asked.items() for part in pair)
    )
    assert refused.status == 2
    assert not (cycle.folder / "x.pdf").exists()


def test_a_dry_run_writes_the_list_of_mends_and_faults(run, cycle, submit, tmp_path):
    sent = submit("提出.xlsx", results="例　窓口を二つ増やした。")
    out = tmp_path / "直しと不備.xlsx"
    said = run("merge", "--store", cycle.office, "--dry-run", "--repairs", out, sent)
    assert (said.status, out.exists()) == (0, True)
    assert "直しと不備0か所" in said.out
