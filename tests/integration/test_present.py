"""The state that is kept in memory is the one in the tables, whatever happens to the store."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.keys import type_of
from dxdesk.domain.records import Records
from dxdesk.models import present
from dxdesk.services import edits, stores, undo
from dxdesk.services.stores import Store

SEED, ACTS = 20261127, 150
WORK = tuple(f"P7/T{number}/D{code}" for number in (1, 4, 10) for code in ("0210", "0310"))


class Broken(Exception):
    """Ends a unit of work that has already written."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stores.create(tmp_path / "a.dxdesk", stores.COORDINATOR) as made:
        typed = [(f"D{code}", "name", f"例{code}課") for code in ("0210", "0310")]
        edits.set_values(made, typed)
        edits.set_values(made, [(work, "department", f"D{work[-4:]}") for work in WORK])
        yield made


class _Someone:
    """Does one thing at random to the store."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store, self._chance = store, chance
        self._first = len(undo.undoable(store))

    def act(self) -> None:
        acts: list[Callable[[], object]] = [
            self._edit, self._edit, self._add, self._strike, self._strike_whole,
            self._undo, self._undo, self._redo, self._fail,
        ]  # fmt: skip
        self._chance.choice(acts)()

    def _some(self, *kinds: str) -> str:
        found = [each.key for kind in kinds for each in stores.records(self._store).of(kind)]
        return self._chance.choice(found or ["P7/T1"])

    def _edit(self) -> None:
        key = self._some("assignment", "initiative", "schedule_step", "indicator")
        field = "title" if CATALOGUE[type_of(key).name].has("title") else "role"
        text = self._chance.choice(("lead", "supporting") if field == "role" else "あいう")
        edits.set_value(self._store, key, field, text)

    def _add(self) -> None:
        kind = self._chance.choice(("schedule_step", "indicator"))
        typed = {"title": "例", "order": str(self._chance.randint(1, 9))}
        made = edits.add_record(self._store, kind, self._some("assignment"), typed)
        if kind == "indicator":
            edits.set_value(self._store, f"{made}/Y2024", "target", "5")

    def _strike(self) -> None:
        edits.delete_record(self._store, self._some("schedule_step", "indicator_value"))

    def _strike_whole(self) -> None:
        many = len(stores.records(self._store).of("assignment")) > len(WORK) / 2
        kinds = ("indicator", "assignment") if many else ("indicator",)
        edits.delete_record(self._store, self._some(*kinds))

    def _undo(self) -> None:
        if len(undo.undoable(self._store)) > self._first:
            undo.undo(self._store)

    def _redo(self) -> None:
        undo.redo(self._store)

    def _fail(self) -> None:
        """Write, look, and have it all taken back."""
        work = self._some("assignment")
        with self._store.writing() as connection:
            edits.set_within(connection, self._store, [(work, "role", "lead")])
            edits.set_within(connection, self._store, [(f"{work}/Y2024", "text", "例")])
            assert _same(present.records(connection), present.read(connection))
            raise Broken


def test_the_kept_state_is_that_of_the_tables_after_every_act(
    store: Store, figure: Callable[[str], None]
):
    someone = _Someone(store, random.Random(SEED))
    refused = failed = 0
    for number in range(ACTS):
        try:
            someone.act()
        except DxdeskError:
            refused += 1
        except Broken:
            failed += 1
        with store.reading() as connection:
            assert _same(present.records(connection), present.read(connection)), number
    assert failed and refused < ACTS / 3
    count = len(stores.records(store))
    figure(f"kept state: {ACTS} acts, {failed} rolled back, {refused} refused; {count} records")


def test_nothing_is_read_anew_where_nothing_has_changed(store: Store):
    before = stores.records(store)
    assert stores.records(store) is before
    edits.set_value(store, WORK[0], "role", "lead")
    after = stores.records(store)
    assert after is not before
    assert after.below("P7", "initiative") is before.below("P7", "initiative")
    assert before.get(WORK[0]) is not after.get(WORK[0])


def _same(kept: Records, there: Records) -> bool:
    keys = [each.key for each in there]
    parents = {(key.rpartition("/")[0], each.type) for key, each in zip(keys, there, strict=True)}
    return (
        list(kept) == list(there)
        and len(kept) == len(there)
        and [kept.get(key) for key in keys] == list(there)
        and all(kept.below(*each) == there.below(*each) for each in parents)
        and all(kept.of(kind) == there.of(kind) for kind in CATALOGUE)
    )
