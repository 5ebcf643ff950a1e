"""What the power cut falls into: acts of a user, each recorded in a folder of its own.

Run with the recorder preloaded: python -m tests.faults.power_acts FOLDER [ACT ...]. Below
FOLDER/ACT lie `before` (the files as they lay), `work` (as they lie after) and `log`. An act
notes each time that a service has returned: from then on its change must never be lost.
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from dxdesk.domain.backups import Reason
from dxdesk.domain.progress import finished
from dxdesk.services import (
    backups,
    edits,
    issuing,
    merging,
    saving,
    stores,
    submitting,
    taking,
    undo,
)
from dxdesk.services.saving import Wanted
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store
from tests.faults.recording import note, recording
from tests.integration.hall import HALL, OTHER, REPORT, ROUND, finish

STORE = "市役所.dxdesk"
SCHEMA_1 = Path(__file__).parents[1] / "fixtures" / "stores" / "schema-1.dxdesk"
BACKUP = "控え.dxdesk"
DEPARTMENTS = {"D0210": REPORT, "D0310": OTHER}


def done(what: str) -> None:
    """A service has returned."""
    note(what)


def type_in(store: Store, *typed: tuple[str, str, str]) -> None:
    """One act of typing."""
    edits.set_values(store, typed)
    done("typed")


def edit(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        for number in range(4):
            type_in(store, (REPORT, "results", f"例　成果{number}　" * 10 ** min(number, 3)))
        key = edits.add_record(store, "schedule_step", "P7/T1/D0210", {"title": "例　工程"})
        done("added")
        edits.delete_record(store, key)
        done("deleted")
    done("closed")


def paste(work: Path) -> None:
    cells = [
        (f"D{number}", field, text)
        for number in range(8000, 8100)
        for field, text in (("code", str(number)), ("name", f"例{number}課"))
    ]
    with stores.open_store(work / STORE) as store:
        type_in(store, *cells)


def merge(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        replies = sorted(work.glob("提出_*.xlsx"))
        for progress in merging.merge(store, replies):
            done(f"merged up to {progress.done}")
        done("merged")


def undoing(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        type_in(store, (REPORT, "results", "例　成果"))
        finish(merging.merge(store, [work / "提出_D0310.xlsx"]))
        done("merged")
        for each in (undo.undo, undo.undo, undo.redo, undo.redo):
            assert each(store)
            done(each.__name__)


def migrate(work: Path) -> None:
    stores.open_store(work / STORE).close()
    done("migrated")


def begin(work: Path) -> None:
    stores.create(work / STORE, COORDINATOR).close()
    done("begun")


def back_up(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        for number in range(2):
            backups.make(store, work / f"例{number}.dxdesk")
            done("written")
            store.back_up(Reason.DAY)
            done("kept")
            type_in(store, (REPORT, "results", f"例　成果{number}"))
        backups.set_second_folder(store.path, work / "二つ目" / "例")
        done("set")
        store.back_up(Reason.LOAD)
        assert not store.take_notices()
        done("kept twice")


def restore(work: Path) -> None:
    backups.restore(work / BACKUP, work / STORE)
    done("restored")


def recover(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        done("recovered")
        type_in(store, (REPORT, "results", "例　成果"))


def send(work: Path) -> None:
    with stores.open_store(work / STORE) as store:
        for field, out in (("例一", "例.csv"), ("例二", "例.csv")):
            finished(saving.save_report(store, work / out, Wanted("list", "csv", "P7/R2024-END")))
            done("saved")
            type_in(store, (REPORT, "results", field))
        for each in issuing.request(store, ROUND, work / "依頼" / "例"):
            done(f"sent {each.done}")
        done("sent")


ACTS: dict[str, Callable[[Path], None]] = {
    "edit": edit,
    "paste": paste,
    "merge": merge,
    "undo": undoing,
    "migrate": migrate,
    "create": begin,
    "backup": back_up,
    "restore": restore,
    "restore-hot": restore,
    "recover": recover,
    "send": send,
}


def prepare(folder: Path) -> None:
    """An office that has asked two departments, their replies, and an older backup."""
    with stores.create(folder / STORE, COORDINATOR) as office:
        for key, typed in HALL.items():
            edits.set_values(office, [(key, *each) for each in typed.items()])
        backups.make(office, folder / BACKUP)
        requests = finish(issuing.request(office, ROUND, folder / "requests"))
    for asked in requests:
        code = asked.department[1:]
        with stores.create(folder / f"{code}.dxdesk", DEPARTMENT, code) as desk:
            taking.take(desk, asked.path)
            edits.set_value(desk, DEPARTMENTS[asked.department], "results", f"例　{code}の成果")
            submitting.submit(desk, ROUND, folder / f"提出_{asked.department}.xlsx", "例")


def lay_out(act: str, template: Path, work: Path) -> None:
    """The files that an act begins with."""
    work.mkdir(parents=True)
    match act:
        case "create":
            return
        case "migrate":
            shutil.copy(SCHEMA_1, work / STORE)
        case "restore-hot" | "recover":
            interrupt(template / STORE, work / STORE)
        case _:
            shutil.copy(template / STORE, work / STORE)
    for each in [*template.glob("提出_*.xlsx"), template / BACKUP]:
        shutil.copy(each, work)


def interrupt(source: Path, target: Path) -> None:
    """A store as a cut in the middle of a large act leaves it: half written, with a journal."""
    with closing(sqlite3.connect(source, isolation_level=None)) as raw:
        raw.execute("PRAGMA cache_size = 1")
        raw.execute("BEGIN")
        for table in ("deed", "printed"):
            raw.execute(f"UPDATE {table} SET value = value || '　'")
        for ending in ("", "-journal"):
            shutil.copy(f"{source}{ending}", f"{target}{ending}")
        raw.execute("ROLLBACK")
    assert target.read_bytes() != source.read_bytes()


def main(folder: Path, acts: list[str]) -> None:
    """Prepare, and record every act."""
    template = folder / "template"
    template.mkdir()
    prepare(template)
    for act in acts:
        work = folder / act / "work"
        lay_out(act, template, work)
        shutil.copytree(work, folder / act / "before")
        with recording(work, folder / act / "log"):
            ACTS[act](work)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), sys.argv[2:])
