from collections.abc import Iterator
from pathlib import Path

import pytest

from dxdesk.domain.errors import BadValue
from dxdesk.services import drafts, edits, state, stores, undo

REPORT = "P7/T4/D0310/R2024-HALF"
SETUP = (
    ("D0310", "code", "0310"),
    ("D0310", "name", "会計課"),
    ("P7/T4/D0310", "department", "D0310"),
    ("P7/R2024-HALF", "year", "2024"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[stores.Store]:
    with stores.create(tmp_path / "a.dxdesk", stores.COORDINATOR) as made:
        edits.set_values(made, SETUP)
        yield made


def test_a_text_the_field_cannot_take_is_kept_apart_from_the_state(store: stores.Store):
    before = state.show(store), state.history(store), undo.steps(store)
    with pytest.raises(BadValue):
        drafts.enter(store, REPORT, "as_of", "R6.4.31")
    assert drafts.of_record(store, REPORT) == {"as_of": "R6.4.31"}
    assert (state.show(store), state.history(store), undo.steps(store)) == before


def test_a_good_text_is_saved_and_its_draft_forgotten(store: stores.Store):
    drafts.keep(store, REPORT, "as_of", "R6.4.31")
    changes = drafts.enter(store, REPORT, "as_of", "R6.4.30")
    assert [change.after for change in changes] == ["2024-04-30"]
    assert drafts.every(store) == []


def test_a_draft_takes_the_place_of_an_earlier_one(store: stores.Store):
    drafts.keep(store, REPORT, "results", "例 一")
    drafts.keep(store, REPORT, "results", "例 二")
    assert [each.text for each in drafts.every(store)] == ["例 二"]
    drafts.drop(store, REPORT, "results")
    assert drafts.every(store) == []


def test_a_draft_survives_closing_the_store(store: stores.Store):
    drafts.keep(store, REPORT, "results", "例 書きかけ")
    store.close()
    with stores.open_store(store.path) as again:
        assert drafts.of_record(again, REPORT) == {"results": "例 書きかけ"}


def test_a_new_record_and_its_place_are_one_act(store: stores.Store):
    step = edits.add_record(store, "schedule_step", "P7/T4/D0310", {"title": "例 調達"})
    before = undo.steps(store)
    drafts.enter(store, step, "note", "例", [(step, "order", "2")])
    undo.undo(store)
    assert undo.steps(store).undo == before.undo
    record = stores.records(store).get(step)
    assert record and not record.get("order") and not record.get("note")
