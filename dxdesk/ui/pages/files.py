"""Files that come in and go out: a place to drop them, dialogs, and where a result lies."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import pages_files as file_words
from dxdesk.ui import file_dialog
from dxdesk.ui.dropping import local_paths
from dxdesk.ui.pages.parts import button
from dxdesk.ui.text import Paragraph, announce

AskFiles = Callable[[QWidget], Sequence[Path]]
AskFolder = Callable[[QWidget, Path], Path | None]
AskSave = Callable[[QWidget, Path], Path | None]


def documents_folder() -> Path:
    """Where a person's own files lie: the documents folder, or home where there is none."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def ask_workbooks(parent: QWidget) -> Sequence[Path]:
    """Ask for workbooks."""
    return file_dialog.pick(parent, file_words.PICK, documents_folder(), file_words.WORKBOOKS)


def ask_folder(parent: QWidget, near: Path) -> Path | None:
    """Ask for a folder."""
    return file_dialog.pick_folder(parent, file_words.PICK_FOLDER, near)


def ask_save(parent: QWidget, near: Path) -> Path | None:
    """Ask for the name of a file to write."""
    kinds = file_words.BY_SUFFIX.get(near.suffix, "")
    return file_dialog.pick_new(parent, file_words.SAVE_AS, near, kinds)


def open_path(path: Path) -> bool:
    """Open a file or folder with the program the system has for it."""
    return path.exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class DropZone(QFrame):
    """Takes files dropped on it; `dropped` brings their paths. Its buttons ask for them."""

    dropped = Signal(list)

    def __init__(self, text: str, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        self._text = Paragraph(text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        for each in buttons:
            row.addWidget(each)
        self._column.addLayout(row)
        self._more = Paragraph(kind="emptyText")
        self._more.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more.hide()
        self._column.addWidget(self._more, 1)

    def set_large(self, text: str) -> None:
        """Take all the room there is and say more in its middle; "" makes it a strip again."""
        self._more.say(text)
        self._more.setVisible(bool(text))

    def say(self, text: str) -> None:
        """Show another text in the strip."""
        self._text.say(text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        event.acceptProposedAction()
        self.dropped.emit(local_paths(event))

    def _mark(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)


class Outcome(QFrame):
    """What was written and where, with buttons that open it."""

    def __init__(self, open_with: Callable[[Path], bool] = open_path) -> None:
        super().__init__()
        self.setObjectName("outcome")
        self._open = open_with
        self._path: Path | None = None
        self._text = Paragraph()
        self.open_file = button(words.OPEN_FILE)
        self.open_folder = button(words.OPEN_FOLDER)
        self.open_file.clicked.connect(lambda: self._show(self._path))
        self.open_folder.clicked.connect(lambda: self._show(self._folder()))
        row = QHBoxLayout()
        row.addWidget(self.open_folder)
        row.addWidget(self.open_file)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.addWidget(self._text)
        column.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.accessibleName()

    def show_written(self, path: Path, text: str = "") -> None:
        """Say that a file, or a folder of files, was written."""
        self._path = path
        self._text.say(text or words.written(str(path)))
        self.open_file.setVisible(not path.is_dir())
        self.show()
        announce(self, self._text.accessibleName())

    def forget(self) -> None:
        """Take the result away."""
        self._path = None
        self.hide()

    def _folder(self) -> Path | None:
        if self._path is None or self._path.is_dir():
            return self._path
        return self._path.parent

    def _show(self, path: Path | None) -> None:
        if path and not self._open(path):
            self._text.say(words.NO_SUCH_PLACE)
            announce(self, words.NO_SUCH_PLACE)


def bring_into_view(area: QScrollArea, part: QWidget) -> None:
    """Scroll to a part that has just been shown."""
    page = area.widget()
    layout = page.layout() if page else None
    if layout:
        layout.activate()
    QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(part, 0, 24))


def scrolled(page: QWidget) -> QScrollArea:
    """A page that scrolls down where there is too little room."""
    page.setObjectName("formPage")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area


def row_of(*parts: QWidget, stretch: bool = True) -> QHBoxLayout:
    """Widgets side by side, to the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in parts:
        row.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
    if stretch:
        row.addStretch()
    return row
