"""Files that arrived: what merging them would do, file by file and cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from dxdesk.domain.merge.fold import Fate
from dxdesk.domain.records import Records
from dxdesk.domain.repairs import Line, Standing
from dxdesk.domain.words import errors
from dxdesk.domain.words import merge as fate_words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_merge as words
from dxdesk.domain.words import repairs as mend_words
from dxdesk.services import merging, repairs, showing
from dxdesk.services.merging import FileResult, MergeResult
from dxdesk.services.showing import CellLine
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import DropZone, scrolled
from dxdesk.ui.pages.parts import button
from dxdesk.ui.pages.tables import RowList, one_line
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.tokens import Tokens

_TAKEN = (merging.NEW, merging.AGAIN, merging.ADOPTED)
_SAME = (merging.KNOWN, merging.UNCHANGED)
_ORDER = {state: place for place, state in enumerate(("refused", "look", *_TAKEN, "done"))}
_LOW = 112  # pixels: head and two rows
_QUESTIONS = (Fate.CONFLICT, Fate.PROPOSAL, Fate.REFUSED)
_LOOKS = {
    "refused": "error",
    "look": "warning",
    "new": "doing",
    "again": "doing",
    "done": "success",
}


@dataclass(frozen=True, eq=False)
class FileRow:
    """One file in the list; what it says is put into people's words when it is looked at.

    `counts` tells how many of its cells had each fate, `before` is the state before the file
    was counted in.
    """

    result: FileResult
    state: str
    department: str
    note: str
    counts: Mapping[str, int]
    before: Records

    @cached_property
    def cells(self) -> tuple[CellLine, ...]:
        """What it changes or asks."""
        return showing.cell_lines(self.before, self.result.told)

    @cached_property
    def mends(self) -> tuple[Line, ...]:
        """What was read otherwise than it stood there, and what is wrong."""
        return repairs.of_file(self.before, self.result)

    def look(self) -> tuple[tuple[CellLine, ...], tuple[Line, ...]]:
        """Cells and mends, which takes a while the first time."""
        return self.cells, self.mends

    @property
    def has_mends(self) -> bool:
        """Whether there are any, without putting them into words."""
        wrong = self.result.error or self.result.repairs
        return bool(wrong or self.counts[Fate.REFUSED.value])


class FilesTab(QWidget):
    """Where files are dropped and looked at. It asks for nothing and stores nothing itself."""

    cleared = Signal()

    def __init__(self, tokens: Tokens, says: words.Sayings) -> None:
        super().__init__()
        self._tokens, self._says = tokens, says
        self.pick_files = button(words.PICK_FILES)
        self.pick_folder = button(words.PICK_FOLDER)
        self.watch = button(words.WATCH, tip=words.WATCH_TIP)
        self.clear = button(words.CLEAR, "quiet")
        self.save_mends = button(words.SAVE_MENDS)
        self.zone = DropZone(says.drop, (self.pick_files, self.pick_folder, self.watch))
        self.watched = Paragraph(kind="fieldHelp")
        self.watched.hide()
        self._shared = (0, True)
        self.files = RowList(
            words.FILES, self._columns(), (128, 200, 104, 48, 48, 48, 76, 48, 88, 48, 0)
        )
        self.cells = RowList(words.CELLS, _cell_columns(), (150, 150, 0, 0, 88, 150, 220))
        self.files.view.setMinimumHeight(_LOW)
        self.cells.view.setMinimumHeight(_LOW)
        self.mends = RowList(words.MENDS, _mend_columns(), (132, 150, 130, 150, 0, 0, 220))
        self.mends.view.setMinimumHeight(_LOW)
        self.heading = Paragraph(kind="cardHeading")
        self.said = QTabWidget()
        self.said.setAccessibleName(words.CELLS)
        self.said.tabBar().setAccessibleName(words.CELLS)
        self.said.addTab(self.cells.view, words.cells(0))
        self.said.addTab(self.mends.view, words.mends(0))
        self._lay_out()
        self.files.on_moved(self._show_cells)
        self.clear.clicked.connect(self.cleared)
        self.show_rows(())

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._tokens = tokens
        self.files.view.viewport().update()

    def show_rows(self, rows: Sequence[FileRow], *, applied: bool = False) -> None:
        """Show files that were looked at or counted in; none shows that nothing has arrived."""
        self.files.show_rows(rows, keep=lambda each: each.result.path)
        self.zone.say(_summary(rows, applied=applied) if rows else self._says.drop)
        self.clear.setVisible(bool(rows))
        self.save_mends.setVisible(any(each.has_mends for each in rows))
        self._body.setVisible(bool(rows))
        self.zone.set_large("" if rows else self._says.empty)
        self._column.setStretch(0, 0 if rows else 1)
        if not rows:
            self._show_cells()
        self._shared = (0, True)
        self._share_height()

    def show_watch(self, text: str) -> None:
        """Say which folder is watched and how that goes; "" where none is."""
        self.watch.setText(words.UNWATCH if text else words.WATCH)
        self.watched.say(text)
        self.watched.setVisible(bool(text))

    def mergeable(self) -> int:
        """How many of the files would be counted in."""
        return sum(each.result.status in _TAKEN for each in self.files.model.all)

    @property
    def found_mends(self) -> tuple[Line, ...]:
        """The mends and faults of all files in the list."""
        return tuple(line for row in self.files.model.all for line in row.mends)

    def _show_cells(self) -> None:
        """What the file in view changes, and what is wrong with it: that first if it must be put
        right."""
        row = self.files.current
        cells, mends = row.look() if row else ((), ())
        self.cells.show_rows(cells)
        self.mends.show_rows(mends)
        for place, shown in ((0, cells), (1, mends)):
            self.said.setTabText(place, (words.cells, words.mends)[place](len(shown)))
            self.said.setTabVisible(place, bool(shown))
        self.said.setVisible(bool(row and row.result.told and (cells or mends)))
        is_faulty = any(each.standing is not Standing.MENDED for each in mends)
        self.said.setCurrentIndex(1 if is_faulty or not cells else 0)
        if row:
            self.heading.say(_heading(row))
        self._share_height()

    def _share_height(self) -> None:
        """Give the list of files what its rows need: a good half at most, or all where nothing is
        listed below. Dragging the border between them holds until either changes."""
        asked = (len(self.files.rows), self.said.isHidden())
        if asked != self._shared:
            self._shared = asked
            self._column.activate()
            whole = self._body.height()
            most = whole if self.said.isHidden() else whole * 11 // 20
            top = min(self.files.wanted_height(), most)
            self._body.setSizes([top, whole - top])

    def _columns(self) -> tuple[Column[FileRow], ...]:
        return (
            Column[FileRow](words.STATE, lambda each: words.STATES[each.state], colour=self._look),
            Column[FileRow](
                words.FILE, lambda each: each.result.path.name, tooltip=lambda e: str(e.result.path)
            ),
            Column[FileRow](words.DEPARTMENT, lambda each: each.department),
            *map(_count_column, Fate),
            Column[FileRow](
                words.TOTAL, _total, number=True, sort_key=lambda e: len(e.result.told)
            ),
            Column[FileRow](words.NOTE, lambda each: each.note, tooltip=lambda each: each.note),
        )

    def _look(self, row: FileRow) -> tuple[str, str]:
        names = self._tokens.by_name()
        look = _LOOKS.get(row.state, "idle")
        return names[look], names[f"{look}-ground"]

    def _lay_out(self) -> None:
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.clear)
        head.addWidget(self.save_mends)
        below.addLayout(head)
        below.addWidget(self.said, 1)
        below.addStretch()
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setChildrenCollapsible(False)
        self._body.addWidget(self.files.view)
        self._body.addWidget(lower)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._column.addWidget(self.zone)
        self._column.addWidget(self.watched)
        self._column.addWidget(self._body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(page))


def file_rows(result: MergeResult, before: Records, *, applied: bool = False) -> list[FileRow]:
    """The files as the list shows them; `before` is the state before they were counted in.

    Without Qt, and with what the first of them says ready to be shown.
    """
    rows = [_file_row(each, before, applied=applied) for each in result.files]
    rows.sort(key=lambda each: _ORDER.get(each.state, len(_ORDER)))
    for first in rows[:1]:
        first.look()
    return rows


def _file_row(result: FileResult, before: Records, *, applied: bool) -> FileRow:
    name = before.name_of(result.department) if result.department else ""
    counts = result.counts
    state = _state(result.status, counts, applied=applied)
    return FileRow(result, state, name, _note(result), counts, before)


def _heading(row: FileRow) -> str:
    """What stands above the cells of a file: its name, or all that is to be said of it."""
    if row.result.error:
        return row.note
    nothing = "" if row.cells else row.note or words.NO_CELLS
    return words.cells_of(row.result.path.name, len(row.result.repairs), nothing)


def _state(status: str, counts: Mapping[str, int], *, applied: bool) -> str:
    if status not in _TAKEN:
        return status
    if any(counts[fate.value] for fate in _QUESTIONS):
        return "look"
    return "done" if applied else status


def _note(result: FileResult) -> str:
    if result.error:
        said = errors.sentence(result.error)
        return common.joined(said.what, said.do)
    return "" if result.status in _TAKEN else fate_words.STATUSES[result.status]


def _summary(rows: Sequence[FileRow], *, applied: bool) -> str:
    look = sum(each.state == "look" for each in rows)
    refused = sum(each.state == merging.REFUSED for each in rows)
    same = sum(each.state in _SAME for each in rows)
    said = words.summary(len(rows), len(rows) - look - refused - same, look, same, refused)
    return said if applied or not look else words.looked_too(said)


def _count_column(fate: Fate) -> Column[FileRow]:
    def text(row: FileRow) -> str:
        return str(row.counts[fate.value] or words.NONE) if row.result.told else ""

    def order(row: FileRow) -> int:
        return row.counts[fate.value]

    return Column[FileRow](words.FATES[fate], text, number=True, sort_key=order)


def _total(row: FileRow) -> str:
    """All cells of a file: what the counts by fate add up to."""
    return str(sum(row.counts.values())) if row.result.told else ""


def _mend_columns() -> tuple[Column[Line], ...]:
    def told(head: str, of: Callable[[Line], str]) -> Column[Line]:
        return Column[Line](head, lambda each: one_line(of(each)), tooltip=of)

    return (
        told(mend_words.STANDING, lambda each: mend_words.STANDINGS[each.standing]),
        told(words.PLACE, lambda each: showing.place_text(each.sheet, each.address)),
        told(words.FIELD, lambda each: each.label),
        told(mend_words.FOUND, lambda each: each.found),
        told(mend_words.EXPECTED, lambda each: each.expected),
        told(mend_words.FAULT, lambda each: each.fault),
        told(mend_words.MEND, lambda each: each.mend),
    )


def _cell_columns() -> tuple[Column[CellLine], ...]:
    return (
        Column[CellLine](words.WORK, lambda each: each.title),
        Column[CellLine](words.FIELD, lambda each: each.label, tooltip=lambda each: each.label),
        Column[CellLine](
            words.BEFORE,
            lambda each: one_line(each.before) or common.BLANK,
            tooltip=lambda each: each.before,
        ),
        Column[CellLine](
            words.AFTER,
            lambda each: one_line(each.after) or common.BLANK,
            tooltip=lambda each: each.after,
        ),
        Column[CellLine](words.FATE, lambda each: words.FATES[each.fate]),
        Column[CellLine](words.PLACE, lambda each: each.place, tooltip=lambda each: each.place),
        Column[CellLine](words.WHY, lambda each: each.why, tooltip=lambda each: each.why),
    )
