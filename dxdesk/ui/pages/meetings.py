"""会議: the meetings with their agendas, what was decided, and the minutes."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from dxdesk.domain import calendar, keys
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import meetings as words
from dxdesk.services import keeping, meetings
from dxdesk.services.keeping import KeptPack
from dxdesk.services.meetings import Sitting, State
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.cards import Section
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.text import Paragraph
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_LOOKS = {State.COMING: "doing", State.HELD: "warning", State.WRITTEN: "success"}
_MOST = 4
_GATHERING = frozenset({"title", "held_on", "body"})


class MeetingsPage(RecordsPage[Sitting]):
    """The agenda of a meeting that is still to come gathers what is open as it is entered."""

    title = words.TITLE
    icon = "meetings"
    kind = meetings.KIND

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        self._tokens = tokens
        self.gather = button(words.GATHER, "", words.GATHER_TIP)
        self.give = button(words.GIVE, "quiet", words.GIVE_TIP)
        self.copy = button(words.COPY, "quiet", words.COPY_TIP)
        self.pack = button(words.PACK, "quiet", words.PACK_TIP)
        column = Column[KeptPack](words.MATERIALS, keeping.label, tooltip=keeping.label)
        self.packs: RowList[KeptPack] = RowList(words.MATERIALS, (column,), (0,))
        super().__init__(
            store,
            self._columns(),
            (84, 118, -150, 104, 100),
            listed=words.LIST,
            cards=words.CARDS,
            tools=(self.pack, self.copy, self.give, self.gather),
            more=(self._materials(),),
            clock=clock,
        )
        self._all: tuple[Sitting, ...] = ()
        self.primary.setText(words.ADD)
        self.primary.setToolTip(words.ADD_TIP)
        for tool, key, run in (
            (self.gather, "Ctrl+G", self.gather_open),
            (self.give, "Ctrl+I", self.give_instruction),
            (self.copy, "Ctrl+Shift+M", self.copy_minutes),
            (self.pack, "Ctrl+Shift+P", self.make_pack),
        ):
            tool.clicked.connect(run)
            self.bind(key, run)
        self.bind("Ctrl+N", self.act)
        self.packs.on_chosen(lambda each: self.kept_asked.emit(self.at_hand, each.key))

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.primary, self.gather, self.give)

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.list.view.viewport().update()

    def rows(self) -> Sequence[Sitting]:
        self._all = meetings.sittings(self.records, self._clock().date())
        return self._all

    def key_of(self, row: Sitting) -> str:
        return row.key

    def sections(self, key: str) -> Sequence[Section]:
        items = tuple(each.key for each in self.records.below(key, meetings.ITEM))
        adds = meetings.ITEM if self.records.get(key) else ""
        return (
            Section(self.kind, words.CONTENT, (key,), names=((key, ""),)),
            Section(meetings.ITEM, words.ITEMS, items, key, adds),
        )

    def say_state(self) -> None:
        coming = sum(each.state is State.COMING for each in self._all)
        self.counted.emit(words.counted(len(self._all), coming))
        missing = meetings.missing(self.store, self.records, self.at_hand) if self.at_hand else 0
        self.view.say_about(words.waiting(missing))
        self.view.help.say(words.HELP)
        self._show_packs()
        self.view.empty.say(words.EMPTY, words.ADD, self.act)

    def act(self) -> None:
        """Begin a new meeting."""
        self.begin(keys.fresh(self.kind, self.plan))

    def gather_open(self) -> None:
        """Put what is open on the agenda of the meeting at hand."""
        if self._is_chosen() and (count := self._gather()) is not None:
            level = "success" if count else "info"
            self.tell(Notice(words.gathered(count), level, topic="page"))

    def give_instruction(self) -> None:
        """Write an instruction that was given at the meeting at hand."""
        if self._is_chosen():
            self.settle()
            self.instruction_asked.emit(self.at_hand)

    def make_pack(self) -> None:
        """Go on to the 会議資料 of the meeting at hand, made or kept."""
        if self._is_chosen():
            self.settle()
            self.pack_asked.emit(self.at_hand)

    def copy_minutes(self) -> None:
        """Copy the minutes as plain text."""
        if self._is_chosen():
            self.settle()
            QApplication.clipboard().setText(meetings.minutes(self.records, self.at_hand))
            self.tell(Notice(words.COPIED, "success", topic="page"))

    def _show_packs(self) -> None:
        found = keeping.packs(self.store, self.at_hand) if self.at_hand else ()
        self.packs.show_rows(found)
        self.packs.view.setVisible(bool(found))
        self.packs.fit(_MOST)
        self.kept_none.setVisible(not found)

    def _materials(self) -> QWidget:
        """What was handed out at the meeting at hand."""
        self.kept_none = Paragraph(words.NO_MATERIALS, "fieldHelp")
        row = QHBoxLayout()
        row.addWidget(named_label(words.MATERIALS, "barLabel"))
        row.addWidget(self.kept_none, 1)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(12, 4, 12, 8)
        column.addLayout(row)
        column.addWidget(self.packs.view)
        return part

    def _is_chosen(self) -> bool:
        is_there = self.records.get(self.at_hand) is not None
        if not is_there:
            self.tell(Notice(words.NONE_CHOSEN, topic="page"))
        return is_there

    def _gather(self) -> int | None:
        try:
            changes = meetings.gather(self.store, self.at_hand)
        except DxdeskError as error:
            self.tell_error(error)
            return None
        if changes:
            self.was_saved()
            self.refresh()
        return len({each.key for each in changes})

    def _on_stored(self, name: str) -> None:
        super()._on_stored(name)
        here = next((each for each in self._all if each.key == self.at_hand), None)
        if name in _GATHERING and here and here.held_on and here.state is State.COMING:
            self._gather()

    def _columns(self) -> tuple[Column[Sitting], ...]:
        return (
            Column(words.DAY, lambda each: _day(each.held_on), sort_key=lambda each: each.held_on),
            Column(words.STATE, lambda each: words.STATES[each.state], colour=self._colours),
            Column(words.NAME, lambda each: each.title, tooltip=lambda each: each.title),
            Column(words.BODY, lambda each: each.body, tooltip=lambda each: each.body),
            Column(words.AGENDA_COUNT, lambda each: words.results(each.items, each.results)),
        )

    def _colours(self, each: Sitting) -> tuple[str, str]:
        look, names = _LOOKS[each.state], self._tokens.by_name()
        return names[look], names[f"{look}-ground"]


def _day(day: str) -> str:
    return calendar.short_date(date.fromisoformat(day)) if day else ""
