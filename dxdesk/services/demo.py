"""The whole cycle without a screen: requests, answers, submissions, merging, decisions, reports.

Nothing is staged: every step is the service that the window and the command line call, on
the embedded plan and the example departments.
"""

from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dxdesk.domain import keys
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.progress import Progress
from dxdesk.domain.records import Records
from dxdesk.domain.words import demo as words
from dxdesk.paths import STORE_SUFFIX, legal_file_name
from dxdesk.services import (
    by_hand,
    deciding,
    edits,
    issuing,
    merging,
    outputs,
    reporting,
    sample,
    state,
    stores,
    submitting,
    taking,
)
from dxdesk.services.issuing import Issued
from dxdesk.services.merging import MergeResult
from dxdesk.services.reporting import Asked, Out
from dxdesk.services.stores import COORDINATOR, DEPARTMENT, Store

ROUND = "P7/R2024-END"
_OWN = "D0110"
BY_HAND = "D0120"
_CORRECTING = "D0410"
_WITH_STORES = ("D0210", "D0310", "D0410")
_STEPS = 18

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Made:
    """A file that the demonstration made, and what it is."""

    path: Path
    what: str


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What came of it: the files, and the 受領票 of all counted files.

    `statements` is how many cells the files stated; `counts` by fate adds up to it. `decided`
    names the conflict that was decided, `previewed` and `changed` how many values the preview
    announced and the first merge changed.
    """

    folder: Path
    files: tuple[Made, ...]
    statements: int
    counts: Mapping[str, int]
    decided: str
    previewed: int
    changed: int


Demo = Generator[Progress, None, DemoResult]


def run(out: Path) -> Demo:
    """Run the demonstration into `out`, or into a fresh folder below it where it is in use."""
    with ExitStack() as held:
        cycle = Cycle(_fresh(out), held)
        yield from cycle.ask()
        yield from cycle.answer()
        yield from cycle.gather()
        yield from cycle.give_back()
        yield from cycle.report()
        yield Progress(_STEPS, _STEPS, words.STEP_DONE)
        return cycle.result()


class Cycle:
    """The demonstration while it runs; each part is a generator of progress.

    The stores are open for as long as `held`.
    """

    def __init__(self, folder: Path, held: ExitStack) -> None:
        self.folder = folder
        self.files: list[Made] = []
        self.issued: dict[str, Issued] = {}
        self.departments: dict[str, Store] = {}
        self.first: tuple[MergeResult, MergeResult] | None = None
        self.decided = ""
        self._held = held
        self._step = 0
        path = folder / f"{words.COORDINATOR_STORE}{STORE_SUFFIX}"
        self.office = held.enter_context(stores.create(path, COORDINATOR))
        self._note(path, words.MADE_STORE)

    def ask(self) -> Generator[Progress, None, None]:
        """The coordinator loads the example and sends the requests."""
        yield self._next(words.STEP_STORE)
        sample.load_sample(self.office)
        self._fill(self.office, words.ANSWERS[_OWN])
        folder = self.folder / words.REQUESTS
        work = issuing.request(self.office, ROUND, folder)
        for each in (yield from self._through(words.STEP_REQUEST, work)):
            self.issued[each.department] = each
            self._note(each.path, words.made_request(self._name(each.department)))

    def answer(self) -> Generator[Progress, None, None]:
        """Departments answer: three with dxdesk, one in a spreadsheet alone."""
        yield from self.answer_with_stores()
        yield self._next(words.STEP_HAND)
        path = self._submission(words.BY_HAND_NAME)
        by_hand.fill_in(self.issued[BY_HAND].path, path, words.BY_HAND)
        self._note(path, words.MADE_BY_HAND)
        edits.set_value(self.office, *words.PROXY)

    def answer_with_stores(self) -> Generator[Progress, None, None]:
        """Three departments answer with dxdesk."""
        (self.folder / words.SUBMISSIONS).mkdir()
        for key in _WITH_STORES:
            yield self._next(words.step_take(self._name(key)))
            self._answer_with_store(key)

    def gather(self) -> Generator[Progress, None, None]:
        """Preview, merge, a corrected re-submission, the decision, the approval."""
        folder = [self.folder / words.SUBMISSIONS]
        work = merging.preview(self.office, folder)
        before = yield from self._through(words.STEP_PREVIEW, work)
        work = merging.merge(self.office, folder)
        self.first = (before, (yield from self._through(words.STEP_MERGE, work)))
        work = merging.merge(self.office, [self._correct()])
        yield from self._through(words.STEP_AGAIN, work)
        yield self._next(words.STEP_DECIDE)
        self._decide()
        deciding.approve(self.office, ROUND)

    def give_back(self) -> Generator[Progress, None, None]:
        """Receipts go out, and the departments take them."""
        work = issuing.give_back(self.office, ROUND, self.folder / words.RECEIPTS)
        for each in (yield from self._through(words.STEP_RECEIPT, work)):
            name = self._name(each.department)
            self._note(each.path, words.made_receipt(name))
            if each.department in self.departments:
                taking.take(self.departments[each.department], each.path)

    def report(self) -> Generator[Progress, None, None]:
        """The papers and tables."""
        folder = self.folder / words.REPORTS
        folder.mkdir()
        for (kind, form), (title, what) in words.MADE_REPORTS.items():
            yield self._next(words.step_report(title))
            is_data = form == "data"
            file_format, audience = ("xlsx", "data") if is_data else (form, "eyes")
            out = Out(folder / f"{title}.{file_format}", file_format, audience)
            reporting.report(self.office, Asked(kind, ROUND), out)
            self._note(out.path, what)

    def result(self) -> DemoResult:
        """The files and the counts, as they stand at the end."""
        told = [
            each
            for filing in merging.counted_files(self.office)
            for each in merging.told_of(self.office, filing.id)
        ]
        found = Counter(each.fate for each in told)
        before, after = self.first or (None, None)
        return DemoResult(
            folder=self.folder,
            files=tuple(self.files),
            statements=len(told),
            counts={fate.value: found[fate] for fate in Fate},
            decided=self.decided,
            previewed=len(before.changes) if before else 0,
            changed=len(after.changes) if after else 0,
        )

    def _answer_with_store(self, key: str) -> None:
        name = self._name(key)
        path = self.folder / legal_file_name(f"{name}{STORE_SUFFIX}")
        store = self._held.enter_context(stores.create(path, DEPARTMENT, keys.code_of(key)))
        self.departments[key] = store
        self._note(path, words.made_department(name))
        taking.take(store, self.issued[key].path)
        self._fill(store, words.ANSWERS[key])
        self._submit(key, words.submission_name(name), words.made_submission(name))

    def _correct(self) -> Path:
        self._fill(self.departments[_CORRECTING], words.CORRECTIONS)
        name = words.correction_name(self._name(_CORRECTING))
        return self._submit(_CORRECTING, name, words.MADE_CORRECTION)

    def _decide(self) -> None:
        """The department's answer is taken instead of what was entered for it."""
        key, field, _ = words.PROXY
        answer = words.ANSWERS[keys.department_in(key)][key][field]
        for item in state.items(self.office):
            if (item.key, item.field) == (key, field):
                choice = deciding.Choice(item.candidates.index(answer) + 1)
                self.decided = deciding.name_of(item)
                deciding.resolve(self.office, self.decided, choice, words.REASON)

    def _submit(self, key: str, name: str, what: str) -> Path:
        path = self._submission(name)
        submitting.submit(self.departments[key], ROUND, path, words.INCOMPLETE)
        self._note(path, what)
        return path

    def _fill(self, store: Store, answers: Mapping[str, Mapping[str, str]]) -> None:
        for key, typed in answers.items():
            edits.set_values(store, [(key, field, text) for field, text in typed.items()])

    def _submission(self, name: str) -> Path:
        return self.folder / words.SUBMISSIONS / legal_file_name(f"{name}.xlsx")

    def _note(self, path: Path, what: str) -> None:
        self.files.append(Made(path, what))

    def _name(self, key: str) -> str:
        records: Records = stores.records(self.office)
        return records.name_of(key)

    def _next(self, text: str) -> Progress:
        self._step += 1
        return Progress(self._step - 1, _STEPS, text)

    def _through(
        self, text: str, work: Generator[Progress, None, _Result]
    ) -> Generator[Progress, None, _Result]:
        """One step that is itself long work; its own steps keep the runner informed."""
        now = self._next(text)
        yield now
        while True:
            try:
                next(work)
            except StopIteration as end:
                result: _Result = end.value
                return result
            yield now


def _fresh(out: Path) -> Path:
    """The folder, empty: the named one, or the first free one below it. Raises CannotWrite."""
    with outputs.writing(out):
        out.mkdir(parents=True, exist_ok=True)
        if not any(out.iterdir()):
            return out
        number = 1
        while (out / words.folder(number)).exists():
            number += 1
        (out / words.folder(number)).mkdir()
        return out / words.folder(number)
