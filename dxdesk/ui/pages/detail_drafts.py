"""Offering back what was typed into a form and not saved, field by field."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.words import drafts as words
from dxdesk.domain.words import pages_common as common
from dxdesk.services import drafts
from dxdesk.services.drafts import Draft
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.draft_box import Offer
from dxdesk.ui.pages.detail_view import DraftStrip
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.pages.tables import when
from dxdesk.ui.shell.info_bar import Notice


class DraftOffer(QObject):
    """Offers each text below its input, and all of them in a strip above the form.

    `bound` gives the records shown; `bring` puts the keyboard into a field, or the first.
    `told` brings a `Notice` that can call back what was thrown away.
    """

    told = Signal(object)

    def __init__(
        self,
        store: Store,
        strip: DraftStrip,
        bound: Callable[[], Sequence[RecordFields]],
        bring: Callable[[FieldWidget | None], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._strip, self._bound, self._bring = store, strip, bound, bring
        strip.wanted.connect(self.use)
        strip.dropped.connect(self.drop)

    @property
    def refused(self) -> list[FieldWidget]:
        """The inputs whose text could not be saved."""
        return [each.widget(name) for each in self._bound() for name in each.refused]

    @property
    def offering(self) -> list[FieldWidget]:
        """The inputs that a text is offered for."""
        return [
            each.widget(name)
            for each in self._bound()
            for name in each.names
            if each.widget(name).is_offering
        ]

    def show(self) -> None:
        """Offer the texts kept earlier, if there are any."""
        for fields, draft in self._found():
            fields.widget(draft.field).offer(self._offer(fields, draft))
        self.count()

    def count(self) -> None:
        """Say in the strip what is offered now."""
        labels = [each.field.label for each in self.offering]
        self._strip.say(words.waiting(common.listed(labels), len(labels)) if labels else "")

    def use(self) -> None:
        """Put them into their inputs and go to the first that cannot be saved."""
        for fields, draft in self._found():
            fields.put(draft.field, draft.text)
        self.count()
        self._bring(next(iter(self.refused), None))

    def drop(self) -> None:
        """Throw them away."""
        found = self._found()
        for fields, draft in found:
            fields.drop_draft(draft.field)
            fields.widget(draft.field).offer(None)
        self._tell_dropped([draft for _, draft in found])
        self._bring(None)

    def _found(self) -> list[tuple[RecordFields, Draft]]:
        return [(each, draft) for each in self._bound() for draft in each.offered().values()]

    def _offer(self, fields: RecordFields, draft: Draft) -> Offer:
        return Offer(
            fields.text_of(draft),
            when(draft.at),
            partial(self._use_one, fields, draft),
            partial(self._drop_one, fields, draft),
        )

    def _use_one(self, fields: RecordFields, draft: Draft) -> None:
        fields.settle()  # what is typed there now goes into the history first
        fields.put(draft.field, draft.text)
        self.count()
        self._bring(fields.widget(draft.field))

    def _drop_one(self, fields: RecordFields, draft: Draft) -> None:
        fields.drop_draft(draft.field)
        fields.widget(draft.field).offer(None)
        self._tell_dropped([draft])
        self._bring(fields.widget(draft.field))

    def _tell_dropped(self, dropped: Sequence[Draft]) -> None:
        self.count()
        text = words.dropped(len(dropped))
        again = partial(self._undrop, dropped)
        self.told.emit(Notice(text, "info", words.UNDROP, again, topic="page"))

    def _undrop(self, dropped: Sequence[Draft]) -> None:
        drafts.keep_all(self._store, [(each.key, each.field, each.text) for each in dropped])
        self.show()
