"""The plan's life on the command line: a workbook, 組織改正, the next plan, papers of then."""

from pathlib import Path

from tests.integration.conftest import Cycle, Run

NEXT = ("next-plan", "--store")


def test_a_store_writes_its_plan_as_a_workbook_that_changes_nothing(run: Run, cycle: Cycle) -> None:
    out = cycle.folder / "計画.xlsx"
    done = run("template", "--kind", "plan", "--store", cycle.office, "--out", out)
    assert done.status == 0
    loaded = run("load", "--store", cycle.office, out)
    assert loaded.status == 0, loaded.err
    assert "0" in loaded.out


def test_a_reorganisation_is_told_then_done(run: Run, cycle: Cycle) -> None:
    asked = (
        *("reorganise", "--store", cycle.office, "--on", "R8.4.1"),
        *("--from", "例会計課", "--to", "例出納課=0315"),
    )
    told = run(*asked, "--dry-run")
    assert told.out.startswith("名称変更：例会計課→例出納課。担当")
    assert run("set", "--store", cycle.office, "D0310", "kana", "れい").status == 0
    done = run(*asked)
    assert done.status == 0
    assert "D0315" in done.out
    again = run(*asked)
    assert again.status != 0
    assert "この課は、改正の前日にはありません。" in again.err or "すでにあります" in again.err


def test_the_next_plan_is_begun_filled_and_listed(run: Run, cycle: Cycle) -> None:
    begun = ("begin", "--title", "例　第八次", "--first-year", "R8", "--last-year", "R10")
    assert run(*NEXT, cycle.office, *begun).status == 0
    for carried in (("1", "1"), ("2", "1"), ("3", "2", "3"), ("4",)):
        assert run(*NEXT, cycle.office, "carry", *carried).status == 0
    assert run(*NEXT, cycle.office, "rest").status == 0
    assert run(*NEXT, cycle.office, "new", "例　新しい取組").status == 0
    listed = run(*NEXT, cycle.office, "list")
    assert "3\t書かない・待たない・スムーズな窓口の実現\t分割\t2、3" in listed.out
    assert listed.out.rstrip().endswith("継続18件、統合2件、分割1件、終了1件、新規1件")


def test_a_report_is_made_as_it_stood_at_a_moment(run: Run, cycle: Cycle) -> None:
    out = cycle.folder / "いま.csv"
    made = ("report", "--store", cycle.office, "--kind", "list", "--format", "csv", "--out", out)
    assert run(*made).status == 0
    now = out.read_bytes()
    assert run(*made, "--at", "R5.4.1").status != 0
    assert run(*made, "--at", "R50.4.1 10:00").status == 0
    assert out.read_bytes() == now
    assert run(*made, "--at", "いつか").status != 0


def test_open_data_and_hand_over_are_written(run: Run, cycle: Cycle, tmp_path: Path) -> None:
    for kind, file_format in (("opendata", "csv"), ("handover", "html"), ("closing", "html")):
        out = tmp_path / f"{kind}.{file_format}"
        done = run(
            *("report", "--store", cycle.office, "--kind", kind),
            *("--format", file_format, "--out", out),
        )
        assert done.status == 0, done.err
        assert out.stat().st_size > 100
