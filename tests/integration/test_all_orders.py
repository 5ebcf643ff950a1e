"""Five files with conflicts between them come to one store in all their 120 orders."""

import itertools
import json
import shutil
from collections import Counter
from pathlib import Path

from dxdesk.services import by_hand, edits, merging, parcels, state, stores
from tests.integration.hall import OTHER, REPORT, STEP, TARGET, Hall, finish
from tests.integration.post import Post, carrying
from tests.integration.test_scenarios import written_by_hand


def by_a_colleague(hall: Hall) -> Path:
    """Another hand's answer to the request, with a row of work that is not the 課's."""
    path = hall.folder / "同僚.xlsx"
    answers = {REPORT: {"取組内容の実績": "例　同僚", "課題": "例　課題"}}
    by_hand.fill_in(hall.request_of("D0210"), path, answers)

    def add_foreign_row(book):
        sheet = book["進捗報告"]
        foreign = {"キー": OTHER, "成果": "例　よその課の成果"}
        sheet.append([foreign.get(cell.value) for cell in sheet[1]])

    return written_by_hand(path, path, add_foreign_row)


def made(hall: Hall) -> list[Path]:
    """A first answer and its correction, a colleague's, and two of another 課."""
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("D0210", REPORT, results="例　初め", progress="予定どおり")
    hall.type("D0210", TARGET, text="例　課の目標")
    first = hall.submit("D0210", "一")
    hall.type("D0210", REPORT, results="例　訂正")
    edits.delete_record(hall.store("D0210"), STEP)
    second = hall.submit("D0210", "二")
    hall.type("D0310", OTHER, results="例　会計", outcome="例　会計の成果")
    fourth = hall.submit("D0310", "四")
    fifth = hall.folder / "五.xlsx"
    by_hand.fill_in(hall.request_of("D0310"), fifth, {OTHER: {"取組内容の実績": "例　係の答え"}})
    return [first, second, by_a_colleague(hall), fourth, fifth]


def orders(count: int, *, every: bool) -> list[tuple[int, ...]]:
    """All orders, or a few in which each file stands in each place and before each other."""
    if every:
        return list(itertools.permutations(range(count)))
    turned = [tuple((place + turn) % count for place in range(count)) for turn in range(count)]
    return [*turned, turned[0][::-1]]


def _shown(office: stores.Store) -> tuple[str, Counter[str]]:
    told = [
        each for file in merging.counted_files(office) for each in merging.told_of(office, file.id)
    ]
    return json.dumps(state.show(office), ensure_ascii=False), Counter(each.fate for each in told)


def test_five_files_with_conflicts_merge_alike_in_all_their_orders(hall, tmp_path, is_long, figure):
    paths, post = made(hall), Post()
    read = {path: parcels.read_file(path, stores.records(hall.office)) for path in paths}
    for path, received in read.items():
        post.lay(path, received)
    hall.close()
    results = []
    with carrying(post):
        for order in orders(len(paths), every=is_long):
            copy = Path(shutil.copy(hall.folder / "office.dxdesk", tmp_path))
            with stores.open_store(copy) as office:
                finish(merging.merge(office, [paths[place] for place in order]))
                results.append(_shown(office))
    fates = results[0][1]
    incoming = sum(len(each.statements) for each in read.values())
    sums = " + ".join(f"{fate} {fates[fate]}" for fate in sorted(fates))
    dumps = {shown for shown, _ in results}
    figure(
        f"orders of {len(paths)} files: {len(results)}, different dumps: {len(dumps)};"
        f" incoming {incoming} = {sums}"
    )
    assert len(dumps) == 1
    assert all(each == fates for _, each in results)
    assert fates.total() == incoming
    assert fates["conflict"] > 2
    assert fates["proposal"] > 1
    assert fates["superseded"] > 0
