"""The stores that ［例で試す］ opens: half of a year done, something left to do in each."""

from pathlib import Path

from dxdesk.domain.progress import finished
from dxdesk.domain.words import demo as words
from dxdesk.domain.words import example
from dxdesk.services import demo, merging, state, status, stores, trying
from dxdesk.services.stores import COORDINATOR, DEPARTMENT


def test_the_coordinator_has_a_conflict_to_decide_and_a_file_to_look_into(tmp_path: Path):
    path = tmp_path / "取りまとめ.dxdesk"
    finished(trying.make(path, COORDINATOR))
    with stores.open_store(path) as store:
        (item,) = state.items(store)
        before = finished(merging.preview(store, [tmp_path / example.ARRIVED]))
        board = {each.department: each.received for each in status.status(store, demo.ROUND)}
    assert (item.kind, item.key, item.field) == ("conflict", *words.PROXY[:2])
    assert before.changes
    assert [each.fate.value for each in before.files[0].told].count("refused") == 1
    assert {key for key, received in board.items() if not received} == {"D0110", "D0120"}


def test_a_department_has_taken_its_request_and_begun(tmp_path: Path):
    path = tmp_path / "例市民課.dxdesk"
    finished(trying.make(path, DEPARTMENT))
    with stores.open_store(path) as store:
        records = stores.records(store)
        assert stores.who(store) == "例市民課"
    answered = {
        number: bool(
            (report := records.get(f"P7/T{number}/D0210/R2024-END")) and report.get("results")
        )
        for number in (1, 3, 4, 18)
    }
    assert answered == {1: True, 3: False, 4: False, 18: False}
