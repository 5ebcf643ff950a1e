"""What asks for a second look before a submission leaves: hints, which stand against nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.words import pages_submit as words
from dxdesk.services.hints import Hint
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import row_of
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.text import Paragraph

_MOST = 6


class Hints(QWidget):
    """A list, the line at hand in full below it; hidden while there is nothing in it.

    `asked` brings the place of a line.
    """

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.title = named_label("", "fieldLabel")
        self.go = button(words.SEE_HINT, tip=words.SEE_HINT_TIP)
        self.list = RowList(words.HINTS, _columns(), (200, 220, 0))
        self.about = Paragraph()
        head = row_of(self.title, self.go)
        head.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(Paragraph(words.HINTS_HELP, "fieldHelp"))
        column.addWidget(self.list.view)
        column.addWidget(self.about)
        self.go.clicked.connect(self._ask)
        self.list.on_moved(self._tell)
        self.list.on_chosen(lambda _hint: self._ask())

    def show_hints(self, found: Sequence[Hint]) -> None:
        """Show these."""
        self.list.show_rows(found, keep=lambda each: (each.key, each.label, each.field))
        self.list.fit(_MOST)
        self.title.setText(words.hints(len(found)))
        self.setVisible(bool(found))
        self._tell()

    def _tell(self) -> None:
        """Say the line at hand in full: a cell cuts it."""
        hint = self.list.current
        self.about.say(hint.text if hint else "")

    def _ask(self) -> None:
        if hint := self.list.current:
            self.asked.emit(hint.key, hint.field)
        else:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column[Hint], ...]:
    return (
        Column[Hint](words.GAP_WORK, lambda each: each.title),
        Column[Hint](words.HINT, lambda each: each.label),
        Column[Hint](words.GAP_WHY, lambda each: each.text, tooltip=lambda each: each.text),
    )
