"""Any value of the history is set again, as an act like any other."""

import pytest

from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import NotAllowed, UnknownLine, UnknownRecord
from dxdesk.services import edits, putting_back, state, stores, undo

from .hall import REPORT, STEP, TARGET


def line(store, key, field, after) -> int:
    """The number of the line that brought a value."""
    found = [each.seq for each in state.history(store, key, field) if each.after == after]
    return found[-1]


def test_a_value_is_put_back_as_an_act_with_a_name_of_its_own(hall):
    for text in ("例　一", "例　二"):
        edits.set_value(hall.office, REPORT, "issues", text)
    number = line(hall.office, REPORT, "issues", "例　二")
    before = hall.shown()
    [change] = putting_back.put_back(hall.office, number)
    assert (change.before, change.after) == ("例　二", "例　一")
    name = "代理入力：取組1(例市民課)の「課題」を履歴の値に戻す操作"
    assert undo.steps(hall.office).undo == name
    assert putting_back.put_back(hall.office, number) == ()
    undo.undo(hall.office)
    assert hall.shown() == before


def test_a_value_that_lost_in_a_merge_can_be_put_back(hall):
    hall.type("D0210", TARGET, text="例　課の目標")
    first = hall.submit("D0210", "初め")
    hall.type("D0210", TARGET, text="例　次の目標")
    second = hall.submit("D0210", "次")
    hall.merge(second, first)
    assert hall.value(TARGET, "text") == "例　次の目標"
    number = line(hall.office, TARGET, "text", "例　課の目標")
    putting_back.put_back(hall.office, number, after=True)
    assert hall.value(TARGET, "text") == "例　課の目標"


def test_a_value_made_by_an_act_that_was_undone_can_be_put_back(hall):
    key = edits.add_record(hall.office, "indicator", "P7/T4/D0310", {"title": "例　利用率"})
    value = f"{key}/Y2024"
    edits.set_value(hall.office, value, "actual", "42.5")
    undo.undo(hall.office)
    undo.undo(hall.office)
    actual = line(hall.office, value, "actual", "42.5")
    with pytest.raises(UnknownRecord):
        putting_back.put_back(hall.office, actual, after=True)
    title = line(hall.office, key, "title", "例　利用率")
    putting_back.put_back(hall.office, title, after=True)
    putting_back.put_back(hall.office, actual, after=True)
    assert hall.value(value, "actual") == "42.5"


def test_a_department_puts_back_only_what_is_its_own(hall):
    mine = hall.store("D0210")
    edits.delete_record(mine, STEP)
    titles = line(mine, "P7/T1", "title", stores.records(mine).get("P7/T1").get("title"))
    with pytest.raises(NotAllowed):
        putting_back.put_back(mine, titles)
    putting_back.put_back(mine, line(mine, STEP, "deleted", "1"))
    assert hall.value(STEP, "title", of="D0210") == "例　はじめの工程"


def test_refuses_a_line_that_is_not_there(hall):
    before = hall.shown(), state.history(hall.office)
    with pytest.raises(UnknownLine):
        putting_back.put_back(hall.office, 99_999)
    assert (hall.shown(), state.history(hall.office)) == before


def test_the_command_puts_back_by_the_number_that_history_shows(run, cycle):
    for text in ("例　一", "例　二"):
        assert run("set", "--store", cycle.mine, cycle.report, "issues", text).status == 0
    lines = run("history", "--store", cycle.mine, "--key", cycle.report).out.splitlines()
    number = next(each.split("\t")[0] for each in lines if "例　二" in each)
    done = run("put-back", "--store", cycle.mine, number)
    assert (done.status, "例　二 → 例　一" in done.out) == (0, True)
    assert run("put-back", "--store", cycle.mine, number).out == "変わったところはありません。\n"
    assert "例　一 → 例　二" in run("put-back", "--store", cycle.mine, number, "--after").out
    refused = run("put-back", "--store", cycle.mine, "99999")
    assert refused.status == 2
    assert "99999番はありません" in refused.err


def test_a_round_is_not_put_back_to_having_no_kind(hall):
    with pytest.raises(BadValue):
        putting_back.put_back(hall.office, line(hall.office, "P7/R2024-END", "kind", "year-end"))
    with pytest.raises(BadValue):
        edits.set_value(hall.office, "P7/R2024-END", "year", "R5")
    assert stores.records(hall.office).get("P7/R2024-END").get("kind") == "year-end"
