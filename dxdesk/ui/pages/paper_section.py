"""The section of 設定 for what every paper bears: the office that prints, 押印欄."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import pages_settings as words
from dxdesk.services import lookup, stores
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.pages.record_fields import RecordFields
from dxdesk.ui.pages.settings_parts import SettingsSection

_FIELDS = ("city", "office", "seals")


class PaperSection(SettingsSection):
    """Fields of the plan in force that only the coordinator sets; `stored` and `failed` as of a
    form."""

    stored = Signal()
    failed = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__(words.PAPER, words.PAPER_HELP)
        self._store = store
        plan = CATALOGUE["plan"]
        self.widgets = {name: field_widget(plan.field(name), VOCABULARIES) for name in _FIELDS}
        for each in self.widgets.values():
            self.column.addWidget(each)
        self._fields = RecordFields(store, self.widgets, self)
        self._fields.stored.connect(lambda _name: self.stored.emit())
        self._fields.failed.connect(self.failed)

    @property
    def is_of_use(self) -> bool:
        """Whether the store is one that sets it; the papers of a 課 bear its own name."""
        return stores.is_coordinator(self._store) and bool(stores.records(self._store).of("plan"))

    @property
    def unsaved(self) -> Sequence[Typed]:
        """What is typed and not in the store."""
        return self._fields.unsaved

    def refresh(self) -> None:
        """Show what is set now; what is being typed stays."""
        if self.is_of_use:
            records = stores.records(self._store)
            self._fields.load(records, lookup.plan(records).key)

    def settle(self) -> None:
        """Save what is typed."""
        self._fields.settle()

    def halt(self, reason: str) -> None:
        """Let nothing be typed and say why; "" ends it."""
        self._fields.halt(reason)
