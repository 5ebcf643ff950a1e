"""The choice of a 報告回 for all that a page shows."""

from dxdesk.domain.records import Records
from dxdesk.domain.words import pages_common as words
from dxdesk.services import views
from dxdesk.ui.pages.parts import Chooser


class RoundChooser(Chooser):
    """Every round, the newest first; the one chosen stays chosen as long as it is there."""

    def __init__(self) -> None:
        super().__init__(words.ROUND)

    def refill(self, records: Records, chosen: str = "") -> str:
        """Offer the rounds there are now, with one chosen instead of the one that was; the key of
        that, "" where there is none."""
        rounds = [(each.key, each.name) for each in views.all_rounds(records)]
        self.offer(rounds or [("", words.NO_ROUND)], chosen or self.key())
        return self.key()
