"""Stores a hundred times as large as real ones: the coordinator's, of 100,000 records, and a 課's.

Real: 22 取組 of some 44 課 and 取組 together, five of one 課, 12 rounds with a report each, four
steps, an indicator with three values, three targets. The 課 are ten times as many, as no city
has more.
"""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from dxdesk.domain import keys, rounds
from dxdesk.domain.progress import finished
from dxdesk.domain.records import Record
from dxdesk.services import issuing, stores, taking
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store

TIMES = 100
InCharge = Callable[[int], Iterator[tuple[str, str]]]
_INITIATIVES, _DEPARTMENTS = 22 * TIMES, 40 * 10
_OWN, _ASKED = "0001", "P7/R2025-HALF"
_YEARS = (2023, 2024, 2025)
_ROUNDS = tuple((year, kind) for year in (2022, *_YEARS) for kind in ("start", "half", "year-end"))
_REPORT = {
    "stage": "run",
    "achievement": "partly",
    "work_change": "例 速くなった",
    "next_steps": "例 広げる",
    "writer_unit": "例係",
    "as_of": "2024-09-30",
}


@cache
def hundredfold(folder: Path) -> Store:
    """The store, made when it is first asked for: that takes a minute."""
    told = list(_records(_of_two))
    return stores.create(folder / "hundredfold.dxdesk", COORDINATOR, plan=told)


@cache
def departmental(folder: Path) -> Store:
    """A 課's store that has taken a request, about as long a one as may be read."""
    asked, told = list(_records(_of_one(20))), list(_records(_of_one(4)))
    with stores.create(folder / "office.dxdesk", COORDINATOR, plan=asked) as office:
        (issued,) = finished(issuing.request(office, _ASKED, folder, _OWN))
    store = stores.create(folder / "departmental.dxdesk", DEPARTMENT, _OWN, plan=told)
    taking.take(store, issued.path)
    return store


def _of_two(number: int) -> Iterator[tuple[str, str]]:
    """Who has a 取組, by its number: the codes of two 課, and their parts."""
    for place, role in enumerate(("lead", "supporting")):
        yield f"{(number * 7 + place * 13) % _DEPARTMENTS + 1:04}", role


def _of_one(step: int) -> InCharge:
    """One 課 alone, which has every so many 取組."""
    return lambda number: iter([(_OWN, "lead")] if number % step == 0 else [])


def _records(in_charge: InCharge) -> Iterator[Record]:
    plan = stores.embedded_plan()
    printed = [each for each in plan if each.type == "initiative"]
    yield from (each for each in plan if each.type != "initiative")
    for number in range(1, _DEPARTMENTS + 1):
        yield Record(
            "department", f"D{number:04}", {"code": f"{number:04}", "name": f"例{number}課"}
        )
    for year, kind in _ROUNDS:
        opens, due = rounds.proposed(year, kind)
        days = {"opens": opens.isoformat(), "due": due.isoformat()}
        key = f"P7/R{rounds.round_code(year, kind)}"
        yield Record("round", key, {"year": str(year), "kind": kind, **days})
    for number in range(1, _INITIATIVES + 1):
        like = printed[number % len(printed)].fields
        yield Record("initiative", f"P7/T{number}", {**like, "number": str(number)})
        for code, role in in_charge(number):
            yield from _work(f"P7/T{number}/D{code}", role, number)


def _work(key: str, role: str, number: int) -> Iterator[Record]:
    yield Record("assignment", key, {"department": f"D{key[-4:]}", "role": role})
    for year in _YEARS:
        yield Record("annual_target", f"{key}/Y{year}", {"text": f"例 {year}年度の目標"})
    for place in range(4):
        year = _YEARS[place % len(_YEARS)]
        days = {"planned_from": f"{year}-04-01", "planned_to": f"{year}-10-31"}
        said = {"title": f"例 工程{place}", "order": str(place + 1), "stage": "run", **days}
        yield Record("schedule_step", keys.derived("schedule_step", key, str(place)), said)
    indicator = keys.derived("indicator", key, "")
    named = {"title": "例 指標", "unit": "件", "direction": "higher", "order": "1"}
    yield Record("indicator", indicator, named)
    for year in _YEARS:
        values = {"target": "100", "actual": "90", "as_of": f"{year}-09-30"}
        yield Record("indicator_value", f"{indicator}/Y{year}", values)
    for year, kind in _ROUNDS:
        code = rounds.round_code(year, kind)
        said = {
            "progress": "late" if number % 9 == 0 else "on-track",
            "results": f"例 {code} {number}",
        }
        yield Record("report", f"{key}/R{code}", {**_REPORT, **said})
