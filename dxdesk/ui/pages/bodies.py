"""推進体制: bodies and roles with their texts, who holds them, and the chart of them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain import bodies, keys
from dxdesk.domain.body_chart import BodyChart
from dxdesk.domain.records import Record
from dxdesk.domain.words import bodies as words
from dxdesk.services import stores
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.cards import Section
from dxdesk.ui.pages.chart_picture import ChartPicture, scrolled
from dxdesk.ui.pages.one_or_both import OneOrBoth
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.switch import Switch
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_MOST, _LEAST = 9, 96
_LIST, _CHART = "list", "chart"
_ROOMY = 420  # pixels; below that there is no room for list and chart


class BodiesPage(RecordsPage[Record]):
    """The coordinator writes; a 課 reads."""

    title = words.TITLE
    icon = "bodies"
    kind = bodies.KIND

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        self._writes = stores.is_coordinator(store)
        self.chart = ChartPicture(BodyChart(()), tokens)
        self.chart.setAccessibleName(words.CHART)
        self.switch = Switch(
            words.PARTS, words.PARTS_TIP, {_LIST: words.LIST_SHORT, _CHART: words.CHART}
        )
        super().__init__(
            store,
            self._columns(),
            (68, -144, -104, 96),
            listed=words.LIST,
            cards=words.CARDS,
            tools=(self.switch,),
            clock=clock,
        )
        self.primary.setText(words.ADD if self._writes else words.TO_PLAN)
        if self._writes:
            self.primary.setToolTip(words.ADD_TIP)
            self.bind("Ctrl+N", self.act)

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.primary,) if self._writes else ()

    def listed(self) -> QWidget:
        parts = {_LIST: self.list.view, _CHART: scrolled(self.chart)}
        self.parts = OneOrBoth(parts, self.switch, _ROOMY, (1, 1))
        return self.parts

    def on_shown(self) -> None:
        self.parts.turn_to(_LIST)
        super().on_shown()

    def set_tokens(self, tokens: Tokens) -> None:
        self.chart.set_tokens(tokens)

    def rows(self) -> Sequence[Record]:
        return self.records.below(self.plan, self.kind) if self.records.of("plan") else ()

    def key_of(self, row: Record) -> str:
        return row.key

    def sections(self, key: str) -> Sequence[Section]:
        place = len(self.rows()) + 1
        first = ((key, "order", str(place)),)
        return (Section(self.kind, words.CONTENT, (key,), names=((key, ""),), first=first),)

    def say_state(self) -> None:
        rows = self.list.rows
        self.counted.emit(words.counted(len(rows), sum(bool(e.get("holder")) for e in rows)))
        self.view.help.say(words.HELP_OFFICE if self._writes else words.HELP)
        self.view.empty.say(
            words.EMPTY_OFFICE if self._writes else words.EMPTY, self.primary.text(), self.act
        )
        self._fit_list()
        if rows:
            self.chart.show_chart(bodies.chart(self.records, self.plan))

    def act(self) -> None:
        """Begin a new body; in a 課's store, show the plan's text."""
        if self._writes:
            self.begin(self._next_key())
        else:
            self.plan_asked.emit(self.at_hand or self.plan)

    def _fit_list(self) -> None:
        """No higher than its rows, so that the chart has the rest; lower where room is short."""
        self.list.fit(_MOST)
        self.list.view.setMinimumHeight(_LEAST)
        self.list.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _next_key(self) -> str:
        codes = (keys.code_of(each.key) for each in self.rows())
        last = max((int(code) for code in codes if code.isdigit()), default=0)
        return keys.natural(self.kind, self.plan, str(last + 1))

    def _columns(self) -> tuple[Column[Record], ...]:
        return (
            Column(words.GROUP, lambda each: each.get("group")),
            Column(words.NAME, _title, tooltip=_title),
            Column(words.HOLDER, lambda each: each.get("holder")),
            Column(words.SECRETARIAT, self._secretariat, tooltip=self._secretariat),
        )

    def _secretariat(self, each: Record) -> str:
        return bodies.named(self.records, each, "secretariat")


def _title(each: Record) -> str:
    return each.get("title")
