"""The states of the board."""

import pytest

from dxdesk.domain.board import Dealings, State, state_of

DUE = "2025-05-16"


def _state(today: str = "2025-05-16", **given: object) -> State:
    never = {"requested": 0, "received": 0, "returned": 0, "due": DUE}
    rest = {"asks": False, "is_complete": False, "is_approved": False}
    return state_of(Dealings(**{**never, **rest, **given}), today)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({}, State.NOT_ASKED),
        ({"requested": 3}, State.WAITING),
        ({"requested": 3, "today": "2025-05-17"}, State.OVERDUE),
        ({"requested": 3, "today": "2025-05-17", "due": ""}, State.WAITING),
        ({"requested": 3, "received": 5, "today": "2025-05-17"}, State.ARRIVED),
        ({"received": 5}, State.ARRIVED),
        ({"requested": 3, "is_complete": True, "today": "2025-05-17"}, State.ARRIVED),
        ({"is_complete": True}, State.NOT_ASKED),
        ({"received": 5, "returned": 6}, State.ARRIVED),
        ({"received": 5, "returned": 6, "asks": True}, State.RETURNED),
        ({"received": 7, "returned": 6, "asks": True}, State.ARRIVED),
        ({"received": 5, "returned": 6, "asks": True, "is_approved": True}, State.APPROVED),
        ({"requested": 3, "is_approved": True}, State.WAITING),
    ],
)
def test_says_how_far_a_department_has_come(given: dict[str, object], state: State) -> None:
    assert _state(**given) is state
