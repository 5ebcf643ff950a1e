"""The bar on the left that switches pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import shell as words
from dxdesk.ui.theme.icons import Icons

WIDE = 168
NARROW = 48
_ICON = 20
_HEIGHT, _LEAST_HEIGHT = 40, 30  # in a low window the buttons draw together
_GAP = "\u2002"  # between icon and name


@dataclass(frozen=True, slots=True)
class NavEntry:
    """A page's name, icon and keys in the navigation."""

    title: str
    icon: str
    keys: str


class NavBar(QFrame):
    """One button per entry, and one menu for those under その他; `chosen` brings the place."""

    chosen = Signal(int)

    def __init__(
        self,
        entries: Sequence[NavEntry],
        more: Sequence[NavEntry],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setAccessibleName(words.NAVIGATION)
        self._entries, self._rest = tuple(entries), tuple(more)
        self._group = QButtonGroup(self)
        self._buttons = [self._button(place) for place in range(len(self._entries))]
        self._more = self._more_button()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(2)
        for button in (*self._buttons, self._more):
            column.addWidget(button)
        column.addStretch()
        self.set_icons(icons)
        self.set_wide(True)

    @property
    def buttons(self) -> tuple[QToolButton, ...]:
        """The buttons of the entries, in their order."""
        return tuple(self._buttons)

    def set_icons(self, icons: Icons) -> None:
        """Draw the icons anew, as for another colour scheme."""
        for entry, button in zip(self._entries, self._buttons, strict=True):
            button.setIcon(icons.get(entry.icon))
        self._more.setIcon(icons.get("more"))
        for entry, action in zip(self._rest, self._more.menu().actions(), strict=True):
            action.setIcon(icons.get(entry.icon))

    def set_wide(self, wide: bool) -> None:
        """Icons with names (168 px), or icons alone (48 px)."""
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        style = beside if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setFixedWidth(WIDE if wide else NARROW)
        for button in (*self._buttons, self._more):
            button.setToolButtonStyle(style)

    def set_current(self, place: int) -> None:
        """Mark the page that is shown."""
        is_direct = place < len(self._buttons)
        self._group.setExclusive(False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == place)
        self._group.setExclusive(True)
        self._more.setChecked(not is_direct)

    def _button(self, place: int) -> QToolButton:
        entry = self._entries[place]
        button = _nav_button(entry.title, entry.keys)
        button.clicked.connect(lambda: self.chosen.emit(place))
        self._group.addButton(button)
        return button

    def _more_button(self) -> QToolButton:
        button = _nav_button(words.MORE, "")
        menu = QMenu(button)
        for number, entry in enumerate(self._rest, start=len(self._entries)):
            action = menu.addAction(entry.title)
            action.triggered.connect(lambda _=False, place=number: self.chosen.emit(place))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setVisible(bool(self._rest))
        return button


def _nav_button(title: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(_GAP + title)
    button.setToolTip(words.with_shortcut(title, keys))
    button.setAccessibleName(title)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    button.setMinimumHeight(_LEAST_HEIGHT)
    button.setMaximumHeight(_HEIGHT)
    return button
