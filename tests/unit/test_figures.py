"""Figures of a round: each with what it counts."""

from hypothesis import given
from hypothesis import strategies as st

from dxdesk.domain import figures, keys
from dxdesk.domain.figures import Figure
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import PLAN_AXES, VOCABULARIES

ROUND = "P7/R2024-END"
BEFORE = "P7/R2024-HALF"
WORDS = VOCABULARIES


def _record(kind: str, key: str, /, **fields: str) -> Record:
    return Record(kind, key, fields)


def _plan(*more: Record) -> Records:
    base = [
        _record("plan", "P7", title="計画"),
        _record("basic_measure", "P7/M1", number="Ⅰ"),
        _record("basic_measure", "P7/M2", number="Ⅱ"),
        _record("measure", "P7/S1", basic_measure="P7/M1"),
        _record("measure", "P7/S2", basic_measure="P7/M2"),
        _record("initiative", "P7/T1", number="1", measure="P7/S1"),
        _record("initiative", "P7/T2", number="2", measure="P7/S2"),
        _record("initiative", "P7/T3", number="3", measure="P7/S2", repeat_of="P7/T1"),
        _record("initiative", "P7/T4", number="4"),
        _record("department", "D0210", name="市民課"),
        _record("department", "D0310", name="会計課"),
        _record("department", "D0410", name="総務課"),
        _record("assignment", "P7/T1/D0210", department="D0210", role="supporting"),
        _record("assignment", "P7/T1/D0310", department="D0310", role="lead"),
        _record("assignment", "P7/T2/D0210", department="D0210", role="lead"),
        _record("assignment", "P7/T3/D0210", department="D0210", role="lead"),
        _record("round", ROUND, year="2024", kind="year-end"),
        _record("round", BEFORE, year="2024", kind="half"),
        _record("round", "P7/R2024-Q1", year="2024", kind="q1"),
    ]
    return Records([*base, *more])


def _report(assignment: str, round_key: str = ROUND, **fields: str) -> Record:
    return _record("report", keys.report_key(assignment, round_key), **fields)


def _counts(found: tuple[Figure, ...]) -> dict[str, tuple[str, ...]]:
    return {each.code: each.keys for each in found if each.keys}


def test_counts_each_initiative_once_by_its_leads_answer() -> None:
    records = _plan(
        _report("P7/T1/D0210", progress="late"),
        _report("P7/T1/D0310", progress="on-track"),
        _report("P7/T3/D0210", progress="ahead"),
    )
    found = figures.by_axis(records, "P7", ROUND, WORDS, "progress")
    assert _counts(found) == {"on-track": ("P7/T1",), "": ("P7/T2", "P7/T4")}


def test_counts_what_cannot_be_rated_as_an_answer() -> None:
    records = _plan(_report("P7/T2/D0210", exception="unratable"))
    for axis in PLAN_AXES:
        found = _counts(figures.by_axis(records, "P7", ROUND, WORDS, axis))
        assert found["unratable"] == ("P7/T2",)


def test_shows_every_word_of_an_axis_and_a_code_that_is_none_of_them() -> None:
    records = _plan(_report("P7/T2/D0210", progress="odd"))
    found = figures.by_axis(records, "P7", ROUND, WORDS, "progress")
    assert [each.code for each in found] == [
        *(term.code for term in WORDS["progress"]),
        *(term.code for term in WORDS["exception"]),
        "odd",
        "",
    ]


def test_groups_by_basic_measure_with_loose_initiatives_last() -> None:
    records = _plan(_report("P7/T2/D0210", progress="late"))
    found = figures.by_basic_measure(records, "P7", ROUND, WORDS)
    assert [(each.key, each.total) for each in found] == [("P7/M1", 1), ("P7/M2", 1), ("", 1)]
    assert found[1].figure("late").keys == ("P7/T2",)


def test_counts_a_department_by_all_of_its_own_answers() -> None:
    records = _plan(
        _report("P7/T1/D0210", progress="late"), _report("P7/T1/D0310", progress="on-track")
    )
    found = {each.key: each for each in figures.by_department(records, "P7", ROUND, WORDS)}
    assert list(found) == ["D0210", "D0310"]
    assert _counts(found["D0210"].figures) == {"late": ("P7/T1/D0210",), "": ("P7/T2/D0210",)}
    assert _counts(found["D0310"].figures) == {"on-track": ("P7/T1/D0310",)}


def test_counts_a_department_where_the_work_is_now() -> None:
    moved = _record("assignment", "P7/T4/D0310", department="D0410", role="lead")
    found = figures.by_department(_plan(moved), "P7", ROUND, WORDS)
    assert [each.key for each in found] == ["D0210", "D0310", "D0410"]


def test_follows_the_trend_over_rounds_of_one_series() -> None:
    records = _plan(
        _report("P7/T1/D0310", BEFORE, progress="late"), _report("P7/T1/D0310", progress="ahead")
    )
    found = figures.trend(records, "P7", ROUND, WORDS)
    assert [each.key for each in found] == [BEFORE, ROUND]
    assert [each.figure("late").count for each in found] == [1, 0]
    assert [each.key for each in figures.series(records, ROUND, 1)] == [ROUND]


def test_sums_money_once_by_the_leads_answer_and_names_what_is_missing() -> None:
    records = _plan(
        _report("P7/T1/D0310", budget="1200", settlement="0"),
        _report("P7/T1/D0210", budget="700"),
        _report("P7/T3/D0210", budget="9000"),
    )
    found = figures.money(records, "P7", ROUND)
    assert (found.budget.thousands, found.budget.keys) == (1200, ("P7/T1",))
    assert (found.settlement.thousands, found.settlement.keys) == (0, ("P7/T1",))
    assert found.budget.missing == ("P7/T2", "P7/T4")
    parts = figures.money_by_basic_measure(records, "P7", ROUND)
    assert sum(each.budget.thousands for each in parts) == found.budget.thousands


RATINGS = st.sampled_from(["", "ahead", "late", "slightly-late", "unratable", "odd"])


@given(st.lists(RATINGS, min_size=4, max_size=4), st.sampled_from(PLAN_AXES))
def test_every_answer_is_counted_exactly_once(codes: list[str], axis: str) -> None:
    work = ("P7/T1/D0210", "P7/T1/D0310", "P7/T2/D0210", "P7/T3/D0210")
    records = _plan(*(_report(key, **{axis: code}) for key, code in zip(work, codes, strict=True)))
    every = ("P7/T1", "P7/T2", "P7/T4")
    total = figures.by_axis(records, "P7", ROUND, WORDS, axis)
    assert sorted(key for each in total for key in each.keys) == sorted(every)
    groups = figures.by_basic_measure(records, "P7", ROUND, WORDS, axis)
    assert sorted(key for each in groups for key in each.keys) == sorted(every)
    places = figures.by_department(records, "P7", ROUND, WORDS, axis)
    assert sorted(key for each in places for key in each.keys) == sorted(work[:3])
