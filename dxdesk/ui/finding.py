"""What Ctrl+K offers: the screens, the commands, every 取組, every 課, every term."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from dxdesk.domain.folding import sought
from dxdesk.domain.words import finder as words
from dxdesk.services import finding
from dxdesk.services.finding import Findable
from dxdesk.services.stores import Store
from dxdesk.ui.frame import Frame
from dxdesk.ui.page_making import Pages, show_record
from dxdesk.ui.pages.initiatives_place import InitiativesPlace
from dxdesk.ui.shell.actions import plain
from dxdesk.ui.shell.finder import Entry, Finder
from dxdesk.ui.shell.window import Window


def open_finder(window: Window, store: Store, pages: Pages, frame: Frame) -> Finder:
    """Show the search over the window."""
    entries = [
        *_of_window(window),
        *(_entry(each, pages, frame) for each in finding.everything(store)),
    ]
    finder = Finder(window, entries, sought)
    finder.open()
    return finder


def _of_window(window: Window) -> Iterator[Entry]:
    for action in window.place_actions:
        yield _of_action(action, words.SCREEN)
    if window.current.primary_action:
        name = plain(window.current.primary_action.text())
        yield Entry(words.ACTION, name, window.head.primary.click, sought(name), keys="Ctrl+Enter")
    for menu in window.menus.values():
        for action in menu.actions():
            if not action.isSeparator() and action not in window.place_actions:
                yield _of_action(action, words.ACTION)


def _of_action(action: QAction, kind: str) -> Entry:
    name = plain(action.text())
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return Entry(kind, name, action.trigger, sought(name), sought(name), keys)


def _entry(each: Findable, pages: Pages, frame: Frame) -> Entry:
    title = words.numbered(each.number, each.title)
    by = sought(" ".join((title, *each.also)))
    if each.type == "initiative":
        run = partial(_open, pages, each.key)
        return Entry(words.INITIATIVE, title, run, by, sought(each.number))
    if each.type == "glossary":
        show = partial(show_record, pages, frame, each.key)
        return Entry(words.TERM, title, show, by, sought(title))
    run = partial(_list, pages, each.title)
    return Entry(words.DEPARTMENT, title, run, by, sought(title))


def _open(pages: Pages, key: str) -> None:
    pages.of("initiatives", InitiativesPlace).open(key)


def _list(pages: Pages, department: str) -> None:
    pages.of("initiatives", InitiativesPlace).seek(department)
