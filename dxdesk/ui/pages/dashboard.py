"""ダッシュボード: counts by every axis, over time, money and 指標; each figure opens its list."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dxdesk.domain.words import dashboard as words
from dxdesk.domain.words import pages_common as common
from dxdesk.services import dashboard, stores
from dxdesk.services.dashboard import Dashboard, KpiRow
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock, Listed, StorePage
from dxdesk.ui.pages.dashboard_panel import DashboardPanel, KpiPanel
from dxdesk.ui.pages.dashboard_view import DashboardView
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.slices import Slices
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_LARGE = 500  # assignments; ten times as many as a city's plan has
_FIRST = 2  # steps of a large store that are done at once: the frame and one panel
_LOOKS = {"met": "success", "short": "error"}


class DashboardPage(StorePage):
    """Enter on any figure shows in 取組一覧 what it counts."""

    title = words.TITLE
    icon = "dashboard"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._tokens = tokens
        self._round = ""
        self._found: Dashboard | None = None
        self._asked: tuple[object, ...] = ()
        self._slices = Slices(self)
        self.view = DashboardView()
        self._primary = QAction(words.see_late(0), self)
        self._primary.triggered.connect(self.see_late)
        self.view.axis.offer(dashboard.AXES, "progress")
        self.view.round.currentIndexChanged.connect(self.refresh)
        self.view.axis.currentIndexChanged.connect(self.refresh)

    @property
    def widget(self) -> QWidget:
        return self.view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self.view.bar, self.view.body)

    @property
    def primary_action(self) -> QAction:
        return self._primary

    @property
    def found(self) -> Dashboard | None:
        """What is shown."""
        return self._found

    def on_shown(self) -> None:
        self.refresh()
        panels = self.view.panels
        stop = panels[0].grid if panels else self.view.empty.button
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._round = self.view.round.refill(stores.records(self.store))
        if not self._round:
            self._show_no_round()
        elif not dashboard.has_answers(self.store, self._round):
            self._show_empty(words.EMPTY, words.TO_INITIATIVES, "initiatives")
        else:
            self._show()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.view.set_tokens(tokens)

    def see_late(self) -> None:
        """Show what is late; the whole list where nothing is."""
        late = self._found.late.keys if self._found else ()
        if late:
            self.list_asked.emit(Listed(self._round, frozenset(late), words.LATE))
        else:
            self.place_asked.emit("initiatives")

    def _show(self) -> None:
        """Show the figures: of an ordinary store at once, of a large one panel by panel."""
        records, axis = stores.records(self.store), self.view.axis.key()
        asked = (records, self._round, axis)
        if asked != self._asked or not self._found:
            self._asked = asked
            steps = dashboard.steps(self.store, self._round, axis)
            if len(records.of("assignment")) > _LARGE:
                self._begin(steps, _FIRST)
            elif (whole := list(steps))[-1] != self._found:
                self._begin(iter(whole), len(whole))
        self.view.show_empty(is_empty=False)
        self._say_state()

    def _begin(self, steps: Iterator[Dashboard], at_once: int) -> None:
        self._found = None
        self._slices.begin(map(self._grow, steps), self._say_state, at_once)

    def _grow(self, found: Dashboard) -> None:
        """One part more: the frame first, then each panel, then the indicators."""
        before, self._found = self._found, found
        if before is None:
            self.view.start()
        for each in found.panels[len(before.panels) if before else 0 :]:
            panel = DashboardPanel(each, self._tokens)
            panel.listed.connect(self.list_asked)
            panel.empty.connect(self._say_nothing)
            self.view.add_panel(panel)
        if found.kpis:
            kpis = KpiPanel(found.kpis, self._colour)
            kpis.chosen.connect(self._open_kpi)
            self.view.add_kpis(kpis)

    def _say_state(self) -> None:
        if found := self._found:
            self.view.said.say(found.said)
            self._primary.setText(words.see_late(found.late.count))
            self.counted.emit(words.counted(found.total))

    def _show_no_round(self) -> None:
        if stores.is_coordinator(self.store):
            self._show_empty(words.NO_ROUND, words.TO_REQUEST, "request")
        else:
            self._show_empty(words.NO_ROUND_OWN, common.TO_SUBMIT, "submit")

    def _show_empty(self, text: str, action: str, place: str) -> None:
        self._found = None
        self._slices.stop()
        self._primary.setText(words.see_late(0))
        self.view.empty.say(text, action, lambda: self.place_asked.emit(place))
        self.view.show_empty(is_empty=True)
        self.counted.emit(words.counted(0))

    def _say_nothing(self) -> None:
        self.tell(Notice(words.NOTHING_COUNTED, topic="page"))

    def _open_kpi(self, row: KpiRow) -> None:
        self.initiative_asked.emit(row.initiative)

    def _colour(self, row: KpiRow) -> tuple[str, str]:
        names = self._tokens.by_name()
        look = _LOOKS.get(row.code, "idle")
        return names[look], names[f"{look}-ground"]
