"""The drill: the coordinator's PC dies after the requests went out.

The backup from before the requests is restored, the replies are merged, and at last the
requests themselves are dropped in. Nothing may be lost; more questions at most. The same
replies are merged by a coordinator who lost nothing, to tell which questions the loss made.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from dxdesk.domain import keys
from dxdesk.domain.merge.fold import Fate
from dxdesk.services import (
    backups,
    by_hand,
    edits,
    issuing,
    merging,
    state,
    stores,
    submitting,
    taking,
)
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store

ROUND = "P7/R2024-END"
EARLY, LATE, MINE, CHANGED = "例　早い代理入力", "例　遅い代理入力", "例　課の成果", "例　課の課題"


@dataclass(frozen=True)
class Place:
    """One 課 of the drill and the report that it owes."""

    number: int

    @property
    def department(self) -> str:
        return f"D9{self.number:03}"

    @property
    def assignment(self) -> str:
        return f"P7/T{self.number % 22 + 1}/{self.department}"

    @property
    def report(self) -> str:
        return f"{self.assignment}/R2024-END"

    @property
    def answers(self) -> dict[str, str]:
        """What the 課 types: one field that nobody else touched, one that the office had."""
        own = {"results": f"{MINE}{self.number}"}
        return own | ({"issues": f"{CHANGED}{self.number}"} if self.number % 2 else {})


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def begin(office: Store, places: list[Place]) -> None:
    """Departments, assignments and a round; the office has answered one field for each 課."""
    due = [(ROUND, "year", "2024"), (ROUND, "kind", "year-end"), (ROUND, "due", "2025-05-16")]
    edits.set_values(office, due)
    for each in places:
        code = keys.code_of(each.department)
        for key, typed in (
            (each.department, {"code": code, "name": f"例{code}課"}),
            (each.assignment, {"department": each.department, "role": "lead"}),
            (each.report, {"issues": EARLY}),
        ):
            edits.set_values(office, [(key, *one) for one in typed.items()])


def answer(place: Place, request: Path, folder: Path) -> Path:
    """A reply: every other 課 uses dxdesk, the rest fill the request in by hand."""
    out = folder / f"提出_{place.department}.xlsx"
    if place.number % 4 < 2:
        kind = keys.type_of(place.report)
        labels = {name: kind.field(name).label for name in place.answers}
        answers = {labels[name]: text for name, text in place.answers.items()}
        by_hand.fill_in(request, out, {place.report: answers})
        return out
    path = folder / f"{place.department}.dxdesk"
    with stores.create(path, DEPARTMENT, keys.code_of(place.department)) as store:
        taking.take(store, request)
        edits.set_values(store, [(place.report, *each) for each in place.answers.items()])
        submitting.submit(store, "2024-END", out, "例の理由")
    return out


def questions(store: Store) -> set[tuple[str, str]]:
    return {(each.key, each.field) for each in state.items(store)}


def held(store: Store, place: Place, field: str) -> set[str | None]:
    """Every value that a person can see of a field: shown, or a candidate of a question."""
    record = stores.records(store).get(place.report)
    found = {record.get(field) if record else None}
    for each in state.items(store):
        if (each.key, each.field) == (place.report, field):
            found |= set(each.candidates)
    return found


def assert_nothing_is_lost(store: Store, places: list[Place]) -> Counter[str]:
    """Every answer is in view and every cell of every file has exactly one fate."""
    for place in places:
        for field, text in place.answers.items():
            assert text in held(store, place, field), (place.report, field)
    fates: Counter[str] = Counter()
    for each in merging.counted_files(store):
        told = merging.told_of(store, each.id)
        assert len({(one.sheet, one.address) for one in told}) == len(told)
        fates.update(one.fate for one in told)
    assert not fates[Fate.REFUSED]
    return fates


def test_the_pc_dies_after_the_requests_and_nothing_is_lost(request, tmp_path, capsys):
    count = 40 if request.config.getoption("--long") else 8
    places = [Place(number) for number in range(count)]
    path, lost = tmp_path / "取りまとめ.dxdesk", tmp_path / "予備.dxdesk"
    with stores.create(path, COORDINATOR) as office:
        begin(office, places)
        backups.make(office, lost)
        edits.set_values(office, [(each.report, "issues", LATE) for each in places])
        issued = finish(issuing.request(office, "2024-END", tmp_path / "依頼"))
    sent = {each.department: each.path for each in issued}
    assert len(sent) == count
    replies = [answer(each, sent[each.department], tmp_path) for each in places]

    shutil.copy(path, tmp_path / "無事.dxdesk")
    with stores.open_store(tmp_path / "無事.dxdesk") as unharmed:
        finish(merging.merge(unharmed, replies))
        usual = questions(unharmed)

    path.write_bytes(b"")  # the disk gives nothing back
    restored = backups.restore(lost, path)
    assert restored.replaced
    with stores.open_store(path) as office:
        merged = finish(merging.merge(office, replies))
        assert [each.error for each in merged.files] == [None] * count
        fates = assert_nothing_is_lost(office, places)
        asked = questions(office)
        assert usual <= asked

        adopted = finish(merging.merge(office, list(sent.values())))
        assert {each.status for each in adopted.files} == {merging.ADOPTED}
        after = assert_nothing_is_lost(office, places)
        left = questions(office)
        assert left <= asked
        unchanged = {(each.report, "issues") for each in places if "issues" not in each.answers}
        assert unchanged <= asked
        assert not unchanged & left
        for key, field in unchanged:  # what the office typed after the backup and then lost
            past = state.history(office, key, field)
            assert LATE in {value for each in past for value in (each.before, each.after)}
    with capsys.disabled():
        print(
            f"\ndrill: {count} replies, {sum(fates.values())} cells, 0 lost;"
            f" questions: {len(usual)} without the loss, {len(asked)} after it,"
            f" {len(left)} once the requests were dropped in"
            f" (applied {fates[Fate.APPLIED]} and then {after[Fate.APPLIED]})"
        )
