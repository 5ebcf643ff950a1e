"""A plan of another city, of another shape: four levels, letters for numbers, 60 取組."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from dxdesk.domain import keys
from dxdesk.domain.vocabularies import words_of
from dxdesk.services import (
    edits,
    issuing,
    loading,
    merging,
    plan_editing,
    plan_text,
    reporting,
    rounds,
    stores,
    submitting,
    taking,
    views,
)
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from tests.integration.hall import finish

AIMS = "ABC"
PLAN, ROUND = "P2024", "2024-END"
EXAMPLE_YEARS = {"開始年度": "令和6年度", "終了年度": "令和9年度"}


def fill(path: Path, **sheets: list[dict[str, object]]) -> Path:
    """Type rows into the sheets of a template, as a person would."""
    book = openpyxl.load_workbook(path)
    for title, rows in sheets.items():
        sheet = book[title]
        heads = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, start=2):
            for heading, value in row.items():
                sheet.cell(number, heads[heading], value)
    book.save(path)
    return path


def test_a_filled_workbook_is_the_plan_again_to_the_value(tmp_path: Path) -> None:
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as store:
        out = loading.write_filled(store, "plan", tmp_path / "計画.xlsx")
        plain = {e.key: e for e in stores.records(store) if not e.key.startswith("P7/L")}
        assert loading.load(store, out).changes == ()
    again = {each.key: each for each in loading.plan_from(out)}
    assert {key: dict(each.fields) for key, each in again.items()} == {
        key: dict(each.fields) for key, each in plain.items()
    }


def test_what_was_struck_out_of_a_plan_comes_back_with_its_workbook(tmp_path: Path) -> None:
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as store:
        before = stores.records(store).get("P7/T5")
        out = loading.write_filled(store, "plan", tmp_path / "計画.xlsx")
        plan_editing.strike(store, "P7/T5")
        assert loading.load(store, out).changes
        assert stores.records(store).get("P7/T5") == before
        assert loading.load(store, out).changes == ()


def test_a_new_row_under_a_number_that_was_struck_out_is_new(tmp_path: Path) -> None:
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as store:
        topic = plan_editing.topic("initiative")
        first = plan_editing.add(store, "P7", topic, "23", "例 はじめ")
        edits.set_value(store, first, "text", "例 内容")
        plan_editing.strike(store, first)
        again = plan_editing.add(store, "P7", topic, "23", "例 つぎ")
        made = stores.records(store).get(again)
        assert made
        assert (made.get("title"), made.get("text")) == ("例 つぎ", "")


def shape() -> dict[str, list[dict[str, object]]]:
    """Three aims, two basic measures of each, two measures of each, five 取組 of each."""
    bases = [(aim, letter) for aim in AIMS for letter in "ab"]
    measures = [(aim, letter, kana) for aim, letter in bases for kana in "アイ"]
    works = [(*above, sign) for above in measures for sign in "いろはにほ"]
    return {
        "計画": [{"計画名": "例　第二次スマート計画", "市町村名": "例市", **EXAMPLE_YEARS}],
        "基本方針": [{"番号": aim, "基本方針名": f"例　目標{aim}"} for aim in AIMS],
        "基本施策": [
            {"番号": letter, "基本施策名": f"例　柱{aim}{letter}", "基本方針": aim}
            for aim, letter in bases
        ],
        "施策": [
            {
                "番号": kana,
                "施策名": f"例　施策{aim}{letter}{kana}",
                "基本施策": f"例　柱{aim}{letter}",
            }
            for aim, letter, kana in measures
        ],
        "取組": [
            {
                "番号": f"{aim}{letter}{kana}{sign}",
                "取組名": f"例　取組{aim}{letter}{kana}{sign}",
                "施策": f"例　施策{aim}{letter}{kana}",
            }
            for aim, letter, kana, sign in works
        ],
        "評価の語": [
            {
                "評価軸": "進捗",
                "記号名": "on-track",
                "記号": "B",
                "語": "順調",
                "定義": "例　順調です。",
            },
            {
                "評価軸": "進捗",
                "記号名": "late",
                "記号": "D",
                "語": "滞り",
                "定義": "例　滞っています。",
            },
        ],
    }


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the coordinator's store of that plan and the workbook it was loaded from."""
    folder = tmp_path_factory.mktemp("他市")
    book = fill(loading.write_template("plan", folder / "計画.xlsx"), **shape())
    desks = fill(
        loading.write_template("departments", folder / "課.xlsx"),
        課=[{"コード": code, "課名": f"例{code}課"} for code in ("01", "02")],
    )
    with stores.create(folder / "m.dxdesk", COORDINATOR, plan=loading.plan_from(book)) as store:
        loading.load(store, desks)
        roles = loading.write_template("assignments", folder / "担当.xlsx")
        first = [row["番号"] for row in shape()["取組"]]
        rows = [
            {"取組": number, "担当課": f"例0{1 + place % 2}課", "主管・関係": "主管"}
            for place, number in enumerate(first)
        ]
        assert loading.load(store, fill(roles, 担当=rows)).problems == ()
        rounds.add_round(store, "令和6年度", "年度末", "", "R7.5.16")
    return folder


@pytest.fixture
def store(hall: Path, tmp_path: Path) -> Iterator[Store]:
    with stores.open_store(Path(shutil.copy(hall / "m.dxdesk", tmp_path))) as opened:
        yield opened


def test_it_keeps_its_levels_its_letters_and_its_words(store: Store) -> None:
    records = stores.records(store)
    tree = views.tree(records, PLAN)
    assert [each.number for each in tree.children] == list(AIMS)
    base = tree.children[0].children[1]
    assert (base.number, base.title) == ("b", "例　柱Ab")
    assert [each.number for each in base.children] == ["ア", "イ"]
    assert [each.number for each in base.children[0].children] == [f"Abア{s}" for s in "いろはにほ"]
    assert tree.count == 60
    levels = [each.level for each in plan_text.parts(records, PLAN) if each.initiative]
    assert len(levels) == 60
    assert set(levels) == {5}
    words = views.term_of(words_of(records, PLAN), "progress", "late")
    assert words is not None
    assert (words.letter, words.word) == ("D", "滞り")


def test_it_is_asked_answered_merged_and_reported(store: Store, tmp_path: Path) -> None:
    (sent, _) = finish(issuing.request(store, ROUND, tmp_path))
    with stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "01") as desk:
        taking.take(desk, sent.path)
        asked = stores.records(desk).of("assignment")
        assert len(asked) == 30
        mine = keys.report_key(asked[0].key, f"{PLAN}/R2024-END")
        edits.set_values(desk, [(mine, "progress", "D"), (mine, "results", "例　実績です。")])
        answer = submitting.submit(desk, ROUND, tmp_path / "提出.xlsx", "例").path
    finish(merging.merge(store, [answer]))
    assert stores.records(store).get(mine).get("progress") == "late"
    out = tmp_path / "一覧.csv"
    reporting.report(store, reporting.Asked("list"), reporting.Out(out, "csv"))
    with out.open(encoding="utf-8-sig", newline="") as file:
        line = next(row for row in csv.reader(file) if mine in row)
    assert stores.records(store).get(keys.parent_of(asked[0].key)).get("number") in line
    assert "滞り" in line
    page = tmp_path / "体系.html"
    reporting.report(store, reporting.Asked("summary"), reporting.Out(page, "html"))
    assert "例　柱Cb" in page.read_text(encoding="utf-8")


def test_its_workbook_brings_it_into_another_store_as_it_is(store: Store, tmp_path: Path) -> None:
    out = loading.write_filled(store, "plan", tmp_path / "out.xlsx")
    with stores.create(tmp_path / "m2.dxdesk", COORDINATOR, plan=loading.plan_from(out)) as other:
        mine = [each for each in stores.records(store) if each.key.startswith(f"{PLAN}/T")]
        assert len([e for e in mine if e.type == "initiative"]) == 60
        for each in stores.records(other):
            assert each == stores.records(store).get(each.key)
