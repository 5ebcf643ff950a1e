"""Menu entries from plain descriptions."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from dxdesk.domain.words import shell as words

_MNEMONIC = re.compile(r"\(&.\)|&(?!&)")


class Menu(StrEnum):
    """The menus in their order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    INITIATIVE = "initiative"
    TOOLS = "tools"
    HELP = "help"


MENU_TITLES = {
    Menu.FILE: words.MENU_FILE,
    Menu.EDIT: words.MENU_EDIT,
    Menu.VIEW: words.MENU_VIEW,
    Menu.INITIATIVE: words.MENU_INITIATIVE,
    Menu.TOOLS: words.MENU_TOOLS,
    Menu.HELP: words.MENU_HELP,
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something a menu offers. The first of `shortcuts` is the one menus and tooltips name."""

    menu: Menu
    text: str
    run: Callable[[], object]
    shortcuts: tuple[str, ...] = ()
    begins_group: bool = False


def plain(text: str) -> str:
    """A menu text without its mnemonic: 「保存(&S)」 is 「保存」."""
    return _MNEMONIC.sub("", text)


def make_action(command: Command, parent: QObject) -> QAction:
    """The action of a command; no 「(S)」 reaches a button or a tooltip."""
    action = QAction(parent)
    action.setShortcuts([QKeySequence(each) for each in command.shortcuts])
    retitle(action, command.text)
    run = command.run
    action.triggered.connect(lambda _checked: run())
    return action


def retitle(action: QAction, text: str) -> None:
    """Give an action another text, in menus, on buttons and in its tooltip."""
    name = plain(text)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(text)
    action.setIconText(name)
    action.setToolTip(words.with_shortcut(name, keys))
