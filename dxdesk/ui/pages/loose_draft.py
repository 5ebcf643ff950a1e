"""Typing that belongs to no field of a record, such as the reason for a decision."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from dxdesk.domain.errors import DxdeskError
from dxdesk.services import drafts
from dxdesk.services.drafts import Draft
from dxdesk.services.stores import Store
from dxdesk.ui.autosave import Autosave
from dxdesk.ui.fields.draft_box import DraftBox, Offer
from dxdesk.ui.pages.tables import when

_NOWHERE = ("", "")


class LooseDraft(QObject):
    """Keeps what is typed into one line, and offers it back in `box` after a crash.

    `attend` says what the line is about; each matter has a text of its own. `failed` brings a
    `DxdeskError`.
    """

    failed = Signal(object)

    def __init__(self, store: Store, line: QLineEdit, box: DraftBox, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._line, self._box = store, line, box
        self._place = _NOWHERE
        self._typed: dict[tuple[str, str], str] = {}
        self._autosave = Autosave(self._keep, self)
        line.textEdited.connect(self._on_typed)

    def attend(self, key: str, field: str) -> None:
        """The line is now about this; what was typed about it before comes back."""
        if (key, field) == self._place:
            return
        self._autosave.flush()
        self._place = (key, field)
        self._line.setText(self._typed.get(self._place, ""))
        self._show_offer()

    def done(self) -> None:
        """What was typed has been used."""
        self._autosave.stop()
        self._line.clear()
        self._forget()

    def _on_typed(self, text: str) -> None:
        self._typed[self._place] = text
        self._autosave.touch()

    def _keep(self) -> None:
        key, field = self._place
        text = self._line.text()
        if text:
            self._attempt(lambda: drafts.keep(self._store, key, field, text))
        else:
            self._attempt(lambda: drafts.drop(self._store, key, field))

    def _forget(self) -> None:
        self._typed.pop(self._place, None)
        self._box.show_offer(None)
        if self._place != _NOWHERE:
            self._attempt(lambda: drafts.drop(self._store, *self._place))

    def _show_offer(self) -> None:
        kept = self._kept() if self._place not in self._typed else None
        self._box.show_offer(self._offer(kept) if kept else None)

    def _kept(self) -> Draft | None:
        found = drafts.every(self._store)
        return next((each for each in found if (each.key, each.field) == self._place), None)

    def _offer(self, kept: Draft) -> Offer:
        return Offer(kept.text, when(kept.at), lambda: self._use(kept.text), self._drop)

    def _use(self, text: str) -> None:
        self._box.show_offer(None)
        self._line.setText(text)
        self._typed[self._place] = text
        self._line.setFocus()

    def _drop(self) -> None:
        self._forget()
        self._line.setFocus()

    def _attempt(self, act: Callable[[], object]) -> None:
        try:
            act()
        except DxdeskError as error:
            self.failed.emit(error)
