"""What stands in the window when the store cannot be opened: why, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dxdesk.domain.words import pages_app as words
from dxdesk.ui.faults import fault_sentences
from dxdesk.ui.pages.files import row_of
from dxdesk.ui.pages.parts import button
from dxdesk.ui.text import Paragraph

_WIDTH = 720


class TroublePage:
    """What happened, what to do, and the ways on. The primary action tries again."""

    title = words.STORE_PAGE
    icon = "warning"

    def __init__(
        self,
        error: Exception,
        retry: Callable[[], object],
        others: Sequence[tuple[str, Callable[[], object]]],
    ) -> None:
        sentences = fault_sentences(error)
        self.text = "\n".join(sentences)
        self._widget = QWidget()
        self._widget.setObjectName("trouble")
        column = QVBoxLayout(self._widget)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for place, text in enumerate(sentences):
            part = Paragraph(text, "" if place else "strong")
            part.setMaximumWidth(_WIDTH)
            column.addWidget(part)
        self.buttons = [button(text) for text, _ in others]
        for made, (_, act) in zip(self.buttons, others, strict=True):
            made.clicked.connect(act)
        column.addLayout(row_of(*self.buttons))
        column.addStretch()
        self._primary = QAction(words.RETRY)
        self._primary.triggered.connect(lambda _checked: retry())

    @property
    def widget(self) -> QWidget:
        """The sentences and buttons."""
        return self._widget

    @property
    def panes(self) -> Sequence[QWidget]:
        """One pane."""
        return (self._widget,)

    @property
    def primary_action(self) -> QAction:
        """Try again."""
        return self._primary

    def on_shown(self) -> None:
        """Nothing is new."""
