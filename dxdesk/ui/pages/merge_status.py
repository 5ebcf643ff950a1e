"""提出状況: who was asked in a round, who has answered, what is still missing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_merge as words
from dxdesk.services.status import DepartmentStatus
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import Outcome, row_of
from dxdesk.ui.pages.parts import Chooser, EmptyState, button
from dxdesk.ui.pages.tables import RowList, when
from dxdesk.ui.theme.tokens import Tokens


class StatusTab(QWidget):
    """The board of one round."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self.round = Chooser(words.ROUND)
        self.count = QLabel()
        self.give_back = button(words.GIVE_BACK)
        self.copy_letter = button(words.COPY_LETTER, "", words.COPY_LETTER_TIP)
        self.outcome = Outcome()
        self.board = RowList(words.BOARD, self._columns(), (0, 80, 150, 150, 90, 90))
        self.empty = EmptyState()
        self._head = QWidget()
        head = row_of(QLabel(words.ROUND), self.round, self.count)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.copy_letter)
        head.addWidget(self.give_back)
        self._head.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._head)
        column.addWidget(self.outcome)
        column.addWidget(self.board.view, 1)
        column.addWidget(self.empty, 1)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme."""
        self._tokens = tokens
        self.board.view.viewport().update()

    def show_board(
        self, rounds: Sequence[tuple[str, str]], rows: Sequence[DepartmentStatus]
    ) -> None:
        """Show the board of the chosen round."""
        self.round.offer(rounds, self.round.key())
        self.board.show_rows(rows, keep=lambda each: each.department)
        arrived = sum(bool(each.received) for each in rows)
        self.count.setText(words.board(arrived, len(rows)) if rows else "")
        self._head.setVisible(bool(rounds))
        self.board.view.setVisible(bool(rows))
        self.empty.say(words.BOARD_NO_WORK if rounds else words.BOARD_EMPTY)
        self.empty.setVisible(not rows)

    def _columns(self) -> tuple[Column[DepartmentStatus], ...]:
        return (
            Column[DepartmentStatus](words.DEPARTMENT, lambda each: each.name),
            Column[DepartmentStatus](
                words.REQUESTED,
                lambda each: words.DONE_MARK if each.requested else words.NOT_YET,
            ),
            Column[DepartmentStatus](
                words.RECEIVED, lambda each: when(each.received) or words.NOT_YET
            ),
            Column[DepartmentStatus](words.RETURNED, lambda each: when(each.returned)),
            Column[DepartmentStatus](
                words.COMPLETE,
                lambda each: words.complete(each.complete, each.reports),
                number=True,
                sort_key=lambda each: each.complete - each.reports,
            ),
            Column[DepartmentStatus](
                words.LATE, lambda each: words.LATE_MARK if each.late else "", colour=self._late
            ),
        )

    def _late(self, row: DepartmentStatus) -> tuple[str, str]:
        tokens = self._tokens
        return (tokens.error, tokens.error_ground) if row.late else (tokens.text, "transparent")
