"""Small widgets that several pages use."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph

_FEW = 8  # letters


def outline(name: str) -> QTreeView:
    """A tree to find one's way by: no head, no sideways scrolling."""
    tree = QTreeView()
    tree.setAccessibleName(name)
    tree.setHeaderHidden(True)
    tree.setUniformRowHeights(True)
    tree.setIndentation(16)
    tree.setMinimumWidth(180)
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return tree


class Chooser(QComboBox):
    """A list to choose a key from; the wheel turns it only while it has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def narrow(self) -> None:
        """Ask for little room, whatever the texts; the list that opens shows them whole."""
        self.setMinimumContentsLength(_FEW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, items: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer (key, text) pairs and choose a key; nothing is emitted."""
        self.blockSignals(True)
        self.clear()
        for key, text in items:
            self.addItem(text, key)
        self.blockSignals(False)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose a key, the first where it is not offered; nothing is emitted."""
        self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(key), 0) if self.count() else -1)
        self.blockSignals(False)

    def key(self) -> str:
        """The key chosen, "" for none."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class EmptyState(QWidget):
    """What stands where there is nothing to list: a sentence and the one thing to do."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Paragraph(kind="emptyText")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._run: Callable[[], object] | None = None
        self.button = PressButton()
        self.button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.accessibleName()

    def say(
        self, text: str, action_text: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence and, if there is an action, its button."""
        self._text.say(text)
        self._run = action
        self.button.setText(action_text)
        self.button.setVisible(action is not None)

    def _do(self) -> None:
        if self._run:
            self._run()


def named_label(text: str, kind: str) -> QLabel:
    """A plain label that style sheets know by `kind`."""
    label = QLabel(text)
    label.setObjectName(kind)
    return label


def button(text: str, kind: str = "", tip: str = "") -> QPushButton:
    """A push button that Enter presses only while it has the focus."""
    made = PressButton(text)
    made.setObjectName(kind)
    if tip:
        made.setToolTip(tip)
    return made


def bind(part: QWidget, keys: str, run: Callable[[], object]) -> None:
    """Have keys do something while a part of the window has the keyboard."""
    made = QShortcut(QKeySequence(keys), part)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(run)


def page_bar() -> tuple[QWidget, QHBoxLayout]:
    """The strip over a page's body, and the row to put its widgets into."""
    bar = QWidget()
    bar.setObjectName("pageBar")
    row = QHBoxLayout(bar)
    row.setContentsMargins(16, 6, 16, 6)
    row.setSpacing(8)
    return bar, row
