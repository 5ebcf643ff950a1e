"""提出状況 and its letters, through a round."""

from datetime import date

import pytest

from dxdesk.domain import holidays
from dxdesk.domain.board import State
from dxdesk.domain.words import letters as words
from dxdesk.services import deciding, edits, issuing, letters, remarks, rounds, status, stores
from tests.integration.hall import REPORT, ROUND, Hall, finish

CODES = ("D0210", "D0310")


def states(hall: Hall) -> list[State]:
    found = {each.department: each.state for each in status.status(hall.office, ROUND)}
    return [found[code] for code in CODES]


def let_time_be(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> date:
            return date.fromisoformat(day)

    for module in (status, letters):
        monkeypatch.setattr(module, "date", Today)


@pytest.fixture(autouse=True)
def before_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    let_time_be(monkeypatch, "2025-05-12")


def test_the_board_follows_a_round_from_request_to_approval(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert states(hall) == [State.WAITING, State.WAITING]
    hall.type("D0210", REPORT, results="例　成果")
    hall.merge(hall.submit("D0210"))
    let_time_be(monkeypatch, "2025-05-17")
    assert states(hall) == [State.ARRIVED, State.OVERDUE]
    remarks.add(hall.office, REPORT, ["results"], "例　人数も書いてください。")
    assert states(hall)[0] is State.ARRIVED
    finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領", "0210"))
    assert states(hall)[0] is State.RETURNED
    hall.type("D0210", REPORT, results="例　成果、120人")
    hall.merge(hall.submit("D0210", "再提出"))
    assert states(hall)[0] is State.ARRIVED
    deciding.approve(hall.office, ROUND, "0210")
    assert states(hall) == [State.APPROVED, State.OVERDUE]


def test_reports_are_counted_as_they_were_asked_for(hall: Hall) -> None:
    edits.set_values(
        hall.office, [("P7/T7/D0210", "department", "D0210"), ("P7/T7/D0210", "role", "lead")]
    )
    found = {each.department: each for each in status.status(hall.office, ROUND)}
    assert found["D0210"].reports == 1
    finish(issuing.request(hall.office, ROUND, hall.folder / "追加", "0210"))
    found = {each.department: each for each in status.status(hall.office, ROUND)}
    assert found["D0210"].reports == 2


def test_the_whole_board_has_a_cell_for_every_department_and_round(hall: Hall) -> None:
    rounds.add_round(hall.office, "2025", "half")
    board = status.whole(hall.office)
    assert [each.key for each in board.rounds] == ["P7/R2025-HALF", "P7/R2024-END"]
    assert [place.key for place, _ in board.rows] == list(CODES)
    cells = [[each.state for each in cells] for _, cells in board.rows]
    assert cells == [[State.NOT_ASKED, State.WAITING]] * 2


def test_a_reminder_names_the_work_the_day_and_the_file(hall: Hall) -> None:
    (found,) = letters.reminders(hall.office, ROUND, "例会計課")
    assert found.text.startswith("例会計課 御中\n\nお忙しいところ恐れ入ります。")
    assert "提出期限は令和7年5月16日(金)です(残り4開庁日)" in found.text
    title = stores.records(hall.office).name_of("P7/T1")
    assert f"・取組1 {title}(記入が必要な欄 " in found.text
    assert "「依頼_例会計課_令和6年度 年度末.xlsx」に書き込み" in found.text
    assert words.ALREADY_SENT in found.text


def test_a_reminder_after_the_day_says_how_long_ago_it_was(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_time_be(monkeypatch, "2025-05-20")
    texts = [each.text for each in letters.reminders(hall.office, ROUND)]
    assert len(texts) == 2
    assert all("を4日過ぎましたが、ご回答をまだ確認できていません。" in each for each in texts)


def test_nobody_is_reminded_who_has_answered_and_one_who_was_sent_back_is(hall: Hall) -> None:
    hall.merge(hall.submit("D0210"))
    assert [each.department for each in letters.reminders(hall.office, ROUND)] == ["D0310"]
    remarks.add(hall.office, REPORT, ["results"], "例　人数も書いてください。")
    finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領", "0210"))
    (found,) = letters.reminders(hall.office, ROUND, "0210")
    assert "お戻しした分のご返送" in found.text
    assert "・取組1(例市民課)「取組内容の実績」：例　人数も書いてください。" in found.text
    assert letters.returned(hall.office, ROUND, "0210").text.startswith("例市民課 御中")


def test_a_request_has_its_mail_text_beside_it(hall: Hall) -> None:
    (issued,) = finish(issuing.request(hall.office, ROUND, hall.folder / "依頼", "0310"))
    text = issued.path.with_suffix(".txt").read_text(encoding="utf-8-sig")
    assert text == issued.letter
    assert "貴課の取組は2件です。令和7年5月16日(金)までに、ご回答ください。" in text
    assert f"添付の「{issued.path.name}」" in text


def test_the_rounds_of_a_year_open_together_on_working_days(tmp_path) -> None:
    with stores.create(tmp_path / "事務局.dxdesk", stores.COORDINATOR) as office:
        made = rounds.open_year(office, "令和7", "standard")
        assert made == ("P7/R2025-START", "P7/R2025-HALF", "P7/R2025-END")
        found = {each.key: each for each in rounds.all_rounds(office)}
        days = [(found[key].get("opens"), found[key].get("due")) for key in made]
        assert days == [
            ("2025-04-01", "2025-04-15"),
            ("2025-10-01", "2025-10-15"),
            ("2026-04-01", "2026-04-15"),
        ]
        assert rounds.open_year(office, "2025", "standard") == ()
        quarter = rounds.open_year(office, "2025", "quarterly")[2]
        opens = next(e for e in rounds.all_rounds(office) if e.key == quarter).get("opens")
        assert opens == "2026-01-05"
        assert holidays.is_working_day(date.fromisoformat(opens))


def test_a_round_without_a_day_is_due_two_weeks_after_it_opens(tmp_path) -> None:
    with stores.create(tmp_path / "事務局.dxdesk", stores.COORDINATOR) as office:
        key = rounds.add_round(office, "2025", "half", "R7.9.9")
        (this,) = [each for each in rounds.all_rounds(office) if each.key == key]
        assert (this.get("opens"), this.get("due")) == ("2025-09-09", "2025-09-24")
