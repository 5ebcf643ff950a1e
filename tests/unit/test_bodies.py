"""体制図: who reports to whom stands below them; nothing is cut, lost or told by lines alone."""

from dxdesk.domain import bodies
from dxdesk.domain.body_chart import BodyBox, BodyChart
from dxdesk.domain.drawing import Box, Label, Pattern, Stroke
from dxdesk.domain.records import Record, Records


def measure(text: str, size: float, _bold: bool) -> float:
    return len(text) * size


def body(key: str, *above: str, title: str = "", group: str = "部署等", text: str = "例の役割"):
    return BodyBox(key, title or f"例 {key}", (text,), above, group)


def drawn(*held: BodyBox, room: float = 700):
    return BodyChart(held).drawn(room, measure)


def boxes(strip) -> list[Box]:
    return [s for s in strip.shapes if isinstance(s, Box) and s.pattern is Pattern.OUTLINE]


def test_a_body_stands_below_those_it_reports_to():
    chart = BodyChart((body("部会", "会議", "長"), body("会議"), body("長"), body("係", "部会")))
    assert chart.levels() == {"部会": 1, "会議": 0, "長": 0, "係": 2}


def test_a_circle_of_reports_still_has_an_end():
    chart = BodyChart((body("甲", "乙"), body("乙", "甲")))
    assert set(chart.levels()) == {"甲", "乙"}
    assert len(chart.drawn(500, measure).strips) == 2


def test_lines_lead_up_from_a_body_to_each_it_reports_to():
    strips = drawn(body("会議"), body("長"), body("部会", "会議", "長")).strips
    lines = [shape for shape in strips[1].shapes if isinstance(shape, Stroke)]
    uppers = {box.x + box.width / 2 for box in boxes(strips[0])}
    assert {line.x1 for line in lines if line.y1 == 0} == uppers
    assert not [shape for shape in strips[0].shapes if isinstance(shape, Stroke)]


def test_what_nothing_joins_stands_below_under_its_group():
    strips = drawn(
        body("会議"), body("部会", "会議"), body("甲"), body("乙", group="会議体")
    ).strips
    heads = [
        [s.text for s in strip.shapes if isinstance(s, Label) and s.x == 0] for strip in strips
    ]
    assert heads == [[], [], ["部署等"], ["会議体"]]


def test_many_bodies_stand_in_rows_of_equal_width_inside_the_paper():
    strips = drawn(*(body(str(n)) for n in range(9)), room=480).strips
    assert [len(boxes(strip)) for strip in strips] == [3, 3, 3]
    for strip in strips:
        for box in boxes(strip):
            assert box.x >= 0 and box.x + box.width <= 480.5
            assert box.y + box.height <= strip.height


def test_every_box_is_a_place_that_says_all_of_its_words():
    long = "例の長い役割" * 30
    (strip,) = drawn(body("甲", text=long)).strips
    (spot,) = strip.spots
    assert (spot.key, long in spot.words) == ("甲", True)


def test_the_box_of_a_body_says_its_role_holder_and_secretariat():
    records = Records(
        (
            Record("plan", "P7", {"title": "例"}),
            Record("department", "D0110", {"name": "例総務課"}),
            Record("body", "P7/O1", {"title": "例 会議", "text": "例 決める", "holder": "例 部長"}),
            Record(
                "body",
                "P7/O2",
                {"title": "例 部会", "above": "P7/O1", "secretariat": "D0110"},
            ),
        )
    )
    one, two = bodies.chart(records, "P7").bodies
    assert one.lines == ("例 決める", "現在の担当：例 部長")
    assert two.lines == ("事務局の課：例総務課", "上位の体制：例 会議")
    assert two.above == ("P7/O1",)
