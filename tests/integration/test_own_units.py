"""課内取りまとめ: a 課's store takes the files of its own 係 by the rules of every merge."""

import shutil

import pytest

from dxdesk.domain.store_errors import Unsettled, WrongFile
from dxdesk.services import deciding, merging, questions
from dxdesk.services.deciding import Choice
from tests.integration.hall import REPORT, counts


@pytest.fixture
def units(hall):
    """Two 係 that were handed copies of their 課's store, each with its own answer."""
    for name in ("係A", "係B"):
        shutil.copyfile(hall.folder / "D0210.dxdesk", hall.folder / f"{name}.dxdesk")
    hall.type("係A", REPORT, results="例　A係の実績", issues="例　課題")
    hall.type("係B", REPORT, results="例　B係の実績", next_steps="例　今後")
    return [hall.submit("係A"), hall.submit("係B")]


def test_what_only_one_unit_says_comes_in_and_what_two_say_differently_is_asked(hall, units):
    result = hall.merge(*units, into="D0210")
    assert counts(result) == {"applied": 2, "conflict": 2}
    assert hall.value(REPORT, "issues", of="D0210") == "例　課題"
    assert hall.value(REPORT, "next_steps", of="D0210") == "例　今後"
    (question,) = questions.questions(hall.store("D0210"))
    files = {voice.file for each in question.arrived for voice in each.voices}
    assert files == {each.name for each in units}


def test_a_department_with_open_questions_of_its_own_cannot_submit_even_with_gaps(hall, units):
    hall.merge(*units, into="D0210")
    with pytest.raises(Unsettled) as refused:
        hall.submit("D0210")
    assert refused.value.names == ("取組1(例市民課) 取組内容の実績",)
    (question,) = questions.questions(hall.store("D0210"))
    deciding.resolve(hall.store("D0210"), question.name, Choice(text="例　両係の実績"))
    found = hall.merge(hall.submit("D0210"))
    assert counts(found) == {"applied": 3}
    assert hall.value(REPORT, "results") == "例　両係の実績"


def test_a_unit_file_that_reaches_the_office_after_its_department_changes_nothing(hall, units):
    hall.merge(*units, into="D0210")
    (question,) = questions.questions(hall.store("D0210"))
    deciding.resolve(hall.store("D0210"), question.name, Choice(text="例　両係の実績"))
    hall.merge(hall.submit("D0210"))
    before = hall.shown()
    assert "superseded" in counts(hall.merge(*units))
    assert hall.shown() == before


def test_another_department_and_what_the_office_sends_are_refused_by_name(hall, units):
    hall.type("D0310", "P7/T4/D0310/R2024-END", results="例")
    foreign = hall.submit("D0310")
    result = hall.merge(foreign, hall.request_of("D0210"), into="D0210")
    assert [type(each.error) for each in result.files] == [WrongFile, WrongFile]
    assert [each.error.expected for each in result.files] == ["例市民課", "提出"]


def test_taking_one_unit_back_leaves_the_other(hall, units):
    result = hall.merge(*units, into="D0210")
    merging.undo_merge(hall.store("D0210"), result.files[0].id)
    assert hall.value(REPORT, "results", of="D0210") == "例　B係の実績"
    assert hall.value(REPORT, "issues", of="D0210") == ""
    assert questions.questions(hall.store("D0210")) == ()
