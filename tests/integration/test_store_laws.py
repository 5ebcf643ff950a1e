"""The merge laws on real stores: the kept state is always the fold, in any order, through undo.

The workbooks themselves are tested elsewhere; here parcels go by hand from store to store, so
that many histories can be tried.
"""

import json
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dxdesk.domain.merge.fold import Fate
from dxdesk.models.evidence import Gatherer
from dxdesk.models.projection import refold
from dxdesk.services import (
    deciding,
    edits,
    issuing,
    merging,
    rounds,
    state,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.deciding import Choice
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from tests.integration.hall import finish
from tests.integration.post import Post, carrying

DEPARTMENTS = ("D0210", "D0310")
ROUND = "2024-year-end"
FIELDS = ("results", "issues", "outcome")
WORDS = ("", "窓口で導入", "導入済み", "調整中")


def dump(store: Store) -> str:
    """What a store shows, as its bytes are compared."""
    return json.dumps(state.show(store), ensure_ascii=False, sort_keys=True)


class Hall(RuleBasedStateMachine):
    """A city hall: a coordinator, two departments, and a colleague's copy of one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="dxdesk-laws-"))
        self.post = Post()
        self.carrying = carrying(self.post)
        self.carrying.__enter__()
        self.issued: dict[str, list[Path]] = {each: [] for each in DEPARTMENTS}
        self.sent: list[Path] = []
        self.desks: dict[str, list[Store]] = {each: [] for each in DEPARTMENTS}
        self.serial = 0

    @initialize()
    def open_hall(self) -> None:
        self.master = stores.create(self.folder / "m.dxdesk", COORDINATOR)
        rounds.add_round(self.master, "2024", "year-end", "", "R7.5.9")
        for place, key in enumerate(DEPARTMENTS, start=1):
            typed = [(key, "code", key[1:]), (key, "name", f"例{place}課")]
            typed += [(f"P7/T4/{key}", "department", key), (f"P7/T4/{key}", "role", "主管")]
            edits.set_values(self.master, typed)
            self.request(key)
            self.desks[key] = [self.desk(key, copy) for copy in range(2)]

    def desk(self, key: str, copy: int) -> Store:
        store = stores.create(self.folder / f"{key}-{copy}.dxdesk", DEPARTMENT, key[1:])
        taking.take(store, self.issued[key][-1])
        return store

    @rule(key=st.sampled_from(DEPARTMENTS))
    def request(self, key: str) -> None:
        self.serial += 1
        folder = self.folder / f"out{self.serial}"
        issued = finish(issuing.request(self.master, ROUND, folder, key[1:]))
        self.issued[key].append(issued[0].path)

    @rule(
        key=st.sampled_from(DEPARTMENTS),
        copy=st.integers(0, 1),
        field=st.sampled_from(FIELDS),
        word=st.sampled_from(WORDS),
    )
    def answer(self, key: str, copy: int, field: str, word: str) -> None:
        edits.set_value(self.desks[key][copy], f"P7/T4/{key}/R2024-END", field, word)

    @rule(key=st.sampled_from(DEPARTMENTS), copy=st.integers(0, 1), place=st.integers(0, 5))
    def take(self, key: str, copy: int, place: int) -> None:
        issued = self.issued[key]
        taking.take(self.desks[key][copy], issued[place % len(issued)])

    @rule(key=st.sampled_from(DEPARTMENTS), copy=st.integers(0, 1))
    def submit(self, key: str, copy: int) -> None:
        store = self.desks[key][copy]
        if submitting.pre_flight(store, ROUND).conflicts:
            return
        self.serial += 1
        path = self.folder / f"s{self.serial}.xlsx"
        submitting.submit(store, ROUND, path, "例")
        self.sent.append(path)

    @precondition(lambda self: self.sent)
    @rule(place=st.integers(0, 20))
    def merge(self, place: int) -> None:
        path = self.sent[place % len(self.sent)]
        promised = finish(merging.preview(self.master, [path]))
        done = finish(merging.merge(self.master, [path]))
        assert promised.changes == done.changes
        assert [each.counts for each in promised.files] == [each.counts for each in done.files]
        told = done.files[0].told
        assert sum(done.files[0].counts.values()) == len(told)

    @precondition(lambda self: self.sent)
    @rule(place=st.integers(0, 20))
    def merging_again_changes_nothing(self, place: int) -> None:
        path = self.sent[place % len(self.sent)]
        finish(merging.merge(self.master, [path]))
        before = dump(self.master)
        assert finish(merging.merge(self.master, [path])).changes == ()
        assert dump(self.master) == before

    @rule(
        key=st.sampled_from(DEPARTMENTS),
        field=st.sampled_from(FIELDS),
        word=st.sampled_from(WORDS),
    )
    def answer_for(self, key: str, field: str, word: str) -> None:
        edits.set_value(self.master, f"P7/T4/{key}/R2024-END", field, word)

    @rule(place=st.integers(1, 2))
    def decide(self, place: int) -> None:
        for item in state.items(self.master)[:1]:
            name = deciding.name_of(item)
            deciding.resolve(self.master, name, Choice(min(place, len(item.candidates))), "例")

    @rule(key=st.sampled_from(DEPARTMENTS), copy=st.integers(0, 1))
    def decide_at_the_desk(self, key: str, copy: int) -> None:
        store = self.desks[key][copy]
        for item in state.items(store)[:1]:
            deciding.resolve(store, deciding.name_of(item), Choice(1), "例")

    @rule(key=st.sampled_from(DEPARTMENTS))
    def approve(self, key: str) -> None:
        deciding.approve(self.master, ROUND, key[1:])

    @rule()
    def undo_and_redo_are_as_if_nothing_had_been(self) -> None:
        before = dump(self.master)
        if undo.steps(self.master).undo:
            undo.undo(self.master)
            undo.redo(self.master)
        assert dump(self.master) == before

    @precondition(lambda self: self.sent)
    @rule(place=st.integers(0, 20))
    def undoing_one_file_and_redoing_it_is_as_if_nothing_had_been(self, place: int) -> None:
        counted = [each for each in merging.counted_files(self.master) if each.is_on]
        if counted:
            before = dump(self.master)
            merging.undo_merge(self.master, counted[place % len(counted)].id)
            merging.redo_merge(self.master, counted[place % len(counted)].id)
            assert dump(self.master) == before

    @precondition(lambda self: len(self.sent) > 1)
    @rule(data=st.data())
    def files_merge_alike_in_any_order(self, data: st.DataObject) -> None:
        files = self.sent[-4:]
        orders = [files, data.draw(st.permutations(files))]
        shown = []
        for order in orders:
            copy = self.folder / "order.dxdesk"
            shutil.copy(self.master.path, copy)
            with stores.open_store(copy) as store:
                for path in order:
                    finish(merging.merge(store, [path]))
                shown.append(dump(store))
            copy.unlink()
        assert shown[0] == shown[1]

    @invariant()
    def the_kept_state_is_the_fold(self) -> None:
        for store in [self.master, *(desk for desks in self.desks.values() for desk in desks)]:
            with store.reading() as connection:
                places = connection.exec_driver_sql(
                    "SELECT key, field FROM deed UNION SELECT key, field FROM statement"
                    " UNION SELECT key, field FROM printed"
                ).all()
                before = connection.exec_driver_sql("SELECT * FROM open_item").all()
                folded = refold(connection, Gatherer(connection), [tuple(p) for p in places])
                after = connection.exec_driver_sql("SELECT * FROM open_item").all()
            assert folded.changes == ()
            assert sorted(before) == sorted(after)

    @invariant()
    def every_statement_has_one_fate(self) -> None:
        for each in merging.counted_files(self.master):
            if each.is_on:
                told = merging.told_of(self.master, each.id)
                assert all(isinstance(one.fate, Fate) for one in told)

    def teardown(self) -> None:
        for store in [self.master, *(desk for desks in self.desks.values() for desk in desks)]:
            store.close()
        self.carrying.__exit__(None, None, None)
        shutil.rmtree(self.folder)


Hall.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
TestHall = Hall.TestCase
