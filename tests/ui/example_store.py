"""Stores for tests of pages, made by services; every text is named 例."""

from pathlib import Path

from dxdesk.domain.progress import Work
from dxdesk.services import edits, issuing, rounds, stores, taking
from dxdesk.services.stores import Store

ROUND = "P7/R2024-HALF"
BEFORE = "P7/R2023-END"
FOUR = "P7/T4/D0310"
REPORT = f"{FOUR}/R2024-HALF"
LAST_RESULTS = "例 窓口3か所で使えるようにした。"

_PLACES = (
    ("0110", "情報政策課", "じょうほうせいさくか"),
    ("0210", "市民課", "しみんか"),
    ("0310", "会計課", "かいけいか"),
)
_WORK = (
    ("1", "0110", "lead"),
    ("1", "0210", "supporting"),
    ("3", "0210", "lead"),
    ("4", "0310", "lead"),
)


def bare_store(path: Path) -> Store:
    """The coordinator's store as it is made: the plan, and nobody in charge."""
    return stores.create(path, stores.COORDINATOR)


def coordinator_store(path: Path) -> Store:
    """Three 課 with four assignments, two rounds, one answer of last year."""
    store = bare_store(path)
    typed = [
        (f"D{code}", field, text)
        for code, name, kana in _PLACES
        for field, text in (("code", code), ("name", name), ("kana", kana))
    ]
    for number, code, role in _WORK:
        key = f"P7/T{number}/D{code}"
        typed += [(key, "department", f"D{code}"), (key, "role", role)]
    edits.set_values(store, typed)
    rounds.add_round(store, "2023", "year-end", "R6.4.1", "R6.4.19")
    rounds.add_round(store, "2024", "half", "R6.10.1", "R6.10.18")
    last = f"{FOUR}/R2023-END"
    edits.set_values(store, [(last, "progress", "on-track"), (last, "results", LAST_RESULTS)])
    return store


def department_store(folder: Path) -> Store:
    """会計課's store, which has taken its request for the round."""
    with coordinator_store(folder / "office.dxdesk") as office:
        path = _result(issuing.request(office, ROUND, folder, "会計課"))[0].path
    store = stores.create(folder / "own.dxdesk", stores.DEPARTMENT, "会計課")
    taking.take(store, path)
    return store


def value(store: Store, key: str, field: str) -> str:
    """What the store shows of a field, "" for blank."""
    record = stores.records(store).get(key)
    return record.get(field) if record else ""


def _result(work: Work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
