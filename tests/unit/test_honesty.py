"""Honesty checks: each has a case where it speaks and one where it is silent."""

import pytest

from dxdesk.domain import honesty, keys
from dxdesk.domain.honesty import Doubt, Rule
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words.honesty import RULES

LEAD, OTHER = "P7/T1/D0210", "P7/T1/D0310"
END, HALF = "P7/R2024-END", "P7/R2024-HALF"
LAST, BEFORE = "P7/R2023-END", "P7/R2022-END"
STEP = keys.derived("schedule_step", LEAD, "step")
INDICATOR = keys.derived("indicator", LEAD, "indicator")
LONG = "窓口の受付を三か所で始め、利用が増えました。"


def _record(kind: str, key: str, /, **fields: str) -> Record:
    return Record(kind, key, fields)


def _report(round_key: str, work: str = LEAD, **fields: str) -> Record:
    return _record("report", keys.report_key(work, round_key), **fields)


def _step(**fields: str) -> Record:
    return _record("schedule_step", STEP, title="契約", **fields)


def _kpi(**actuals: str) -> list[Record]:
    values = (
        _record("indicator_value", f"{INDICATOR}/{year}", target="100", actual=actual)
        for year, actual in actuals.items()
    )
    return [_record("indicator", INDICATOR, title="件数", unit="件", direction="higher"), *values]


def _doubts(*more: Record, round_key: str = END) -> list[Doubt]:
    base = [
        _record("plan", "P7", title="計画"),
        _record("initiative", "P7/T1", number="1"),
        _record("department", "D0210", name="市民課"),
        _record("department", "D0310", name="会計課"),
        _record("assignment", LEAD, department="D0210", role="lead"),
        _record("assignment", OTHER, department="D0310", role="supporting"),
        _record("round", END, year="2024", kind="year-end"),
        _record("round", HALF, year="2024", kind="half"),
        _record("round", LAST, year="2023", kind="year-end"),
        _record("round", BEFORE, year="2022", kind="year-end"),
    ]
    return list(honesty.of_round(Records([*base, *more]), "P7", round_key, VOCABULARIES))


SPEAKS = {
    Rule.KPI_SHORT: [_report(END, progress="on-track"), *_kpi(Y2024="99")],
    Rule.KPI_STILL: [_report(END, progress="ahead"), *_kpi(Y2023="50", Y2024="50")],
    Rule.OPEN_STEPS: [_report(END, achievement="achieved"), _step(planned_to="2025-03-31")],
    Rule.SAME_TEXT: [_report(END, results=f" {LONG}\n"), _report(HALF, results=LONG)],
    Rule.SAME_RATING: [_report(each, progress="on-track") for each in (END, HALF, LAST)],
    Rule.NO_RECOVERY: [_report(END, progress="late", recovery="人を増やす")],
    Rule.RECOVERY_PASSED: [
        _report(END, progress="late"),
        _report(HALF, progress="late", recovery_by="2025-02-28"),
    ],
    Rule.CONTRADICTION: [_report(END, progress="late", outlook="sure")],
    Rule.NO_REASON: [_report(END, exception="unratable")],
    Rule.NO_EVIDENCE: [_report(END, achievement="achieved")],
    Rule.OLD_DATE: [_report(END, as_of="2024-03-31")],
    Rule.OTHERS_LATE: [_report(END, progress="on-track"), _report(END, OTHER, progress="late")],
    Rule.OVERSPENT: [_report(END, budget="900", settlement="1000")],
}

SILENT = {
    Rule.KPI_SHORT: [
        [_report(END, progress="on-track"), *_kpi(Y2024="100")],
        [_report(END, progress="late"), *_kpi(Y2024="10")],
        [_report(END, progress="on-track"), *_kpi(Y2024="")],
    ],
    Rule.KPI_STILL: [
        [_report(END, progress="ahead"), *_kpi(Y2023="50", Y2024="51")],
        [_report(END, progress="ahead"), *_kpi(Y2023="100", Y2024="100")],
    ],
    Rule.OPEN_STEPS: [
        [
            _report(END, achievement="achieved"),
            _step(planned_to="2025-03-31", actual_to="2025-03-01"),
        ],
        [_report(END, achievement="achieved"), _step(planned_to="2025-04-30")],
        [_report(END, achievement="partly"), _step(planned_to="2025-03-31")],
        [_report(END, direction="end"), _step(planned_to="2025-03-31", stage="stop")],
    ],
    Rule.SAME_TEXT: [
        [_report(END, results=LONG), _report(HALF, results=LONG + "さらに増えました。")],
        [_report(END, issues="なし"), _report(HALF, issues="なし")],
    ],
    Rule.SAME_RATING: [
        [_report(each, progress="on-track") for each in (END, HALF)],
        [_report(each, progress="on-track") for each in (END, HALF, BEFORE)],
    ],
    Rule.NO_RECOVERY: [
        [_report(END, progress="late", recovery="人を増やす", recovery_by="2025-06-30")],
        [_report(END, progress="on-track")],
    ],
    Rule.RECOVERY_PASSED: [
        [_report(END, progress="on-track"), _report(HALF, recovery_by="2025-02-28")],
        [_report(END, progress="late"), _report(HALF, recovery_by="2025-04-30")],
    ],
    Rule.CONTRADICTION: [[_report(END, progress="late", outlook="likely")]],
    Rule.NO_REASON: [[_report(END, exception="unratable", rating_reason="国の仕様待ち")]],
    Rule.NO_EVIDENCE: [[_report(END, achievement="achieved", evidence="実績表")]],
    Rule.OLD_DATE: [[_report(END, as_of="2024-04-01")], [_report(END)]],
    Rule.OTHERS_LATE: [
        [_report(END, progress="late"), _report(END, OTHER, progress="late")],
        [_report(END, OTHER, progress="on-track"), _report(END, progress="on-track")],
    ],
    Rule.OVERSPENT: [[_report(END, budget="900", settlement="900")], [_report(END, budget="900")]],
}


def test_every_check_is_tried_both_ways_and_has_a_name() -> None:
    assert set(SPEAKS) == set(SILENT) == set(Rule)
    assert set(RULES) == set(Rule)


@pytest.mark.parametrize("rule", Rule)
def test_speaks(rule: Rule) -> None:
    found = [each for each in _doubts(*SPEAKS[rule]) if each.rule is rule]
    assert len(found) == 1
    assert found[0].report == keys.report_key(LEAD, END)
    assert found[0].text.endswith("。")
    assert found[0].fields


@pytest.mark.parametrize("rule", Rule)
def test_is_silent(rule: Rule) -> None:
    for more in SILENT[rule]:
        assert [each for each in _doubts(*more) if each.rule is rule] == []


def test_explains_itself_in_words() -> None:
    more = [_report(END, progress="on-track", achievement="achieved", evidence="表")]
    (found,) = _doubts(*more, *_kpi(Y2024="80.5"))
    assert found.text == (
        "進捗「予定どおり」、達成度「達成」としていますが、"
        "指標「件数」は令和6年度の目標100件に対し実績80.5件です。"
    )
    assert found.fields == ("progress", "achievement")
    assert found.others == (INDICATOR,)


def test_counts_how_long_a_rating_has_stood() -> None:
    reports = [_report(each, progress="on-track") for each in (END, HALF, LAST, BEFORE)]
    (found,) = _doubts(*reports)
    assert found.text == "進捗「予定どおり」が4回続いています。"
    assert len(found.others) == 3


def test_holds_a_half_year_against_the_last_full_year_only() -> None:
    report = _report(HALF, progress="on-track")
    assert _doubts(report, *_kpi(Y2024="10"), round_key=HALF) == []
    (found,) = _doubts(report, *_kpi(Y2023="10", Y2024="200"), round_key=HALF)
    assert found.rule is Rule.KPI_SHORT


def test_says_nothing_of_what_was_not_answered() -> None:
    assert _doubts(*_kpi(Y2024="1"), _step(planned_to="2020-01-01")) == []
