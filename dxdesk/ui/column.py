"""A column no wider than a text is read with ease."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

WIDTH = 760  # pixels


def kept_narrow(inner: QWidget) -> QHBoxLayout:
    """`inner` at the left of a row, at most WIDTH wide.

    The row asks for the height at the width that `inner` really gets; a column would ask for it
    at its own, at which texts break into fewer lines.
    """
    inner.setMaximumWidth(WIDTH)
    across = QHBoxLayout()
    across.addWidget(inner, 1)
    across.addStretch()
    return across
