"""Text on screen: wrapped paragraphs with room between their lines, and spoken messages."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_ABOVE = 4  # pixels; Qt puts a line's extra height below its letters only


class Paragraph(QLabel):
    """Wrapped text at 1.4 line height (the bundled fonts have none of their own).

    `kind` is the object name by which style sheets colour it.
    """

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(kind)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setContentsMargins(0, _ABOVE, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def minimumSizeHint(self) -> QSize:
        """Small, so that the height for the actual width decides and no gap is left."""
        return QSize(40, self.fontMetrics().height())

    def say(self, text: str) -> None:
        """Show another text."""
        lines = escape(text).replace("\n", "<br>")
        self.setText(f'<p style="line-height:140%; margin:0">{lines}</p>' if text else "")
        self.setAccessibleName(text)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader speak the text when it is next free."""
    event = QAccessibleAnnouncementEvent(widget, text)
    QAccessible.updateAccessibility(event)
