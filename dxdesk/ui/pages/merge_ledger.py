"""The 提出台帳: every file ever counted in; each can be switched off and on again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_merge as words
from dxdesk.services import lookup
from dxdesk.services.merging import CountedFile
from dxdesk.services.showing import Difference
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import row_of
from dxdesk.ui.pages.parts import EmptyState, button
from dxdesk.ui.pages.tables import RowList, one_line, when
from dxdesk.ui.text import Paragraph

_LOW = 112  # pixels: head and two rows


class LedgerTab(QWidget):
    """The list, and below it what `switch` would do to the file in view, as `touched_by` says."""

    def __init__(self, touched_by: Callable[[str], Sequence[Difference]]) -> None:
        super().__init__()
        self._touched_by = touched_by
        self._records: Records | None = None
        self._filings: Sequence[CountedFile] = ()
        self._is_listing = False
        self.switch = button(words.UNDO_FILE)
        self.corrected = button(words.CORRECTED, "", words.CORRECTED_TIP)
        self.files = RowList(words.LEDGER, self._columns(), (150, 110, 130, 170, 0))
        self.touched = RowList(words.TOUCHED, _touched_columns(), (200, 160, 0, 0))
        self.heading = Paragraph(kind="cardHeading")
        self.empty = EmptyState()
        self.empty.say(words.LEDGER_EMPTY)
        self._help = Paragraph(words.LEDGER_HELP, "fieldHelp")
        self._head = QWidget()
        head = row_of(self.switch, self.corrected, stretch=False)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._help, 1)
        self._head.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._head)
        column.addWidget(self._lists(), 1)
        column.addWidget(self.empty, 1)
        self.files.on_moved(self._describe)
        self.show_files((), None)

    def show_files(self, files: Sequence[CountedFile], records: Records | None) -> None:
        """Show the ledger, the newest file first."""
        self._records, self._filings = records, files
        self._is_listing = True  # the cursor goes to and fro; only where it ends is described
        self.files.show_rows(tuple(reversed(files)), keep=lambda each: each.id)
        self._is_listing = False
        for part in (self._head, self._body):
            part.setVisible(bool(files))
        self.empty.setVisible(not files)
        self._describe()

    @property
    def older(self) -> CountedFile | None:
        """The counted file of the same 課 and round that came just before the one in view."""
        chosen, older = self.files.current, None
        for each in self._filings:
            if chosen is None or each.id == chosen.id:
                break
            alike = (each.department, each.round) == (chosen.department, chosen.round)
            older = each if each.is_on and alike else older
        return older

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._describe()

    def _describe(self) -> None:
        """Name the button and list what it would change; the list is made when it is looked at."""
        if self._is_listing:
            return
        file = self.files.current
        self.switch.setText(words.UNDO_FILE if file is None or file.is_on else words.REDO_FILE)
        touched = self._touched_by(file.id) if file and self.isVisible() else ()
        self.touched.show_rows(touched)
        self.touched.view.setVisible(bool(touched))
        if file:
            self.heading.say(words.touched(file.file_name, len(touched), is_on=file.is_on))

    def _lists(self) -> QWidget:
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 4, 0, 0)
        below.addWidget(self.heading)
        below.addWidget(self.touched.view, 1)
        below.addStretch()
        self._body = QSplitter(Qt.Orientation.Vertical)
        self._body.setChildrenCollapsible(False)
        for part in (self.files.view, self.touched.view):
            part.setMinimumHeight(_LOW)
        self._body.addWidget(self.files.view)
        self._body.addWidget(lower)
        self._body.setSizes([260, 260])
        return self._body

    def _columns(self) -> tuple[Column[CountedFile], ...]:
        return (
            Column[CountedFile](words.AT, lambda each: when(each.at)),
            Column[CountedFile](
                words.STATE, lambda each: words.COUNTED if each.is_on else words.SWITCHED_OFF
            ),
            Column[CountedFile](words.DEPARTMENT, lambda each: self._name(each.department)),
            Column[CountedFile](words.ROUND, lambda each: self._round(each.round)),
            Column[CountedFile](
                words.FILE, lambda each: each.file_name, tooltip=lambda each: each.file_name
            ),
        )

    def _name(self, key: str) -> str:
        return self._records.name_of(key) if self._records else key

    def _round(self, key: str) -> str:
        record = self._records.get(key) if self._records else None
        return lookup.round_name(record) if record else key


def _touched_columns() -> tuple[Column[Difference], ...]:
    return (
        Column[Difference](words.WORK, lambda each: each.title),
        Column[Difference](words.FIELD, lambda each: each.label),
        Column[Difference](
            words.BEFORE,
            lambda each: one_line(each.before) or common.BLANK,
            tooltip=lambda each: each.before,
        ),
        Column[Difference](
            words.SWITCHED_TO,
            lambda each: one_line(each.after) or common.BLANK,
            tooltip=lambda each: each.after,
        ),
    )
