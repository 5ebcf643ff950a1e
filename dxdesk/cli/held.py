"""A store for one command: opened, given back, and its quiet troubles told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli.output import Console
from dxdesk.domain import calendar
from dxdesk.domain.words import errors as words
from dxdesk.domain.words import places

if TYPE_CHECKING:
    from dxdesk.services.stores import Store


@contextmanager
def opened(path: Path, console: Console, *, look: bool = False) -> "Iterator[Store]":
    """Open a store, or only look at it; what failed without stopping the work is said at the end.

    Where it is only looked at, that and the time of the backup are said on stderr.
    """
    from dxdesk.services import stores

    with stores.look(path) if look else stores.open_store(path) as store:
        if store.is_read_only:
            as_of = calendar.short_time(store.as_of) if store.as_of else ""
            console.warn(places.looking(as_of))
        try:
            yield store
        finally:
            for each in store.take_notices():
                console.fail(words.sentence(each))
