"""What the packaged program tries of itself: its parts, the whole cycle, and its window.

Everything is made in a temporary folder and thrown away; no store of the user's is touched.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from dxdesk import paths
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.progress import Work
from dxdesk.domain.words import errors
from dxdesk.domain.words import self_test as words
from dxdesk.services import checking, demo, stores
from dxdesk.services.demo import DemoResult
from dxdesk.sheets.reader import Reader

TEST_WINDOW = "--test-window"
"""The first argument of the process that shows a store in a window, page by page, and ends."""

_WINDOW_SECONDS = 120
_FONTS = 4
_FOLDERS = ("fonts", "icons", "plan", "samples", "themes")


@dataclass(frozen=True, slots=True)
class Tried:
    """One part: what it is called, whether it works, and what was found."""

    name: str
    is_good: bool
    detail: str


class _NotGood(Exception):
    """A part that does not work; the message says what was found."""


def run() -> Work[tuple[Tried, ...]]:
    """Try every part; those that need an earlier one which failed are left out.

    Raises CannotWrite where there is no room for temporary files.
    """
    with TemporaryDirectory(prefix="dxdesk-", ignore_cleanup_errors=True) as folder:
        tried = [_try(words.RESOURCES, _resources)]
        result, outcome = yield from _cycle(Path(folder))
        tried.append(outcome)
        if result:
            tried += _afterwards(result)
        return tuple(tried)


def _cycle(folder: Path) -> Work[tuple[DemoResult | None, Tried]]:
    """The demonstration, whose totals must balance and whose preview must come true."""
    try:
        result = yield from demo.run(folder)
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong is what a trial is for
        return None, Tried(words.CYCLE, False, _said(fault))
    return result, _try(words.CYCLE, lambda: _balance(result))


def _afterwards(result: DemoResult) -> Iterator[Tried]:
    yield _try(words.STORES, lambda: _stores(result))
    yield _try(words.PAPERS, lambda: _papers(result))
    yield _try(words.WORKBOOKS, lambda: _workbooks(result))
    yield _try(words.WINDOW, lambda: _window(result))


def _try(name: str, part: Callable[[], str]) -> Tried:
    try:
        return Tried(name, True, part())
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong is what a trial is for
        return Tried(name, False, _said(fault))


def _said(fault: Exception) -> str:
    if isinstance(fault, _NotGood):
        return str(fault)
    if isinstance(fault, DxdeskError):
        return errors.sentence(fault).what
    return errors.unexpected(fault).what


def _resources() -> str:
    folder = paths.resources_folder()
    missing = [name for name in _FOLDERS if not any((folder / name).glob("*"))]
    fonts = len(list((folder / "fonts").glob("*.ttf")))
    if missing or fonts < _FONTS:
        raise _NotGood(words.missing(" ".join(missing) or "fonts"))
    plan = stores.embedded_plan()
    return words.resources(sum(each.type == "initiative" for each in plan), fonts)


def _balance(result: DemoResult) -> str:
    if sum(result.counts.values()) != result.statements:
        raise _NotGood(words.UNBALANCED)
    if result.previewed != result.changed:
        raise _NotGood(words.NOT_AS_PREVIEWED)
    return words.cycle(len(result.files), result.statements)


def _stores(result: DemoResult) -> str:
    found = _made(result, paths.STORE_SUFFIX)
    records = 0
    for path in found:
        report = checking.check(path)
        if not report.is_sound:
            raise _NotGood(words.damaged(path.name))
        records += report.records
    return words.stores(len(found), records)


def _papers(result: DemoResult) -> str:
    found = _made(result, ".pdf")
    for path in found:
        content = path.read_bytes()
        whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
        if not whole or b"/FontFile2" not in content:
            raise _NotGood(words.no_paper(path.name))
    return words.papers(len(found))


def _workbooks(result: DemoResult) -> str:
    found = _made(result, ".xlsx")
    with Reader() as reader:
        books = [reader.read(path) for path in found]
    return words.workbooks(len(books), sum(len(s.cells) for book in books for s in book.sheets))


def _window(result: DemoResult) -> str:
    """Show the coordinator's store in a process of its own, which needs no screen."""
    store = _made(result, paths.STORE_SUFFIX)[0]
    ran = subprocess.run(
        [*paths.program(), TEST_WINDOW, str(store)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        timeout=_WINDOW_SECONDS,
        check=False,
    )
    if ran.returncode:
        raise _NotGood(words.NO_WINDOW)
    return words.window(int(ran.stdout.split()[-1]))


def _made(result: DemoResult, suffix: str) -> list[Path]:
    return [each.path for each in result.files if each.path.suffix == suffix]
