"""The records as they were at an earlier moment."""

from datetime import datetime, timedelta
from pathlib import Path

from dxdesk.domain.records import Record, Records
from dxdesk.models import ledger, past, queries
from dxdesk.services import edits, stores, undo

START = datetime(2025, 4, 1, 9)
PLAN = [
    Record("plan", "P7", {"title": "例計画"}),
    Record("initiative", "P7/T4", {"number": "4", "title": "例　取組"}),
    Record("initiative", "P7/T5", {"number": "5", "title": "例　消される取組"}),
]


def test_every_moment_of_a_store_can_be_seen_again_to_the_value(tmp_path: Path, monkeypatch):
    clock = [START]
    monkeypatch.setattr(ledger, "now", lambda: clock[0].isoformat(timespec="seconds", sep=" "))
    seen: list[tuple[datetime, list[Record]]] = []
    with stores.create(tmp_path / "a.dxdesk", stores.COORDINATOR, plan=PLAN) as store:

        def note() -> None:
            seen.append((clock[0], list(stores.records(store))))
            clock[0] += timedelta(minutes=1)

        note()
        for act in (
            lambda: edits.set_value(store, "P7/T4", "text", "はじめ"),
            lambda: edits.set_value(store, "P7/T4", "text", "つぎ"),
            lambda: edits.set_value(store, "P7/T4", "text", ""),
            lambda: edits.delete_record(store, "P7/T5"),
            lambda: undo.undo(store),
            lambda: undo.redo(store),
        ):
            act()
            note()
        assert len({str(records) for _, records in seen}) == 4
        with store.reading() as connection:
            for moment, records in seen:
                assert list(past.records_at(connection, moment)) == records
            assert list(past.records_at(connection, START - timedelta(seconds=1))) == []
            assert list(past.records_at(connection, datetime.max)) == list(
                queries.records(connection)
            )


def test_a_clock_put_back_hides_nothing_that_came_before(tmp_path: Path, monkeypatch):
    times = iter((START, START + timedelta(days=9), START))
    monkeypatch.setattr(ledger, "now", lambda: next(times).isoformat(timespec="seconds", sep=" "))
    with stores.create(tmp_path / "a.dxdesk", stores.COORDINATOR, plan=PLAN) as store:
        edits.set_value(store, "P7/T4", "text", "先の日付")
        edits.set_value(store, "P7/T4", "number", "44")
        with store.reading() as connection:
            held: Records = past.records_at(connection, START + timedelta(days=1))
    found = held.get("P7/T4")
    assert found is not None
    assert (found.get("text"), found.get("number")) == ("", "4")
