"""Thousands of ill-disposed submissions: nothing changes that its writer may not state."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.merge.scope import Reason
from dxdesk.domain.parcel import Header, Moment, Received, Statement
from dxdesk.domain.words import exchange as words
from dxdesk.models import tables
from dxdesk.services import deciding, issuing, merging, parcels, stores
from dxdesk.services.merging import MergeResult
from dxdesk.services.stores import Store
from tests.fixtures import kept_readers
from tests.integration.hall import OTHER, REPORT, ROUND, STEP, TARGET, Hall, finish
from tests.integration.hostile import Aims, Forger
from tests.integration.post import Post, carrying
from tests.integration.rights import Place, Rights, Values, issued_by

CASES, CASES_LONG = 300, 10_000
FILES, FILES_LONG = 10, 100
BATCH = 50
LOCKED = frozenset({OTHER, "P7/T1/D0310/R2024-END"})
SPARE = keys.derived("instruction", "P7", "例")


@pytest.fixture(scope="module")
def prepared(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coordinator's store with answers, own acts, an approval and an open conflict."""
    hall = Hall(Path(shutil.copytree(template, tmp_path_factory.mktemp("hostile") / "hall")))
    hall.type("D0210", REPORT, results="例　市民の報告", budget="1200")
    hall.type("D0310", OTHER, results="例　会計の報告", progress="やや遅れ")
    hall.type("D0210", TARGET, text="例　課の目標")
    hall.type("office", TARGET, text="例　事務局の目標")
    hall.type("office", SPARE, title="例　指示", departments="D0310")
    hall.type("office", keys.single("review", REPORT), comment="例　評価")
    hall.merge(hall.submit("D0210"), hall.submit("D0310"))
    deciding.approve(hall.office, ROUND, "0310")
    finish(issuing.request(hall.office, ROUND, hall.folder / "二回目"))
    hall.close()
    return hall.folder / "office.dxdesk"


@pytest.fixture
def office(prepared: Path, tmp_path: Path) -> Iterator["Office"]:
    with kept_readers.kept():
        yield Office(prepared, tmp_path)


class Office:
    """Copies of the prepared store, one for each batch of hostile files."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        self.prepared = prepared
        self.folder = folder
        self.fates: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.wrong: list[str] = []

    def forger(self, seed: int) -> Forger:
        with stores.look(self.prepared) as store:
            issued = issued_by(store)
            counted = [each.id for each in merging.counted_files(store)]
            there = [each.key for each in stores.records(store)]
        printed = {key for base in issued.values() for key, _ in base.printed}
        aims = Aims(_all_keys(there, printed), [REPORT, TARGET, STEP], list(issued), counted)
        return Forger(seed, aims)

    def meet(self, received: Sequence[tuple[Path, Received]], batch: int) -> None:
        """Merge a batch into a store of its own, and judge what became of it."""
        path = self.folder / f"{batch}.dxdesk"
        shutil.copy(self.prepared, path)
        with stores.open_store(path) as store:
            rights, before = Rights(issued_by(store), LOCKED), shown_by(store)
            result = finish(merging.merge(store, [path for path, _ in received]))
            after = shown_by(store)
        self._note(rights, dict(received), result)
        self.wrong += rights.wrongs(before, after)
        path.unlink()

    def _note(self, rights: Rights, received: dict[Path, Received], result: MergeResult) -> None:
        for each in result.files:
            self.statuses[each.status] += 1
            file = received[each.path]
            if each.status == merging.NEW:
                rights.count(file)
                self.fates.update(told.fate for told in each.told)
                assert len(each.told) == len(file.statements)
            elif each.status == merging.ADOPTED:
                rights.adopt(file)

    def told(self, what: str) -> str:
        """The figure of a run."""
        sums = " + ".join(f"{fate} {self.fates[fate]}" for fate in sorted(self.fates))
        whole = ", ".join(f"{status} {count}" for status, count in sorted(self.statuses.items()))
        return (
            f"{what}: {self.statuses.total()} ({whole}); incoming {self.fates.total()} = {sums};"
            f" foreign or protected values changed: {len(self.wrong)}"
        )


def _all_keys(there: Sequence[str], printed: set[str]) -> list[str]:
    """What is there, what was printed, and what neither is."""
    work = [f"P7/T{number}/D{code}" for number in (1, 4, 9) for code in ("0210", "0310", "0400")]
    made = [f"{each}/{rest}" for each in work for rest in ("R2024-END", "R2025-END", "Y2024")]
    made += [keys.single("review", f"{each}/R2024-END") for each in work]
    made += [keys.derived("activity", each, "偽") for each in work]
    made += [f"{SPARE}/D0210", f"{SPARE}/D0310", "D0400", "P8", "P8/T1/D0210/Y2024"]
    common = {key for key in [*there, *printed] if keys.type_of(key).name != "term"}
    return [*sorted(common), *work, *made]


def shown_by(store: Store) -> Values:
    """Every value that the store shows, deletions among them."""
    found: dict[Place, str] = {}
    with store.reading() as connection:
        for name, table in tables.RECORD_TABLES.items():
            fields = [*(each.name for each in CATALOGUE[name].fields), DELETED]
            for row in connection.execute(table.select()).mappings():
                found |= {(row["key"], each): str(row[each]) for each in fields if row[each]}
    return found


def test_no_hostile_submission_changes_what_is_not_its_own(office, is_long, figure):
    forger, post = office.forger(4), Post()
    count = CASES_LONG if is_long else CASES
    with carrying(post):
        for batch in range(count // BATCH):
            forged = [forger.forge().received for _ in range(BATCH)]
            laid = [(office.folder / each.file_name, each) for each in forged]
            for path, each in laid:
                post.lay(path, each)
            office.meet(laid, batch)
    figure(office.told("hostile submissions"))
    assert office.wrong == []
    assert min(office.fates.values()) > count // 20
    assert {merging.NEW, merging.ADOPTED, merging.REFUSED} <= office.statuses.keys()


def said(file: Received) -> list[tuple[str, ...]]:
    return sorted((s.key, s.field, str(s.value), s.fault) for s in file.statements)


def test_no_hostile_workbook_changes_what_is_not_its_own(office, is_long, figure):
    forger = office.forger(5)
    forgeries = [forger.forge() for _ in range(FILES_LONG if is_long else FILES)]
    paths = [each.write(office.folder / each.received.file_name) for each in forgeries]
    with stores.look(office.prepared) as store:
        read = [parcels.read_file(path, stores.records(store)) for path in paths]
    assert [said(each) for each in read] == [said(each.received) for each in forgeries]
    office.meet(list(zip(paths, read, strict=True)), 0)
    figure(office.told("hostile workbooks"))
    assert office.wrong == []


def test_a_forged_request_with_a_cell_that_nobody_can_read_is_not_adopted(office):
    """A value below no key would stand against every later fold."""
    said = (
        Statement(REPORT, "outcome", "例", "", "", "偽", "A1"),
        Statement("Z", "outcome", "例", Reason.UNKNOWN_KEY, "", "偽", "A2"),
    )
    titles = dict.fromkeys((words.PLAN_TITLE, words.DEPARTMENT_NAME, words.ROUND_NAME), "偽")
    header = Header(Moment.REQUEST, "P7", "D0210", "P7/R2024-END", 77, titles=titles)
    forged = Received.of(header, said, (), "偽.xlsx", "")
    forged = replace(forged, header=replace(header, id=forged.id))
    answer = replace(header, moment=Moment.SUBMISSION, base=forged.id)
    files = [forged, Received.of(answer, said[:1], (), "答え.xlsx", "")]
    post = Post()
    with carrying(post):
        office.meet([(post.lay(Path(each.file_name), each), each) for each in files], 0)
    assert office.statuses == {merging.NEW: 2}
    assert office.wrong == []
