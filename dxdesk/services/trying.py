"""The stores to try dxdesk out with: a year half done, made anew by what every screen calls."""

from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

from dxdesk.domain.progress import Progress, Result, Work
from dxdesk.domain.words import demo as words
from dxdesk.domain.words import example as says
from dxdesk.paths import legal_file_name
from dxdesk.services import by_hand, demo, edits, issuing, merging, sample, stores, taking
from dxdesk.services.stores import COORDINATOR, DEPARTMENT

_OWN = "D0210"
_ANSWERED = "P7/T1/"


def make(path: Path, role: str) -> Work[None]:
    """Make the store for a role in a folder that is empty; others it needs lie beside it.

    Raises the errors of making stores and of writing files.
    """
    return _coordinator(path) if role == COORDINATOR else _department(path)


def _coordinator(path: Path) -> Work[None]:
    """Requests are out, most answers are counted, one conflict is open, and one file has come
    that nobody has looked at yet."""
    with ExitStack() as held:
        cycle = demo.Cycle(path.parent, held)
        for steps in (cycle.ask(), cycle.answer_with_stores()):
            yield from _plainly(steps)
        edits.set_value(cycle.office, *words.PROXY)
        yield from _plainly(merging.merge(cycle.office, [path.parent / words.SUBMISSIONS]))
        come = path.parent / says.ARRIVED / legal_file_name(f"{words.BY_HAND_NAME}.xlsx")
        come.parent.mkdir()
        by_hand.fill_in(cycle.issued[demo.BY_HAND].path, come, words.BY_HAND)


def _department(path: Path) -> Work[None]:
    """A request has been taken, and the first of its answers is there."""
    beside = path.parent / words.REQUESTS
    beside.mkdir()
    with stores.create(beside / path.name, COORDINATOR) as office:
        yield Progress(0, 0, says.MAKING)
        sample.load_sample(office)
        (issued,) = yield from _plainly(issuing.request(office, demo.ROUND, beside, _OWN))
    with stores.create(path, DEPARTMENT, _OWN.removeprefix("D")) as own:
        taking.take(own, issued.path)
        yield Progress(0, 0, says.MAKING)
        for key, typed in words.ANSWERS[_OWN].items():
            if key.startswith(_ANSWERED):
                edits.set_values(own, [(key, field, text) for field, text in typed.items()])


def _plainly(work: Work[Result]) -> Generator[Progress, None, Result]:
    """The same work, whose own steps are nobody's concern here."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield Progress(0, 0, says.MAKING)
