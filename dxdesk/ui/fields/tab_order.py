"""The order in which Tab goes, where parts come into a form later than what stands below them."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(part: QWidget) -> list[QWidget]:
    """Where Tab stops in a part: itself, or what it holds, in the order it was made."""
    found = [part, *part.findChildren(QWidget)]
    near = [each for each in found if each.window() is part.window()]  # lists drop down elsewhere
    return [each for each in near if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def follow(*parts: QWidget) -> None:
    """Have Tab go through these parts one after the other, through all that they hold."""
    for before, after in pairwise([stop for part in parts for stop in stops(part)]):
        QWidget.setTabOrder(before, after)
