"""The kinds of report that count, compare and draw: the same numbers as everywhere."""

from dataclasses import replace
from datetime import datetime

import pytest

from dxdesk.domain import figures, keys
from dxdesk.domain.charts import BarChart
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import report_figures as words
from dxdesk.domain.words import reports as says
from dxdesk.reports import KINDS, build
from dxdesk.reports.content import Document, Drawing, RowKind, Table, texts_of
from dxdesk.reports.kinds import changed
from dxdesk.reports.kinds.view import View
from dxdesk.reports.pdf.render import pages_of
from tests.fixtures import report_samples as sample

FIRST = sample.assignment(1, "D0310")
HALF = "P7/R2024-HALF"
EARLIER = sample.report(FIRST, HALF, progress="on-track", budget="100", results="上半期の実績")


def made(kind: str, records: Records, **occasion) -> Document:
    return build(kind, records, sample.words(), replace(sample.OCCASION, **occasion))


def blocks(document: Document) -> list[object]:
    return [b for part in document.parts for section in part.sections for b in section.blocks]


def body(table: Table) -> list[list[str]]:
    return [[c.text for c in row.cells] for row in table.rows if row.kind is RowKind.BODY]


def text(document: Document) -> str:
    return "\n".join(each.text.text for each in texts_of(document))


def view_of(records: Records, **occasion) -> View:
    return View(records, sample.words(), replace(sample.OCCASION, **occasion))


def test_paper_and_tables_have_the_counts_of_the_figures():
    records = sample.records()
    counted = figures.by_axis(records, "P7", sample.ROUND, sample.words(), "progress")
    expected = {each.code: each.count for each in counted}
    table = next(b for b in blocks(made("summary", records)) if isinstance(b, Table))
    total = next(row for row in table.rows if row.kind is RowKind.TOTAL)
    assert [int(cell.text) for cell in total.cells[1:]] == [*expected.values(), 22]
    found = KINDS["summary"].tables(view_of(records))[0]
    rows = [row for row in found.rows() if row[0] == says.TOTAL]
    assert {row[3] or "": row[4] for row in rows} == expected
    chart = next(b for b in blocks(made("dashboard", records)) if isinstance(b, Drawing))
    assert isinstance(chart.subject, BarChart)
    drawn = sum(p.value for row in chart.subject.rows for bar in row.bars for p in bar.pieces)
    assert drawn == 22 == sum(int(row[-1]) for row in body(chart.twin))


def test_the_summary_says_what_the_total_was_before_and_the_difference():
    table = next(
        b for b in blocks(made("summary", sample.records(EARLIER))) if isinstance(b, Table)
    )
    *_, before, change = body(table)
    assert before[0] == words.last_time("令和6年度 上半期")
    assert before[2] == "1"  # on track
    assert (change[2], change[3]) == ("-1", "+1")


def many_departments(count: int) -> list[Record]:
    name = "例 とても長い名前の部署名称検討推進課"
    made: list[Record] = []
    for number in range(count):
        key = f"D{5000 + number}"
        owner = sample.assignment(number % 22 + 1, key, "supporting")
        asked = {"decision_needed": "決めてほしい。" * 50, "recovery": "挽回する。" * 50}
        late = sample.report(owner, progress="late", **asked)
        made += [
            sample.record("department", key, code=key[1:], name=f"{name}{number}"),
            owner,
            late,
        ]
    return made


@pytest.mark.parametrize("count", [0, 3, 14, 60])
def test_the_summary_fills_one_page_at_most(count):
    records = sample.records(EARLIER, *many_departments(count))
    document = made("summary", records, head="BCDF")
    from dxdesk.reports.content import closed

    assert len(pages_of(closed(document))) == 1


def test_the_summary_counts_departments_it_has_no_room_for_together():
    table = [
        b
        for b in blocks(made("summary", sample.records(*many_departments(60))))
        if isinstance(b, Table)
    ][-1]
    cells = body(table)
    shown = sum(1 for row in cells for name in (row[0], row[4]) if name)
    assert any(words.others(63 - (shown - 1)) in row for row in cells)
    assert sum(int(row[place]) for row in cells for place in (1, 5) if row[place]) == 64


def indicator(code: str, **fields: str) -> Record:
    return sample.record("indicator", keys.derived("indicator", FIRST.key, code), **fields)


def value(of: Record, year: int, **fields: str) -> Record:
    return sample.record("indicator_value", f"{of.key}/Y{year}", **fields)


def test_an_indicator_shows_each_years_values_with_their_day_and_verdict():
    count = indicator("件数", title="件数", unit="件", direction="higher", goal="3000")
    short = value(count, 2024, target="2000", actual="1900.5", as_of="2025-03-31", note="速報値")
    document = made("indicators", sample.records(count, short, value(count, 2023, target="1500")))
    drawing = [b for b in blocks(document) if isinstance(b, Drawing)][-1]
    assert body(drawing.twin) == [
        ["令和5年度", "1,500", says.BLANK, says.BLANK, words.VERDICTS["no-actual"]],
        ["令和6年度", "2,000", "1,900.5", "R7.3.31", words.VERDICTS["short"]],
    ]
    ends = [bar.text for row in drawing.subject.rows for bar in row.bars]
    assert "実績値 1,900.5件（R7.3.31時点）" in ends
    assert words.note("令和6年度", "速報値") in text(document)


def test_a_target_is_not_judged_where_nobody_said_which_way_is_better():
    count = indicator("件数", title="件数")
    now = value(count, 2024, target="2", actual="1")
    assert words.VERDICTS["no-direction"] in text(made("indicators", sample.records(count, now)))


def test_two_rounds_are_compared_by_ratings_amounts_and_days_not_by_their_texts():
    document = made("changes", sample.records(EARLIER))
    rows = [row for b in blocks(document) if isinstance(b, Table) for row in body(b)]
    assert ["取組1・例 市民課", "進捗", "○ 予定どおり", "◇ やや遅れ"] in rows
    assert ["取組1・例 市民課", "予算額", "100", "12,400"] in rows
    assert not any(row[1] == "取組内容の実績" for row in rows)


def test_two_moments_are_compared_field_by_field_and_other_records_too():
    before = sample.records(sample.record("initiative", "P7/T9", number="9", title="前の名前"))
    gone = sample.record("glossary", keys.derived("glossary", "P7", "x"), title="消えた語")
    then = Records([*before, gone])
    now = sample.report(FIRST, progress="late", results="書き直した実績")
    occasion = {"before": then, "since": datetime(2025, 5, 1, 23, 59)}
    document = made("changes", sample.records(now), **occasion)
    rows = [row for b in blocks(document) if isinstance(b, Table) for row in body(b)]
    results = next(row for row in rows if row[1] == "取組内容の実績")
    assert results[2].startswith(sample.LONG_LINE)
    assert results[3] == "書き直した実績"
    assert any(row[1:3] == ["取組名", "前の名前"] for row in rows)
    assert any(words.HOW["removed"] in row for row in rows)
    found = {
        (each.field.name, each.record.how)
        for each in changed.changed(view_of(sample.records(now), **occasion))
    }
    assert ("title", "removed") in found
    assert words.against("R7.5.1 23:59時点") in text(document)


def test_another_departments_changes_are_none_of_ones_own():
    before = sample.records()
    now = sample.records(sample.report(FIRST, results="別の課の実績"))
    view = view_of(now, before=before, department="D0410")
    assert changed.changed(view) == []


def test_without_anything_earlier_it_is_said_so():
    assert words.NO_EARLIER in text(made("changes", sample.records(), round=HALF))


def test_the_dashboard_shows_the_rounds_one_beside_the_other():
    drawings = [
        b for b in blocks(made("dashboard", sample.records(EARLIER))) if isinstance(b, Drawing)
    ]
    assert list(drawings[1].subject.heads) == [
        "令和6年度 上半期",
        "令和6年度 年度末",
    ]
