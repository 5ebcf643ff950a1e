"""計画: every sentence of the plan, with its contents to the left."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QWidget

from dxdesk.domain.words import pages_plan as words
from dxdesk.services import plan_text, stores
from dxdesk.services.plan_text import Part
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.item_models.nodes_tree import Node, NodesTree
from dxdesk.ui.pages.base import Clock, StorePage
from dxdesk.ui.pages.parts import bind
from dxdesk.ui.pages.plan_view import PlanView
from dxdesk.ui.pages.reading_text import Block
from dxdesk.ui.shell.info_bar import Notice


class PlanPage(StorePage):
    """Shows the plan's text; `initiative_asked` brings the key of a 取組 to be opened."""

    title = words.TITLE
    icon = "plan"

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__(store, clock)
        self._view = PlanView()
        self._parts: tuple[Part, ...] = ()
        self._plan = ""
        column = Column[Part](words.CONTENTS, lambda part: part.heading, tooltip=_heading)
        self._tree = NodesTree((column,), parent=self)
        self._open = QAction(words.OPEN, self)
        self._attach()

    @property
    def widget(self) -> QWidget:
        return self._view

    @property
    def view(self) -> PlanView:
        """The page's widgets by name."""
        return self._view

    @property
    def panes(self) -> Sequence[QWidget]:
        return (self._view.bar, self._view.contents, self._view.text)

    @property
    def primary_action(self) -> QAction:
        return self._open

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is shown, in reading order."""
        return self._parts

    def on_shown(self) -> None:
        self.refresh()
        self.counted.emit(words.parts(len(self._parts)))
        self._view.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        records = stores.records(self.store)
        plans = sorted(records.of("plan"), key=lambda each: each.get("first_year"), reverse=True)
        known = [each.key for each in plans]
        self._plan = self._plan if self._plan in known else next(iter(known), "")
        self._view.plan.offer([(each.key, each.get("title")) for each in plans], self._plan)
        self._view.plan.setVisible(len(plans) > 1)
        self._view.text.set_terms(records, self._plan)
        parts = plan_text.parts(records, self._plan) if self._plan else ()
        if parts != self._parts:
            self._show(parts)

    def go_to(self, key: str) -> None:
        """Stand on the place of a record in the text, as from its 取組."""
        wanted = plan_text.place_of(key)
        self._plan = wanted.partition("/")[0]
        self.refresh()
        part = next((each for each in self._parts if each.key == wanted), None)
        if part:
            self._view.contents.setCurrentIndex(self._tree.index_of(part))

    def open_current(self) -> None:
        """Open the 取組 at hand."""
        part = self._at_hand()
        if part and part.initiative:
            self.initiative_asked.emit(part.key)
        else:
            self.tell(Notice(words.NOT_AN_INITIATIVE, topic="page"))

    def edit_current(self) -> None:
        """Edit the part at hand; one that is made of several records, the plan."""
        part = self._at_hand()
        key = part.key.partition("#")[0] if part else ""
        self.edit_asked.emit(key or self._plan)

    def find_next(self) -> None:
        """Go on to the next place where the searched text stands."""
        text, wanted = self._view.text, self._view.search.text().strip()
        if not wanted:
            self._view.found.clear()
            return
        if not text.find(wanted):
            text.moveCursor(QTextCursor.MoveOperation.Start)
            found = text.find(wanted)
            self._view.found.setText("" if found else words.NOT_FOUND)
        else:
            self._view.found.clear()

    def _attach(self) -> None:
        view = self._view
        view.contents.setModel(self._tree)
        view.contents.selectionModel().currentChanged.connect(self._on_chosen)
        view.contents.activated.connect(self._on_activated)
        view.plan.currentIndexChanged.connect(self._on_plan)
        view.text.term_asked.connect(lambda key: self.record_asked.emit(key, ""))
        view.search.textChanged.connect(self._search_anew)
        view.search.returnPressed.connect(self.find_next)
        self._open.triggered.connect(self.open_current)
        view.edit.setVisible(stores.is_coordinator(self.store))
        view.edit.clicked.connect(self.edit_current)
        for keys, run in (("Ctrl+F", view.search.setFocus), ("F3", self.find_next)):
            bind(view, keys, run)

    def _show(self, parts: Sequence[Part]) -> None:
        at_hand = self._at_hand()
        self._parts = tuple(parts)
        self._view.text.show_blocks([block for each in parts for block in _blocks(each)])
        self._tree.set_roots(_nodes(parts))
        self._view.contents.expandToDepth(1)
        again = (each for each in self._parts if at_hand and each.key == at_hand.key)
        chosen = next(again, self._parts[0] if self._parts else None)
        if chosen:
            self._view.contents.setCurrentIndex(self._tree.index_of(chosen))

    def _on_chosen(self, now: QModelIndex) -> None:
        if now.isValid():
            self._view.text.go_to(self._tree.row(now).key)

    def _on_activated(self, index: QModelIndex) -> None:
        if self._tree.row(index).initiative:
            self.open_current()
        else:
            self._view.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_plan(self) -> None:
        self._plan = self._view.plan.key()
        self.refresh()

    def _search_anew(self) -> None:
        self._view.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def _at_hand(self) -> Part | None:
        index = self._view.contents.currentIndex()
        return self._tree.row(index) if index.isValid() else None


def _heading(part: Part) -> str:
    return part.heading


def _blocks(part: Part) -> list[Block]:
    heading = Block(part.heading, -2 if part.initiative else min(part.level, 4), part.key)
    return [heading, *(Block(line) for line in part.text.split("\n") if line)]


def _nodes(parts: Sequence[Part], level: int = 1) -> tuple[Node[Part], ...]:
    """Parts in reading order as a tree by their levels."""
    tops = [place for place, part in enumerate(parts) if part.level <= level]
    ends = [*tops[1:], len(parts)]
    return tuple(
        Node(parts[top], _nodes(parts[top + 1 : end], parts[top + 1].level))
        if end > top + 1
        else Node(parts[top])
        for top, end in zip(tops, ends, strict=True)
    )
