"""What stands in the window when the store cannot be opened: why, and what can be done."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain.store_errors import (
    NotAStore,
    StoreDamaged,
    StoreFull,
    StoreInUse,
    StoreMissing,
    StoreReadOnly,
    StoreUnreachable,
)
from dxdesk.domain.words import diagnosis
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import trouble as says
from dxdesk.ui.faults import fault_sentences
from dxdesk.ui.pages.files import row_of, scrolled
from dxdesk.ui.pages.parts import button
from dxdesk.ui.pages.restore_panel import RestorePanel
from dxdesk.ui.tasks import Job, Runner
from dxdesk.ui.text import Paragraph

_WIDTH = 760
_RESTORABLE = (StoreDamaged, NotAStore, StoreMissing, StoreUnreachable)


class TroublePage(QObject):
    """What happened, what to do, and the ways on.

    Where a backup can take the store's place, the backups are listed; never for a store of a
    newer program or one that somebody holds. `restored` brings a `Restored`, `started` each
    long work.
    """

    retry_asked = Signal()
    look_asked = Signal()
    other_asked = Signal()
    new_asked = Signal()
    diagnosis_asked = Signal()
    restored = Signal(object)
    started = Signal(Job)

    title = words.STORE_PAGE
    icon = "warning"

    def __init__(self, error: Exception, path: Path, runner: Runner) -> None:
        super().__init__()
        self._sentences = fault_sentences(error)
        self.text = "\n".join(self._sentences)
        self.retry, self.look = button(words.RETRY), button(_look_text(error))
        other, new = button(words.OPEN_OTHER), button(words.MAKE_NEW)
        facts = button(diagnosis.WRITE)
        self.buttons = [self.look] if self.look.text() else []
        self.buttons += [other, new, facts]
        self.restore = RestorePanel(path, runner) if isinstance(error, _RESTORABLE) else None
        for made, signal in (
            (self.retry, self.retry_asked),
            (self.look, self.look_asked),
            (other, self.other_asked),
            (new, self.new_asked),
            (facts, self.diagnosis_asked),
        ):
            made.clicked.connect(signal)
        self._primary = QAction(words.RETRY, self)
        self._primary.triggered.connect(lambda _checked: self._step()[1]())
        self._ways = self._lay_ways()
        self._widget = self._lay_out()
        self._attend(self.restore)

    @property
    def widget(self) -> QWidget:
        """The sentences, the buttons and the backups."""
        return self._widget

    @property
    def panes(self) -> Sequence[QWidget]:
        """What happened, then the backups."""
        return (self._ways, self.restore) if self.restore else (self._ways,)

    @property
    def primary_action(self) -> QAction:
        """Try again; where there are backups, look into the one chosen, then restore it."""
        return self._primary

    def on_shown(self) -> None:
        """Look for backups."""
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if self.restore:
            self.restore.list_backups()

    def _attend(self, panel: RestorePanel | None) -> None:
        if panel:
            panel.changed.connect(self._name_primary)
            panel.restored.connect(self.restored)
            panel.started.connect(self.started)
        self._name_primary()

    def _step(self) -> tuple[str, Callable[[], object]]:
        step = self.restore.step if self.restore else None
        return step or (words.RETRY, self.retry_asked.emit)

    def _name_primary(self) -> None:
        name = self._step()[0]
        self._primary.setText(name)
        self.retry.setVisible(name != words.RETRY)

    def _lay_ways(self) -> QWidget:
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for place, text in enumerate(self._sentences):
            column.addWidget(Paragraph(text, "" if place else "strong"))
        column.addLayout(row_of(self.retry, *self.buttons))
        return ways

    def _lay_out(self) -> QWidget:
        page, inner = QWidget(), QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(28)
        column.addWidget(self._ways)
        if self.restore:
            column.addWidget(self.restore)
        column.addStretch()
        row = QHBoxLayout(page)  # side by side, so that heights go by the width there is
        row.setContentsMargins(24, 24, 24, 24)
        row.addWidget(inner, 1)
        row.addStretch()
        return scrolled(page)


def _look_text(error: Exception) -> str:
    """What looking would show, "" where there is nothing to look at."""
    match error:
        case StoreInUse(copy=copy) if copy:
            return says.LOOK_NEWEST
        case StoreReadOnly() | StoreFull():
            return says.LOOK
    return ""
