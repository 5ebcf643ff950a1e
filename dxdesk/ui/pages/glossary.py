"""用語集: the plan's terms with their meanings; the plan's texts lead here."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from dxdesk.domain import glossary, keys
from dxdesk.domain.records import Record
from dxdesk.domain.words import glossary as words
from dxdesk.services import stores
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.cards import Section
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.tables import one_line


class GlossaryPage(RecordsPage[Record]):
    """The coordinator fills it in; a 課 reads."""

    title = words.TITLE
    icon = "glossary"
    kind = glossary.KIND

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        self._writes = stores.is_coordinator(store)
        columns = (
            Column[Record](words.KANA, lambda each: each.get("kana")),
            Column[Record](words.TERM, lambda each: each.get("title")),
            Column[Record](
                words.MEANING,
                lambda each: one_line(each.get("text")),
                tooltip=lambda each: each.get("text"),
            ),
        )
        super().__init__(
            store,
            columns,
            (110, 150, -160),
            listed=words.LIST,
            cards=words.CARDS,
            clock=clock,
        )
        self.primary.setText(words.ADD if self._writes else words.TO_PLAN)
        if self._writes:
            self.primary.setToolTip(words.ADD_TIP)
            self.bind("Ctrl+N", self.act)

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.primary,) if self._writes else ()

    def rows(self) -> Sequence[Record]:
        return glossary.ordered(self.records, self.plan) if self.records.of("plan") else ()

    def key_of(self, row: Record) -> str:
        return row.key

    def sections(self, key: str) -> Sequence[Section]:
        return (Section(self.kind, words.CONTENT, (key,), names=((key, ""),)),)

    def say_state(self) -> None:
        found = self.list.rows
        self.counted.emit(words.counted(len(found), sum(not e.get("text") for e in found)))
        self.view.help.say(words.HELP_OFFICE if self._writes else words.HELP)
        empty = words.EMPTY_OFFICE if self._writes else words.EMPTY
        self.view.empty.say(empty, self.primary.text(), self.act)

    def act(self) -> None:
        """Begin a new term; in a 課's store, show the plan's text."""
        if self._writes:
            self.begin(keys.fresh(self.kind, self.plan))
        else:
            self.place_asked.emit("plan")
