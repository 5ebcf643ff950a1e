"""What may be wrong with a 担当割."""

from dxdesk.domain import assigning
from dxdesk.domain.assigning import Fault
from dxdesk.domain.records import Record, Records
from tests.fixtures import report_samples as samples

DAY = "2025-04-01"


def _found(*more: Record) -> list[tuple[str, str, tuple[str, ...]]]:
    few = [each for each in samples.records(*more) if each.key not in _OTHERS]
    found = assigning.troubles(Records(few), "P7", DAY)
    return [(each.fault, each.key, each.others) for each in found]


_OTHERS = {f"P7/T{number}" for number in range(1, 23) if number not in (1, 4, 7)}


def test_is_content_with_one_lead_each_and_work_for_everybody() -> None:
    assert _found() == []


def test_finds_an_initiative_without_a_lead_and_one_with_two() -> None:
    found = _found(samples.assignment(7, "D0410", "supporting"), samples.assignment(4, "D0410"))
    assert found == [
        (Fault.TWO_LEADS, "P7/T4", ("D0210", "D0410")),
        (Fault.NO_LEAD, "P7/T7", ()),
    ]


def test_finds_a_department_that_ended_and_names_its_successor() -> None:
    ended = samples.record(
        "department", "D0310", name="市民課", valid_to="2025-03-31", successor="D0210"
    )
    assert _found(ended) == [(Fault.ENDED, "D0310", ("D0210",))]


def test_finds_a_department_without_work_unless_it_has_ended_or_not_begun() -> None:
    idle = samples.record("department", "D0510", name="総務課")
    assert _found(idle) == [(Fault.NO_WORK, "D0510", ())]
    for field, day in (("valid_to", "2025-03-31"), ("valid_from", "2025-04-02")):
        assert _found(samples.record("department", "D0510", name="総務課", **{field: day})) == []
