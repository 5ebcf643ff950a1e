"""The 提出台帳: every file ever counted in; each can be switched off and on again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_merge as words
from dxdesk.services import lookup
from dxdesk.services.merging import CountedFile
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import row_of
from dxdesk.ui.pages.parts import EmptyState, button
from dxdesk.ui.pages.tables import RowList, when
from dxdesk.ui.text import Paragraph


class LedgerTab(QWidget):
    """The list; `switch` is the one button, named for what it does to the file in view."""

    def __init__(self) -> None:
        super().__init__()
        self._records: Records | None = None
        self._filings: Sequence[CountedFile] = ()
        self.switch = button(words.UNDO_FILE)
        self.corrected = button(words.CORRECTED, "", words.CORRECTED_TIP)
        self.files = RowList(words.LEDGER, self._columns(), (150, 110, 130, 170, 0))
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
        column.addWidget(self.files.view, 1)
        column.addWidget(self.empty, 1)
        self.files.on_moved(self._name_switch)
        self.show_files((), None)

    def show_files(self, files: Sequence[CountedFile], records: Records | None) -> None:
        """Show the ledger, the newest file first."""
        self._records, self._filings = records, files
        self.files.show_rows(tuple(reversed(files)), keep=lambda each: each.id)
        for part in (self._head, self.files.view):
            part.setVisible(bool(files))
        self.empty.setVisible(not files)
        self._name_switch()

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

    def _name_switch(self) -> None:
        file = self.files.current
        self.switch.setText(words.UNDO_FILE if file is None or file.is_on else words.REDO_FILE)

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
