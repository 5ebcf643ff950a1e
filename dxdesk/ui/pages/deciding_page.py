"""A page on which conflicts and proposals are decided."""

from datetime import datetime

from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.words import pages_questions as words
from dxdesk.services import deciding, drafts, stores
from dxdesk.services.questions import Candidate, Question
from dxdesk.services.stores import Store
from dxdesk.ui.pages.base import Clock
from dxdesk.ui.pages.loose_draft import LooseDraft
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.pages.value_dialog import AskValue, ask_value
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.tasks import Runner


class DecidingPage(WorkPage):
    """Decides questions of the store it shows, and tells what was decided.

    `ask_value` may be replaced.
    """

    _reasons: LooseDraft

    def __init__(self, store: Store, runner: Runner, clock: Clock = datetime.now) -> None:
        super().__init__(store, runner, clock)
        self.ask_value: AskValue = ask_value

    def decide_in(self, panel: QuestionPanel) -> None:
        """Decide what is asked in this panel, and keep the reasons typed there."""
        self._reasons = LooseDraft(self.store, panel.reason, panel.reason_offer, self)
        self._reasons.failed.connect(self.tell_error)
        panel.drawn.connect(self._on_drawn)
        panel.decided.connect(self.decide)
        panel.other_asked.connect(self.decide_otherwise)

    def decide(self, question: Question, chosen: Candidate, reason: str) -> None:
        """Settle a question by one of its candidates."""
        choice = deciding.Choice(chosen.number, None if chosen.number else chosen.value or "")
        done = self.attempt(lambda: deciding.resolve(self.store, question.name, choice, reason))
        if done is not None:
            self._reasons.done()
            self.was_saved()
            text = words.decided(question.title, question.label, chosen.text)
            self.tell(Notice(text, "success", topic="page"))
            self.refresh()

    def decide_otherwise(self, question: Question, reason: str) -> None:
        """Ask for a value that neither side has said, and settle the question by it."""
        if question.field == DELETED:
            self.tell(Notice(words.NO_OTHER, topic="page"))
            return
        text = self.ask_value(self.widget, stores.records(self.store), question)
        if text is not None:
            self.decide(question, Candidate(0, text, text, ()), reason)

    def _on_drawn(self, question: Question | None) -> None:
        if question:
            self._reasons.attend(question.key, question.field + drafts.DECISION)
