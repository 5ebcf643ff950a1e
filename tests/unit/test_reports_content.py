import subprocess
import sys
from dataclasses import replace

import pytest

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.report_errors import UnknownDepartment, UnknownKind, UnknownRound
from dxdesk.domain.vocabularies import PLAN_AXES
from dxdesk.domain.words import report_errors
from dxdesk.domain.words import reports as says
from dxdesk.reports import KINDS, build
from dxdesk.reports.content import (
    Document,
    Fields,
    Part,
    Row,
    RowKind,
    Section,
    Table,
    Text,
    numbered_sections,
    texts_of,
)
from tests.fixtures import report_samples as sample


def made(kind: str, *more, **occasion) -> Document:
    when = replace(sample.OCCASION, **occasion)
    return build(kind, sample.records(*more), sample.words(), when)


def section(part: Part, title: str) -> Section:
    return next(each for each in part.sections if each.title.text.endswith(title))


def table(part: Part, title: str) -> Table:
    found = section(part, title).blocks
    return next(block for block in found if isinstance(block, Table))


def body(found: Table) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in found.rows if row.kind is RowKind.BODY]


def rows_of(document: Document, number: str) -> list[list[str]]:
    rows = body(table(document.parts[0], says.LIST))
    start = next(place for place, row in enumerate(rows) if row[0] == number)
    return [rows[start], *[row for row in rows[start + 1 : start + 2] if not row[0]]]


def pairs(document: Document, number: int) -> dict[str, str]:
    return {
        pair.label: pair.value.text
        for each in document.parts[number - 1].sections
        for block in each.blocks
        if isinstance(block, Fields)
        for pair in block.pairs
    }


def test_nothing_heavy_is_imported_with_the_reports():
    code = (
        "import sys, dxdesk.reports;"
        "print([m for m in ('reportlab','openpyxl','sqlalchemy','PySide6') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_list_has_every_initiative_of_the_plan_in_plan_order():
    rows = body(table(made("list").parts[0], says.LIST))
    assert [row[0] for row in rows if row[0]] == [str(number) for number in range(1, 23)]


def test_the_list_groups_by_the_plans_measures():
    found = table(made("list").parts[0], says.LIST)
    groups = [row.cells[0].text for row in found.rows if row.kind is RowKind.GROUP]
    assert len(groups) == 4 + 10
    assert groups[0].startswith("Ⅰ")


def test_a_supporting_department_stands_below_the_lead():
    lead, helper = rows_of(made("list"), "4")
    assert "例 情報政策課" in lead[2]
    assert "例 高齢者支援課" in helper[2]


def test_a_blank_is_shown_as_not_filled_in():
    assert rows_of(made("list"), "7")[0][3:] == [says.BLANK] * 7


def test_an_initiative_that_cannot_be_rated_has_an_answer_and_no_blank():
    lead = rows_of(made("list"), "4")[0]
    assert lead[4] == "－ 評価困難"
    assert says.BLANK not in lead[3:8]


def test_an_initiative_nobody_has_says_so():
    assert rows_of(made("list"), "22")[0][2] == says.NO_ASSIGNMENT


def test_the_counts_add_up_to_the_initiatives():
    total = table(made("list").parts[0], says.SUMMARY).rows[-1]
    numbers = [int(cell.text) for cell in total.cells[1:]]
    assert numbers[-1] == 22 == sum(numbers[:-1])


def test_an_initiative_listed_twice_is_counted_once():
    again = sample.record("initiative", "P7/T23", number="23", title="例", repeat_of="P7/T1")
    total = table(made("list", again).parts[0], says.SUMMARY).rows[-1]
    assert total.cells[-1].text == "22"


def test_a_supporting_report_does_not_count_for_the_lead():
    rows = table(made("list").parts[0], says.SUMMARY).rows
    assert sum(int(cell.text) for cell in rows[-1].cells[1:5]) == 1


def test_departments_without_a_report_are_listed_with_what_they_owe():
    found = body(table(made("list").parts[0], says.NOT_SUBMITTED_DEPARTMENTS))
    assert found == [["例 高齢者支援課", "7　ウェブアクセシビリティの向上推進", "1"]]


def test_a_round_without_reports_makes_every_department_owe_one():
    part = made("list", round="P7/R2024-HALF").parts[0]
    assert len(body(table(part, says.NOT_SUBMITTED_DEPARTMENTS))) == 3


def test_without_a_round_the_latest_one_is_taken():
    assert made("list", round="").parts[0].subtitle.endswith("令和6年度 年度末")


def test_the_definition_of_every_word_is_printed():
    found = body(table(made("list").parts[0], says.DEFINITIONS))
    words = sample.words()
    definitions = [term.definition for axis in PLAN_AXES for term in words[axis]]
    assert [row[1] for row in found] == definitions


def test_one_departments_edition_has_only_its_own():
    document = made("sheet", department="D0410")
    assert [part.name for part in document.parts] == ["取組4", "取組7"]
    assert document.stamp.edition == says.EDITIONS["department"]
    assert "例 情報政策課" not in " ".join(each.text.text for each in texts_of(document))


def test_every_field_of_a_report_stands_on_the_sheet_in_the_catalogues_order():
    shown = list(pairs(made("sheet"), 1))
    expected = [
        says.labelled(field.label, field.unit)
        for field in CATALOGUE["report"].fields
        if field.name not in PLAN_AXES
    ]
    assert [label for label in shown if label in expected] == expected


def test_text_is_shown_to_the_character():
    shown = pairs(made("sheet"), 1)
    assert shown["業務の変化"] == sample.ODD
    assert shown["課題"] == '=HYPERLINK("x")'


def test_the_offices_judgement_stands_beside_the_departments():
    rows = body(table(made("sheet").parts[0], says.RATINGS))
    assert rows[1][:3] == ["進捗", "◇ やや遅れ", "◆ 遅れ"]
    assert rows[1][3] == "予定より遅れていますが、年度内に取り戻せます。"


def test_a_sheet_without_a_report_says_that_none_came():
    texts = [each.text.text for each in texts_of(made("sheet")) if each.anchor == "sheet-P7/T7"]
    every = [each.text.text for each in texts_of(made("sheet", department="D0410"))]
    assert says.NOT_SUBMITTED in [*texts, *every]


def test_the_list_links_to_each_sheet():
    links = {
        cell.link for row in table(made("list").parts[0], says.LIST).rows for cell in row.cells
    }
    assert links - {""} == {part.anchor for part in made("sheet").parts}


def test_the_moment_and_the_day_the_reports_speak_of_stand_in_the_foot():
    stamp = made("list").stamp
    assert stamp.as_of == "基準時点 令和7年3月31日"
    assert stamp.made == "作成 令和7年6月12日 10時05分"


def test_headings_are_numbered_as_official_papers_are():
    levels = (1, 2, 2, 3, 4, 1, 2)
    found = numbered_sections(Section(Text("題"), (), level) for level in levels)
    marks = [each.title.text.partition("　")[0] for each in found]
    assert marks == ["1", "(1)", "(2)", "ア", "(ア)", "2", "(1)"]


def test_an_empty_store_still_makes_a_report():
    from dxdesk.domain.records import Records

    for kind in KINDS.values():
        assert build(kind.name, Records([]), sample.words(), replace(sample.OCCASION, round=""))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"round": "P7/R2099-END"}, UnknownRound("P7/R2099-END")),
        ({"department": "D9"}, UnknownDepartment("D9")),
    ],
)
def test_refuses_an_occasion_the_records_do_not_have(change, fault):
    with pytest.raises(type(fault)) as raised:
        made("list", **change)
    assert raised.value == fault


def test_refuses_an_unknown_kind_naming_those_there_are():
    with pytest.raises(UnknownKind) as raised:
        made("nothing")
    happened, remedy = report_errors.sentence(raised.value)
    assert "nothing" in happened
    assert "list" in remedy


def test_a_row_has_a_cell_for_every_column():
    for kind in KINDS:
        for part in made(kind).parts:
            for each in part.sections:
                for block in each.blocks:
                    if isinstance(block, Table):
                        assert all(_fits(row, block) for row in block.rows)


def _fits(row: Row, block: Table) -> bool:
    return len(row.cells) == (1 if row.kind is RowKind.GROUP else len(block.columns))
