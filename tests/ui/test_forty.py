"""A whole round of forty 課 and 22 取組 through the coordinator's window, and all of it undone."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.domain.board import State
from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.parcel import Received
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.models import ledger
from dxdesk.services import checking, letters, merging, parcels, state, status, stores, undo
from dxdesk.services.stores import COORDINATOR, Store
from dxdesk.sheets.reader import Reader
from dxdesk.ui.pages.assign import AssignPage
from dxdesk.ui.pages.board import BoardPage
from dxdesk.ui.pages.dashboard import DashboardPage
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.pages.request_page import RequestPage
from dxdesk.ui.places import places_of
from dxdesk.ui.shell.progress_strip import ProgressStrip

from . import forty
from .clerk import Clerk
from .desks import drop, page_of, settled, started
from .exchange import CONTROL, press
from .forty import COUNT, INITIATIVES

OFFICE_TYPED = (0, 1, 2)
TWO_HANDS = (3, 5, 7)
OUTSIDE, OUTSIDE_OF = 9, 11
REMARKED_DXDESK, REMARKED_HAND = 12, 13
LATE = 39
MINE, THEIRS, NEITHER = "例 事務局が聞き取った", "例 二人目が書いた", "例 両方を合わせた"
ASKED, MENDED = "例 数字を入れてください", "例 3か所で使えるようにした"

P = TypeVar("P")
_NUMBERED = 9  # the first places, by Ctrl and their number


class _Clock:
    """The day that both the ledger and the board go by."""

    def __init__(self) -> None:
        self.day = date(2025, 4, 7)

    def now(self) -> str:
        return f"{self.day.isoformat()} 10:00:00"

    def today(self) -> date:
        return self.day

    def fromisoformat(self, text: str) -> date:
        return date.fromisoformat(text)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(ledger, "now", made.now)
    for module in (status, letters):
        monkeypatch.setattr(module, "date", made)
    return made


@pytest.fixture
def one_reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One reading process serves all 課, which have a PC each but share this test's."""
    with ExitStack() as running:
        reader = running.enter_context(Reader())
        read = parcels.read_file

        def shared(path: Path, records: Records, given: Reader | None = None) -> Received:
            return read(path, records, given or reader)

        monkeypatch.setattr(parcels, "read_file", shared)
        yield


@pytest.fixture
def office(
    qtbot: QtBot, desks: Callable[[], Desk], clock: _Clock, one_reader: None, tmp_path: Path
) -> "Office":
    stores.create(tmp_path / "office.dxdesk", COORDINATOR).close()
    desk = desks()
    started(qtbot, desk, tmp_path / "office.dxdesk")
    return Office(qtbot, desk, clock, tmp_path)


class Office:
    """The coordinator at the window; the files lie in `folder`."""

    def __init__(self, qtbot: QtBot, desk: Desk, clock: _Clock, folder: Path) -> None:
        self._qtbot, self.desk, self.clock, self.folder = qtbot, desk, clock, folder
        self.clerk = Clerk(qtbot, desk)
        self.asked, self.sent, self.back = folder / "依頼", folder / "提出", folder / "返却"
        self.again = folder / "再提出"
        for each in (self.asked, self.sent, self.back, self.again):
            each.mkdir()

    @property
    def store(self) -> Store:
        assert self.desk.store
        return self.desk.store

    @property
    def strip(self) -> ProgressStrip:
        """Where the window says how far long work is."""
        assert self.desk.window
        return self.desk.window.progress

    def page(self, place: str, kind: type[P]) -> P:
        """Go to a place, by its keys or by the list of places."""
        names = [each.name for each in places_of(COORDINATOR)]
        if names.index(place) < _NUMBERED:
            self.clerk.go(place)
        else:
            self.clerk.open(place)
        page = page_of(self.desk)
        assert isinstance(page, kind)
        return page

    def come_to(self, part: QWidget, *, back: bool = False) -> None:
        """Come to a part of the window by Tab, or by Shift+Tab."""
        self.clerk.tab_to(lambda at: at is part, back=back)

    def push(self, button: QWidget) -> None:
        """Come to a button by Tab, press it and wait for its work."""
        self.come_to(button)
        press(Qt.Key.Key_Space)
        self.wait()

    def ask(self, button: QWidget, act: Callable[[], object]) -> None:
        """The same for one that asks something: `act` in its dialog."""
        self.come_to(button)
        self.clerk.ask(Qt.Key.Key_Space, act)
        self.wait()

    def name(self, path: Path) -> None:
        """Type a path into the dialog that asks for it."""
        self.write(str(path))
        self.clerk.press(Qt.Key.Key_Return)

    def write(self, text: str) -> None:
        """Write over what stands where the keyboard is."""
        self.clerk.press(Qt.Key.Key_A, CONTROL)
        self.clerk.write(text)

    def turn_to(self, page: MergePage, tab: int) -> None:
        """Bring another list of 取りまとめ into view."""
        bar = page.widget.tabBar()
        self.come_to(bar)
        steps = tab - bar.currentIndex()
        self.clerk.press(Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left, times=abs(steps))
        assert bar.currentIndex() == tab

    def open_results(self, number: int) -> None:
        """The results of the first 取組 of a 課, found by its number."""
        self.clerk.press(Qt.Key.Key_K, CONTROL)
        self.clerk.write(str(forty.works(number)[0]))
        self.clerk.press(Qt.Key.Key_Return)
        self.clerk.tab_to(lambda _: self.clerk.field and self.clerk.field.field.name == "results")

    def go_on(self) -> None:
        """Do what the filled button says."""
        press(Qt.Key.Key_Return, CONTROL)
        self.wait()

    def wait(self) -> None:
        """Until no work runs, woken by what the work tells and not by a clock."""
        while self.desk.runner.is_busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settled(self._qtbot, self.desk)

    def file(self, folder: Path, number: int) -> Path:
        """The workbook that went to a 課."""
        (found,) = folder.glob(f"*_{forty.name(number)}_*.xlsx")
        return found


def test_a_round_of_forty_departments_from_the_first_grid_to_the_last_undo(office: Office):
    _assign(office)
    _ask(office)
    _answer_for_some(office)
    start = _shown(office)
    _fill(office)
    _merge_all(office)
    _merge_the_late(office)
    _decide(office)
    _give_back(office)
    _merge_again(office)
    _undo_file_by_file(office)
    assert _shown(office) == start
    assert checking.check_open(office.store).is_sound


# The steps


def _assign(office: Office) -> None:
    """The 課 come from a filled form, the work from a block of a spreadsheet."""
    page = office.page("request", RequestPage)
    form = office.folder / "課.xlsx"
    office.come_to(page.view.template)
    office.clerk.choose_and_ask(0, lambda: office.name(form))
    office.wait()
    forty.fill_departments(form)
    office.ask(page.view.load, lambda: office.name(form))
    grid = office.page("assign", AssignPage)
    assert grid.grid
    office.come_to(grid.grid.cells)
    office.clerk.press(Qt.Key.Key_Home, CONTROL)
    office.clerk.press(Qt.Key.Key_Right, times=2)
    QApplication.clipboard().setText(forty.grid())
    office.clerk.press(Qt.Key.Key_V, CONTROL)
    assert grid.view.findings.rows == ()
    assert len(stores.records(office.store).of("assignment")) == 2 * COUNT


def _ask(office: Office) -> None:
    office.page("request", RequestPage)
    office.clerk.ask(Qt.Key.Key_Return, lambda: _type_round(office.clerk), CONTROL)
    office.clerk.ask(Qt.Key.Key_Return, lambda: office.name(office.asked), CONTROL)
    office.wait()
    assert len(list(office.asked.glob("*.xlsx"))) == COUNT
    assert len(list(office.asked.glob("*.txt"))) == COUNT
    assert _board(office) == {State.WAITING: COUNT}


def _type_round(clerk: Clerk) -> None:
    """Which 報告回 to open; the days are others than those proposed."""
    clerk.answer({"year": "2024", "kind": "year-end", "opens": "R7.4.7", "due": "R7.5.16"})
    clerk.press(Qt.Key.Key_Return, CONTROL)


def _answer_for_some(office: Office) -> None:
    """代理入力 at three inputs, as when a 課 answers by telephone."""
    for number in OFFICE_TYPED:
        office.open_results(number)
        office.clerk.write(MINE)
        office.clerk.press(Qt.Key.Key_S, CONTROL)
    assert [_results(office, number) for number in OFFICE_TYPED] == [MINE] * len(OFFICE_TYPED)


def _fill(office: Office) -> None:
    """Half of the 課 answer by dxdesk, half by hand; and what else a coordinator is sent."""
    for number in range(0, COUNT, 2):
        out = office.sent / f"{forty.name(number)}.xlsx"
        forty.answer_by_dxdesk(office.folder, number, office.file(office.asked, number), out)
    for number in range(1, COUNT, 2):
        out = office.sent / f"{forty.name(number)}.xlsx"
        beyond = forty.reports(OUTSIDE_OF)[:1] if number == OUTSIDE else ()
        said = forty.answers(number)
        forty.answer_by_hand(office.file(office.asked, number), out, said, beyond)
    for number in TWO_HANDS:
        out = office.sent / f"{forty.name(number)}(2).xlsx"
        said = {forty.reports(number)[0]: {"results": THEIRS}}
        forty.answer_by_hand(office.file(office.asked, number), out, said)
    (office.sent / f"{forty.name(LATE)}.xlsx").rename(office.folder / "遅れて.xlsx")
    forty.wrong_kind(office.sent / "最新版.xlsx")
    forty.wrong_plan(office.file(office.asked, 0), office.sent / "よその計画.xlsx")
    shutil.copy(office.sent / f"{forty.name(4)}.xlsx", office.sent / "最新版_修正2.xlsx")


def _merge_all(office: Office) -> None:
    """Looked at, counted in; the strip with ［中止］ says of how many files how many are done."""
    office.clock.day = date(2025, 5, 16)
    before, strip = _shown(office), office.strip
    page = office.page("merge", MergePage)
    told: list[str] = []
    page.started.connect(lambda job: job.progressed.connect(lambda _: told.append(strip.words())))
    office.ask(page.arrived.pick_folder, lambda: office.name(office.sent))
    whole = COUNT - 1
    looked = {"refused": 2, "look": len(TWO_HANDS) + 3 + 1 + len(TWO_HANDS), "known": 1}
    states = Counter(each.state for each in page.arrived.files.rows)
    assert states == looked | {"new": whole + len(TWO_HANDS) - looked["look"]}
    assert _shown(office) == before
    for row in page.arrived.files.rows:
        assert sum(row.result.counts.values()) == len(row.result.told)
    assert [text for text in told if f"/{len(page.arrived.files.rows)}" in text]
    told.clear()
    office.go_on()
    assert [text for text in told if f"/{len(page.arrived.files.rows)}" in text]
    kinds = Counter(each.kind for each in state.items(office.store))
    assert kinds == {"conflict": 6, "proposal": 1}
    assert _board(office) == {State.ARRIVED: whole, State.WAITING: 1}
    assert _totals(office) == _expected()


def _merge_the_late(office: Office) -> None:
    office.clock.day = date(2025, 5, 20)
    board = office.page("board", BoardPage)
    assert _board(office) == {State.ARRIVED: COUNT - 1, State.OVERDUE: 1}
    office.push(board.view.every)
    letter = QApplication.clipboard().text()
    assert letter.count(" 御中") == 1 and f"{forty.name(LATE)} 御中" in letter
    page = office.page("merge", MergePage)
    assert drop(page.arrived.zone, office.folder / "遅れて.xlsx")
    office.wait()
    office.go_on()
    board = office.page("board", BoardPage)
    late = [row.name for row in board.rows if row.cells[0].late]
    assert (_board(office), late) == ({State.ARRIVED: COUNT}, [forty.name(LATE)])
    assert _incomplete(office) == {forty.name(number) for number in TWO_HANDS}


def _decide(office: Office) -> None:
    """Mine, theirs and neither; of two hands the first or the second, one of them held before."""
    page = office.page("merge", MergePage)
    office.turn_to(page, 1)
    panel = page.questions
    keys = dict(zip(OFFICE_TYPED, (Qt.Key.Key_M, Qt.Key.Key_A, Qt.Key.Key_O), strict=True))
    keys |= dict(zip(TWO_HANDS, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1), strict=True))
    said: dict[int, str] = {0: MINE, 1: "", 2: NEITHER, 3: "", 5: "", 7: ""}
    for number, key in keys.items():
        _stand_on(office, panel, number)
        assert panel.current
        choice = {Qt.Key.Key_A: 0, Qt.Key.Key_1: 0, Qt.Key.Key_2: 1}.get(key)
        said[number] = said[number] if choice is None else panel.current.arrived[choice].text
        if number == TWO_HANDS[-1]:
            office.clerk.press(Qt.Key.Key_H)
            _stand_on(office, panel, number)
        if key is Qt.Key.Key_O:
            office.clerk.ask(key, lambda: _type_value(office, NEITHER))
        else:
            office.clerk.press(key)
    assert {number: _results(office, number) for number in said} == said
    own = forty.answers(OUTSIDE_OF)[forty.reports(OUTSIDE_OF)[0]]["results"]
    office.come_to(panel.list.view)
    office.clerk.press(Qt.Key.Key_M)
    assert state.items(office.store) == []
    assert _results(office, OUTSIDE_OF) == own
    assert _incomplete(office) == set()
    assert _totals(office) == _expected()


def _stand_on(office: Office, panel: QuestionPanel, number: int) -> None:
    """Come to the question about the results of a 課."""
    office.come_to(panel.list.view)
    office.clerk.press(Qt.Key.Key_Home, CONTROL)
    for _ in panel.list.rows:
        if panel.current and panel.current.key == forty.reports(number)[0]:
            return
        office.clerk.press(Qt.Key.Key_J)
    raise AssertionError(number)


def _type_value(office: Office, text: str) -> None:
    office.write(text)
    office.clerk.press(Qt.Key.Key_Return, CONTROL)


def _give_back(office: Office) -> None:
    """Two 指摘 at their fields, then every 課 gets its file and letter."""
    for number in (REMARKED_DXDESK, REMARKED_HAND):
        office.open_results(number)
        office.clerk.press(Qt.Key.Key_M, CONTROL)
        office.clerk.write(ASKED)
        office.clerk.press(Qt.Key.Key_S, CONTROL)
    board = office.page("board", BoardPage)
    office.ask(board.view.give_back, lambda: office.name(office.back))
    assert len(list(office.back.glob("*.xlsx"))) == COUNT
    letters = [each.read_text("utf-8-sig") for each in office.back.glob("*.txt")]
    assert sum(ASKED in each for each in letters) == 2
    assert _board(office) == {State.ARRIVED: COUNT - 2, State.RETURNED: 2}


def _merge_again(office: Office) -> None:
    """Both answer what was asked, by dxdesk and by hand; nothing is asked any more."""
    back = partial(office.file, office.back)
    forty.answer_by_dxdesk(
        office.folder,
        REMARKED_DXDESK,
        back(REMARKED_DXDESK),
        office.again / "1.xlsx",
        results=MENDED,
        progress="予定以上",
    )
    said = {forty.reports(REMARKED_HAND)[0]: {"results": MENDED}}
    forty.answer_by_hand(back(REMARKED_HAND), office.again / "2.xlsx", said)
    page = office.page("merge", MergePage)
    office.turn_to(page, 0)
    office.ask(page.arrived.pick_folder, lambda: office.name(office.again))
    assert [row.state for row in page.arrived.files.rows] == ["new", "new"]
    changed = [row.result.counts[Fate.APPLIED.value] for row in page.arrived.files.rows]
    assert sorted(changed) == [1, 2]
    office.go_on()
    assert state.items(office.store) == []
    assert _board(office) == {State.ARRIVED: COUNT}
    assert [_results(office, n) for n in (REMARKED_DXDESK, REMARKED_HAND)] == [MENDED] * 2
    assert _totals(office) == _expected({REMARKED_DXDESK: "予定以上"})


def _undo_file_by_file(office: Office) -> None:
    """Every file from the 提出台帳, the oldest first, on which later ones build; then what the
    office itself has said."""
    page = office.page("merge", MergePage)
    office.turn_to(page, 2)
    count = len(page.ledger.files.rows)
    assert count == COUNT + len(TWO_HANDS) + 2
    office.come_to(page.ledger.files.view)
    office.clerk.press(Qt.Key.Key_End, CONTROL)
    for step in range(count):
        office.clerk.press(Qt.Key.Key_Up, times=min(step, 1))
        office.come_to(page.ledger.switch, back=True)
        office.push(page.ledger.switch)
        office.come_to(page.ledger.files.view)
        assert sum(each.is_on for each in merging.counted_files(office.store)) == count - step - 1
    assert _board(office) == {State.OVERDUE: COUNT}
    typed = len(undo.undoable(office.store))
    while any(each.kind == "decision" for each in undo.undoable(office.store)) or _remarks(office):
        press(Qt.Key.Key_Z, CONTROL)
        office.wait()
        assert (typed := typed - 1) >= 0


# What is seen


def _shown(office: Office) -> object:
    return state.show(office.store)


def _results(office: Office, number: int) -> str:
    record = stores.records(office.store).get(forty.reports(number)[0])
    return record.get("results") if record else ""


def _remarks(office: Office) -> bool:
    return bool(stores.records(office.store).of("remark"))


def _board(office: Office) -> dict[State, int]:
    """How many 課 are in each state, as the board shows them."""
    board = office.page("board", BoardPage)
    return Counter(row.cells[0].state for row in board.rows)


def _incomplete(office: Office) -> set[str]:
    """The 課 whose two reports are not both without gaps; of an undecided answer none shows."""
    board = office.page("board", BoardPage)
    assert all(row.cells[0].reports == 2 for row in board.rows)
    return {row.name for row in board.rows if row.cells[0].complete < 2}


def _totals(office: Office) -> dict[str, int]:
    """The counts of 取組 by 進捗 on ダッシュボード, as they are printed."""
    page = office.page("dashboard", DashboardPage)
    assert page.found
    whole = page.found.panels[0]
    (row,) = whole.rows
    counts = {cell.head: int(cell.text) for cell in row.cells[:-1] if cell.text != "0"}
    assert sum(counts.values()) == int(row.cells[-1].text) == INITIATIVES
    return counts


def _expected(other: dict[int, str] | None = None) -> dict[str, int]:
    """The same from what the leading 課 were told to answer."""
    said = {n: forty.answers(n)[forty.reports(n)[0]]["progress"] for n in range(INITIATIVES)}
    signs = {term.word: f"{term.letter} {term.word}" for term in VOCABULARIES["progress"]}
    return Counter(signs[each] for each in (said | (other or {})).values())
