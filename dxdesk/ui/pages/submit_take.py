"""The first step of 提出: what was asked, and a file that arrived, before it is taken."""

from datetime import date

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.words import forms
from dxdesk.domain.words import pages_submit as words
from dxdesk.services.inbox import Asked
from dxdesk.services.offers import Offer
from dxdesk.services.showing import Difference
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import DropZone, row_of
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.tables import RowList, one_line, when
from dxdesk.ui.text import Paragraph

_LINES = 6


class Step(QWidget):
    """A numbered heading and what belongs to it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(named_label(title, "groupTitle"))


class TakeStep(Step):
    """A place to drop a file; once one was looked at, all that taking it would change."""

    def __init__(self) -> None:
        super().__init__(words.STEP_TAKE)
        self.asked = Paragraph()
        self._has_taken = False
        self.pick = button(words.PICK)
        self.gather = button(words.GATHER, tip=words.GATHER_TIP)
        self.zone = DropZone(words.DROP, (self.gather, self.pick))
        self.text, self.note = Paragraph(kind="strong"), Paragraph(kind="fieldError")
        self.counts = Paragraph()
        self.incoming = difference_list(words.INCOMING, words.NOW, words.THEN)
        self.take, self.not_now = button(words.PRIMARY_TAKE), button(words.NOT_NOW, "quiet")
        self.offer = QFrame()
        self.offer.setObjectName("offer")
        inside = QVBoxLayout(self.offer)
        inside.setContentsMargins(16, 8, 16, 12)
        for part in (self.text, self.note, self.counts, self.incoming.view):
            inside.addWidget(part)
        inside.addLayout(row_of(self.take, self.not_now))
        for each in (self.asked, self.zone, self.offer):
            self.column.addWidget(each)

    def show_asked(self, this: Asked | None, today: date) -> None:
        """Say what was taken last, or that nothing was."""
        self._has_taken = this is not None
        self.asked.say(_asked_text(this, today) if this else words.EMPTY)

    def show_offer(self, offer: Offer | None) -> None:
        """Show what a file would bring in the place where one is dropped; None ends it."""
        self.offer.setVisible(offer is not None)
        self.zone.setVisible(offer is None)
        self.asked.setVisible(offer is None or self._has_taken)
        if offer is None:
            return
        self.text.say(_offer_text(offer))
        _say(self.note, _note(offer))
        _say(self.counts, _counts(offer))
        self.incoming.show_rows(offer.changes)
        self.incoming.fit(_LINES)
        self.incoming.view.setVisible(bool(offer.changes))


def difference_list(name: str, before: str, after: str) -> RowList[Difference]:
    """A list of values before and after, under these heads."""
    columns = (
        Column[Difference](words.GAP_WORK, lambda each: each.title),
        Column[Difference](words.GAP_FIELD, lambda each: each.label),
        Column[Difference](
            before,
            lambda each: one_line(each.before) or forms.BLANK,
            tooltip=lambda each: each.before,
        ),
        Column[Difference](
            after, lambda each: one_line(each.after) or forms.BLANK, tooltip=lambda each: each.after
        ),
    )
    return RowList(name, columns, (250, 200, 0, 0))


def _say(part: Paragraph, text: str) -> None:
    part.say(text)
    part.setVisible(bool(text))


def _day(text: str) -> str:
    return calendar.era_date(date.fromisoformat(text)) if text else ""


def _asked_text(this: Asked, today: date) -> str:
    late = (today - date.fromisoformat(this.due)).days if this.due else 0
    return words.asked(this.round_name, _day(this.due), this.number, when(this.at), late)


def _offer_text(offer: Offer) -> str:
    kind = words.RECEIPT if offer.is_receipt else words.REQUEST
    return words.offer(
        kind, offer.department, offer.round_name, _day(offer.due), offer.reports, offer.number
    )


def _note(offer: Offer) -> str:
    if not offer.is_new:
        return "" if offer.changes else words.ALREADY
    return words.OLDER if offer.is_older else words.would_ask(offer.conflicts)


def _counts(offer: Offer) -> str:
    if not offer.changes:
        return words.NOTHING_NEW if offer.is_new else ""
    replaced = sum(bool(each.before) for each in offer.changes)
    return words.would_change(len(offer.changes), replaced, offer.counts, offer.remarks)
