"""指示事項: from who asks to the 課 and back through workbooks, and closed by who asked alone."""

from datetime import date

import pytest

from dxdesk.domain import asked, keys
from dxdesk.domain.asked import State
from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import NotAllowed, UnknownRecord, WrongRole
from dxdesk.services import (
    deciding,
    edits,
    instructions,
    issuing,
    letters,
    state,
    stores,
    submitting,
    taking,
    undo,
)
from tests.integration.hall import ROUND, counts, finish

CIO, PANEL, BOARD = "P7/O3", "P7/O2", "P7/O1"
TEXT = {
    "title": "例　窓口の待ち時間",
    "text": "例　待ち時間を測り、縮める方法を答えること。",
    "asker": "CIO",
    "departments": "例市民課、例会計課",
    "initiatives": "1、3",
    "due": "R7.6.30",
}


def send(hall, act=issuing.request, department=""):
    """Send to the 課, who take it."""
    for each in finish(act(hall.office, ROUND, hall.folder / act.__name__, department)):
        taking.take(hall.store(each.department), each.path)


def standing(hall, of="office", on=date(2025, 6, 1)):
    store = hall.store(of)
    return [each.state for each in instructions.orders(store, stores.records(store), on)]


def test_an_instruction_goes_to_two_departments_and_back_with_a_conflict_in_the_answers(hall):
    key = instructions.add(hall.office, TEXT)
    send(hall)
    one, two = (instructions.answer_key(key, each) for each in ("D0210", "D0310"))
    for name in ("D0210", "D0310"):
        (order,) = instructions.orders(
            hall.store(name), stores.records(hall.store(name)), date(2025, 7, 2)
        )
        assert (order.title, order.asker) == (TEXT["title"], "最高情報責任者（CIO）")
        assert (order.numbers, order.days, order.state) == (("1", "3"), -2, State.OVERDUE)
        assert len(order.owe) == 1

    # The coordinator hears of one by telephone and types it in; the 課 writes another.
    typed = {"text": "例　代理で聞いた答え", "state": "検討中"}
    instructions.answer(hall.office, key, typed, "例市民課")
    instructions.answer(hall.store("D0210"), key, {"text": "例　20分を10分にする。"})
    said = {"text": "例　窓口を一つ増やす。", "state": "対応済み", "answered_on": "R7.6.10"}
    instructions.answer(hall.store("D0310"), key, said)
    files = [hall.submit(name) for name in ("D0310", "D0210")]
    assert counts(hall.merge(*files))["conflict"] == 1
    assert hall.value(two, "text") == "例　窓口を一つ増やす。"
    assert hall.value(two, "answered_on") == "2025-06-10"
    (question,) = state.items(hall.office)
    assert (question.key, question.field) == (one, "text")
    assert hall.value(one, "text") == "例　代理で聞いた答え"  # undecided: the office's own act
    assert standing(hall) == [State.ANSWERED]

    wanted = list(question.candidates).index("例　20分を10分にする。") + 1
    deciding.resolve(hall.office, deciding.name_of(question), deciding.Choice(wanted), "例")
    assert hall.value(one, "text") == "例　20分を10分にする。"
    past = [each.after for each in hall.history(one, "text")]
    assert list(dict.fromkeys(past)) == ["例　代理で聞いた答え", "例　20分を10分にする。"]
    assert counts(hall.merge(*files)) == counts(hall.merge(*files))  # again: nothing new
    assert state.items(hall.office) == []

    # Whoever asked is content, and both 課 hear of it.
    instructions.close(hall.office, key, "CIO", "R7.6.20")
    send(hall, issuing.give_back)
    for name in ("D0210", "D0310"):
        assert standing(hall, name) == [State.CLOSED]
        with pytest.raises(NotAllowed):
            instructions.answer(hall.store(name), key, {"text": "例　遅れて"})


def test_an_answer_corrected_and_sent_again_replaces_the_one_before_with_its_history(hall):
    key = instructions.add(hall.office, TEXT)
    send(hall)
    own = instructions.answer_key(key, "D0310")
    for place, text in enumerate(("例　はじめ", "例　あらためて")):
        instructions.answer(hall.store("D0310"), key, {"text": text})
        hall.merge(hall.submit("D0310", f"提出{place}"))
    assert hall.value(own, "text") == "例　あらためて"
    assert [each.after for each in hall.history(own, "text")] == ["例　はじめ", "例　あらためて"]


def test_nobody_answers_or_changes_an_instruction_for_another(hall):
    key = instructions.add(hall.office, TEXT)
    send(hall)
    desk = hall.store("D0310")
    for place, name in ((instructions.answer_key(key, "D0210"), "text"), (key, "closed_on")):
        with pytest.raises(NotAllowed):
            edits.set_value(desk, place, name, "R7.6.1")
    with pytest.raises(WrongRole):
        instructions.add(desk, TEXT)
    with pytest.raises(WrongRole):
        instructions.close(desk, key, CIO)


def test_only_who_asked_closes_an_instruction_whatever_way_is_tried(hall):
    key = instructions.add(hall.office, TEXT)
    with pytest.raises(BadValue):
        instructions.close(hall.office, key, "ICT戦略会議")
    with pytest.raises(BadValue):
        edits.set_value(hall.office, key, "closed_on", "R7.6.20")
    instructions.close(hall.office, key, CIO, "R7.6.20")
    with pytest.raises(BadValue):
        edits.set_value(hall.office, key, "asker", BOARD)
    edits.set_value(hall.office, key, "title", "例　題を直す")
    assert undo.steps(hall.office).undo
    instructions.reopen(hall.office, key)
    assert standing(hall) == [State.WAITING]


def test_a_body_is_answered_for_by_its_secretariat_even_without_any_work(hall):
    edits.set_values(
        hall.office,
        [("D0410", "code", "0410"), ("D0410", "name", "例人事課"), (PANEL, "secretariat", "D0410")],
    )
    key = instructions.add(
        hall.office, TEXT | {"departments": "", "body": "推進部会", "kind": "検討事項"}
    )
    (issued,) = (
        each
        for each in finish(issuing.request(hall.office, ROUND, hall.folder / "例"))
        if each.department == "D0410"
    )
    with stores.create(hall.folder / "部会.dxdesk", stores.DEPARTMENT, "例人事課") as desk:
        taking.take(desk, issued.path)
        records = stores.records(desk)
        (found,) = asked.asked(records, "P7", "D0410")
        assert found.receivers == ("D0410",)
        assert records.name_of(found.instruction.get("body")).startswith("ICT戦略会議下部組織")
        instructions.answer(desk, key, {"text": "例　二案に絞った。", "state": "検討中"})
        out = hall.folder / "部会.xlsx"
        submitting.submit(desk, ROUND, out)
    hall.merge(out)
    assert hall.value(instructions.answer_key(key, "D0410"), "state") == "studying"


def test_the_letters_name_what_is_asked_besides_the_reports(hall):
    instructions.add(hall.office, TEXT)
    edits.add_record(hall.office, "skill_item", "P7/L1", {"title": "例　項目"})
    asked_of = "・指示事項「例　窓口の待ち時間」の回答(R7.6.30まで)"
    numbers = "・令和6年度のスキルの人数(1項目)"
    for each in finish(issuing.request(hall.office, ROUND, hall.folder / "例")):
        assert asked_of in each.letter and numbers in each.letter
    for each in letters.reminders(hall.office, ROUND):
        assert asked_of in each.text and numbers in each.text


def test_what_was_sent_is_closed_and_not_struck_out(hall):
    key, other = (instructions.add(hall.office, TEXT) for _ in range(2))
    instructions.withdraw(hall.office, other)
    assert stores.records(hall.office).get(other) is None
    send(hall)
    with pytest.raises(BadValue):
        instructions.withdraw(hall.office, key)
    assert stores.records(hall.office).get(key)


def test_bodies_are_meant_by_name_by_what_stands_in_brackets_or_by_a_part(hall):
    for text, wanted in (
        ("CIO", CIO),
        ("ＣＩＯ", CIO),
        ("補佐官", "P7/O4"),
        ("ICT戦略会議", BOARD),
        ("推進部会", PANEL),
    ):
        key = instructions.add(hall.office, TEXT | {"asker": text})
        assert hall.value(key, "asker") == wanted
    with pytest.raises(UnknownRecord):
        instructions.add(hall.office, TEXT | {"asker": "課"})  # two have it in their name
    with pytest.raises(BadValue):
        instructions.add(hall.office, {})


def test_a_successor_answers_for_the_department_that_was_asked(hall):
    key = instructions.add(hall.office, TEXT | {"departments": "例市民課"})
    edits.set_values(
        hall.office,
        [
            ("D0220", "code", "0220"),
            ("D0220", "name", "例窓口課"),
            ("D0210", "valid_to", "R7.3.31"),
            ("D0210", "successor", "D0220"),
        ],
    )
    records = stores.records(hall.office)
    assert asked.asked(records, "P7", "D0220")[0].waiting == ("D0210",)
    instructions.answer(hall.office, key, {"text": "例　引き継いだ。"}, "例窓口課")
    assert standing(hall) == [State.ANSWERED]
    assert keys.department_in(instructions.answer_key(key, "D0220")) == "D0220"


def test_the_commands_give_list_answer_and_close(run, cycle):
    base = ("instruction", "--store", cycle.office)
    given = run(
        *(*base, "add", "--title", "例　題", "--text", "例　文", "--asker", "CIO"),
        *("--departments", "例会計課", "--due", "R7.6.30"),
    )
    assert given.status == 0
    (row,) = (each for each in run(*base, "list", "--json").document if each["title"] == "例　題")
    assert (row["state"], row["unanswered"]) == ("overdue", ["例会計課"])
    assert run(*base, "close", row["key"], "--by", "ICT戦略会議").status != 0
    said = run(*base, "answer", row["key"], "例　答え", "--department", "例会計課")
    assert said.status == 0
    assert run(*base, "close", row["key"], "--by", "CIO").status == 0
    assert "● 完了" in run(*base, "list").out
    assert run(*base, "reopen", row["key"]).status == 0
    again = {each["key"]: each["state"] for each in run(*base, "list", "--json").document}
    assert again[row["key"]] == "answered"
