"""What can be done with the marked cells, on the menu key and the right button."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dxdesk.domain.words import grid as words

# What is offered, in groups, by its keys.
READING = (
    (("Ctrl+C", words.COPY), ("Ctrl+Shift+C", words.COPY_WITH_HEADERS)),
    (("Ctrl+F", words.FIND), ("Ctrl+Shift+L", words.FILTER)),
    (
        ("Alt+Shift+Up", words.ASCENDING),
        ("Alt+Shift+Down", words.DESCENDING),
        ("Alt+Shift+Home", words.AS_GIVEN),
    ),
)
WRITING = (
    (("Ctrl+X", words.CUT), ("Ctrl+V", words.PASTE), ("Del", words.CLEAR)),
    (
        ("Ctrl+D", words.FILL_DOWN),
        ("Ctrl+R", words.FILL_RIGHT),
        ("Ctrl+;", words.TODAY),
        ("Alt+Down", words.CHOICES),
    ),
)
Groups = Sequence[Sequence[tuple[str, str]]]


def open_menu(
    groups: Groups, run: Callable[[str], object], place: QPoint, parent: QWidget
) -> QMenu:
    """Open the menu there (of the screen); `run` is given the keys of what is chosen."""
    menu = QMenu(parent)
    menu.setAccessibleName(words.MENU)
    for group in groups:
        if menu.actions():
            menu.addSeparator()
        for keys, text in group:
            _add(menu, keys, text, run)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu


def _add(menu: QMenu, keys: str, text: str, run: Callable[[str], object]) -> None:
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked: run(keys))
