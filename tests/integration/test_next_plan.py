"""The next plan: made from the old one, links kept both ways, changed and undone."""

import pytest

from dxdesk.domain import keys
from dxdesk.domain.errors import BadValue
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import WrongRole
from dxdesk.services import edits, next_plan, plan_editing, state, stores, undo
from tests.integration.hall import TARGET, Hall

TITLE = "例　第八次計画"


@pytest.fixture
def begun(hall: Hall) -> Hall:
    """The hall with a next plan that has no 取組 yet."""
    assert next_plan.begin(hall.office, TITLE, "令和8年度", "R10") == "P8"
    return hall


def onward(hall: Hall) -> dict[str, str]:
    found = stores.records(hall.office).of("initiative")
    return {each.key: each.get("onward") for each in found if each.get("onward")}


def test_a_next_plan_begins_with_the_tree_and_the_words_of_the_old(begun: Hall) -> None:
    records = stores.records(begun.office)
    for kind in ("basic_measure", "measure", "policy", "term", "body", "skill_tier"):
        assert len(records.below("P8", kind)) == len(records.below("P7", kind))
    assert records.get("P8/S1").get("basic_measure").startswith("P8/")
    assert records.get("P8").get("predecessor") == "P7"
    assert records.below("P8", "initiative") == ()
    undo.undo(begun.office)
    assert stores.records(begun.office).get("P8") is None


def test_what_goes_on_keeps_its_departments_and_its_indicators(begun: Hall) -> None:
    edits.add_record(begun.office, "indicator", "P7/T1/D0210", {"title": "例　割合", "goal": "9"})
    next_plan.carry(begun.office, {"1": ["4"]})
    records = stores.records(begun.office)
    new = records.get("P8/T4")
    assert (new.get("title"), new.get("carried_from"), new.get("carried_how")) == (
        records.get("P7/T1").get("title"),
        "P7/T1",
        "continue",
    )
    assert new.get("measure") == "P8/S1"
    assert [(e.get("department"), e.get("role")) for e in records.below("P8/T4", "assignment")] == [
        ("D0210", "lead"),
        ("D0310", "supporting"),
    ]
    (kept,) = records.below("P8/T4/D0210", "indicator")
    assert (kept.get("title"), kept.get("goal")) == ("例　割合", "")
    assert records.get(TARGET) is not None


def test_a_change_of_mind_leaves_nothing_of_what_was_decided_before(begun: Hall) -> None:
    before = state.show(begun.office)
    next_plan.carry(begun.office, {"1": ["1"], "2": ["1"]})
    assert onward(begun) == {"P7/T1": "merge", "P7/T2": "merge"}
    next_plan.carry(begun.office, {"2": ["2", "3"]})
    assert onward(begun) == {"P7/T1": "continue", "P7/T2": "split"}
    next_plan.carry(begun.office, {"1": []})
    assert onward(begun) == {"P7/T1": "end", "P7/T2": "split"}
    made = stores.records(begun.office).below("P8", "initiative")
    assert [each.key for each in made] == ["P8/T2", "P8/T3"]
    next_plan.carry(begun.office, {"1": None, "2": None})
    assert state.show(begun.office) == before
    next_plan.carry(begun.office, {"2": ["3"]})
    assert [e.key for e in stores.records(begun.office).below("P8", "initiative")] == ["P8/T3"]


def test_what_was_renamed_stays_when_its_link_goes(begun: Hall) -> None:
    next_plan.carry(begun.office, {"1": ["1"]})
    edits.set_value(begun.office, "P8/T1", "title", "例　改めた名前")
    next_plan.carry(begun.office, {"1": None})
    assert stores.records(begun.office).get("P8/T1").get("carried_how") == "new"


@pytest.mark.parametrize(
    ("title", "first", "last"), [("", "R8", "R10"), (TITLE, "R7", "R10"), (TITLE, "R9", "R8")]
)
def test_a_plan_that_cannot_follow_is_refused(
    hall: Hall, title: str, first: str, last: str
) -> None:
    with pytest.raises(BadValue):
        next_plan.begin(hall.office, title, first, last)


def test_without_a_next_plan_and_for_unknown_numbers_it_says_so(begun: Hall) -> None:
    with pytest.raises(BadValue):
        next_plan.carry(begun.office, {"99": []})
    with pytest.raises(BadValue):
        next_plan.begin(begun.office, TITLE, "R11", "R12", "P7")
    with pytest.raises(WrongRole):
        next_plan.begin(begun.store("D0210"), TITLE, "R11", "R12")


def test_a_new_one_has_nothing_of_one_of_its_number_that_was_given_up(begun: Hall) -> None:
    next_plan.carry(begun.office, {"1": ["4"]})
    next_plan.carry(begun.office, {"1": ["1"]})
    key = next_plan.add_new(begun.office, "例　新規", "4")
    records = stores.records(begun.office)
    fields = {"number": "4", "title": "例　新規", "carried_how": "new", "order": "4"}
    assert records.get(key).fields == fields
    assert records.below(key, "assignment") == ()


def test_a_row_of_a_plan_has_nothing_of_one_of_its_number_that_was_struck_out(hall: Hall) -> None:
    before = state.show(hall.office)
    plan_editing.strike(hall.office, "P7/T1")
    topic = plan_editing.topic("initiative")
    key = plan_editing.add(hall.office, "P7", topic, "1", "例　新しい取組")
    records = stores.records(hall.office)
    assert records.get(key).get("number") == "1"
    assert records.get("P7/T1") is None
    assert records.below(key, "assignment") == ()
    undo.undo(hall.office)
    undo.undo(hall.office)
    assert state.show(hall.office) == before


def test_a_number_given_up_and_given_to_another_keeps_nothing_of_the_first(begun: Hall) -> None:
    edits.set_value(begun.office, "P7/T1", "text", "例　最初の取組の文")
    edits.add_record(begun.office, "indicator", "P7/T1/D0210", {"title": "例　割合"})
    next_plan.carry(begun.office, {"1": ["4"]})
    next_plan.carry(begun.office, {"1": ["1"]})
    next_plan.carry(begun.office, {"2": ["4"]})
    records = stores.records(begun.office)
    assert records.get("P8/T4").get("carried_from") == "P7/T2"
    assert _below(records, "P8/T4") == _below(records, "P7/T2")
    next_plan.carry(begun.office, {"2": ["2"]})
    next_plan.carry(begun.office, {"1": ["4"]})
    again = stores.records(begun.office)
    assert _below(again, "P8/T4") == _below(again, "P7/T1")


def _below(records: Records, key: str) -> list[tuple[str, str]]:
    """What a 取組 says, who has it, and their indicators."""
    own = records.get(key)
    work = [(each.get("department"), each.get("role")) for each in records.below(key, "assignment")]
    titles = [
        (keys.department_in(each.key), each.get("title"))
        for each in records.of("indicator")
        if keys.is_within(each.key, key)
    ]
    return [("text", own.get("text")), *work, *titles]


def test_numbers_that_are_exchanged_take_their_words_and_departments_along(begun: Hall) -> None:
    edits.set_value(begun.office, "P7/T1", "text", "例　最初の取組の文")
    next_plan.carry(begun.office, {"1": ["1"], "2": ["2"]})
    next_plan.carry(begun.office, {"1": ["2"], "2": ["1"]})
    records = stores.records(begun.office)
    for old, new in (("P7/T1", "P8/T2"), ("P7/T2", "P8/T1")):
        made = records.get(new)
        assert (made.get("carried_from"), made.get("carried_how")) == (old, "continue")
        assert made.get("title") == records.get(old).get("title")
        assert _below(records, new) == _below(records, old)
    undo.undo(begun.office)
    assert _below(stores.records(begun.office), "P8/T1") == _below(records, "P7/T1")
