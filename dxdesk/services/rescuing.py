"""Getting out what is in a store that can no longer be written, and what was typed since."""

from collections.abc import Sequence
from pathlib import Path

from dxdesk.models import opening
from dxdesk.models.backups import Content
from dxdesk.services import backups, drafts
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store

__all__ = ["probe", "rescue"]


def probe(store: Store) -> None:
    """Write without changing anything. Raises the StoreError of a store that takes no change."""
    with store.writing() as connection:
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version = {int(schema)}")


def rescue(store: Store, out: Path, typed: Sequence[Typed]) -> Content:
    """Write a copy of the store to `out`, with what was typed since as drafts in it.

    Raises as `backups.make` does; there is then no copy.
    """
    content = backups.make(store, out)
    try:
        with opening.open_store(out) as copied:
            drafts.keep_all(copied, typed)
    except BaseException:
        out.unlink(missing_ok=True)
        raise
    return content
