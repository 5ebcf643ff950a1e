"""Long work in view: what is done, how far, and ［中止］."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget
from shiboken6 import isValid

from dxdesk.domain.progress import Progress
from dxdesk.domain.words import shell as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.tasks import Job

_SHOW_AFTER_MS = 800


class ProgressStrip(QFrame):
    """Follows one job; appears if the job takes longer than a moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressStrip")
        self._job: Job | None = None
        self._text = QLabel(words.WORKING)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(10)
        self._count = QLabel()
        self.cancel = PressButton(words.CANCEL)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        for part, stretch in ((self._text, 1), (self._bar, 1), (self._count, 0), (self.cancel, 0)):
            row.addWidget(part, stretch)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_SHOW_AFTER_MS)
        self._delay.timeout.connect(self.show)
        self.hide()

    def words(self) -> str:
        """What is said: the work and how far it has come."""
        return f"{self._text.text()} {self._count.text()}"

    def follow(self, job: Job) -> None:
        """Show this job's progress until it ends."""
        self._job = job
        job.progressed.connect(self._on_progress)
        job.ended.connect(self._on_ended)
        self._text.setText(words.WORKING)
        self._count.clear()
        self._bar.setRange(0, 0)
        self._delay.start()

    def _on_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._count.setText(words.steps(progress.done, progress.total))
        if self._job and not self._job.is_stopping:
            self._text.setText(progress.text or words.WORKING)

    def _on_ended(self) -> None:
        self._delay.stop()
        self._job = None
        self.hide()

    def _cancel(self) -> None:
        if self._job and isValid(self._job):
            self._text.setText(words.CANCELLING)
            self._job.cancel()
