"""A report as it will be on paper: laid out out of one moment, shown, and saved as it was shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dxdesk import paths
from dxdesk.domain.drawing import Spot
from dxdesk.domain.progress import Progress, Work
from dxdesk.domain.words import packs as words
from dxdesk.services import outputs, reporting
from dxdesk.services.reporting import Asked
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.notices import Notices
    from dxdesk.reports.pdf.render import Laid
    from dxdesk.reports.rendering import Writer

__all__ = [
    "PageName",
    "Preview",
    "Shown",
    "Spot",
    "drawing",
    "place_of",
    "previewing",
    "save",
]


@dataclass(frozen=True, slots=True)
class PageName:
    """Which page it is: the kind of report it is of in a pack, the title of its part, its place
    among the pages of that part counted from 0; `number` is the 資料番号."""

    kind: str
    title: str
    place: int
    number: str


@dataclass(frozen=True)
class Preview:
    """A report at one moment, laid out on `pages`; every file made of it shows that moment."""

    asked: Asked
    pages: tuple[PageName, ...]
    writer: "Writer"
    laid: "Laid"


@dataclass(frozen=True, slots=True)
class Shown:
    """A PDF of the pages from `first` on (counted from 0), and for each of them the places that
    show a field, in points from its upper left corner. `is_whole`: these are the bytes to save."""

    data: bytes
    first: int
    spots: tuple[tuple[Spot, ...], ...]
    is_whole: bool


def previewing(store: Store, asked: Asked, before: Preview | None = None) -> Work[Preview]:
    """Lay a report out step by step. Parts that say what they said `before` are not laid out again.

    Raises what `reporting.report` raises.
    """
    yield Progress(0, 0, words.LAYING)
    writer = reporting.writer(store, asked)
    laid = yield from writer.laying(before.laid.layouts if before else {})
    places: Counter[object] = Counter()
    names: list[PageName] = []
    for page in laid.pages:
        part = page.part
        names.append(PageName(part.kind, part.title.text, places[id(part)], part.number))
        places[id(part)] += 1
    return Preview(asked, tuple(names), writer, laid)


def drawing(preview: Preview, chosen: range | None = None) -> Work[Shown]:
    """Draw the pages step by step, or only some of them, each as it is in the whole."""
    from dxdesk.reports.pdf.render import writing

    every = range(len(preview.pages))
    written = yield from writing(preview.laid, every if chosen is None else chosen)
    is_whole = len(written.spots) == len(every)
    return Shown(written.data, written.first, written.spots, is_whole)


def save(preview: Preview, shown: Shown, out: Path) -> "Notices":
    """Save what was shown whole, to the byte; what to know about it. Raises CannotWrite."""
    from dxdesk.reports.notices import Notices

    def write(stream: BinaryIO) -> None:
        stream.write(shown.data)

    with outputs.writing(out):
        paths.write_beside(out, write)
    return Notices(len(preview.pages), preview.laid.missing)


def place_of(pages: Sequence[PageName], sought: PageName | None) -> int:
    """The page that is what another one was, else the nearest of its part, else the first of its
    kind, else the first of all."""
    if sought is None:
        return 0
    part = [n for n, each in enumerate(pages) if _part(each) == _part(sought)]
    kind = [n for n, each in enumerate(pages) if each.kind == sought.kind]
    if part:
        return part[min(sought.place, len(part) - 1)]
    return kind[0] if kind else 0


def _part(page: PageName) -> tuple[str, str]:
    return page.kind, page.title
