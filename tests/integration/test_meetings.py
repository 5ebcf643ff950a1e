"""会議: an agenda gathers what is open by itself, and the minutes say what became of it."""

from datetime import date

import pytest

from dxdesk.domain import agenda
from dxdesk.domain.agenda import Sort
from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.services import edits, instructions, meetings, stores, undo
from tests.integration.hall import OTHER, REPORT

BOARD, PANEL = "P7/O1", "P7/O2"
FIRST = {"title": "例　第1回", "held_on": "R7.5.1", "body": "ICT戦略会議"}
SECOND = {**FIRST, "title": "例　第2回", "held_on": "R7.7.1", "attendees": "例市民課、例会計課"}


def items(hall, key):
    """Title, what it is about and what was asked, of each item."""
    return [
        (each.get("title"), each.get("initiatives").split(), each.get("instructions").split())
        for each in stores.records(hall.office).below(key, meetings.ITEM)
    ]


def typed(hall, key, /, **told):
    edits.set_values(hall.office, [(key, *each) for each in told.items()])


def order(hall, **told):
    return instructions.add(
        hall.office, {"title": "例　題", "text": "例　文", "asker": "CIO", **told}
    )


def test_the_next_agenda_gathers_what_is_open_and_nothing_else(hall):
    first = meetings.add(hall.office, FIRST)
    assert items(hall, first) == []
    left, done = (
        edits.add_record(hall.office, "agenda_item", first, {"title": each, "initiatives": "P7/T3"})
        for each in ("例　残った議題", "例　済んだ議題")
    )
    typed(hall, done, decision="例　承認")
    typed(hall, first, decisions="例　次回までに測る。")
    asked_of = order(hall, departments="例市民課")
    topic = order(hall, body="推進部会")
    closed = order(hall, departments="例会計課")
    instructions.close(hall.office, closed, "CIO")
    typed(hall, REPORT, decision_needed="例　決めてほしい。", progress="on-track")
    typed(hall, OTHER, progress="late")

    second = meetings.add(hall.office, SECOND)
    assert items(hall, second) == [
        ("前回（例　第1回）の決定事項の確認", [], []),
        ("例　残った議題", ["P7/T3"], []),
        ("指示事項の状況", [], [asked_of]),
        ("推進部会の検討状況", [], [topic]),
        ("判断を求める事項", ["P7/T1"], []),
        ("遅れている取組と挽回策", ["P7/T4"], []),
    ]
    assert left


def test_gathering_again_adds_what_came_since_and_leaves_what_people_wrote(hall):
    order(hall, departments="例市民課")
    key = meetings.add(hall.office, FIRST)
    (item,) = stores.records(hall.office).below(key, meetings.ITEM)
    typed(hall, item.key, title="例　書き換えた題", decision="例　結果")
    assert meetings.gather(hall.office, key) == ()
    later = order(hall, departments="例会計課")
    topic = order(hall, body="推進部会")
    assert meetings.missing(hall.office, stores.records(hall.office), key) == 2
    meetings.gather(hall.office, key)
    (one, two) = items(hall, key)
    assert one[0] == "例　書き換えた題" and later in one[2]
    assert two == ("推進部会の検討状況", [], [topic])
    undo.undo(hall.office)
    assert len(items(hall, key)) == 1


def test_an_item_struck_out_is_not_gathered_again(hall):
    order(hall, departments="例市民課")
    key = meetings.add(hall.office, FIRST)
    (item,) = stores.records(hall.office).below(key, meetings.ITEM)
    edits.delete_record(hall.office, item.key)
    assert meetings.gather(hall.office, key) == ()
    assert meetings.missing(hall.office, stores.records(hall.office), key) == 0


def test_a_body_takes_up_what_it_was_asked_itself_and_its_own_last_meeting(hall):
    mine, other = order(hall, body="推進部会"), order(hall, body="補佐官")
    board = meetings.add(hall.office, FIRST)
    panel = meetings.add(hall.office, {**SECOND, "body": "推進部会"})
    records = stores.records(hall.office)
    found = agenda.open_matters(records, records.get(panel))
    (topics,) = (each for each in found if each.sort is Sort.TOPICS)
    assert topics.instructions == (mine,)
    assert agenda.previous(records, records.get(panel)) is None
    (topics,) = (
        e for e in agenda.open_matters(records, records.get(board)) if e.sort is Sort.TOPICS
    )
    assert set(topics.instructions) == {mine, other}


def test_the_minutes_are_plain_text_with_results_and_what_was_asked(hall):
    key = meetings.add(hall.office, SECOND | {"place": "例　会議室"})
    first = {"title": "例　議題", "decision": "例　承認", "order": "1"}
    for told in (first, {"title": "例　次の議題", "order": "2"}):
        edits.add_record(hall.office, "agenda_item", key, told)
    typed(hall, key, decisions="例　測ることに決めた。", minutes="例　意見があった。")
    order(hall, departments="例市民課", meeting="例　第2回", due="R7.8.1")
    assert meetings.minutes(stores.records(hall.office), key).splitlines() == [
        "例　第2回",
        "会議体：ICT戦略会議",
        "開催日：令和7年7月1日(火)・令和7年度",
        "場所：例　会議室",
        "出席課：例市民課、例会計課",
        "",
        "■ 議題と結果",
        "1　例　議題",
        "結果：例　承認",
        "2　例　次の議題",
        "結果：（未記入）",
        "",
        "■ 決定事項",
        "例　測ることに決めた。",
        "",
        "■ 会議録",
        "例　意見があった。",
        "",
        "■ 指示事項",
        "・例　題（例市民課、R7.8.1まで）",
    ]


def test_meetings_stand_with_the_next_one_first_and_the_last_one_after(hall):
    for title, day in (("例　四月", "R7.4.1"), ("例　九月", "R7.9.1"), ("例　八月", "R7.8.1")):
        meetings.add(hall.office, {"title": title, "held_on": day})
    found = meetings.sittings(stores.records(hall.office), date(2025, 7, 1))
    assert [(each.title, each.state) for each in found] == [
        ("例　八月", meetings.State.COMING),
        ("例　九月", meetings.State.COMING),
        ("例　四月", meetings.State.HELD),
    ]


def test_a_meeting_needs_a_name_and_a_day_and_the_coordinator(hall):
    for lacking in FIRST.keys() - {"body"}:
        with pytest.raises(BadValue):
            meetings.add(hall.office, {**FIRST, lacking: " "})
    with pytest.raises(WrongRole):
        meetings.add(hall.store("D0210"), FIRST)
    with pytest.raises(UnknownRecord):
        meetings.gather(hall.office, BOARD)


def test_the_commands_enter_list_gather_and_print_minutes(run, cycle):
    base = ("meeting", "--store", cycle.office)
    told = run(*base, "add", "--title", "例　会議", "--held-on", "R9.7.1", "--body", "推進部会")
    assert told.status == 0 and "件を集めました" in told.out
    rows = run(*base, "list", "--json").document
    (row,) = (each for each in rows if each["title"] == "例　会議")
    assert row["items"] > 0 and row["state"] == "coming"
    assert run(*base, "gather", row["key"]).status == 0
    assert "■ 議題と結果" in run(*base, "minutes", row["key"]).out
