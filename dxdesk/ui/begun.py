"""What was typed before the last end and never saved: told at the start, and led to."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from dxdesk.domain.words import drafts as words
from dxdesk.domain.words import pages_common as common
from dxdesk.services import drafts
from dxdesk.services.drafts import Draft, Waiting
from dxdesk.services.stores import Store
from dxdesk.ui.frame import Frame
from dxdesk.ui.pages.base import StorePage
from dxdesk.ui.shell.info_bar import Notice

TOPIC = "drafts"
LEFT = "left"
"""The topic of a page's own notice of such texts; it goes with them too."""

_NAMED = 3


class Begun(QObject):
    """One notice whose button goes to the next place each time; `lead` brings it into view."""

    def __init__(
        self, store: Store, frame: Frame, lead: Callable[[Draft], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._store, self._frame, self._lead = store, frame, lead
        self._seen: set[tuple[str, str]] = set()

    def tell(self) -> None:
        """Tell of the texts that wait, if there are any."""
        if found := drafts.waiting(self._store):
            text = words.left(_places(found), len(found))
            self._frame.tell(Notice(text, "warning", words.SHOW, self._go_on, topic=TOPIC))

    def recount(self) -> None:
        """Take the notices away once nothing waits any more."""
        window = self._frame.window
        told = [each for each in (TOPIC, LEFT) if window and window.info.bar(each)]
        if told and not drafts.waiting(self._store):
            for each in told:
                self._frame.dismiss(each)

    def listen(self, page: StorePage) -> None:
        """Recount whenever a page may have saved or dropped a text."""
        page.told.connect(self.recount)
        page.saved.connect(self.recount)

    def _go_on(self) -> None:
        found = [each.draft for each in drafts.waiting(self._store)]
        fresh = [each for each in found if _place(each) not in self._seen]
        if not fresh:
            self._seen.clear()
        target = next(iter(fresh or found), None)
        if target:
            self._seen.add(_place(target))
            self._lead(target)
        self.recount()


def _place(draft: Draft) -> tuple[str, str]:
    return draft.key, draft.field


def _places(found: tuple[Waiting, ...]) -> str:
    named = [words.place(each.title, each.label) for each in found[:_NAMED]]
    return words.more(common.listed(named), len(found) - len(named))
