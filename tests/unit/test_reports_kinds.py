"""The kinds of report that show one matter each."""

from dataclasses import replace
from datetime import datetime

import pytest

from dxdesk.domain import keys
from dxdesk.domain.asked import State as Standing
from dxdesk.domain.board import DepartmentStatus, State
from dxdesk.domain.words import report_kinds as words
from dxdesk.domain.words import reports as says
from dxdesk.domain.words.instructions import STATES
from dxdesk.reports import KINDS, build
from dxdesk.reports.content import Document, RowKind, Table, texts_of
from dxdesk.reports.kinds.view import View
from tests.fixtures import report_samples as sample

LATE = sample.assignment(9, "D0210")
ARRIVED = (State.ARRIVED, 1, 0, 0)
BOARD = (
    DepartmentStatus("D0210", "例 情報政策課", True, "2025-05-10T09:00", "", 2, 2, False, *ARRIVED),
    DepartmentStatus(
        "D0310", "例 市民課", True, "2025-05-20T09:00", "2025-05-21T09:00", 1, 1, True, *ARRIVED
    ),
    DepartmentStatus("D0410", "例 高齢者支援課", True, "", "", 2, 0, False, State.WAITING, 0, 0, 0),
)


def made(kind: str, *more, **occasion) -> Document:
    when = replace(sample.OCCASION, **occasion)
    return build(kind, sample.records(*more), sample.words(), when)


def body(document: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells]
        for part in document.parts
        for section in part.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        if row.kind is RowKind.BODY
    ]


def text(document: Document) -> str:
    return "\n".join(each.text.text for each in texts_of(document))


def flat(kind: str, *more, **occasion) -> list[dict[str, object]]:
    when = replace(sample.OCCASION, **occasion)
    view = View(sample.records(*more), sample.words(), when)
    table = KINDS[kind].flat_table(view)
    header = [column.header for column in table.columns]
    return [dict(zip(header, row, strict=True)) for row in table.rows()]


def test_the_later_stands_first_among_what_is_late():
    late = sample.report(LATE, progress="late", recovery="業者を替える。")
    rows = body(made("delays", LATE, late))
    assert [row[2] for row in rows] == ["◆ 遅れ", "◇ やや遅れ"]
    assert rows[1][3] == "◆ 遅れ"  # the office's rating beside the department's


def test_a_late_report_without_a_way_to_catch_up_says_so():
    late = sample.report(LATE, progress="late")
    document = made("delays", LATE, late)
    assert body(document)[0][5] == words.NO_RECOVERY
    assert words.delays(1, 1, 1) in text(document)


def test_nothing_late_is_said_and_not_shown_as_an_empty_table():
    document = made("delays", round="P7/R2024-HALF")
    assert words.DELAYS_NONE in text(document)
    assert body(document) == []


def test_what_the_meeting_must_decide_stands_with_its_background():
    asks = sample.report(LATE, decision_needed="組を決めてほしい。", issues="日程が重なる。")
    rows = body(made("decisions", LATE, asks))
    assert [row[3:] for row in rows] == [["組を決めてほしい。", "日程が重なる。"]]


def test_the_board_says_who_answered_late_and_who_not():
    document = made("status", board=BOARD)
    assert [row[1] for row in body(document)[:3]] == [
        "● 届いた",
        words.too_late("● 届いた"),
        "○ 未",
    ]
    assert words.received(2, 3, 1) in text(document)


def test_who_filled_in_everything_without_a_file_is_not_taken_for_silent():
    own = replace(BOARD[0], received="")
    assert body(made("status", board=(own,)))[0][1] == words.FILLED_IN


def instruction(code: str, due: str, **fields: str):
    key = keys.derived("instruction", "P7", code)
    order = {"title": code, "text": "例の指示", "due": due, "departments": "D0210\nD0310"}
    return sample.record("instruction", key, **order | fields)


def test_instructions_stand_by_their_day_with_their_state():
    orders = (
        instruction("遠い", "2025-09-30"),
        instruction("過ぎた", "2025-05-30"),
        instruction("済んだ", "2025-04-30", closed_on="2025-05-01"),
        instruction("答えた", "2025-08-31"),
    )
    answers = [
        sample.record("response", f"{orders[3].key}/{department}", text="例の回答")
        for department in ("D0210", "D0310")
    ]
    rows = body(made("instructions", *orders, *answers))
    assert [(row[0].partition("\n")[0], row[5]) for row in rows] == [
        ("過ぎた", STATES[Standing.OVERDUE]),
        ("答えた", STATES[Standing.ANSWERED]),
        ("遠い", STATES[Standing.WAITING]),
        ("済んだ", STATES[Standing.CLOSED]),
    ]


@pytest.mark.parametrize(("first", "second"), [("2025-07-01", "2025-08-01"), ("2025-08-01", "")])
def test_the_next_due_instruction_stands_first_and_one_without_a_day_last(first, second):
    for one, other in (("甲", "乙"), ("乙", "甲")):
        orders = instruction(one, first), instruction(other, second)
        rows = body(made("instructions", *orders))
        assert [row[0].partition("\n")[0] for row in rows] == [one, other]


def test_an_instruction_shows_each_departments_answer():
    order = instruction("例", "2025-09-30")
    answer = sample.record(
        "response", f"{order.key}/D0310", text="直した。", answered_on="2025-06-01"
    )
    row = body(made("instructions", order, answer))[0]
    assert row[5] == STATES[Standing.WAITING]
    assert row[6] == words.answered("例 市民課", "R7.6.1", "直した。")


def test_what_a_body_is_asked_stands_under_it_with_how_far_its_secretariat_has_come():
    body_record = sample.record(
        "body", "P7/O2", title="例 推進部会", secretariat="D0310", order="1"
    )
    order = instruction("例 検討", "2025-09-30", departments="", body="P7/O2", kind="topic")
    answer = sample.record(
        "response", f"{order.key}/D0310", text="例 二案に絞った。", state="studying"
    )
    document = made("topics", body_record, order, answer, instruction("課へ", "2025-09-30"))
    (row,) = body(document)
    assert row[0].startswith("例 検討")
    assert row[3:] == [STATES[Standing.ANSWERED], "例 市民課［検討中］：例 二案に絞った。"]
    assert "例 推進部会" in text(document)


def test_another_departments_instruction_is_none_of_ones_own():
    order = instruction("例", "2025-09-30", departments="D0310")
    assert body(made("instructions", order, department="D0210")) == []


def test_each_department_has_a_part_of_its_own():
    document = made("department")
    names = [part.title.text for part in document.parts]
    assert names == ["例 情報政策課", "例 市民課", "例 高齢者支援課"]
    assert "例 市民課" not in text(made("department", department="D0410"))


def test_a_departments_page_names_the_required_fields_that_are_blank():
    row = body(made("department", department="D0410"))[0]
    assert "業務の変化" in row[-1]


def test_the_public_edition_has_marked_fields_only():
    marked = replace(
        sample.full_report(sample.assignment(1, "D0310")),
        fields={
            **sample.full_report(sample.assignment(1, "D0310")).fields,
            "public_fields": "next_steps\nresults",
        },
    )
    said = text(made("public", marked))
    assert "様式を整え、8月から始めます。" in said
    assert sample.ODD not in said
    assert "例 市民課 窓口係" not in said
    (row,) = flat("public", marked)
    assert row["今後の取組"] == "様式を整え、8月から始めます。"
    assert row["業務の変化"] is None
    assert not {"記入者（課・係）", "根拠資料", "要判断事項", "進捗"} & set(row)


def test_a_field_that_may_never_be_published_is_not_even_if_it_is_named():
    odd = sample.report(LATE, evidence="例の資料", results="例", public_fields="evidence\nresults")
    assert "例の資料" not in text(made("public", LATE, odd))


def test_the_public_edition_does_not_end_with_the_number_of_the_past():
    assert made("public", head="BCDF").stamp.closing == ""
    assert made("omissions", head="BCDF").stamp.closing
    assert made("public").stamp.edition == says.EDITIONS["public"]


def test_what_the_public_edition_leaves_out_is_listed_without_its_value():
    report = sample.report(LATE, results="秘", evidence="密", public_fields="")
    document = made("omissions", LATE, report)
    assert "秘" not in text(document)
    row = next(row for row in body(document) if row[0].startswith("9"))
    assert row[2:] == ["取組内容の実績", "根拠資料"]
    reasons = {each["項目"]: each["載せない理由"] for each in flat("omissions", LATE, report)}
    assert (reasons["取組内容の実績"], reasons["根拠資料"]) == words.WHY


def test_the_glossary_stands_below_the_words_of_the_axes():
    word = sample.record(
        "glossary", keys.derived("glossary", "P7", "a"), title="RPA", text="手順を自動にする道具"
    )
    assert body(made("terms", word))[-1] == ["RPA", "手順を自動にする道具"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_table_for_machines_explains_its_columns(kind):
    view = View(sample.records(), sample.words(), replace(sample.OCCASION, board=BOARD))
    for table in KINDS[kind].tables(view):
        assert all(column.header and column.meaning for column in table.columns), table.name
        for row in table.rows():
            assert len(row) == len(table.columns)


@pytest.mark.parametrize("kind", list(KINDS))
def test_headings_without_words_are_not_counted(kind):
    for part in made(kind, board=BOARD, made_at=datetime(2025, 6, 12)).parts:
        titles = [each.title.text for each in part.sections if each.level == 1]
        found = [each.partition("　")[0] for each in titles if each]
        marks = [each for each in found if each.isdigit()]
        assert marks == [str(place) for place in range(1, len(marks) + 1)]


def test_a_target_changed_after_its_publication_is_marked_with_both_texts_and_the_reason():
    old = {"published_text": "例 3か所", "published_on": "2024-07-01"}
    key = f"{LATE.key}/Y2024"
    same = sample.record("annual_target", key, text="例 3か所", **old)
    kept = text(made("sheet", LATE, same))
    assert says.TARGET_CHANGED not in kept
    other = sample.record("annual_target", key, text="例 2か所", change_reason="例 減額", **old)
    changed = text(made("sheet", LATE, other))
    for each in (says.TARGET_CHANGED, "例 3か所", "例 2か所", "例 減額", "R6.7.1"):
        assert each in changed
