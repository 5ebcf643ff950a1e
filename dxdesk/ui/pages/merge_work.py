"""The long work of 取りまとめ, with all that the screen then shows ready to be shown."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dxdesk.domain.errors import StoreError
from dxdesk.domain.progress import Work
from dxdesk.domain.records import Records
from dxdesk.services import merging, stores
from dxdesk.services.merging import MergeResult
from dxdesk.services.stores import Store
from dxdesk.ui.pages.merge_files import FileRow, file_rows

Looked = tuple[Records, MergeResult, Sequence[FileRow]]
Merged = tuple[MergeResult, Sequence[FileRow]]


def looked(store: Store, found: Sequence[Path]) -> Work[Looked]:
    """What merging would do, with the state before it and as it is shown."""
    before = stores.records(store)
    result = yield from merging.preview(store, found)
    return before, result, file_rows(result, before)


def merged(store: Store, paths: Sequence[Path], before: Records) -> Work[Merged]:
    """Merging; however it ends, what the screens then show is read here, where nobody waits."""
    try:
        result = yield from merging.merge(store, paths)
        return result, file_rows(result, before, applied=True)
    finally:
        with suppress(StoreError):
            stores.records(store)
