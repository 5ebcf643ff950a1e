"""What becomes of foreign files: what the cell reader says of each, and what merging does.

Outcomes lie in `outcomes/*.txt`, one line a file: name, the reader's, the merge's. Any difference
fails, a better outcome too, until it is recorded:
`python3 build/dev.py test tests/integration -k outcome --record`.
"""

import difflib
import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.file_errors import ReaderUnavailable, TooMuchMemory, TooSlow
from dxdesk.domain.words.errors import sentence
from dxdesk.services import incoming, merging
from dxdesk.services.merging import FileResult
from dxdesk.services.stores import Store
from dxdesk.sheets.reader import Reader
from dxdesk.sheets.values import Book, Limits
from tests.integration.hall import finish

OUTCOMES = Path(__file__).with_name("outcomes")
MOST_MEMORY = 512
MOST_SECONDS = 10
_PATIENCE = 120.0
_BEYOND = (TooSlow, TooMuchMemory, ReaderUnavailable)


@dataclass(frozen=True)
class BookAndMore:
    """In the reading process: the cells as they were read, beside what is made of them."""

    make: Callable[[Path, Book], object]

    def __call__(self, path: Path, book: Book) -> tuple[Book, object]:
        try:
            return book, self.make(path, book)
        except DxdeskError as fault:
            return book, fault


@dataclass
class Witness:
    """Sees every reading of a merge.

    `seconds` are those of the file that cost most: of processor time where the system tells,
    for on a busy machine the clock proves nothing. Memory is in MB.
    """

    read: dict[Path, Book | DxdeskError] = field(default_factory=dict)
    merged: dict[Path, FileResult] = field(default_factory=dict)
    seconds: float = 0.0
    reader_memory: float = 0.0
    own_memory: float = 0.0

    def merge(self, store: Store, paths: Sequence[Path]) -> None:
        """Merge the files, in as few reading processes as the service has lanes."""
        with self._reading(), _growing() as grown:
            result = finish(merging.merge(store, paths))
        self.own_memory = grown()
        self.merged = {each.path: each for each in result.files}

    def require_bounds(self) -> None:
        """No file took more than was allowed, and every refusal has words."""
        assert self.seconds < MOST_SECONDS
        assert max(self.reader_memory, self.own_memory) < MOST_MEMORY
        faults = [each.error for each in self.merged.values() if each.error]
        assert [each for each in faults if isinstance(each, _BEYOND)] == []
        assert all(sentence(each).what and sentence(each).do for each in faults)

    def lines(self, paths: Sequence[Path], folder: Path, *, exact: bool = True) -> list[str]:
        """The outcome of each file; not `exact` where what is in it changes with the program."""
        return [
            "\t".join(
                (
                    path.relative_to(folder).as_posix(),
                    self._reading_of(path, exact),
                    self._merging_of(path),
                )
            )
            for path in paths
        ]

    @property
    def figure(self) -> str:
        return (
            f"{len(self.merged)} files: slowest {self.seconds:.1f} s, largest reading process"
            f" {self.reader_memory:.0f} MB, merging process {self.own_memory:.0f} MB more"
        )

    def _reading_of(self, path: Path, exact: bool) -> str:
        found = self.read.get(path)
        if found is None:
            return "not read"
        if isinstance(found, DxdeskError):
            return told(found)
        return f"{summary(found)}, {fingerprint(found)}" if exact else summary(found)

    def _merging_of(self, path: Path) -> str:
        result = self.merged.get(path)
        if result is None:
            return "no file"
        if result.error:
            return told(result.error)
        counts = [f"{count} {fate}" for fate, count in result.counts.items() if count]
        assert sum(result.counts.values()) == len(result.told)
        return f"{result.status}: {', '.join(counts) or 'nothing said'}"

    @contextmanager
    def _reading(self) -> Iterator[None]:
        witness = self

        class Watched(Reader):
            def __init__(self):
                super().__init__(Limits(seconds=_PATIENCE))

            def read_as(self, path, make):
                self._ready_worker(path)
                start = self._clock()
                try:
                    book, made = super().read_as(path, BookAndMore(make))
                except DxdeskError as fault:
                    book = made = fault
                witness.seconds = max(witness.seconds, self._clock() - start)
                witness.reader_memory = max(witness.reader_memory, self._peak())
                witness.read[path] = book
                if isinstance(made, DxdeskError):
                    raise made
                return made

            def _clock(self) -> float:
                return _processor_seconds(self._worker.process.pid) if self._worker else 0.0

            def _peak(self) -> float:
                return _megabytes(str(self._worker.process.pid), "VmHWM") if self._worker else 0.0

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(incoming, "Reader", Watched)
            yield


def require_recorded(name: str, lines: list[str], *, record: bool) -> None:
    """Compare outcomes with those on record, or record them."""
    path = OUTCOMES / f"{name}.txt"
    if record:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    known = path.read_text(encoding="utf-8").splitlines()
    differences = difflib.unified_diff(known, lines, "on record", "found", lineterm="", n=0)
    assert "\n".join(differences) == ""


def on_record(name: str) -> dict[str, str]:
    """What the reader said of each file when that was recorded."""
    lines = (OUTCOMES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {file: reading for file, reading, _ in (line.split("\t") for line in lines)}


def told(fault: DxdeskError) -> str:
    """The class of a refusal, with its code where it has one."""
    code = getattr(fault, "what", getattr(fault, "kind", ""))
    return f"{type(fault).__name__} {code}".strip()


def summary(book: Book) -> str:
    """How much was read."""
    cells = sum(len(sheet.cells) for sheet in book.sheets)
    return f"{len(book.sheets)} sheets, {cells} cells"


def fingerprint(book: Book) -> str:
    """A hash of every cell."""
    digest = hashlib.sha256()
    for sheet in book.sheets:
        digest.update(repr((sheet.name, sheet.hidden, sheet.merges)).encode())
        for cell in sheet.cells:
            said = (cell.row, cell.column, cell.text, str(cell.kind), cell.formula)
            digest.update(repr(said).encode())
    return digest.hexdigest()[:8]


@contextmanager
def _growing() -> Iterator[Callable[[], float]]:
    """By how many MB this process has grown at most; 0 where the system does not tell."""
    own = Path("/proc/self/clear_refs")
    if own.exists():
        own.write_text("5", encoding="ascii")  # forget the peak
    before = _megabytes("self", "VmRSS")
    yield lambda: _megabytes("self", "VmHWM") - before


def _processor_seconds(process: int | None) -> float:
    """How long a process has computed; the clock where the system does not tell."""
    try:
        spent = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return time.perf_counter()
    return (int(spent[11]) + int(spent[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(process: str, what: str) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(what)), 0.0)
