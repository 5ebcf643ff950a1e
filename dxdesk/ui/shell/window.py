"""The window's behaviour: switching pages, undo and redo, notices, status."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from dxdesk.domain.words import finder as finder_words
from dxdesk.domain.words import shell as words
from dxdesk.ui.dropping import local_paths
from dxdesk.ui.shell.actions import Command, Menu, make_action, plain, retitle
from dxdesk.ui.shell.info_bar import Notice
from dxdesk.ui.shell.nav import NavEntry
from dxdesk.ui.shell.page import Page
from dxdesk.ui.shell.panes import PaneCycle
from dxdesk.ui.shell.window_view import WindowView
from dxdesk.ui.theme.icons import Icons

WIDE_FROM = 1280  # logical pixels
_NUMBERED = 9


class Window(WindowView):
    """Shows the pages it is given; it neither knows services nor hands itself to anyone.

    `undo_asked` and `redo_asked` come only while there is something to undo or redo.
    `closing` comes when the window is about to close, unless `may_close` says no, `dropped`
    with the files dropped on it. `keys` are those of places that are not numbered in their
    order.
    """

    undo_asked = Signal()
    redo_asked = Signal()
    find_asked = Signal()
    closing = Signal()
    dropped = Signal(list)

    def __init__(
        self,
        pages: Sequence[Page],
        more: Sequence[Page],
        icons: Icons,
        commands: Sequence[Command] = (),
        keys: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self._pages = (*pages, *more)
        self._keys = dict(keys)
        self.may_close: Callable[[], bool] = lambda: True
        entries = [
            NavEntry(page.title, page.icon, "".join(self._keys_of(place)))
            for place, page in enumerate(self._pages)
        ]
        super().__init__(entries[: len(pages)], entries[len(pages) :], icons)
        self._undo_name = self._redo_name = self._department = ""
        self._undo_lock = self._redo_lock = ""
        self._primary: QAction | None = None
        self._cycle = PaneCycle(self._panes, self)
        for page in self._pages:
            self.stack.addWidget(page.widget)
        self._add_commands(commands)
        self._undo, self._redo = self._add_undo()
        self._add_own_commands()
        self.nav.chosen.connect(self.show_page)
        self.head.primary.clicked.connect(self._do_primary)
        self._hide_empty_menus()
        self.setAcceptDrops(True)
        self.set_icons(icons)
        self.show_page(0)

    @property
    def current(self) -> Page:
        """The page in view."""
        return self._pages[self.stack.currentIndex()]

    def show_page(self, place: int) -> None:
        """Bring a page into view, by its place in the navigation."""
        self.stack.setCurrentIndex(place)
        self.nav.set_current(place)
        page = self._pages[place]
        page.on_shown()
        self.head.title.setText(page.title)
        self._retitle()
        self._set_primary(page.primary_action)

    def tell(self, notice: Notice) -> None:
        """Show a notice above the page."""
        self.info.tell(notice)

    def set_undo(self, name: str, lock: str = "") -> None:
        """What Ctrl+Z would take back, "" for nothing; or why it may not (`lock`)."""
        self._undo_name, self._undo_lock = "" if lock else name, lock
        self._name_button(self._undo, self.head.undo, words.undo(self._undo_name))

    def set_redo(self, name: str, lock: str = "") -> None:
        """What Ctrl+Y would do again, "" for nothing; or why it may not (`lock`)."""
        self._redo_name, self._redo_lock = "" if lock else name, lock
        self._name_button(self._redo, self.head.redo, words.redo(self._redo_name))

    def set_counts(self, text: str) -> None:
        """Counts of what the page shows, such as 「22件中5件」."""
        self.counts.setText(text)

    def set_saved(self, time: str) -> None:
        """When the last change was saved, as hh:mm."""
        self._set_saved(words.saved(time) if time else "", is_failing=False)

    def set_not_saved(self) -> None:
        """Nothing can be saved at present."""
        self._set_saved(words.NOT_SAVED, is_failing=True)

    def set_place(self, text: str, tip: str) -> None:
        """What is to be known about the place of the store, "" for nothing."""
        self.place.setText(text)
        self.place.setToolTip(tip)
        self.place.setAccessibleDescription(tip)
        self.place.setVisible(bool(text))

    def set_department(self, name: str) -> None:
        """Whose store is open."""
        self._department = name
        self.department.setText(name)
        self._retitle()

    def set_icons(self, icons: Icons) -> None:
        """Draw all icons anew, as for another colour scheme."""
        self.nav.set_icons(icons)
        self.info.set_icons(icons)
        self.head.seek.setIcon(icons.get("search"))
        self.head.undo.setIcon(icons.get("undo"))
        self.head.redo.setIcon(icons.get("redo"))

    def come_forward(self) -> None:
        """Show the window above others and give it the keyboard."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.nav.set_wide(event.size().width() >= WIDE_FROM)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(local_paths(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def _set_saved(self, text: str, *, is_failing: bool) -> None:
        self.saved.setText(text)
        self.saved.setVisible(bool(text))
        self.saved.setProperty("failing", is_failing)
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)

    def _add(self, command: Command) -> QAction:
        action = make_action(command, self)
        menu = self.menus[command.menu]
        if command.begins_group and menu.actions():
            menu.addSeparator()
        menu.addAction(action)
        return action

    def _add_commands(self, commands: Sequence[Command]) -> None:
        for command in commands:
            self._add(command)

    def _add_undo(self) -> tuple[QAction, QAction]:
        menu = self.menus[Menu.EDIT]
        first = menu.actions()[0] if menu.actions() else None
        undo = make_action(Command(Menu.EDIT, words.UNDO, self._do_undo, ("Ctrl+Z",)), self)
        keys = ("Ctrl+Y", "Ctrl+Shift+Z")
        redo = make_action(Command(Menu.EDIT, words.REDO, self._do_redo, keys), self)
        menu.insertActions(first, [undo, redo]) if first else menu.addActions([undo, redo])
        for action, button in ((undo, self.head.undo), (redo, self.head.redo)):
            button.clicked.connect(action.trigger)
            self._name_button(action, button, action.text())
        return undo, redo

    def _add_own_commands(self) -> None:
        self.place_actions = tuple(
            self._add(Command(Menu.VIEW, page.title, _switch(self, place), self._keys_of(place)))
            for place, page in enumerate(self._pages)
        )
        cycle = self._cycle
        find = Command(
            Menu.VIEW, finder_words.COMMAND, self.find_asked.emit, ("Ctrl+K",), begins_group=True
        )
        self._name_button(self._add(find), self.head.seek, find.text)
        self.head.seek.clicked.connect(self.find_asked)
        self._add(Command(Menu.VIEW, words.NEXT_PANE, cycle.next, ("F6",)))
        self._add(Command(Menu.VIEW, words.PREVIOUS_PANE, cycle.previous, ("Shift+F6",)))
        self._add(Command(Menu.FILE, words.QUIT, self.close, ("Ctrl+Q",), begins_group=True))
        primary = Command(Menu.VIEW, "", self._do_primary, ("Ctrl+Return", "Ctrl+Enter"))
        self.addAction(make_action(primary, self))

    def _keys_of(self, place: int) -> tuple[str, ...]:
        if place in self._keys:
            return (self._keys[place],)
        return (f"Ctrl+{place + 1}",) if place < _NUMBERED else ()

    def _hide_empty_menus(self) -> None:
        for menu in self.menus.values():
            menu.menuAction().setVisible(bool(menu.actions()))

    def _panes(self) -> Sequence[QWidget]:
        return (self.nav, self.info, self.head, *self.current.panes, self.progress)

    def _set_primary(self, action: QAction | None) -> None:
        if self._primary:
            self._primary.changed.disconnect(self._show_primary)
        self._primary = action
        self.head.primary.setVisible(action is not None)
        if action:
            action.changed.connect(self._show_primary)
            self._show_primary()

    def _show_primary(self) -> None:
        if self._primary:
            name = plain(self._primary.text())
            self.head.primary.setText(name)
            self.head.primary.setAccessibleName(name)
            self.head.primary.setToolTip(
                words.with_shortcut(name, "Ctrl+Enter")
                if self._primary.isEnabled()
                else self._primary.toolTip()
            )
            self.head.primary.setAccessibleDescription(self.head.primary.toolTip())
            self.head.primary.setProperty("locked", not self._primary.isEnabled())
            self.head.primary.style().unpolish(self.head.primary)
            self.head.primary.style().polish(self.head.primary)

    def _do_primary(self) -> None:
        if self._primary and not self._primary.isEnabled():
            self.tell(Notice(self._primary.toolTip(), topic="page"))
        elif self._primary:
            self._primary.trigger()

    def _do_undo(self) -> None:
        nothing = self._undo_lock or words.NOTHING_TO_UNDO
        self._ask(self._undo_name, self.undo_asked.emit, nothing)

    def _do_redo(self) -> None:
        nothing = self._redo_lock or words.NOTHING_TO_REDO
        self._ask(self._redo_name, self.redo_asked.emit, nothing)

    def _ask(self, name: str, ask: Callable[[], object], nothing: str) -> None:
        if name:
            self.info.dismiss("page")
            ask()
        else:
            self.tell(Notice(nothing, topic="undo"))

    def _name_button(self, action: QAction, button: QToolButton, text: str) -> None:
        retitle(action, text)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(plain(text))

    def _retitle(self) -> None:
        self.setWindowTitle(words.window_title(self.current.title, self._department))


def _switch(window: Window, place: int) -> Callable[[], None]:
    return lambda: window.show_page(place)
