"""Every layout survives what happens on its way: re-saving, another format, sanitising.

What comes home is merged, and merging must come to the same as merging the untouched file.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from dxdesk.domain.parcel import Received
from dxdesk.services import by_hand, edits, issuing, merging, parcels, remarks, state, stores
from tests.fixtures import kept_readers, office_suite, stripper
from tests.integration.hall import REPORT, ROUND, TARGET, Hall, finish

TEXT = "例 =1+1 ではない\n  二行目　全角　\n葛󠄀城 髙﨑 𠮷野家 0012 Ⅳ ①"
TYPED = {
    "results": TEXT,
    "issues": "-10%",
    "budget": "1200",
    "as_of": "R7.3.31",
    "progress": "やや遅れ",
    "outcome": "=SUM(A1)",
    "next_steps": "@次",
}
BY_HAND = {REPORT: {"取組内容の実績": TEXT, "進捗": "○", "決算額": "１，２００"}}


@pytest.fixture(scope="module", autouse=True)
def readers():
    with kept_readers.kept():
        yield


@dataclass(frozen=True)
class Sent:
    """The coordinator's store when all layouts are on their way, and the layouts by name."""

    office: Path
    files: dict[str, Path]


def filled_in(path: Path, saved: Path) -> Path:
    by_hand.fill_in(path, saved, BY_HAND)
    return saved


@pytest.fixture(scope="module")
def sent(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """The three moments, each as dxdesk wrote it and with something typed into it."""
    hall = Hall(Path(shutil.copytree(template, tmp_path_factory.mktemp("way") / "hall")))
    hall.type("D0210", REPORT, results="例　はじめ")
    edits.add_record(hall.store("D0210"), "activity", "P7/T1/D0210", {"title": "例　事業"})
    hall.merge(hall.submit("D0210", "はじめ"))
    hall.type("D0210", REPORT, **TYPED)
    hall.type("office", TARGET, text="例　事務局の目標")
    remarks.add(hall.office, REPORT, ["results"], "例　人数も書いてください。")
    submission = hall.submit("D0210")
    receipt = finish(issuing.give_back(hall.office, ROUND, hall.folder / "受領", "0210"))[0].path
    written = {"依頼": hall.request_of("D0210"), "提出": submission, "受領": receipt}
    files = {name: path.rename(hall.folder / f"{name}.xlsx") for name, path in written.items()}
    for name, source in (("依頼に記入", "依頼"), ("提出を訂正", "提出"), ("受領に記入", "受領")):
        files[name] = filled_in(files[source], hall.folder / f"{name}.xlsx")
    hall.close()
    return Sent(hall.folder / "office.dxdesk", files)


def said(received: Received) -> dict[tuple[str, str], tuple[str | None, str]]:
    return {(s.key, s.field): (s.value, s.fault) for s in received.statements}


def merged(sent: Sent, path: Path, folder: Path) -> tuple[object, ...]:
    """All that merging the file alone comes to, but for where cells stood and were mended."""
    shutil.copy(sent.office, folder / "copy.dxdesk")
    with stores.open_store(folder / "copy.dxdesk") as office:
        received = parcels.read_file(path, stores.records(office))
        result = finish(merging.merge(office, [path]))
        shown = json.dumps(state.show(office), ensure_ascii=False)
    (file,) = result.files
    told = [(t.key, t.field, t.value, t.printed, t.shown, t.fate, t.reason) for t in file.told]
    asked = [(item.kind, item.key, item.field, item.candidates) for item in result.items]
    return (file.status, file.id, received.header, said(received), sorted(told), asked, shown)


def resaved(paths: Sequence[Path], folder: Path) -> list[Path]:
    return office_suite.saved(paths, folder)


def stripped(paths: Sequence[Path], folder: Path) -> list[Path]:
    return [stripper.strip(path, folder / f"無害化済{n}.xlsx") for n, path in enumerate(paths)]


FEW = ("依頼に記入", "提出", "受領")


@pytest.mark.parametrize("way", [resaved, office_suite.through_ods, stripped])
def test_every_layout_merges_the_same_after_it_was(way, sent, tmp_path, is_long):
    if way is not stripped and not office_suite.IS_INSTALLED:
        pytest.skip(office_suite.NOT_INSTALLED)
    names = list(sent.files) if is_long or way is stripped else FEW
    paths = [sent.files[name] for name in names]
    for name, before, after in zip(names, paths, way(paths, tmp_path), strict=True):
        assert merged(sent, after, tmp_path) == merged(sent, before, tmp_path), name


def test_the_layouts_differ_in_what_merging_them_comes_to(sent, tmp_path):
    results = {name: merged(sent, path, tmp_path) for name, path in sent.files.items()}
    assert results["依頼"][0] == results["受領"][0] == merging.UNCHANGED
    changed = [name for name, result in results.items() if result[0] == merging.NEW]
    assert changed == ["提出", "依頼に記入", "提出を訂正", "受領に記入"]
    assert len({result[-1] for result in results.values()}) > 3
