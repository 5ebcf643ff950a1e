"""A store that is only looked at: a standing bar says so, and nothing in the window writes."""

from PySide6.QtCore import QObject, Signal

from dxdesk.domain import calendar
from dxdesk.domain.words import trouble as words
from dxdesk.services.stores import Store
from dxdesk.ui.frame import Frame
from dxdesk.ui.page_making import Pages
from dxdesk.ui.pages.base import StorePage
from dxdesk.ui.pages.write_guard import WriteGuard
from dxdesk.ui.shell.info_bar import Notice

TOPIC = "look"


class Looking(QObject):
    """Lasts as long as the session it belongs to; `real_asked` asks to open the store itself."""

    real_asked = Signal()

    def __init__(self, store: Store, frame: Frame, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        at = calendar.short_time(store.as_of) if store.as_of else ""
        text, ask = words.looking(at), self.real_asked.emit
        frame.tell(Notice(text, "warning", words.TRY_REAL, ask, topic=TOPIC, stands=True))
        pages.made.connect(lambda _, page: self._lock(page))
        for page in pages.there:
            self._lock(page)

    def _lock(self, page: StorePage) -> None:
        page.halt(words.LOCKED)
        WriteGuard(page.writes, words.LOCKED, self._frame.say, self)
