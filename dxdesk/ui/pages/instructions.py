"""指示事項: what was asked of whom, until when, the answers, and who was content with them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QCheckBox

from dxdesk.domain import calendar, keys
from dxdesk.domain.errors import BadValue, DxdeskError
from dxdesk.domain.words import instructions as words
from dxdesk.services import drafts, histories, instructions, stores
from dxdesk.services.histories import HistoryLine
from dxdesk.services.instructions import Order, State
from dxdesk.services.stores import Store
from dxdesk.ui.pages import close_dialog
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.cards import Section
from dxdesk.ui.pages.instructions_columns import columns, history_columns, history_widths, widths
from dxdesk.ui.pages.parts import Chooser, button
from dxdesk.ui.pages.record_options import record_options
from dxdesk.ui.pages.records_page import RecordsPage
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_MOST, _MOST_CARDS = 5, 6


class InstructionsPage(RecordsPage[Order]):
    """The coordinator writes and closes them; a 課 answers those that go to it."""

    title = words.TITLE
    icon = "instructions"
    kind = "instruction"

    def __init__(self, store: Store, tokens: Tokens = LIGHT, clock: Clock = datetime.now) -> None:
        self._tokens = tokens
        self._gives = stores.is_coordinator(store)
        self.only = QCheckBox(words.ONLY_OPEN)
        self.only.setToolTip(words.ONLY_OPEN_TIP)
        self.only.setChecked(True)
        self.close = button(words.CLOSE, "", words.CLOSE_TIP)
        self.history: RowList[HistoryLine] = RowList(
            words.HISTORY, history_columns(), history_widths()
        )
        self.of = Chooser(words.ANSWER_OF)
        tools = (self.of, self.only, self.close) if self._gives else (self.only,)
        super().__init__(
            store,
            columns(lambda: self._tokens, gives=self._gives),
            widths(gives=self._gives),
            listed=words.LIST,
            cards=words.CARDS,
            tools=tools,
            more=(self.history.view,),
            clock=clock,
        )
        self.ask_close = close_dialog.ask_close
        self.primary.setText(words.ADD if self._gives else words.ANSWER)
        self.primary.setToolTip(words.ADD_TIP if self._gives else words.ANSWER_TIP)
        self.cards.striker = lambda key: instructions.withdraw(store, key)
        self._all: tuple[Order, ...] = ()
        self.only.toggled.connect(self.refresh)
        self.of.currentIndexChanged.connect(self._on_chosen)
        self.close.clicked.connect(self.close_or_reopen)
        self.bind("Ctrl+Shift+D", self.only.toggle)
        if self._gives:
            self.bind("Ctrl+N", self.act)
            self.bind("Ctrl+D", self.close_or_reopen)

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        return (self.primary, self.close) if self._gives else ()

    def set_tokens(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.list.view.viewport().update()

    def rows(self) -> Sequence[Order]:
        self._all = instructions.orders(self.store, self.records, self._clock().date())
        shown = (each for each in self._all if not self._hides(each))
        return tuple(shown)

    def key_of(self, row: Order) -> str:
        return row.key

    def go_to(self, key: str) -> None:
        wanted = keys.lineage_of(key)[self.kind]
        if any(each.key == wanted and self._hides(each) for each in self._all):
            self.only.setChecked(False)
        super().go_to(key)

    def sections(self, key: str) -> Sequence[Section]:
        answers = self._shown(self._answers(key))
        names = tuple((each, words.answer_of(name)) for each, name in answers.items())
        return (
            Section("response", words.ANSWERS, tuple(answers), names=names, hides=True),
            Section(self.kind, words.CONTENT, (key,), names=((key, ""),), first=self.first),
        )

    def say_state(self) -> None:
        open_now = [each for each in self._all if each.state is not State.CLOSED]
        late = sum(each.state is State.OVERDUE for each in open_now)
        self.counted.emit(words.counted(len(self._all), len(open_now), late))
        here = self._here()
        self.view.say_about(self._about(here) if here else "")
        is_closed = here is not None and here.state is State.CLOSED
        self.close.setText(words.REOPEN if is_closed else words.CLOSE)
        self.close.setToolTip(words.REOPEN_TIP if is_closed else words.CLOSE_TIP)
        told = self._past()
        self.history.show_rows(told)
        self.history.view.setVisible(bool(told))
        self.history.fit(_MOST)
        self._say_empty()

    def act(self) -> None:
        """Begin a new instruction; in a 課's store, go to the next one that waits for it."""
        if self._gives:
            self.begin(keys.fresh(self.kind, self.plan))
            return
        waiting = [each.key for each in self._all if each.owe and each.state is not State.CLOSED]
        if not waiting:
            self.tell(Notice(words.ALL_ANSWERED, topic="page"))
            return
        place = waiting.index(self.at_hand) + 1 if self.at_hand in waiting else 0
        key = waiting[place % len(waiting)]
        self.open_field(instructions.answer_key(key, self.store.identity.department), "text")

    def give(self, meeting: str) -> None:
        """Begin an instruction that was given at a meeting, by its body on its day."""
        self.refresh()
        key, held = keys.fresh(self.kind, self.plan), self.records.get(meeting)
        told = {"meeting": meeting}
        if held:
            told |= {"asker": held.get("body"), "given_on": held.get("held_on")}
        self.begin(key, [(key, name, text) for name, text in told.items() if text])

    def close_or_reopen(self) -> None:
        """Close the instruction at hand for whoever gave it, or take that back."""
        self.settle()
        here = self._here()
        if here is None:
            self.tell(Notice(words.NONE_CHOSEN, topic="page"))
        elif here.state is State.CLOSED:
            self._do(lambda: instructions.reopen(self.store, here.key), words.reopened(here.title))
        elif not here.asker:
            self.tell(Notice(words.NO_ASKER, "warning", topic="page"))
        else:
            self._close(here)

    def _close(self, here: Order) -> None:
        bodies = record_options(self.records, here.key)["closed_by"]
        today = self._clock().date().isoformat()
        typed = self.ask_close(self.view, bodies, today, lambda said: self._faults(here, said))
        if typed is None:
            return
        by, on = typed["closed_by"], typed["closed_on"]
        day = drafts.canonical(self.records, here.key, "closed_on", on)
        said = words.closed(here.title, here.asker, calendar.short_date(date.fromisoformat(day)))
        self._do(lambda: instructions.close(self.store, here.key, by, day), said)

    def _faults(self, here: Order, typed: Mapping[str, str]) -> Mapping[str, BadValue]:
        return instructions.closing_faults(self.records, here.key, typed)

    def _do(self, act: Callable[[], None], said: str) -> None:
        try:
            act()
        except DxdeskError as error:
            self.tell_error(error)
            return
        self.was_saved()
        self.refresh()
        self.tell(Notice(said, "success", topic="page"))

    def _about(self, here: Order) -> str:
        record = self.records.get(here.key)
        due = calendar.short_date(date.fromisoformat(here.due)) if here.due else ""
        text = record.get("text") if record else ""
        return words.about(here.title, text, here.asker, here.receivers, due)

    def _past(self) -> Sequence[HistoryLine]:
        """What the answers to the instruction at hand have said, the newest first."""
        return histories.lines_of(self.store, self._answers(self.at_hand))

    def _answers(self, key: str) -> dict[str, str]:
        """The answers of the 課 asked (in a 課's store its own) and whose they are."""
        return instructions.answers_of(self.store, self.records, key)

    def _shown(self, answers: dict[str, str]) -> dict[str, str]:
        """All answers where they are few, else that of the 課 chosen: at first one that waits."""
        is_long = len(answers) > _MOST_CARDS
        self.of.setVisible(is_long)
        if not is_long:
            return answers
        waiting = (each for each in answers if not self.records.get(each))
        first = next(waiting, next(iter(answers)))
        chosen = self.of.key() if self.of.key() in answers else first
        told = {each: self.records.get(each) is not None for each in answers}
        offered = [(each, words.offered(name, told[each])) for each, name in answers.items()]
        self.of.offer(offered, chosen)
        return {chosen: answers[chosen]}

    def _on_chosen(self) -> None:
        self.settle()
        self.refresh()

    def _here(self) -> Order | None:
        return next((each for each in self._all if each.key == self.at_hand), None)

    def _hides(self, each: Order) -> bool:
        return self.only.isChecked() and each.state is State.CLOSED

    def _say_empty(self) -> None:
        if self._all:
            self.view.empty.say(
                words.NOTHING_OPEN, words.SHOW_CLOSED, lambda: self.only.setChecked(False)
            )
        elif self._gives:
            self.view.empty.say(words.EMPTY_OFFICE, words.ADD, self.act)
        else:
            to_submit = partial(self.place_asked.emit, "submit")
            self.view.empty.say(words.EMPTY, words.TO_SUBMIT, to_submit)
        self.view.help.say(words.HELP_OFFICE if self._gives else words.HELP)
