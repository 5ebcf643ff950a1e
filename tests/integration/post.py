"""The mail between stores without workbooks: parcels go by hand, as the reader would read them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dxdesk.domain.parcel import Parcel, Received, Statement, statements
from dxdesk.services import issuing, parcels, submitting


class Post:
    """What was written and what was laid here, by path."""

    def __init__(self) -> None:
        self.received: dict[Path, Received] = {}

    def write(
        self, parcel: Parcel, records: object, words: object, path: Path, *beside: object
    ) -> None:
        """Take the place of `write_parcel`."""
        said = tuple(
            Statement(key, field, value, "", "", "例", "A1")
            for key, field, value in statements(parcel)
        )
        self.lay(path, Received.of(parcel.header, said, (), path.name, ""))

    def lay(self, path: Path, received: Received) -> Path:
        """Lay something here as if it had been read."""
        self.received[path] = received
        return path

    def read(self, path: Path, records: object, read: object = None) -> Received:
        """Take the place of `parcels.read_file`."""
        return self.received[path]


@contextmanager
def carrying(post: Post) -> Iterator[None]:
    """Let the services hand parcels to the post instead of to the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(issuing, "write_parcel", post.write)
        patch.setattr(submitting, "write_parcel", post.write)
        patch.setattr(parcels, "read_file", post.read)
        yield
