"""The rubric of accessible screens as measurements: each returns what is wrong, [] for nothing.

They look at a window as a person, a screen reader or a keyboard meets it, and know no page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontInfo, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from dxdesk.ui.grid.cells import Cells
from dxdesk.ui.shell.panes import stops
from dxdesk.ui.shell.window import Window
from dxdesk.ui.theme.contrast import ratio

LEAST_TEXT = 14  # pixels
LEAST_CONTRAST = 4.5
_MNEMONIC = re.compile(r"[（(][A-Za-zＡ-Ｚ][）)]|&")
_MENUS = (QAccessible.Role.MenuItem, QAccessible.Role.MenuBar, QAccessible.Role.PopupMenu)
_EDGE = 3  # pixels of frame around a button's text


@dataclass(frozen=True)
class Node:
    """One node of the accessibility tree."""

    role: QAccessible.Role
    name: str
    described: str
    is_focusable: bool


def tree(window: QWidget) -> list[Node]:
    """The accessibility tree below a window, what is invisible left out."""
    QAccessible.setActive(True)
    try:
        return list(_nodes(QAccessible.queryAccessibleInterface(window)))
    finally:
        QAccessible.setActive(False)


def nameless(window: QWidget) -> list[str]:
    """Nodes that take the keyboard and have no name."""
    return [each.role.name for each in tree(window) if each.is_focusable and not each.name.strip()]


def mnemonics(window: QWidget) -> list[str]:
    """Names that a screen reader would read with their 「(S)」; menus may have them."""
    nodes = [each for each in tree(window) if each.role not in _MENUS]
    return [each.name for each in nodes if each.is_focusable and _MNEMONIC.search(each.name)]


def small_texts(window: QWidget) -> list[str]:
    """Texts in letters that are too small."""
    return [
        f"{_name(each)} {QFontInfo(each.font()).pixelSize()}"
        for each in window.findChildren(QWidget)
        if each.isVisible() and QFontInfo(each.font()).pixelSize() < LEAST_TEXT
    ]


def faint_texts(window: QWidget) -> list[str]:
    """Texts whose letters do not stand out from their ground, by the pixels on screen."""
    return [
        f"{text} {reached:.2f}" for text, reached in contrasts(window) if reached < LEAST_CONTRAST
    ]


def contrasts(window: QWidget) -> list[tuple[str, float]]:
    """Every text in view with its contrast to its ground."""
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = ((text, _contrast(image, rect)) for text, rect in _texts(window))
    return [(text, reached) for text, reached in found if reached > 1]


def doubled_shortcuts(window: Window) -> list[str]:
    """Keys that two things in view claim; Qt then does neither."""
    actions = {a for menu in window.menus.values() for a in menu.actions()} | set(window.actions())
    keys = Counter(key.toString() for each in actions for key in each.shortcuts())
    for each in window.findChildren(QShortcut):
        part = each.parent()
        near = each.context() is Qt.ShortcutContext.WidgetShortcut
        if isinstance(part, QWidget) and part.isVisible() and not near:
            keys.update({key.toString() for key in QShortcut.keys(each)})
    return [key for key, count in keys.items() if count > 1 and key]


def unvisited_panes(window: Window, panes: Sequence[QWidget]) -> list[str]:
    """Panes with something in them that F6 does not come to."""
    wanted = [each for each in panes if each.isVisible() and any(stops(each))]
    visited: set[int] = set()
    for _ in range(len(wanted) + 6):
        at = QApplication.focusWidget()
        visited |= {id(each) for each in wanted if at and (each is at or each.isAncestorOf(at))}
        QTest.keyClick(at or window, Qt.Key.Key_F6)
    return [_name(each) for each in wanted if id(each) not in visited]


def traps_and_dark_stops(window: Window, ring: object) -> list[str]:
    """Stops that Tab does not leave, and stops without a ring around them.

    In a table to type in, Tab goes from cell to cell and leaves it at the end of the line.
    """
    faults: list[str] = []
    seen: list[tuple[QWidget, int]] = []
    for _ in range(400):
        at = QApplication.focusWidget()
        if at is None or (seen and at is seen[0][0] and at is not seen[-1][0]):
            break
        stop = (at, at.currentIndex().column() if isinstance(at, Cells) else 0)
        if seen and stop == seen[-1]:
            faults.append(f"{_name(at)} keeps Tab")
            window.nav.buttons[0].setFocus()
            break
        seen.append(stop)
        if at.isVisible() and ring.overlay is None:  # type: ignore[attr-defined]
            faults.append(f"{_name(at)} has no ring")
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return faults


def line_edits(window: QWidget) -> list[QLineEdit]:
    """The inputs of one line that can be typed into now."""
    found = window.findChildren(QLineEdit)
    return [each for each in found if each.isVisible() and not each.isReadOnly()]


def texts_lost_by_esc(window: QWidget) -> list[str]:
    """Inputs that Esc empties of what was typed."""
    boxes = [each for each in window.findChildren(QTextEdit) if not each.isReadOnly()]
    lost = []
    for each in [*line_edits(window), *(box for box in boxes if box.isVisible())]:
        each.setFocus()
        QTest.keyClicks(each, "x")
        typed = _typed(each)
        QTest.keyClick(each, Qt.Key.Key_Escape)
        if _typed(each) != typed:
            lost.append(_name(each))
        QTest.keyClick(each, Qt.Key.Key_Backspace)
    return lost


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons too narrow for their words."""
    return [*_clipped_labels(window), *_clipped_buttons(window)]


def _clipped_labels(window: QWidget) -> Iterator[str]:
    for each in window.findChildren(QLabel):
        wide = each.fontMetrics().horizontalAdvance(each.text())
        plain = not each.wordWrap() and each.textFormat() is not Qt.TextFormat.RichText
        if each.isVisible() and plain and wide > each.contentsRect().width() + 1:
            yield each.text()


def _clipped_buttons(window: QWidget) -> Iterator[str]:
    for each in window.findChildren(QAbstractButton):
        if each.isVisible() and each.width() < each.minimumSizeHint().width() and _written(each):
            yield each.text()


def _written(button: QAbstractButton) -> bool:
    """Whether a button shows its text."""
    bare = Qt.ToolButtonStyle.ToolButtonIconOnly
    hides = isinstance(button, QToolButton) and button.toolButtonStyle() is bare
    return bool(button.text()) and not hides


def _nodes(node: QAccessibleInterface | None) -> Iterator[Node]:
    if node is None or not node.isValid():
        return
    state = node.state()
    if state.invisible:
        return
    yield Node(
        node.role(),
        node.text(QAccessible.Text.Name),
        node.text(QAccessible.Text.Description),
        bool(state.focusable),
    )
    if node.role() in (QAccessible.Role.Table, QAccessible.Role.Tree):
        return  # cells are the item models' and have tests of their own
    for place in range(node.childCount()):
        yield from _nodes(node.child(place))


def _texts(window: QWidget) -> Iterator[tuple[str, QRect]]:
    """Every text in view with its place in the window."""
    for each in window.findChildren(QWidget):
        if not each.isVisible() or each.visibleRegion().isEmpty():
            continue
        seen = each.visibleRegion().boundingRect()
        if seen.height() <= min(LEAST_TEXT, each.height() - 1):
            continue  # cut through at the edge of a page that scrolls, as cells below
        if isinstance(each, QAbstractButton) and _written(each):
            seen = seen.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            yield each.text(), seen.translated(each.mapTo(window, each.rect().topLeft()))
        elif isinstance(each, QLabel) and each.text():
            yield each.text(), seen.translated(each.mapTo(window, each.rect().topLeft()))
        elif isinstance(each, QAbstractItemView):
            yield from _cells(window, each)


def _cells(window: QWidget, view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    port = view.viewport()
    model = view.model()
    for row in range(min(model.rowCount(), 30) if model else 0):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            index = model.index(row, column)
            text = str(index.data() or "")
            rect = view.visualRect(index).intersected(port.rect())
            if text and rect.height() > LEAST_TEXT and rect.width() > LEAST_TEXT:
                inner = rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
                yield text, inner.translated(port.mapTo(window, port.rect().topLeft()))


def _contrast(image: QImage, rect: QRect) -> float:
    """How far the letters stand out: the colour furthest from the commonest one."""
    part = image.copy(rect.intersected(image.rect()))
    if part.isNull():
        return 1
    colours = Counter(memoryview(part.constBits()).cast("I"))
    ground = QColor.fromRgb(colours.most_common(1)[0][0])
    return max((ratio(ground, QColor.fromRgb(each)) for each in colours), default=1)


def _typed(box: QLineEdit | QTextEdit) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()


def _name(widget: QWidget) -> str:
    text = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()} {text}".strip()
