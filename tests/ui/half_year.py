"""The stores of a 課 with a full half-year before it: five 取組, twelve steps, four indicators."""

from pathlib import Path

from dxdesk.domain import keys
from dxdesk.services import edits, rounds, stores, taking

from .exchange import request_for

ROUND = "P7/R2024-HALF"
WORK = tuple(f"P7/T{number}/D0310" for number in (4, 5, 8, 11, 18))
STEPS = (3, 3, 2, 2, 2)
INDICATORS = (1, 1, 1, 1, 0)


def step_key(place: int, number: int) -> str:
    """A step of the assignment at a place in `WORK`."""
    return keys.derived("schedule_step", WORK[place], str(number))


def indicator_key(place: int) -> str:
    """The indicator of the assignment at a place in `WORK`."""
    return keys.derived("indicator", WORK[place], "0")


def office_store(path: Path) -> stores.Store:
    """The coordinator's store: what the one 課 is asked stands in it, and no answer."""
    made = stores.create(path, stores.COORDINATOR)
    typed = [("D0310", name, text) for name, text in (("code", "0310"), ("name", "会計課"))]
    for work in WORK:
        typed += [(work, "department", "D0310"), (work, "role", "lead")]
    edits.set_values(made, typed)
    edits.set_values(made, [*_steps(), *_indicators()])
    rounds.add_round(made, "2024", "half", "R6.10.1", "R6.10.18")
    return made


def department_store(folder: Path) -> stores.Store:
    """会計課's store, which has taken its request."""
    with office_store(folder / "office.dxdesk") as office:
        request = request_for(office, folder, "D0310", ROUND)
    made = stores.create(folder / "d.dxdesk", stores.DEPARTMENT, "会計課")
    taking.take(made, request)
    return made


def _steps() -> list[edits.Typed]:
    return [
        (step_key(place, number), field, text)
        for place, count in enumerate(STEPS)
        for number in range(count)
        for field, text in (
            ("title", f"例 工程{number}"),
            ("order", str(number + 1)),
            ("planned_from", "R6.4.1"),
        )
    ]


def _indicators() -> list[edits.Typed]:
    return [
        (indicator_key(place), field, text)
        for place, count in enumerate(INDICATORS)
        for field, text in (("title", f"例 指標{place}"), ("order", "1"))
        if count
    ]
