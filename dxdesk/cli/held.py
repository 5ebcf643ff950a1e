"""A store for one command: opened, given back, and its quiet troubles told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli.output import Console
from dxdesk.domain.words import errors as words

if TYPE_CHECKING:
    from dxdesk.services.stores import Store


@contextmanager
def opened(path: Path, console: Console) -> "Iterator[Store]":
    """Open a store; what failed without stopping the work is said when it is done."""
    from dxdesk.services import stores

    with stores.open_store(path) as store:
        try:
            yield store
        finally:
            for each in store.take_notices():
                console.fail(words.sentence(each))
