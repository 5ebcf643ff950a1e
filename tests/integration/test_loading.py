"""Plans, departments, assignments and the rest taken from workbooks that people filled in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl
import pytest

from dxdesk.domain import keys
from dxdesk.domain.loading import NothingToLoad, PlanRefused, UnknownTemplate
from dxdesk.domain.store_errors import WrongRole
from dxdesk.exchange.loadable import TEMPLATES
from dxdesk.services import loading, state, stores, undo
from dxdesk.services.stores import COORDINATOR, DEPARTMENT

DEPARTMENTS = [
    ["コード", "課名", "かな", "部", "キー"],
    ["0210", "例市民課", "れいしみんか", "例市民部", None],
    ["0310", "例情報政策課", "れいじょうほうせいさくか", None, None],
]
DIVISIONS = [["コード", "部名", "キー"], ["02", "例市民部", None]]
ASSIGNMENTS = [
    ["取組", "担当課", "主管・関係", "キー"],
    [4, "例市民課", "主管", None],
    ["取組5", "0310", "主", None],
    ["P7/T4", "例情報政策課", "関係", None],
]


def book(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def filled(template: Path, sheet: str, rows: Iterable[dict[str, object]]) -> Path:
    workbook = openpyxl.load_workbook(template)
    page = workbook[sheet]
    head = {cell.value: cell.column for cell in page[1]}
    for number, row in enumerate(rows, start=2):
        for heading, value in row.items():
            page.cell(number, head[heading], value)
    workbook.save(template)
    return template


@pytest.fixture
def store(tmp_path):
    with stores.create(tmp_path / "m.dxdesk", COORDINATOR) as made:
        yield made


@pytest.fixture
def hall(store, tmp_path):
    """A store with departments and assignments."""
    path = book(tmp_path / "hall.xlsx", 部=DIVISIONS, 課=DEPARTMENTS, 担当=ASSIGNMENTS)
    assert loading.load(store, path).problems == ()
    return store


def fields_of(store, key):
    return stores.records(store).get(key).fields


def test_departments_and_assignments_get_their_keys_from_codes_names_and_numbers(hall):
    assert fields_of(hall, "D0210") == {
        "code": "0210",
        "name": "例市民課",
        "kana": "れいしみんか",
        "division": "U02",
    }
    assert fields_of(hall, "P7/T4/D0210") == {"department": "D0210", "role": "lead"}
    assert fields_of(hall, "P7/T5/D0310") == {"department": "D0310", "role": "lead"}
    assert fields_of(hall, "P7/T4/D0310") == {"department": "D0310", "role": "supporting"}


def test_loading_is_one_act_that_undo_takes_back(store, tmp_path):
    before = state.show(store)
    path = book(tmp_path / "課.xlsx", 部=DIVISIONS, 課=DEPARTMENTS)
    result = loading.load(store, path)
    assert result.counts == {"division": 1, "department": 2}
    assert {each.source for each in state.history(store, "D0210")} == {"課.xlsx"}
    undo.undo(store)
    assert state.show(store) == before
    undo.redo(store)
    assert fields_of(store, "D0310")["name"] == "例情報政策課"


def test_loading_the_same_workbook_again_changes_nothing(hall, tmp_path):
    before = state.show(hall), state.history(hall)
    result = loading.load(hall, tmp_path / "hall.xlsx")
    assert result.changes == ()
    assert (state.show(hall), state.history(hall)) == before


def test_a_blank_cell_clears_nothing(hall, tmp_path):
    rows = [["コード", "課名", "かな", "キー"], ["0210", None, None, None]]
    assert loading.load(hall, book(tmp_path / "b.xlsx", 課=rows)).changes == ()
    assert fields_of(hall, "D0210")["kana"] == "れいしみんか"


def test_a_given_key_wins_and_renames(hall, tmp_path):
    rows = [["コード", "課名", "キー"], ["0210", "例市民窓口課", "Ｄ0210"]]
    result = loading.load(hall, book(tmp_path / "b.xlsx", 課=rows))
    assert [(each.key, each.field) for each in result.changes] == [("D0210", "name")]


def test_lists_every_problem_with_its_cell_and_takes_the_other_rows(hall, tmp_path):
    rows = [
        ["例：この行は見出しの上の説明"],
        ["取組", "担当課", "主管・関係", "キー"],
        ["99", "例のない課", "主管", None],
        ["6", "例市民課", "親分", None],
        ["7", "例市民課", "主管", None],
        [None, "例市民課", "主管", None],
        ["8", "例市民課", None, None],
        ["9", "例市民課", "主管", "P7/T99/D0210"],
        ["9", "例市民課", "主管", "でたらめ"],
    ]
    result = loading.load(hall, book(tmp_path / "b.xlsx", 担当=rows))
    places = [(each.sheet, each.address, each.found) for each in result.problems]
    assert places == [
        ("担当", "A3", "99"),
        ("担当", "B3", "例のない課"),
        ("担当", "C4", "親分"),
        ("担当", "A6", ""),
        ("担当", "C7", ""),
        ("担当", "D8", "P7/T99/D0210"),
        ("担当", "D9", "でたらめ"),
    ]
    assert all(each.expected for each in result.problems)
    assert result.counts == {"assignment": 1}
    assert fields_of(hall, "P7/T7/D0210")["role"] == "lead"


def test_a_row_that_hangs_on_a_row_left_out_is_left_out_too(store, tmp_path):
    result = loading.load(
        store,
        book(
            tmp_path / "b.xlsx",
            部=[["コード", "部名", "設置日", "キー"], ["02", "例市民部", "いつか", None]],
            課=DEPARTMENTS,
        ),
    )
    assert [(each.sheet, each.address) for each in result.problems] == [("部", "C2"), ("課", "D2")]
    assert result.counts == {"department": 1}


def test_two_rows_that_disagree_on_one_record_are_both_left_out(store, tmp_path):
    rows = [["コード", "課名", "キー"], ["0210", "例市民課", None], ["0210", "例別の課", None]]
    result = loading.load(store, book(tmp_path / "b.xlsx", 課=rows))
    assert [each.address for each in result.problems] == ["C2", "C3"]
    assert stores.records(store).of("department") == ()


def test_a_name_that_two_departments_bear_is_asked_about(hall, tmp_path):
    rows = [["コード", "課名", "キー"], ["0999", "例市民課", None]]
    loading.load(hall, book(tmp_path / "a.xlsx", 課=rows))
    rows = [["取組", "担当課", "主管・関係", "キー"], ["8", "例市民課", "主管", None]]
    result = loading.load(hall, book(tmp_path / "b.xlsx", 担当=rows))
    assert [each.address for each in result.problems] == ["B2"]
    assert "D0210" in result.problems[0].expected
    assert "D0999" in result.problems[0].expected


def test_rounds_are_named_by_year_and_kind(store, tmp_path):
    rows = [
        ["年度", "種別", "提出期限", "キー"],
        ["令和6年度", "年度末", "R7.5.16", None],
        [2024, "半", "2024/10/18", None],
    ]
    result = loading.load(store, book(tmp_path / "b.xlsx", 報告回=rows))
    assert result.problems == ()
    assert fields_of(store, "P7/R2024-END")["due"] == "2025-05-16"
    assert fields_of(store, "P7/R2024-HALF")["kind"] == "half"


def test_indicators_and_their_values_keep_one_key_each(hall, tmp_path):
    path = book(
        tmp_path / "b.xlsx",
        指標=[
            ["取組", "担当課", "指標名", "単位", "望ましい向き", "基準値", "キー"],
            ["4", "例市民課", "例　オンライン申請の割合", "%", "高いほどよい", 12.5, None],
        ],
        指標値=[
            ["取組", "担当課", "指標名", "年度", "目標値", "実績値", "実績値の時点", "キー"],
            ["4", "0210", "例 オンライン申請の割合", "R6", 40, "３１．５", "R7.3.31", None],
            ["4", "0210", "例のない指標", "R6", 40, None, None, None],
        ],
    )
    result = loading.load(hall, path)
    assert [(each.sheet, each.address) for each in result.problems] == [("指標値", "C3")]
    (indicator,) = stores.records(hall).of("indicator")
    assert keys.parent_of(indicator.key) == "P7/T4/D0210"
    assert fields_of(hall, f"{indicator.key}/Y2024") == {
        "target": "40",
        "actual": "31.5",
        "as_of": "2025-03-31",
    }
    assert loading.load(hall, path).changes == ()


def test_skills_hang_below_their_tier(store, tmp_path):
    tier = stores.records(store).of("skill_tier")[0].get("title")
    rows = [["スキル層", "項目名", "キー"], [tier, "例　業務を見直せる", None]]
    path = book(tmp_path / "b.xlsx", スキル項目=rows)
    assert loading.load(store, path).problems == ()
    (item,) = stores.records(store).of("skill_item")
    assert keys.parent_of(item.key) == stores.records(store).of("skill_tier")[0].key


OTHER_CITY = {
    "計画": [
        ["計画名", "市町村名", "開始年度", "終了年度", "キー"],
        ["例市DX計画", "例市", "R8", "R10", None],
    ],
    "基本施策": [["番号", "基本施策名", "キー"], ["A", "例　便利", None], ["B", "例　効率", None]],
    "施策": [
        ["番号", "施策名", "基本施策", "キー"],
        ["(1)", "例　窓口", "A", None],
        ["(1)", "例　庁内", "B", None],
    ],
    "取組": [
        ["番号", "取組名", "施策", "本文", "キー"],
        ["ア", "例　予約", "例　窓口", None, None],
        ["Ｂ－２", "例　電子決裁", "例　庁内", None, None],
    ],
    "評価の語": [
        ["評価軸", "記号名", "記号", "語", "定義", "キー"],
        ["進捗", "on-track", "A", "順調", "例の定義です。", None],
    ],
}


def test_a_plan_of_another_city_with_letters_for_numbers_begins_a_store(tmp_path):
    plan = loading.plan_from(book(tmp_path / "plan.xlsx", **OTHER_CITY))
    with stores.create(tmp_path / "other.dxdesk", COORDINATOR, plan=plan) as store:
        records = stores.records(store)
    assert [each.key for each in records.of("plan")] == ["P2026"]
    assert [each.key for each in records.of("measure")] == ["P2026/SA-1", "P2026/SB-1"]
    assert [(each.key, each.get("measure")) for each in records.of("initiative")] == [
        ("P2026/TU30A2", "P2026/SA-1"),
        ("P2026/TB-2", "P2026/SB-1"),
    ]
    assert [(each.get("axis"), each.get("word")) for each in records.of("term")] == [
        ("progress", "順調")
    ]


def test_a_second_plan_is_loaded_beside_the_first_and_brings_default_words(store, tmp_path):
    sheets = {name: rows for name, rows in OTHER_CITY.items() if name != "評価の語"}
    path = book(tmp_path / "plan.xlsx", **sheets)
    assert loading.load(store, path).problems == ()
    records = stores.records(store)
    assert [each.key for each in records.of("plan")] == ["P7", "P2026"]
    assert len(records.below("P2026", "term")) == len(records.below("P7", "term"))
    assert loading.load(store, path).changes == ()


def test_a_plan_with_a_fault_begins_no_store(tmp_path):
    sheets = OTHER_CITY | {
        "計画": [["計画名", "開始年度", "終了年度", "キー"], ["例", "昔", "R10"]]
    }
    with pytest.raises(PlanRefused) as refused:
        loading.plan_from(book(tmp_path / "plan.xlsx", **sheets))
    assert ("計画", "B2", "昔") in [
        (each.sheet, each.address, each.found) for each in refused.value.problems
    ]


def test_sheets_are_known_by_their_headings_whatever_they_are_called(store, tmp_path):
    path = book(tmp_path / "b.xlsx", Sheet1=DIVISIONS, Sheet2=DEPARTMENTS, メモ=[["ただのメモ"]])
    result = loading.load(store, path)
    assert result.problems == ()
    assert result.counts == {"division": 1, "department": 2}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_an_empty_template_says_nothing_to_load(store, tmp_path, kind):
    out = loading.write_template(kind, tmp_path / f"{kind}.xlsx")
    with pytest.raises(NothingToLoad):
        loading.load(store, out)


def test_a_template_filled_in_by_hand_is_loaded(store, tmp_path):
    out = loading.write_template("departments", tmp_path / "課.xlsx")
    filled(out, "部", [{"コード": "02", "部名": "例市民部"}])
    filled(out, "課", [{"コード": "0210", "課名": "例市民課", "部": "例市民部"}])
    assert loading.load(store, out).problems == ()
    assert fields_of(store, "D0210")["division"] == "U02"


def test_there_is_no_template_of_an_unknown_kind(tmp_path):
    with pytest.raises(UnknownTemplate):
        loading.write_template("nonsense", tmp_path / "x.xlsx")


def test_only_the_coordinator_loads_departments(tmp_path):
    path = book(tmp_path / "b.xlsx", 部=DIVISIONS, 課=DEPARTMENTS)
    with (
        stores.create(tmp_path / "d.dxdesk", DEPARTMENT, "0210") as mine,
        pytest.raises(WrongRole),
    ):
        loading.load(mine, path)


def test_a_workbook_without_records_is_refused(store, tmp_path):
    with pytest.raises(NothingToLoad):
        loading.load(store, book(tmp_path / "b.xlsx", メモ=[["何もない"]]))
