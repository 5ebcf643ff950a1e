from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxdesk.domain.drawing import Box, Label, Mark, Picture, Stroke, Tone
from dxdesk.domain.schedule.axis import Axis, Grain, month_later
from dxdesk.domain.schedule.bars import Part, Placed
from dxdesk.domain.schedule.chart import Chart, Painter
from dxdesk.domain.schedule.looks import SCREEN
from dxdesk.domain.schedule.quarters import Standing, quarters, standings
from dxdesk.domain.schedule.steps import (
    Fault,
    Period,
    Schedule,
    State,
    Step,
    Work,
    schedule_of,
)
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import schedule as words
from tests.fixtures import report_samples as sample

TODAY = date(2024, 10, 5)
STAGES = VOCABULARIES["stage"]
ROOM = 700.0

days = st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2027, 12, 31)))
periods = st.builds(Period, days, days)
titles = st.text("窓口の様式を整理する、Web化ー（例）", min_size=0, max_size=40)
steps = st.builds(
    Step,
    st.just(""),
    titles,
    st.one_of(st.none(), st.sampled_from(STAGES)),
    periods,
    periods,
)


step_lists = st.lists(steps, max_size=8)
few = settings(max_examples=50)


def wide(text: str, size: float, bold: bool) -> float:
    return sum(size if ord(each) > 255 else size / 2 for each in text)


def step(title: str = "例", planned=(None, None), actual=(None, None), stage="prepare") -> Step:
    term = next((each for each in STAGES if each.code == stage), None)
    return Step(title, title, term, Period(*planned), Period(*actual))


def schedule(*found: Step) -> Schedule:
    named = tuple(
        Step(f"{n}", each.title, each.stage, each.planned, each.actual)
        for n, each in enumerate(found)
    )
    work = Work("P7/T1/D1", "P7/T1", "1", "例の取組", "D1", "例 市民課", "主管", named)
    return Schedule("P7", "例の計画", 2023, 2025, TODAY, STAGES, (work,))


def painters(found: Schedule) -> list[Painter]:
    """The whole plan on paper and screen, and its tiles."""
    whole = Chart(found)
    charts = (whole, Chart(found, sizes=SCREEN), *whole.tiles)
    return [Painter(each, ROOM, wide) for each in charts]


def placed(painter: Painter) -> list[list[Placed]]:
    return [list(row.steps) for row in painter.rows]


@given(step_lists)
@few
def test_labels_and_bars_of_two_steps_never_meet(found):
    for painter in painters(schedule(*found)):
        for row in placed(painter):
            for one, other in combinations(row, 2):
                if one.lane == other.lane:
                    assert one.right <= other.left or other.right <= one.left


@given(step_lists)
@few
def test_everything_is_drawn_inside_the_frame(found):
    for painter in painters(schedule(*found)):
        for row in painter.rows:
            picture = painter.body(row)
            for x, y in corners(picture, painter.chart.sizes):
                assert -1e-6 <= x <= ROOM + 1e-6
                assert -1e-6 <= y <= picture.height + 1e-6


def corners(picture: Picture, sizes):
    for shape in picture.shapes:
        match shape:
            case Box(x, y, width, height):
                yield from ((x, y), (x + width, y + height))
            case Stroke(x1, y1, x2, y2):
                yield from ((x1, y1), (x2, y2))
            case Mark(points):
                yield from points
            case Label(x, y, text, size):
                yield from ((x, y - size / 2), (x + wide(text, size, False), y + size / 2))


@given(step_lists)
@few
def test_every_step_is_drawn_or_named_once_at_least_and_told_in_full(found):
    made = schedule(*found)
    whole, screen, *tiles = painters(made)
    keys = {each.key for each in made.steps}
    assert {each.step.key for row in placed(whole) for each in row} == keys
    assert {each.step.key for row in placed(screen) for each in row} == keys
    assert {each.step.key for tile in tiles for row in placed(tile) for each in row} == keys
    spots = {spot.key: spot.words for row in whole.rows for spot in whole.body(row).spots}
    assert all(each.title in spots[each.key] for each in made.steps)


@given(step_lists)
@few
def test_tiles_have_the_same_rows_equally_high(found):
    _, _, *tiles = painters(schedule(*found))
    assert len({tuple(row.height for row in tile.rows) for tile in tiles}) == 1


def only_label(found: Step) -> Placed:
    ((only,),) = placed(Painter(Chart(schedule(found)), ROOM, wide))
    return only


def test_a_label_stands_in_its_bar_after_it_or_before_it_and_is_cut_last():
    long = "窓口の様式を整理する工程の名前"
    inside = only_label(step(long, (date(2023, 4, 1), date(2026, 3, 31))))
    after = only_label(step(long, (date(2023, 4, 1), date(2023, 6, 30))))
    before = only_label(step(long, (date(2025, 12, 1), date(2026, 3, 31))))
    endless = only_label(step(long * 9, (date(2023, 4, 1), date(2023, 6, 30))))
    assert [each.label[-1] for each in (inside, after, before)] == ["前"] * 3
    assert inside.label_x == 4
    assert after.label_x > 58
    assert before.label_x + wide(before.label, 9, False) == before.bars.spans[0][1].left - 4
    assert endless.label.endswith("…")


def test_a_label_never_covers_the_flag_of_a_single_day():
    found = step(
        planned=(date(2023, 4, 1), date(2026, 3, 31)), actual=(date(2023, 5, 1), date(2023, 5, 1))
    )
    only = only_label(found)
    ((_, flag),) = only.bars.flags
    assert only.label_x > flag + 8


def test_a_row_of_too_many_lanes_is_cut_and_says_that_it_goes_on():
    found = schedule(*(step(f"{n}", (date(2023, 4, 1), date(2026, 3, 31))) for n in range(60)))
    painter = Painter(Chart(found), ROOM, wide)
    assert [row.lanes for row in painter.rows] == [24, 24, 12]
    assert sum(len(row.steps) for row in painter.rows) == 60
    sides = (painter.side.drawn(row.work, row.height, is_rest=row.is_rest) for row in painter.rows)
    texts = ["".join(s.text for s in side.shapes if isinstance(s, Label)) for side in sides]
    assert ["（続き）" in each for each in texts] == [False, True, True]


def test_steps_one_after_the_other_share_a_lane():
    found = schedule(
        step("検討", (date(2023, 4, 1), date(2023, 12, 31))),
        step("準備", (date(2024, 4, 1), date(2024, 12, 31))),
    )
    (row,) = Painter(Chart(found), ROOM, wide).rows
    assert row.lanes == 1


def test_today_is_drawn_where_it_lies_and_not_on_another_year():
    strokes = [
        [s for s in painter.head.shapes if isinstance(s, Stroke) and s.tone is Tone.TODAY]
        for painter in painters(schedule())
    ]
    whole, _, first, second, third = strokes
    assert whole[0].x1 == pytest.approx(ROOM * (366 + 187.5) / 1096)
    assert (len(first), len(second), len(third)) == (0, 1, 0)


def test_a_step_before_the_plan_is_named_at_its_edge_with_its_days():
    (row,) = Painter(
        Chart(schedule(step("前の調査", (date(2022, 5, 1), date(2022, 6, 1))))), ROOM, wide
    ).rows
    (only,) = row.steps
    assert only.label == "◁ ◆準 前の調査 R4.5.1〜R4.6.1"
    assert not only.bars.spans


def test_a_plan_that_goes_on_beyond_the_axis_is_pointed():
    found = schedule(step("更改", (date(2025, 1, 1), date(2027, 1, 1))))
    (row,) = Painter(Chart(found), ROOM, wide).rows
    ((_, span),) = row.steps[0].bars.spans
    assert span.goes_on
    assert not span.from_before


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (step(), State.UNDATED),
        (step(planned=(date(2025, 1, 1), date(2025, 3, 31))), State.WAITING),
        (step(planned=(date(2024, 4, 1), date(2024, 9, 30))), State.LATE),
        (step(planned=(date(2024, 4, 1), date(2025, 3, 31))), State.LATE),
        (step(planned=(TODAY, TODAY)), State.WAITING),
        (step(planned=(date(2024, 4, 1), TODAY), actual=(date(2024, 4, 1), None)), State.RUNNING),
        (step(actual=(date(2024, 4, 1), None)), State.RUNNING),
        (
            step(
                planned=(date(2024, 4, 1), date(2024, 9, 30)),
                actual=(date(2024, 4, 1), date(2024, 10, 1)),
            ),
            State.DONE,
        ),
        (
            step(planned=(date(2024, 4, 1), date(2024, 9, 30)), actual=(date(2024, 4, 1), None)),
            State.LATE,
        ),
        (step(planned=(date(2024, 4, 1), date(2024, 9, 30)), stage="stop"), State.STOPPED),
        (step(planned=(date(2024, 9, 30), date(2024, 4, 1))), State.WAITING),
    ],
)
def test_a_step_stands_as_its_days_say(found, state):
    assert found.state(TODAY) is state


def test_what_goes_over_the_plan_is_drawn_apart_from_what_was_planned():
    found = step(planned=(date(2024, 4, 1), date(2024, 6, 30)), actual=(date(2024, 4, 1), None))
    painter = Painter(Chart(schedule(found)), ROOM, wide)
    spans = dict(painter.rows[0].steps[0].bars.spans)
    assert spans[Part.ACTUAL].right == spans[Part.OVER].left == spans[Part.PLAN].right
    assert spans[Part.OVER].right == pytest.approx(painter.axis.after(TODAY))


def test_days_that_contradict_are_a_fault_and_said():
    found = step(planned=(date(2024, 9, 30), date(2024, 4, 1)))
    assert found.faults == (Fault.PLAN_REVERSED,)
    assert "予定の終わりが始まりより前です" in words.step(found, TODAY)
    assert "＊予定の終わりが始まりより前です" in words.label(found, State.WAITING)
    assert schedule(found).faulty


def test_missing_days_are_listed():
    found = schedule(step(), step(planned=(TODAY, None)), step(planned=(TODAY, TODAY)))
    assert len(found.undated) == 2
    assert words.undated(2) == "期間が未入力：2件"


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2024, 3, 31)),
        (date(2024, 3, 1), -1, date(2024, 2, 1)),
        (date(2024, 4, 1), -4, date(2023, 12, 1)),
        (date(2023, 12, 30), 2, date(2024, 2, 29)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
    ],
)
def test_a_month_later_is_the_same_day_and_a_months_last_day_stays_one(day, months, moved):
    assert month_later(day, months) == moved


@given(st.integers(0, 1095))
def test_a_day_is_found_again_where_it_is_drawn(place):
    axis = Axis(2023, 2025, ROOM)
    day = axis.first + timedelta(place)
    assert axis.day_at((axis.at(day) + axis.after(day)) / 2) == day
    assert axis.day_at(-5) == axis.first
    assert axis.day_at(ROOM + 5) == axis.end - timedelta(1)


def test_years_begin_in_april_and_are_divided():
    axis = Axis(2023, 2025, ROOM)
    assert [each.first for each in axis.years()] == [date(y, 4, 1) for y in (2023, 2024, 2025)]
    counts = [
        len(list(axis.divisions(grain))) for grain in (Grain.HALF, Grain.QUARTER, Grain.MONTH)
    ]
    assert counts == [6, 12, 36]


def test_a_quarter_has_a_sign_for_plan_work_and_lateness():
    found = step(planned=(date(2023, 7, 1), date(2024, 3, 31)), actual=(date(2023, 10, 2), None))
    firsts = quarters(schedule())
    none, plan, work, late = Standing.NONE, Standing.PLAN, Standing.WORK, Standing.LATE
    assert standings(found, firsts, TODAY) == (
        none,
        plan,
        work,
        work,
        late,
        late,
        late,
        *[none] * 5,
    )
    assert [words.sign(each, found) for each in (none, plan, work, late)] == [
        "",
        "□準",
        "■準",
        "◆準",
    ]


def test_work_outside_the_plan_has_its_own_sign():
    found = step(
        planned=(date(2024, 4, 1), date(2024, 6, 30)),
        actual=(date(2024, 7, 1), date(2024, 7, 31)),
    )
    signs = standings(found, quarters(schedule()), TODAY)
    assert signs[4:6] == (Standing.PLAN, Standing.OUTSIDE)


def test_records_become_rows_by_initiative_and_department_the_lead_first():
    helper = sample.assignment(4, "D0310", "supporting")
    made = schedule_of(sample.records(helper), "P7", TODAY)
    assert len({each.initiative for each in made.works}) == 22
    fourth = [each for each in made.works if each.number == "4"]
    assert [each.role for each in fourth] == ["主管", "関係", "関係"]
    nobody = next(each for each in made.works if each.number == "22")
    assert words.owner(nobody) == "担当未定"
    (first, *_) = made.works
    assert [each.title for each in first.steps] == ["様式の整理"]
    assert first.steps[0].planned == Period(None, date(2024, 9, 30))


def test_a_department_sees_its_own_rows_only():
    made = schedule_of(sample.records(), "P7", TODAY, "D0410")
    assert {each.department for each in made.works} == {"D0410"}


def test_a_plan_without_years_has_those_of_its_steps():
    made = schedule_of(sample.records(sample.record("plan", "P7", title="例")), "P7", TODAY)
    assert (made.first_year, made.last_year) == (2024, 2024)


def test_a_step_at_the_very_end_stays_inside():
    found = step(planned=(date(2026, 3, 30), date(2026, 3, 31)), actual=(date(2026, 3, 31), None))
    only = only_label(found)
    ((_, span),) = only.bars.spans
    assert (span.left, span.right) == (pytest.approx(ROOM - 3), ROOM)


def test_a_step_stands_on_the_tiles_of_its_years_only():
    found = schedule(step(planned=(date(2024, 3, 1), date(2024, 4, 30))), step())
    _, _, *tiles = painters(found)
    named = [{each.step.key for row in placed(tile) for each in row} for tile in tiles]
    assert named == [{"0", "1"}, {"0"}, set()]
