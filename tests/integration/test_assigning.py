"""担当割 as one act, typed or pasted."""

import pytest

from dxdesk.domain.errors import BadValue
from dxdesk.domain.store_errors import WrongRole
from dxdesk.services import assigning, stores, undo
from dxdesk.services.assigning import Assignable
from tests.integration.hall import REPORT, Hall

GRID = "番号\t取組名\t例市民課\t0310\t知らない課\n1\t\t主管\t\t主管\n4\t\t◎\t○\t\n99\t\t主管\t\t\n"


def roles(hall: Hall) -> dict[str, str]:
    found = stores.records(hall.office).of("assignment")
    return {each.key: each.get("role") for each in found}


def test_a_pasted_grid_is_one_act_and_tells_what_it_could_not_use(hall: Hall) -> None:
    before = roles(hall)
    pasted = assigning.read_grid(stores.records(hall.office), "P7", GRID)
    assert len(pasted.problems) == 3
    assigning.assign(hall.office, pasted.places)
    assert roles(hall) == {
        "P7/T1/D0210": "lead",
        "P7/T4/D0210": "lead",
        "P7/T4/D0310": "supporting",
    }
    undo.undo(hall.office)
    assert roles(hall) == before


def test_a_grid_without_departments_is_refused(hall: Hall) -> None:
    with pytest.raises(BadValue):
        assigning.read_grid(stores.records(hall.office), "P7", "1\t主管\n2\t主管")


def test_taking_work_away_keeps_what_was_answered(hall: Hall) -> None:
    hall.type("office", REPORT, results="例　成果")
    for role in ("", "主管"):
        assigning.assign(hall.office, [Assignable("P7/T1", "D0210", role)])
    assert hall.value(REPORT, "results") == "例　成果"
    assert roles(hall)["P7/T1/D0210"] == "lead"


def test_work_that_another_department_took_over_is_set_where_it_is(hall: Hall) -> None:
    hall.type("office", "P7/T4/D0310", department="D0210")
    assigning.assign(hall.office, [Assignable("P7/T4", "D0210", "関係")])
    assert roles(hall)["P7/T4/D0310"] == "supporting"
    assert "P7/T4/D0210" not in roles(hall)


def test_a_department_assigns_nothing(hall: Hall) -> None:
    with pytest.raises(WrongRole):
        assigning.assign(hall.store("D0210"), [Assignable("P7/T1", "D0210", "関係")])


def test_the_checks_are_told_in_words(hall: Hall) -> None:
    assigning.assign(hall.office, [Assignable("P7/T1", "D0310", "主管")])
    texts = [each.text for each in assigning.check(stores.records(hall.office), "P7")]
    assert "取組1の主管が2課あります(例市民課、例会計課)。一つにしてください。" in texts
    assert "取組2に主管の課がありません。" in texts
