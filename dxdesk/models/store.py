"""A store that is open: its one connection, who it belongs to, and its unit of work."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from dxdesk.domain.backups import Reason
from dxdesk.domain.errors import DxdeskError, StoreError
from dxdesk.domain.store_errors import OnlyALook, StoreDamaged, StoreGone
from dxdesk.models import backups, engine, holder, seals, tables
from dxdesk.models.place import place_of
from dxdesk.models.same_file import Mark, let_go, mark_of, now_held, require_same
from dxdesk.models.turn import Turn

COORDINATOR = "coordinator"
DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose store it is: its role, and its 課 ("" for the coordinator).

    A department's key is "" until the first request names it; till then it has only a name.
    """

    role: str
    department: str
    name: str


class Store:
    """An open store. One per process and file; closing it gives the lock back.

    One that is only looked at (`is_read_only`) lies in memory and holds nothing; `as_of` is
    then the time of the backup it shows, None where it shows the store itself. `place` is
    where the file lies.
    """

    def __init__(self, path: Path, *, is_read_only: bool = False) -> None:
        self.path = path
        self.place = place_of(path)
        self.is_read_only = is_read_only
        self.as_of: datetime | None = None
        self.identity = Identity("", "", "")
        self._is_doubtful = False
        self.engine = engine.make_engine(None if is_read_only else path)
        self._mark: Mark | None = None
        self.damage: StoreDamaged | None = None
        self.notices: list[DxdeskError] = []
        self._is_open = True
        self._turn = Turn()  # one connection: the window and long work take turns

    def hold(self) -> None:
        """Take the lock. Raises the errors of `dxdesk.domain.store_errors`."""
        with engine.naming_failures(self.path):
            there = mark_of(self.path) if self.path.exists() else None
            engine.prepare(self.engine, self.path, self.place)
            self._mark = there or mark_of(self.path)
        now_held(self._mark)
        self.require_file()
        holder.leave_note(self.path, "")

    @property
    def is_held(self) -> bool:
        """Whether the lock was taken."""
        return self._mark is not None

    def require_file(self) -> None:
        """Make sure that the path still leads to the file in hand.

        Raises StoreGone, StoreReplaced; the content can still be read and backed up then.
        """
        if self._mark:
            with engine.naming_failures(self.path):
                require_same(self.path, self._mark)

    def load_identity(self) -> None:
        """Read anew whose store it is."""
        with self.reading() as connection:
            self.identity = _read_identity(connection)
        self._is_doubtful = False

    def settle_department(self, connection: Connection, key: str, name: str) -> None:
        """Let the store know which 課 it belongs to, in a running unit of work."""
        for label, value in (("department", key), ("name", name)):
            connection.execute(
                tables.meta.update().where(tables.meta.c.name == label).values(value=value)
            )
        seals.seal_meta(engine.raw_of(connection))
        self.identity = _read_identity(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One unit of work: sealed and committed whole, rolled back on any exception.

        Raises OnlyALook; StoreDamaged, ever after damage was met; StoreGone or StoreReplaced,
        before it where nothing was done yet, or after it where the file in hand has it and the
        path does not.
        """
        if self.is_read_only:
            raise OnlyALook(self.path, self.as_of)
        if self.damage:
            raise replace(self.damage)
        with self._at_work(), self._knowing_whose():
            self.require_file()
            with self.engine.begin() as connection:
                yield connection
                seals.seal_new(engine.raw_of(connection))
            self.require_file()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look; nothing that is done in it stays."""
        with self._at_work(), self.engine.connect() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def trying(self, *, anew: bool = False) -> Iterator[Connection]:
        """A copy in memory for what is long; the store is free meanwhile.

        Nothing that is done in it stays, and nothing of it reaches the disk. `anew` copies what
        the disk holds, past SQLite's memory of it.
        """
        copy = engine.make_engine(None)
        try:
            with self.driver() as source:
                if anew:
                    source.execute("PRAGMA shrink_memory")
                source.backup(engine.driver_of(copy, self.path))
            with self._naming_failures(), copy.connect() as connection:
                yield connection
        finally:
            copy.dispose()

    def is_free(self, within: float) -> bool:
        """Whether nobody is at work with it, or no longer after so many seconds."""
        if not self._turn.acquire(timeout=within):
            return False
        self._turn.release()
        return True

    @contextmanager
    def driver(self) -> Iterator[sqlite3.Connection]:
        """SQLite's own connection, between two units of work."""
        with self._at_work():
            yield engine.driver_of(self.engine, self.path)

    def back_up(self, reason: Reason) -> None:
        """Make a backup. One that fails stops nothing; `take_notices` tells of it.

        No backup is made of a damaged store, and nothing is written into one any more. What the
        disk holds is looked at once more afterwards. Others may work with the store meanwhile.
        """
        if self.is_read_only:
            return
        troubles: list[DxdeskError] = []
        try:
            with self.trying() as seen:
                troubles += backups.back_up(engine.raw_of(seen), self.path, reason)
            if not _damage_in(troubles):
                with self.trying(anew=True) as seen:
                    backups.require_sound(engine.raw_of(seen), self.path)
        except StoreError as error:
            troubles.append(error)
        self.notices += troubles
        self.damage = self.damage or _damage_in(troubles)

    def require_sound(self, *, to_the_value: bool) -> None:
        """Look at every page, or at every value by its hash. Raises StoreDamaged."""
        with self.driver() as source:
            backups.require_sound(source, self.path, to_the_value=to_the_value)

    @contextmanager
    def _knowing_whose(self) -> Iterator[None]:
        """Where a unit of work that told whose store it is fails, the next one asks the disk."""
        if self._is_doubtful:
            self.load_identity()
        before = self.identity
        try:
            yield
        except BaseException:
            self._is_doubtful = self.identity != before
            self.identity = before
            raise

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """A turn at the database; one that comes after the end must not open it again."""
        with self._turn:
            if not self._is_open:
                raise StoreGone(self.path)
            with self._naming_failures():
                yield

    @contextmanager
    def _naming_failures(self) -> Iterator[None]:
        """Failures by name; a damage that is met is known from then on."""
        try:
            with engine.naming_failures(self.path):
                yield
        except StoreDamaged as error:
            self.damage = self.damage or error
            raise

    def take_notices(self) -> list[DxdeskError]:
        """What failed without stopping the work since this was last asked."""
        taken, self.notices = self.notices, []
        return taken

    def dispose(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
        if self._mark:
            let_go(self._mark)

    def close(self) -> None:
        """Give the lock back; the store is then one file. Closing again does nothing."""
        if self._is_open:
            self._is_open = False
            if self._is_in_place():
                engine.tidy(self.engine)
            self.dispose()
            if not self.is_read_only:
                holder.remove_note(self.path)

    def discard(self) -> None:
        """Close a store that could not be begun and remove it."""
        self.close()
        self.path.unlink(missing_ok=True)

    def _is_in_place(self) -> bool:
        try:
            self.require_file()
        except StoreError:
            return False
        return self.is_held

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _read_identity(connection: Connection) -> Identity:
    values = {row.name: row.value for row in connection.execute(tables.meta.select())}
    return Identity(values["role"], values["department"], values["name"])


def _damage_in(troubles: Iterable[DxdeskError]) -> StoreDamaged | None:
    return next((each for each in troubles if isinstance(each, StoreDamaged)), None)
