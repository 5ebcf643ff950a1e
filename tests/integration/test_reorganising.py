"""組織改正: renamed, merged, split, abolished; history stays under the old name."""

import pytest

from dxdesk.domain.errors import BadValue
from dxdesk.domain.standing import by_assignment
from dxdesk.domain.store_errors import WrongFile, WrongRole
from dxdesk.services import edits, issuing, lookup, reorganising, state, stores, taking, undo
from dxdesk.services.reorganising import Typed
from tests.integration.hall import REPORT, Hall, finish

DAY = "R7.4.1"
BEFORE, AFTER = "P7/R2024-HALF", "P7/R2024-END"


def holders(hall: Hall, round_key: str) -> dict[str, str]:
    """Who had each assignment when a round was due."""
    records = stores.records(hall.office)
    return {
        each.assignment: records.name_of(each.department)
        for each in by_assignment(records, "P7", round_key)
        if each.assignment
    }


@pytest.fixture
def two_rounds(hall: Hall) -> Hall:
    """The hall with an earlier round too, answered by both 課."""
    hall.type("office", BEFORE, year="2024", kind="half", due="2024-10-15")
    for department in ("P7/T1/D0210", "P7/T1/D0310"):
        hall.type("office", f"{department}/R2024-HALF", results="例　上半期の実績")
    return hall


def test_a_renamed_department_keeps_its_code_and_its_past_its_old_name(two_rounds: Hall) -> None:
    hall, before = two_rounds, state.show(two_rounds.office)
    done = reorganising.reorganise(hall.office, Typed(DAY, ["例市民課"], ["例窓口課=0210"]))
    assert "名称変更：例市民課→例窓口課" in done.text
    new = lookup.department(stores.records(hall.office), "0210")
    assert (new.key, new.get("name"), new.get("valid_from")) == (
        "D0210-2025",
        "例窓口課",
        "2025-04-01",
    )
    assert hall.value("D0210", "valid_to") == "2025-03-31"
    assert hall.value("D0210", "successor") == "D0210-2025"
    assert holders(hall, BEFORE)["P7/T1/D0210"] == "例市民課"
    assert holders(hall, AFTER)["P7/T1/D0210"] == "例窓口課"
    undo.undo(hall.office)
    assert state.show(hall.office) == before


def test_merged_departments_answer_once_and_both_pasts_stay(two_rounds: Hall) -> None:
    hall = two_rounds
    typed = Typed(DAY, ["例市民課", "例会計課"], ["例市民会計課=0400"])
    assert "一つにまとめます" in reorganising.told(stores.records(hall.office), typed)
    reorganising.reorganise(hall.office, typed)
    assert hall.value("P7/T1/D0210", "department") == "D0400"
    assert hall.value("P7/T1/D0310", "department") == ""
    assert hall.value("P7/T4/D0310", "department") == "D0400"
    assert holders(hall, BEFORE) == {
        "P7/T1/D0210": "例市民課",
        "P7/T1/D0310": "例会計課",
        "P7/T4/D0310": "例会計課",
    }
    assert holders(hall, AFTER) == {"P7/T1/D0210": "例市民会計課", "P7/T4/D0310": "例市民会計課"}


def test_a_department_is_split_and_what_is_named_goes_to_the_new_one(hall: Hall) -> None:
    instruction = edits.add_record(
        hall.office, "instruction", "P7", {"title": "例", "text": "例", "departments": "D0310"}
    )
    typed = Typed(DAY, ["0310"], ["例会計課", "例収納課=0311"], ["４＝例収納課"])
    reorganising.reorganise(hall.office, typed)
    assert hall.value("D0310", "valid_to") == ""
    assert hall.value("P7/T4/D0310", "department") == "D0311"
    assert hall.value("P7/T1/D0310", "department") == "D0310"
    assert hall.value(instruction, "departments") == "D0310\nD0311"
    hall.type("office", "P7/R2025-END", year="2025", kind="year-end", due="2026-05-15")
    assert holders(hall, "P7/R2025-END")["P7/T4/D0310"] == "例収納課"
    hall.type("office", BEFORE, year="2024", kind="half", due="2024-10-15")
    assert holders(hall, BEFORE)["P7/T4/D0310"] == "例会計課"


def test_the_work_of_an_abolished_department_is_told_and_asked_of_nobody(hall: Hall) -> None:
    done = reorganising.reorganise(hall.office, Typed(DAY, ["例会計課"], []))
    assert "担当2件は、引き継ぐ課がなくなります" in done.text
    sent = finish(issuing.request(hall.office, "2024-END", hall.folder / "out"))
    assert [each.department for each in sent] == ["D0210"]


def test_the_store_of_a_department_follows_it_under_its_new_name(hall: Hall) -> None:
    hall.type("D0210", REPORT, results="例　改正の前に書いた実績")
    reorganising.reorganise(hall.office, Typed(DAY, ["例市民課"], ["例窓口課"]))
    (sent,) = finish(
        issuing.request(hall.office, "2024-END", hall.folder / "out", department="例窓口課")
    )
    taking.take(hall.store("D0210"), sent.path)
    assert hall.store("D0210").identity.name == "例窓口課"
    hall.type("D0210", REPORT, issues="例　改正の後に書いた課題")
    hall.merge(hall.submit("D0210"))
    assert hall.value(REPORT, "results") == "例　改正の前に書いた実績"
    assert hall.value(REPORT, "issues") == "例　改正の後に書いた課題"
    with pytest.raises(WrongFile):
        taking.take(hall.store("D0310"), sent.path)


@pytest.mark.parametrize(
    "typed",
    [
        Typed(DAY, [], ["例窓口課"]),
        Typed(DAY, ["例市民課"], ["例市民課"]),
        Typed(DAY, ["例市民課"], ["例窓口課=0310"]),
        Typed(DAY, ["例市民課"], ["例甲課", "例乙課"]),
        Typed(DAY, ["例市民課"], ["例会計課"], ["99=例会計課"]),
        Typed("いつか", ["例市民課"], ["例会計課"]),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(hall: Hall, typed: Typed) -> None:
    before = state.show(hall.office)
    with pytest.raises(BadValue):
        reorganising.reorganise(hall.office, typed)
    assert state.show(hall.office) == before


def test_departments_reorganise_nothing(hall: Hall) -> None:
    with pytest.raises(WrongRole):
        reorganising.reorganise(hall.store("D0210"), Typed(DAY, ["例市民課"], []))
