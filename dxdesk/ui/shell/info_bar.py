"""Notices above the page: they stay until closed, push the content down and never flash.

A standing one cannot be closed; it goes when what it tells of has gone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.words import shell as words
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph, announce
from dxdesk.ui.theme.icons import Icons

_ICON = 20
_MOST = 3


Way = tuple[str, Callable[[], object]]
"""A button: its text and what it does."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell. `level` is info, success, warning or error.

    `action_text` names the one button, which runs `action`; where several ways lead on they
    are `ways`, below the text or `beside` it. A notice takes the place of an earlier one of the
    same `topic` ("" is a topic too). One that `stands` remains on top of the others and cannot
    be closed.
    """

    text: str
    level: str = "info"
    action_text: str = ""
    action: Callable[[], object] | None = None
    topic: str = ""
    ways: tuple[Way, ...] = ()
    stands: bool = False
    beside: bool = False


class InfoBars(QWidget):
    """The notices shown: those that stand, then the others, newest first, at most three."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._bars: list[InfoBar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown, from top to bottom."""
        return tuple(bar.notice for bar in self._bars)

    def tell(self, notice: Notice) -> None:
        """Show a notice; the keyboard stays where it was, in the bar of its topic too."""
        at = _place_of_keyboard(self.bar(notice.topic))
        self.dismiss(notice.topic)
        bar = InfoBar(notice, self._icons)
        bar.closer.clicked.connect(lambda: self._remove(bar))
        place = 0 if notice.stands else sum(each.notice.stands for each in self._bars)
        self._bars.insert(place, bar)
        self._column.insertWidget(place, bar)
        for old in [each for each in self._bars if not each.notice.stands][_MOST:]:
            self._remove(old)
        self.show()
        if at is not None and at < len(bar.buttons):
            bar.buttons[at].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words.notice(notice.level, notice.text))

    def bar(self, topic: str) -> "InfoBar | None":
        """The bar of a topic, None where none is shown."""
        return next((each for each in self._bars if each.notice.topic == topic), None)

    def dismiss(self, topic: str) -> None:
        """Take away the notice of a topic, if there is one."""
        for bar in [bar for bar in self._bars if bar.notice.topic == topic]:
            self._remove(bar)

    def set_icons(self, icons: Icons) -> None:
        """Draw the icons anew, as for another colour scheme."""
        self._icons = icons
        for bar in self._bars:
            bar.set_icons(icons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.focusWidget()
        focused = next((bar for bar in self._bars if bar.isAncestorOf(at)), None)
        if event.key() == Qt.Key.Key_Escape and focused and not focused.notice.stands:
            self._remove(focused)
        else:
            super().keyPressEvent(event)

    def _remove(self, bar: "InfoBar") -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and bar.isAncestorOf(focused)
        self._bars.remove(bar)
        if had_focus:
            bar.focusNextChild()
        self._column.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(bool(self._bars))


class InfoBar(QFrame):
    """One notice: icon, text, its buttons, and × unless it stands."""

    def __init__(self, notice: Notice, icons: Icons) -> None:
        super().__init__()
        self.notice = notice
        self.setObjectName("infoBar")
        self.setProperty("level", notice.level)
        self._mark = QLabel()
        self._mark.setAccessibleName(words.NOTICE_LEVELS[notice.level])
        self.closer = _closer()
        if notice.stands:
            self.closer.hide()
        self.buttons = [_button(each) for each in notice.ways]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._middle(), 1)
        if notice.beside:
            row.addLayout(self._button_row())
        if notice.action:
            self.buttons.append(_button((notice.action_text, notice.action)))
            row.addWidget(self.buttons[-1])
        row.addWidget(self.closer, 0, Qt.AlignmentFlag.AlignTop)
        self.set_icons(icons)

    def set_icons(self, icons: Icons) -> None:
        """Draw the icons anew."""
        level = self.notice.level
        token = "doing" if level == "info" else level
        self._mark.setPixmap(icons.get(level, token).pixmap(_ICON, _ICON))
        self._mark.setFixedHeight(28)
        self.closer.setIcon(icons.get("close"))

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Paragraph(self.notice.text, "infoText"), 1, Qt.AlignmentFlag.AlignVCenter)
        if self.buttons and not self.notice.beside:
            row = self._button_row()
            row.addStretch()
            column.addLayout(row)
        return column

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for each in self.buttons:
            row.addWidget(each)
        return row


def _button(way: Way) -> QPushButton:
    text, act = way
    button = PressButton(text)
    button.clicked.connect(lambda _: act())
    return button


def _place_of_keyboard(bar: InfoBar | None) -> int | None:
    focused = [each.hasFocus() for each in bar.buttons] if bar else []
    return focused.index(True) if True in focused else None


def _closer() -> QToolButton:
    closer = QToolButton()
    closer.setObjectName("closer")
    closer.setAccessibleName(words.CLOSE_NOTICE)
    closer.setToolTip(words.CLOSE_NOTICE)
    closer.setIconSize(QSize(16, 16))
    closer.setFixedSize(28, 28)
    closer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return closer
