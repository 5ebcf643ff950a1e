"""公表 freezes 年次目標: a later change has its reason, or it is refused."""

import openpyxl
import pytest

from dxdesk.domain import checks, selection, targets
from dxdesk.domain.errors import BadValue
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.store_errors import Incomplete, WrongRole
from dxdesk.services import (
    deciding,
    edits,
    issuing,
    publishing,
    putting_back,
    receipts,
    state,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.deciding import Choice
from tests.integration.hall import ROUND, TARGET, Hall, finish

FIRST = "例　はじめの目標"
NEWS = "例　あたらしい目標"
WHY = "例　予算が付いたため"


def publish(hall: Hall) -> None:
    publishing.publish_targets(hall.office, "2024", "R6.7.1")


def request_again(hall: Hall) -> None:
    """A request that knows of the publishing, taken by the 課."""
    (issued,) = finish(issuing.request(hall.office, ROUND, hall.folder / "公表後", "0210"))
    taking.take(hall.store("D0210"), issued.path)


def by_hand(hall: Hall, **typed: str):
    """The request filled in by a plain spreadsheet."""

    (issued,) = finish(issuing.request(hall.office, ROUND, hall.folder / "手書き", "0210"))
    book = openpyxl.load_workbook(issued.path)
    sheet = book["年次目標"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        r for r in range(2, sheet.max_row + 1) if sheet.cell(r, heads["キー"]).value == TARGET
    )
    for head, text in typed.items():
        sheet.cell(row, heads[head]).value = text
    book.save(issued.path)
    return issued.path


def test_publishing_keeps_the_text_beside_the_target(hall: Hall) -> None:
    found = publishing.publish_targets(hall.office, "令和6", "R6.7.1")
    assert found.frozen == (TARGET,)
    assert hall.value(TARGET, "published_text") == FIRST
    assert hall.value(TARGET, "published_on") == "2024-07-01"
    assert publishing.publish_targets(hall.office, "2024").frozen == ()


def test_only_the_coordinator_publishes(hall: Hall) -> None:
    with pytest.raises(WrongRole):
        publishing.publish_targets(hall.store("D0210"), "2024")


def test_an_edit_without_a_reason_is_refused_and_one_with_a_reason_is_marked(hall: Hall) -> None:
    publish(hall)
    with pytest.raises(BadValue, match="公表した目標"):
        edits.set_value(hall.office, TARGET, "text", NEWS)
    assert hall.value(TARGET, "text") == FIRST
    hall.type("office", TARGET, text=NEWS, change_reason=WHY)
    record = stores.records(hall.office).get(TARGET)
    assert targets.change(record) == (FIRST, NEWS)
    with pytest.raises(BadValue):
        edits.set_value(hall.office, TARGET, "change_reason", "")
    hall.type("office", TARGET, text=FIRST)
    assert targets.change(stores.records(hall.office).get(TARGET)) is None


def test_undo_of_the_publishing_thaws_the_target(hall: Hall) -> None:
    publish(hall)
    undo.undo(hall.office)
    hall.type("office", TARGET, text=NEWS)
    assert hall.value(TARGET, "published_text") == ""


def test_a_value_of_the_history_is_not_put_back_over_a_published_target(hall: Hall) -> None:
    hall.type("office", TARGET, text=NEWS)
    publish(hall)
    line = state.history(hall.office, TARGET, "text")[-1].seq
    with pytest.raises(BadValue):
        putting_back.put_back(hall.office, line)


def test_a_department_says_why_or_is_told_before_the_file_leaves(hall: Hall) -> None:
    publish(hall)
    request_again(hall)
    with pytest.raises(BadValue):
        hall.type("D0210", TARGET, text=NEWS)
    hall.type("D0210", TARGET, text=NEWS, change_reason=WHY)
    hall.merge(hall.submit("D0210"))
    assert (hall.value(TARGET, "text"), hall.value(TARGET, "change_reason")) == (NEWS, WHY)
    assert hall.value(TARGET, "published_text") == FIRST


def test_the_pre_flight_finds_a_change_without_a_reason(hall: Hall) -> None:
    publish(hall)
    hall.type("office", TARGET, text=NEWS, change_reason=WHY)
    line = selection.line(stores.records(hall.office), TARGET)
    assert checks.gaps([line]) == []
    bare = type(line)(line.key, {**line.values, "change_reason": None})
    assert [each.field for each in checks.gaps([bare])] == ["change_reason"]
    with pytest.raises(Incomplete):
        submitting.submit(hall.store("D0210"), ROUND, hall.folder / "x.xlsx")


def test_a_file_by_hand_without_a_reason_is_refused_in_that_cell_only(hall: Hall) -> None:
    publish(hall)
    path = by_hand(hall, 年次目標=NEWS)
    result = hall.merge(path)
    refused = [each for file in result.files for each in file.told if each.fate is Fate.REFUSED]
    assert [(each.key, each.field, each.reason) for each in refused] == [
        (TARGET, "text", "no-reason")
    ]
    assert hall.value(TARGET, "text") == FIRST
    letter = receipts.letter(receipts.receipt(hall.office, ROUND, "0210"))
    assert "「目標を変えた理由」も書いてください。" in letter


def test_a_file_by_hand_with_a_reason_is_applied(hall: Hall) -> None:
    publish(hall)
    hall.merge(by_hand(hall, 年次目標=NEWS, 目標を変えた理由=WHY))
    assert hall.value(TARGET, "text") == NEWS
    assert hall.questions() == []


def test_a_file_that_did_not_know_of_the_publishing_is_a_conflict(hall: Hall) -> None:
    hall.type("D0210", TARGET, text=NEWS)
    path = hall.submit("D0210")
    publish(hall)
    hall.merge(path)
    assert hall.questions() == [("conflict", TARGET, "text")]
    assert hall.value(TARGET, "text") == FIRST
    name = f"{TARGET}:text"
    candidates = state.items(hall.office)[0].candidates
    theirs = Choice(candidate=candidates.index(NEWS) + 1)
    with pytest.raises(BadValue):
        deciding.resolve(hall.office, name, theirs)
    deciding.resolve(hall.office, name, theirs, WHY)
    assert (hall.value(TARGET, "text"), hall.value(TARGET, "change_reason")) == (NEWS, WHY)
    assert hall.questions() == []


def test_a_published_target_is_kept_as_it_is_by_a_decision_without_a_reason(hall: Hall) -> None:
    hall.type("D0210", TARGET, text=NEWS)
    path = hall.submit("D0210")
    publish(hall)
    hall.merge(path)
    candidates = state.items(hall.office)[0].candidates
    deciding.resolve(hall.office, f"{TARGET}:text", Choice(candidate=candidates.index(FIRST) + 1))
    assert (hall.value(TARGET, "text"), hall.value(TARGET, "change_reason")) == (FIRST, "")
