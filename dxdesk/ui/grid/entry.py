"""From a grid to the store: a block of texts is one act, and what cannot be read waits."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from dxdesk.domain.errors import BadValue, DxdeskError, StoreError
from dxdesk.domain.records import Records
from dxdesk.domain.words import grid as words
from dxdesk.services import drafts, stores, undo
from dxdesk.services.drafts import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.cells_table import Place

_FOLLOWED = 50


@dataclass(slots=True)
class _Batch:
    """Drafts that came with an act (0: with none) in the place of earlier ones ("": none).

    `top` is the act that undo would have taken back then.
    """

    act: int
    top: int
    before: dict[Place, str]
    after: dict[Place, str]
    is_off: bool = False


class GridEntry(QObject):
    """Takes texts over into the store.

    `entered` brings `drafts.Entered`, `failed` a `DxdeskError`; what failed to be saved waits,
    and `settle` tries again. Undoing an act takes the drafts back that came with it.
    """

    entered = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._batches: list[_Batch] = []
        self._unsaved: dict[Place, str] = {}
        self._open: dict[Place, str] = {}  # what waited in a cell before it was typed in
        self._is_failing = False

    @property
    def unsaved(self) -> tuple[Typed, ...]:
        """What has been typed and is not in the store."""
        return tuple((*place, text) for place, text in self._unsaved.items())

    def also(self, typed: Sequence[Typed]) -> Sequence[Typed]:
        """What goes into the act besides, such as the place of a new record in its list."""
        return ()

    def keep(self, place: Place, text: str) -> bool:
        """Keep what is being typed in a cell as a draft, until it is entered or given up.

        False where that failed, which is told once.
        """
        try:
            if place not in self._open:
                self._open[place] = _texts(self._store).get(place, "")
            drafts.keep(self._store, *place, text)
        except DxdeskError as error:
            if not self._is_failing:
                self.failed.emit(error)
            self._is_failing = True
            return False
        self._is_failing = False
        return True

    def give_up(self, place: Place) -> None:
        """What was being typed in a cell was not entered: what waited there before is back."""
        before = self._open.pop(place, None)
        if before is not None:
            self._put({place: before})
            self.entered.emit(drafts.Entered((), ()))

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """Take texts over as one act, the last one of each place; None where that failed."""
        last = {(key, field): text for key, field, text in typed}
        news = [(*place, text) for place, text in last.items()]
        try:
            before = self._texts_before()
            done = drafts.enter_all(self._store, [*news, *self.also(news)], label)
        except DxdeskError as error:
            self._no_longer_open(last)
            self._keep(last, error)
            self.failed.emit(error)
            return None
        self._no_longer_open(last)
        for place in last:
            self._unsaved.pop(place, None)
        self._follow(last, before, done)
        self.entered.emit(done)
        return done

    def settle(self) -> None:
        """Try again to save what could not be saved."""
        if self._unsaved:
            self.enter(self.unsaved)

    def waiting(self) -> Mapping[Place, tuple[str, str]]:
        """The texts that wait, by place, each with what is to be said of it."""
        self._keep_up()
        found = {place: (text, words.NOT_SAVED) for place, text in self._unsaved.items()}
        kept = drafts.every(self._store)
        records = stores.records(self._store) if kept else None
        for each in kept:
            if (each.key, each.field) in self._open:
                continue
            if records and (note := _note(records, each)):
                found[each.key, each.field] = (each.text, note)
        return found

    @property
    def may_take_back(self) -> bool:
        """Whether the last thing done was a block of which nothing could be read."""
        last = self._batches[-1] if self._batches else None
        return last is not None and not last.act and last.top == _top(self._store)

    def take_back(self) -> None:
        """Take back the texts of that block."""
        self._put(self._batches.pop().before)
        self.entered.emit(drafts.Entered((), ()))

    def _texts_before(self) -> dict[Place, str]:
        """The texts that waited before anybody began to type in a cell that is still open."""
        found = {**_texts(self._store), **self._open}
        return {place: text for place, text in found.items() if text}

    def _no_longer_open(self, places: Collection[Place]) -> None:
        for place in places:
            self._open.pop(place, None)

    def _keep(self, texts: Mapping[Place, str], error: DxdeskError) -> None:
        """Where the store fails, saving is tried again; what it does not take is a draft."""
        if isinstance(error, StoreError):
            self._unsaved |= texts
        else:
            self._put(texts)

    def _follow(
        self, places: Collection[Place], before: Mapping[Place, str], done: drafts.Entered
    ) -> None:
        after = {(each.key, each.field): each.text for each in done.refused}
        if not after and not before.keys() & set(places):
            return
        top = _top(self._store)
        old = {place: before.get(place, "") for place in places}
        new = {place: after.get(place, "") for place in places}
        self._batches.append(_Batch(top if done.changes else 0, top, old, new))
        del self._batches[:-_FOLLOWED]

    def _keep_up(self) -> None:
        """Undo switches acts off and on; the drafts that came with them go and come."""
        if not self._batches:
            return
        on = [each.seq for each in undo.undoable(self._store)]
        oldest = min(on, default=0)
        for each in self._batches:
            is_off = each.act >= oldest and each.act not in on
            if each.act and is_off != each.is_off:
                self._put(each.before if is_off else each.after)
                each.is_off = is_off

    def _put(self, texts: Mapping[Place, str]) -> None:
        try:
            drafts.drop_all(self._store, [place for place, text in texts.items() if not text])
            kept = [(*place, text) for place, text in texts.items() if text]
            drafts.keep_all(self._store, kept)
        except DxdeskError as error:
            self.failed.emit(error)


def _texts(store: Store) -> dict[Place, str]:
    return {(each.key, each.field): each.text for each in drafts.every(store)}


def _top(store: Store) -> int:
    newest = undo.undoable(store, 1)
    return newest[0].seq if newest else 0


def _note(records: Records, draft: drafts.Draft) -> str:
    """What is to be said of a draft, "" where the store says the same or knows no such field."""
    try:
        value = drafts.canonical(records, draft.key, draft.field, draft.text)
    except BadValue as fault:
        return words.wrong(fault.reason, fault.hint)
    except DxdeskError:
        return ""
    record = records.get(draft.key)
    return "" if value == (record.get(draft.field) if record else "") else words.WAITING
