"""Commands on one store: making it, showing it, editing it, its history."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

PLAN = Path(__file__).resolve().parents[2] / "resources" / "plan" / "musashino-7.toml"
TREE = {"policy": 3, "basic_measure": 4, "measure": 10, "initiative": 22}


@pytest.fixture
def office(run, tmp_path: Path) -> Path:
    """A coordinator's new store."""
    path = tmp_path / "取りまとめ.dxdesk"
    assert run("new", "--store", path, "--as", "coordinator").status == 0
    return path


def test_a_new_store_shows_exactly_the_plan(run, office: Path):
    shown = run("show", "--store", office, "--json").document
    kinds = Counter(each["type"] for each in shown["records"])
    assert {name: kinds[name] for name in TREE} == TREE
    plan = tomllib.loads(PLAN.read_text(encoding="utf-8"))
    for kind in TREE:
        found = [each["fields"]["title"] for each in shown["records"] if each["type"] == kind]
        assert found == [row["title"] for row in plan[kind]]
    assert shown["format"] == 1
    assert shown["conflicts"] == shown["proposals"] == []


def test_equal_stores_show_equal_bytes(run, tmp_path: Path):
    for name in ("a", "b"):
        run("new", "--store", tmp_path / name, "--as", "coordinator", "--sample")
    for more in ((), ("--json",)):
        texts = {run("show", "--store", tmp_path / name, *more).out for name in ("a", "b")}
        assert len(texts) == 1


def test_show_can_be_held_to_one_type(run, office: Path):
    shown = run("show", "--store", office, "--type", "initiative", "--json").document
    assert {each["type"] for each in shown["records"]} == {"initiative"}
    assert len(shown["records"]) == 22


def test_show_for_people_speaks_in_labels(run, office: Path):
    out = run("show", "--store", office, "--type", "plan").out
    assert "P7 計画" in out
    assert "計画名: 武蔵野市 第七次総合情報化基本計画" in out
    assert "開始年度: 令和5年度" in out


def test_refuses_to_make_a_store_over_another(run, office: Path):
    before = office.read_bytes()
    again = run("new", "--store", office, "--as", "coordinator")
    assert again.status == 5
    assert again.out == ""
    assert len(again.err.splitlines()) == 2
    assert office.read_bytes() == before


def test_a_department_must_be_named(run, tmp_path: Path):
    made = run("new", "--store", tmp_path / "x", "--as", "department")
    assert made.status == 2
    assert "--department" in made.err
    assert not (tmp_path / "x").exists()


def test_no_half_made_store_is_left_where_the_example_does_not_fit(run, tmp_path: Path):
    made = run(
        *("new", "--store", tmp_path / "x", "--as", "department"),
        *("--department", "例会計課", "--sample"),
    )
    assert made.status == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["show", "history", "merges", "status"])
def test_a_store_that_is_missing_ends_in_5(run, tmp_path: Path, command: str):
    more = ("--round", "2024-END") if command == "status" else ()
    ran = run(command, "--store", tmp_path / "ない.dxdesk", *more, "--json")
    assert ran.status == 5
    assert ran.out == ""
    assert "ない.dxdesk" in ran.err


def test_a_file_that_is_no_store_ends_in_5(run, tmp_path: Path):
    path = tmp_path / "x.dxdesk"
    path.write_text("これは保存ファイルではありません。" * 50, encoding="utf-8")
    ran = run("show", "--store", path)
    assert ran.status == 5
    assert "保存ファイルではありません" in ran.err


def test_a_value_that_is_set_is_shown_and_remembered(run, office: Path):
    done = run("set", "--store", office, "D0210", "課名", "例市民課")
    assert done.status == 0
    assert "例市民課" in done.out
    [record] = run("show", "--store", office, "--type", "department", "--json").document["records"]
    assert record == {"type": "department", "key": "D0210", "fields": {"name": "例市民課"}}
    [line] = run("history", "--store", office, "--key", "D0210", "--json").document
    assert (line["before"], line["after"], line["field"]) == (None, "例市民課", "name")
    assert "例市民課" in run("history", "--store", office, "--key", "D0210").out


def test_setting_what_stands_there_changes_nothing(run, office: Path):
    run("set", "--store", office, "D0210", "name", "例市民課")
    assert run("set", "--store", office, "D0210", "name", "例市民課").status == 0
    assert len(run("history", "--store", office, "--key", "D0210", "--json").document) == 1


@pytest.mark.parametrize(
    ("key", "field", "value", "status"),
    [
        ("P7", "first_year", "いつか", 4),
        ("P7", "title", "\ufffe", 4),
        ("P7", "nothing", "x", 2),
        ("キー", "title", "x", 4),
        ("P7/T99/D0210", "note", "x", 2),
    ],
)
def test_a_value_that_cannot_be_taken_is_refused(
    run, office: Path, key: str, field: str, value: str, status: int
):
    before = run("show", "--store", office, "--json").out
    refused = run("set", "--store", office, key, field, value)
    assert refused.status == status
    assert len(refused.err.splitlines()) == 2
    assert run("show", "--store", office, "--json").out == before


def test_a_department_cannot_rewrite_the_plan(run, tmp_path: Path):
    mine = tmp_path / "課.dxdesk"
    run("new", "--store", mine, "--as", "department", "--department", "0310")
    refused = run("set", "--store", mine, "P7/T4", "title", "別の名前")
    assert refused.status == 4
    assert "取りまとめの課" in refused.err


def test_fields_lists_the_whole_catalogue(run):
    rows = run("fields", "--json").document
    assert {"type", "field", "label", "kind", "unit", "owner", "required", "publishable"} <= set(
        rows[0]
    )
    text = run("fields").out
    assert len(text.splitlines()) == len(rows) + 1


@pytest.mark.parametrize(
    ("year", "kind"),
    [("2024", "year-end"), ("R6", "年度末"), ("令和6年度", "年度末"), ("２０２４", "END")],
)
def test_rounds_are_opened_and_listed(run, office: Path, year: str, kind: str):
    made = run(
        *("round", "--store", office, "add", "--year", year, "--kind", kind),
        *("--opens", "R7.4.21", "--due", "令和7年5月16日"),
    )
    assert made.status == 0
    assert run("round", "--store", office, "list", "--json").document == [
        {
            "key": "P7/R2024-END",
            "year": 2024,
            "kind": "year-end",
            "name": "令和6年度 年度末",
            "opens": "2025-04-21",
            "due": "2025-05-16",
        }
    ]
    assert "令和6年度 年度末" in run("round", "--store", office, "list").out


def test_a_round_with_an_ambiguous_date_is_not_opened(run, office: Path):
    refused = run(
        *("round", "--store", office, "add", "--year", "2024", "--kind", "year-end"),
        *("--due", "5.4.1"),
    )
    assert refused.status == 4
    assert run("round", "--store", office, "list", "--json").document == []


def test_a_template_is_written_and_says_that_it_is_empty_when_loaded(
    run, office: Path, tmp_path: Path
):
    out = tmp_path / "様式.xlsx"
    assert run("template", "--kind", "departments", "--out", out).status == 0
    refused = run("load", "--store", office, out)
    assert refused.status == 2
    assert "様式.xlsx" in refused.err


def test_a_template_that_cannot_be_written_says_so(run, tmp_path: Path):
    refused = run("template", "--kind", "rounds", "--out", tmp_path / "ない" / "x.xlsx")
    assert refused.status == 4
    assert len(refused.err.splitlines()) == 2


def test_a_filled_in_template_is_loaded(run, office: Path, tmp_path: Path):
    from openpyxl import load_workbook

    out = tmp_path / "様式.xlsx"
    run("template", "--kind", "departments", "--out", out)
    book = load_workbook(out)
    sheet = book["課"]
    heads = {cell.value: cell.column for row in sheet.iter_rows() for cell in row if cell.value}
    [row] = {cell.row for r in sheet.iter_rows() for cell in r if cell.value == "課名"}
    for place, (code, name) in enumerate([("0210", "例市民課"), ("", "番号のない課")], start=1):
        sheet.cell(row + place, heads["コード"], code)
        sheet.cell(row + place, heads["課名"], name)
    book.save(out)
    loaded = run("load", "--store", office, out)
    assert loaded.status == 4
    assert "課1件" in loaded.out
    assert "空欄" in loaded.err
    shown = run("show", "--store", office, "--type", "department", "--json").document
    assert [each["key"] for each in shown["records"]] == ["D0210"]
