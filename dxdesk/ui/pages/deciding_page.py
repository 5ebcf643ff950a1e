"""A page on which conflicts and proposals are decided."""

from dxdesk.domain.words import pages_questions as words
from dxdesk.services import deciding, drafts
from dxdesk.services.questions import Candidate, Question
from dxdesk.ui.pages.loose_draft import LooseDraft
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice


class DecidingPage(WorkPage):
    """Decides questions of the store it shows, and tells what was decided."""

    _reasons: LooseDraft

    def decide_in(self, panel: QuestionPanel) -> None:
        """Decide what is asked in this panel, and keep the reasons typed there."""
        self._reasons = LooseDraft(self.store, panel.reason, panel.reason_offer, self)
        self._reasons.failed.connect(self.tell_error)
        panel.drawn.connect(self._on_drawn)
        panel.decided.connect(self.decide)

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

    def _on_drawn(self, question: Question | None) -> None:
        if question:
            self._reasons.attend(question.key, question.field + drafts.DECISION)
