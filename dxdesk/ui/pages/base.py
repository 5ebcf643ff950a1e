"""What the pages over a store share: the store, their signals, and how they tell failures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QWidget

from dxdesk.domain.errors import DxdeskError, StoreError
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import pages_common as words
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.shell.info_bar import Notice, Way
from dxdesk.ui.theme.tokens import Tokens

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where work goes on: an initiative, one assignment of it and a round ("" for none)."""

    initiative: str
    assignment: str = ""
    round: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a figure counts: keys of 取組 or of assignments in a round, and what they are called."""

    round: str
    keys: frozenset[str]
    title: str


class StorePage(QObject):
    """A page over a store.

    `counted` brings what the status bar is to say, `saved` the time of a save as hh:mm,
    `changed` that the store is no longer as it was, `told` a `Notice` to show, `troubled` the
    StoreError of a store that could not be written or read, or a fault of the program itself.

    `switched` says that heading and primary action are others now, and the page is to be
    shown again. Twelve signals lead on: `place_asked` brings the name of a place,
    `initiative_asked` the key of a 取組 to be opened, `field_asked` a key and a field to be
    typed into, `plan_asked` the key of a part of the plan, `list_asked` a `Listed` to be shown
    in 取組一覧, `record_asked` a record that has a page for its type and one of its fields
    ("" for none), `instruction_asked` the meeting that an instruction is to be written of,
    `pack_asked` the meeting whose 会議資料 are wanted, `kept_asked` a meeting and the key of those
    that were handed out, `files_asked` answers of colleagues to be gathered, `paper_asked` a kind
    of paper and the key of a 課 ("" for all), `edit_asked` a record of the plan to be edited.
    """

    counted = Signal(str)
    saved = Signal(str)
    changed = Signal()
    told = Signal(object)
    troubled = Signal(object)
    switched = Signal()
    place_asked = Signal(str)
    initiative_asked = Signal(str)
    field_asked = Signal(str, str)
    plan_asked = Signal(str)
    list_asked = Signal(object)
    record_asked = Signal(str, str)
    instruction_asked = Signal(str)
    pack_asked = Signal(str)
    kept_asked = Signal(str, str)
    files_asked = Signal(list)
    paper_asked = Signal(str, str)
    edit_asked = Signal(str)

    title = ""
    icon = ""

    def __init__(self, store: Store, clock: Clock = datetime.now) -> None:
        super().__init__()
        self.store = store
        self._clock = clock

    @property
    def widget(self) -> QWidget:
        """The body below the heading."""
        raise NotImplementedError

    @property
    def panes(self) -> Sequence[QWidget]:
        """The parts of the body that F6 visits."""
        return (self.widget,)

    @property
    def primary_action(self) -> QAction | None:
        """What Ctrl+Enter does."""
        return None

    def on_shown(self) -> None:
        """Show what is new."""
        self.refresh()

    def refresh(self) -> None:
        """Read the store anew, as after undo; focus and typing stay."""

    def settle(self) -> None:
        """Save what is being typed, as before undo, export or closing."""

    def end(self) -> None:
        """Do nothing by oneself any more: the store is about to be closed."""

    def halt(self, reason: str) -> None:
        """Let nothing be typed while nothing can be saved, and say why; "" ends it.

        What has been typed and is not saved stays in view, to be read and copied.
        """

    def set_tokens(self, tokens: Tokens) -> None:
        """Use another colour scheme, where the page paints by itself."""

    @property
    def writes(self) -> Sequence[QAction | QAbstractButton]:
        """The actions and buttons that change the store."""
        return ()

    @property
    def unsaved(self) -> Sequence[Typed]:
        """What has been typed and is not in the store."""
        return ()

    def tell(self, notice: Notice) -> None:
        """Have the window show a notice."""
        self.told.emit(notice)

    def tell_error(self, error: DxdeskError, way: Way | None = None) -> None:
        """Say what happened and what to do; a `way` is a button that does it."""
        if isinstance(error, StoreError):
            self.troubled.emit(error)
            return
        said = says.sentence(error)
        text = words.joined(said.what, *said.details, said.do)
        self.tell(Notice(text, "error", topic="page", ways=(way,) if way else ()))

    def was_saved(self) -> None:
        """The store has taken a change."""
        self.saved.emit(self._clock().strftime("%H:%M"))
        self.changed.emit()
