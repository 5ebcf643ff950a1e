"""A page on which conflicts and proposals are decided."""

from dxdesk.domain.words import pages_questions as words
from dxdesk.services import deciding
from dxdesk.services.questions import Candidate, Question
from dxdesk.ui.pages.work_page import WorkPage
from dxdesk.ui.shell.info_bar import Notice


class DecidingPage(WorkPage):
    """Decides questions of the store it shows, and tells what was decided."""

    def decide(self, question: Question, chosen: Candidate, reason: str) -> None:
        """Settle a question by one of its candidates."""
        choice = deciding.Choice(chosen.number, None if chosen.number else chosen.value or "")
        done = self.attempt(lambda: deciding.resolve(self.store, question.name, choice, reason))
        if done is not None:
            self.was_saved()
            text = words.decided(question.title, question.label, chosen.text)
            self.tell(Notice(text, "success", topic="page"))
            self.refresh()
