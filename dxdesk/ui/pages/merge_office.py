"""取りまとめ of the coordinator: with 提出状況 and what goes back to each 課."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication

from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_merge as words
from dxdesk.services import issuing, receipts, status, stores, views
from dxdesk.services.issuing import Issued
from dxdesk.services.stores import Store
from dxdesk.ui.pages import files
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.merge_page import MergePage
from dxdesk.ui.pages.merge_status import StatusTab
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner
from dxdesk.ui.theme.tokens import LIGHT, Tokens


class OfficeMergePage(MergePage):
    """The coordinator's main screen."""

    def __init__(
        self, store: Store, runner: Runner, tokens: Tokens = LIGHT, clock: Clock = datetime.now
    ) -> None:
        super().__init__(store, runner, tokens, clock)
        self.status = StatusTab(tokens)
        self._tabs.addTab(self.status, words.TAB_STATUS)
        self.status.round.activated.connect(lambda _: self.refresh())
        self.status.give_back.clicked.connect(self._give_back)
        self.status.copy_letter.clicked.connect(self._copy_letter)

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (*super().writes, self.status.give_back)

    def refresh(self) -> None:
        super().refresh()
        self._show_board(stores.records(self.store))

    def set_tokens(self, tokens: Tokens) -> None:
        super().set_tokens(tokens)
        self.status.set_tokens(tokens)

    def _give_back(self) -> None:
        folder = self.ask_folder(self._tabs, files.documents_folder())
        if folder:
            key = self.status.round.key()
            self.work(
                lambda: issuing.give_back(self.store, key, folder),
                lambda issued: self._on_given_back(issued, folder),
            )

    def _copy_letter(self) -> None:
        chosen = self.status.board.current
        if chosen is None or not chosen.received:
            self.tell(Notice(words.NO_LETTER, topic="page"))
            return
        key = self.status.round.key()
        text = receipts.letter(receipts.receipt(self.store, key, chosen.department))
        QApplication.clipboard().setText(text)
        self.tell(Notice(words.letter_copied(chosen.name), "success", topic="page"))

    def _on_given_back(self, issued: list[Issued], folder: Path) -> None:
        if issued:
            self.status.outcome.show_written(folder, words.returned(len(issued)))
        else:
            self.tell(Notice(words.NOBODY_ANSWERED, "warning", topic="page"))
        self.was_saved()
        self.refresh()

    def _show_board(self, records: Records) -> None:
        rounds = [(each.key, each.name) for each in views.all_rounds(records)]
        self.status.round.offer(rounds, self.status.round.key())
        key = self.status.round.key()
        self.status.show_board(rounds, status.status(self.store, key) if key else ())
