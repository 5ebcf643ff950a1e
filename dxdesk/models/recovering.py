"""A journal beside a store, looked at before SQLite plays it back: is it the store's own?

SQLite plays any journal back that lies there, and one that came from elsewhere destroys the
store. So it is played into a copy first; the store itself is opened only where that is sound.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from dxdesk.domain.damage_errors import StrangeJournal
from dxdesk.domain.store_errors import NotAStore, StoreDamaged, StoreInUse
from dxdesk.models import engine, file_head, holder, integrity
from dxdesk.models.integrity import Examination, Fault, Finding

_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_HOT = ("SQLITE_READONLY", "SQLITE_CANTOPEN")


def is_hot(path: Path) -> bool:
    """Whether SQLite would play the journal back. Raises StoreInUse.

    Asked of a connection that may not write, which SQLite refuses where it would have to.
    """
    if not engine.is_broken_off(path.resolve()):
        return False
    try:
        with closing(integrity.connect(path)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_BUSY):
            raise StoreInUse(path, holder.holder_of(path)) from error
        return name.startswith(_HOT)
    return False


def require_own_journal(path: Path) -> bool:
    """Make sure that what a crash has left can be played back; whether it left anything.

    Raises StrangeJournal where the store is sound without the journal, else StoreDamaged;
    StoreInUse. Nothing is touched.
    """
    if not is_hot(path):
        return False
    fault = fault_of(path)
    if fault and is_hot(path):  # else another process has mended it meanwhile
        require_own(path)
        raise StoreDamaged(path, str(fault))
    return True


def require_own(path: Path) -> None:
    """Raises StrangeJournal where a store that its journal would damage is sound without it."""
    if fault_of(path, alone=True) is None:
        raise StrangeJournal(path, "", engine.journal_of(path.resolve()))


def fault_of(path: Path, *, alone: bool = False) -> Finding | None:
    """What would be wrong with a store when its journal (not `alone`) is played back."""
    with engine.naming_failures(path):
        try:
            with played(path, alone=alone) as copy, closing(integrity.connect(copy)) as raw:
                return integrity.seek(raw)
        except sqlite3.Error as error:
            return Finding(Fault.PAGE, detail=str(error))


def examine(path: Path) -> Examination:
    """Look at everything in a store, as its journal leaves it where a crash left one.

    Raises the errors of `dxdesk.domain.store_errors` and `damage_errors` where it cannot be
    read at all. Nothing is touched.
    """
    file_head.require_store(path)
    is_left = is_hot(path)
    try:
        with played(path) if is_left else nullcontext(path) as file:
            found = integrity.examine(file)
    except (sqlite3.Error, StoreDamaged, NotAStore) as error:
        if is_left:
            require_own(path)
        raise StoreDamaged(path, getattr(error, "detail", str(error))) from error
    if is_left and found.findings:
        require_own(path)
    return found


def require_flawless(path: Path) -> None:
    """Look at everything, before a migration seals what is there. Raises StoreDamaged."""
    for finding in examine(path).findings:
        raise StoreDamaged(path, str(finding))


@contextmanager
def played(path: Path, *, alone: bool = False) -> Iterator[Path]:
    """A copy in a temporary folder of a store as its journal leaves it, or of the store alone."""
    with TemporaryDirectory(prefix="dxdesk-") as folder:
        copy = Path(folder) / "copy.dxdesk"
        shutil.copyfile(path, copy)
        if not alone:
            shutil.copyfile(engine.journal_of(path.resolve()), engine.journal_of(copy))
            with closing(sqlite3.connect(copy)) as raw:
                raw.execute("PRAGMA synchronous = OFF")
                raw.execute("SELECT count(*) FROM sqlite_master")
        yield copy
