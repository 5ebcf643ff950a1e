"""The pages of a report beside what makes them: turning pages, their size, what is not ready."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.words import paper as words
from dxdesk.services.previewing import PageName, Shown, place_of
from dxdesk.ui.pages.parts import Chooser, button, named_label, page_bar
from dxdesk.ui.paper.canvas import PageCanvas
from dxdesk.ui.text import Paragraph

_PIXELS = 96 / 72  # to the point, at 100 %
_SLACK = 36  # for the margin of the paper and a scroll bar


class PaperView(QWidget):
    """Shows the pages that `show_shown` brings; `chosen` brings record and field of a line."""

    chosen = Signal(str, str)
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._shown: Shown | None = None
        self._pages: tuple[PageName, ...] = ()
        self._page = 0
        self.canvas = PageCanvas()
        self.previous = button("◀", tip=words.PREVIOUS_TIP)
        self.next = button("▶", tip=words.NEXT_TIP)
        self.zoom = Chooser(words.ZOOM)
        self.place = QLabel()
        self.notice = Paragraph(kind="fieldHelp")
        self._area = QScrollArea()
        self._lay_out()
        self._connect()

    @property
    def page(self) -> PageName | None:
        """The page in view, None where there is none."""
        return self._pages[self._page] if self._pages else None

    @property
    def number(self) -> int:
        """Its place among all pages, counted from 0."""
        return self._page

    @property
    def text(self) -> str:
        """The text of the page in view as a screen reader is told it."""
        return self.canvas.accessibleDescription()

    def show_shown(
        self, shown: Shown, pages: Sequence[PageName], sought: PageName | None = None
    ) -> None:
        """Show other pages, with the one in view that is what was sought."""
        self._page = place_of(pages, sought or self.page)
        self._pages, self._shown = tuple(pages), shown
        old = self._buffer
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(shown.data))
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        old.deleteLater()
        self._show_page()

    def go_to(self, page: int) -> None:
        """Turn to a page, counted from 0; at the ends it stays."""
        page = min(max(page, 0), len(self._pages) - 1)
        if self._pages and page != self._page:
            self._page = page
            self._area.verticalScrollBar().setValue(0)
            self._show_page()
            self.turned.emit(page)

    def seek(self, kind: str) -> None:
        """Turn to the first page of a part of a pack, if it has one."""
        if self.page and self.page.kind != kind:
            first = next((n for n, each in enumerate(self._pages) if each.kind == kind), None)
            if first is not None:
                self.go_to(first)

    def seek_field(self, key: str, field: str) -> None:
        """Turn to the first page that shows a field, if one does, and mark its place."""
        shown = self._shown
        for place, spots in enumerate(shown.spots if shown else ()):
            if any((spot.key, spot.field) == (key, field) for spot in spots):
                self.go_to(place + (shown.first if shown else 0))
                self.canvas.stand_on(key, field)
                return

    def say(self, text: str) -> None:
        """Say how it is with the pages, "" for as they should be."""
        self.notice.say(text)
        self.notice.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 160)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._scale()
        return super().eventFilter(watched, event)

    def _show_page(self) -> None:
        count, page = len(self._pages), self.page
        self.place.setText(words.place(self._page + 1, count) if count else "")
        shown = self._shown
        inside = self._page - shown.first if shown else -1
        has_page = shown is not None and 0 <= inside < len(shown.spots)
        self.canvas.setVisible(has_page)
        self._blank.setVisible(not has_page)
        if shown and page and has_page:
            name = words.page_name(self._page + 1, count, page.number, page.title)
            self.canvas.show_page(self._document, inside, shown.spots[inside], name)
            self._scale()

    def _scale(self) -> None:
        """As large as was chosen."""
        paper, room = self.canvas.points, self._area.viewport().size()
        wide = (room.width() - _SLACK) / paper.width()
        high = (room.height() - _SLACK) / paper.height()
        fitting = {"width": wide, "page": min(wide, high)}
        key = self.zoom.key()
        scale = fitting[key] if key in fitting else float(key) * _PIXELS
        self.canvas.set_scale(max(scale, 0.2))

    def _ensure(self, box: QRectF) -> None:
        at = box.center().toPoint()
        self._area.ensureVisible(at.x(), at.y(), 40, 60)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.go_to(self._page - 1))
        self.next.clicked.connect(lambda: self.go_to(self._page + 1))
        self.canvas.turned.connect(lambda by: self.go_to(self._page + by))
        self.canvas.chosen.connect(self.chosen)
        self.canvas.moved.connect(self._ensure)
        self.zoom.currentIndexChanged.connect(lambda _place: self._scale())
        self._area.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        bar, row = page_bar()
        self.zoom.offer(list(words.ZOOMS.items()), "width")
        for each, name in ((self.previous, words.PREVIOUS), (self.next, words.NEXT)):
            each.setAccessibleName(name)
        row.addWidget(self.previous)
        row.addWidget(self.place)
        row.addWidget(self.next)
        row.addStretch()
        row.addWidget(self.zoom)
        inner = QWidget()
        inner.setObjectName("paperGround")
        self._blank = named_label(words.NOT_YET, "emptyText")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.canvas, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(inner)
        self.notice.setContentsMargins(16, 4, 16, 4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (bar, self.notice, self._area):
            whole.addWidget(part)
        whole.setStretch(2, 1)
        self.setAccessibleName(words.PANE)
        self.say(words.MAKING)
