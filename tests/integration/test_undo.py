"""Undo and redo of every sort of act, by name, over a restart."""

import time
from collections.abc import Callable

import pytest

from dxdesk.domain.words import acts as words
from dxdesk.models.ledger import UNDOABLE
from dxdesk.services import deciding, edits, issuing, loading, state, stores, taking, undo
from dxdesk.services.deciding import Choice

from .hall import REPORT, ROUND, TARGET, Hall, finish
from .test_loading import DEPARTMENTS, DIVISIONS, book

ACTS, KEPT = 250, 200
TITLE = {"title": "例　利用率"}
PROXY = "代理入力：取組1(例市民課)の「年次目標」"
DECISION = "取組1(例市民課)の「年次目標」の決定"


def every_sort(hall: Hall) -> list[tuple[str, Callable[[], object]]]:
    """One act of every sort that the coordinator can undo: its name, and how it is done."""
    office = hall.office
    hall.type("D0210", TARGET, text="例　課の目標")
    first = hall.submit("D0210", "初め")
    hall.type("D0210", REPORT, results="例　直した成果")
    second = hall.submit("D0210", "次")
    load = book(hall.folder / "課.xlsx", 部=DIVISIONS, 課=DEPARTMENTS)
    pasted = [(REPORT, "budget", "12"), (REPORT, "settlement", "11")]
    choice = Choice(text="例　決めた目標")
    return [
        ("「課.xlsx」の読込み", lambda: loading.load(office, load)),
        (words.PASTE, lambda: edits.set_values(office, pasted, words.PASTE)),
        (PROXY, lambda: hall.type("office", TARGET, text="例　別")),
        ("「初め_D0210.xlsx」の取りまとめ", lambda: hall.merge(first)),
        (DECISION, lambda: deciding.resolve(office, f"{TARGET}:text", choice)),
        ("「次_D0210.xlsx」の取りまとめ", lambda: hall.merge(second)),
        ("「次_D0210.xlsx」を訂正版として扱う", lambda: deciding.corrected(office, second, first)),
        ("令和6年度 年度末の確認済", lambda: deciding.approve(office, ROUND)),
        ("指標の追加", lambda: edits.add_record(office, "indicator", "P7/T4/D0310", TITLE)),
        ("取組1(例市民課)の取消し", lambda: edits.delete_record(office, TARGET)),
    ]


def test_every_sort_of_act_is_undone_and_redone_by_its_name(hall):
    sorts = every_sort(hall)
    states = [hall.shown()]
    for name, do in sorts:
        do()
        assert undo.steps(hall.office).undo == name
        states.append(hall.shown())
    assert {each.kind for each in undo.undoable(hall.office)} == UNDOABLE - {"take"}
    for before, (name, _) in zip(reversed(states[:-1]), reversed(sorts), strict=True):
        undo.undo(hall.office)
        assert hall.shown() == before, name
        assert undo.steps(hall.office).redo == name
    for after, (name, _) in zip(states[1:], sorts, strict=True):
        undo.redo(hall.office)
        assert hall.shown() == after, name
    assert undo.steps(hall.office).redo == ""


def test_a_department_undoes_what_it_took(hall):
    finished = hall.submit("D0310")
    hall.merge(finished)
    office, mine = hall.office, hall.store("D0310")
    edits.set_value(office, "P7/T4/D0310", "role", "関係")
    [receipt] = finish(issuing.give_back(office, ROUND, hall.folder / "返却", "D0310"))
    before = hall.shown("D0310")
    assert taking.take(mine, receipt.path).changes
    after = hall.shown("D0310")
    assert undo.steps(mine).undo.endswith("の受取り")
    undo.undo(mine)
    assert hall.shown("D0310") == before
    undo.redo(mine)
    assert hall.shown("D0310") == after


def test_two_hundred_acts_are_undone_and_redone_after_a_restart(hall, figure):
    for _, do in every_sort(hall):
        do()
    path, before = hall.office.path, {}
    for number in range(ACTS):
        if number == ACTS - KEPT:
            before = state.show(hall.office)
        edits.set_value(hall.office, REPORT, "issues", f"例　{number}")
    after = state.show(hall.office)
    assert len(undo.undoable(hall.office)) == KEPT
    hall.close()
    with stores.open_store(path) as store:
        times = [time.perf_counter()]
        for number in reversed(range(ACTS - KEPT, ACTS)):
            [change] = undo.undo(store)
            assert (change.before, change.after) == (f"例　{number}", f"例　{number - 1}")
            times.append(time.perf_counter())
        assert state.show(store) == before
    with stores.open_store(path) as store:
        assert len(undo.redoable(store)) == KEPT
        for number in range(ACTS - KEPT, ACTS):
            [change] = undo.redo(store)
            assert change.after == f"例　{number}"
        assert undo.redo(store) == ()
        assert state.show(store) == after
    first, last = (1000 * (times[n + 50] - times[n]) / 50 for n in (0, KEPT - 50))
    figure(f"undo: {first:.0f} ms each for the first 50 acts back, {last:.0f} ms for the last 50")


def test_redo_ends_where_something_else_is_done(hall):
    for text in ("例　一", "例　二"):
        edits.set_value(hall.office, REPORT, "issues", text)
    undo.undo(hall.office)
    undo.undo(hall.office)
    assert len(undo.redoable(hall.office)) == 2
    edits.set_value(hall.office, REPORT, "budget", "1")
    assert undo.redoable(hall.office) == ()
    assert undo.redo(hall.office) == ()


@pytest.fixture
def edited(run, cycle):
    for text in ("例　一", "例　二"):
        assert run("set", "--store", cycle.mine, cycle.report, "issues", text).status == 0
    return cycle


def test_the_command_undoes_and_redoes_by_name(run, edited):
    done = run("undo", "--store", edited.mine)
    assert done.status == 0
    assert "元に戻しました：取組4(例会計課)の「課題」の変更（変更1か所）" in done.out
    assert "例　二 → 例　一" in done.out
    redone = run("redo", "--store", edited.mine, "--json")
    assert redone.document["act"]["name"] == "取組4(例会計課)の「課題」の変更"
    assert [each["after"] for each in redone.document["changes"]] == ["例　二"]
    nothing = run("redo", "--store", edited.mine)
    assert (nothing.status, nothing.out) == (0, "やり直せる操作はありません。\n")


def test_the_command_lists_what_it_would_go_back_over_and_does_nothing(run, edited):
    before = edited.mine.read_bytes()
    listed = run("undo", "--store", edited.mine, "--list", "--json").document
    assert [each["name"] for each in listed[:2]] == ["取組4(例会計課)の「課題」の変更"] * 2
    assert listed[-1]["name"].endswith("の受取り")
    assert "の受取り" in run("undo", "--store", edited.mine, "--list").out
    assert run("redo", "--store", edited.mine, "--list", "--json").document == []
    assert edited.mine.read_bytes() == before
