"""Offering back what was typed into a form and could not be saved."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_detail as words
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.pages.detail_view import DraftStrip
from dxdesk.ui.pages.record_fields import RecordFields


class DraftOffer(QObject):
    """Fills the strip above the form.

    `bound` gives the records shown; `bring` puts the keyboard into a field, or the first.
    """

    def __init__(
        self,
        strip: DraftStrip,
        bound: Callable[[], Sequence[RecordFields]],
        bring: Callable[[FieldWidget | None], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._strip, self._bound, self._bring = strip, bound, bring
        strip.wanted.connect(self.use)
        strip.dropped.connect(self.drop)

    @property
    def refused(self) -> list[FieldWidget]:
        """The inputs whose text could not be saved."""
        return [each.widget(name) for each in self._bound() for name in each.refused]

    def show(self) -> None:
        """Offer the texts kept earlier, if there are any."""
        found = [each.widget(name).field.label for each in self._bound() for name in each.drafts()]
        self._strip.say(words.drafts(common.listed(found), len(found)) if found else "")

    def use(self) -> None:
        """Put them into their inputs and go to the first that cannot be saved."""
        self._strip.say("")
        for each in self._bound():
            for name, text in each.drafts().items():
                each.put(name, text)
        self._bring(next(iter(self.refused), None))

    def drop(self) -> None:
        """Throw them away."""
        for each in self._bound():
            each.drop_drafts()
        self._strip.say("")
        self._bring(None)
