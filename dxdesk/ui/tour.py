"""The tour: five screens one after the other, each with a bar that says what it is for.

The window stays usable meanwhile; ［案内を終える］, × and Esc leave the tour wherever it is.
"""

from PySide6.QtCore import QObject, Qt

from dxdesk.domain.words import tour as words
from dxdesk.ui.frame import Frame
from dxdesk.ui.places import places_of
from dxdesk.ui.shell.info_bar import Notice, Way

TOPIC = "tour"


class Tour(QObject):
    """Walks through the places of a role; `begin` starts it anew."""

    def __init__(self, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._role = ""

    def offer(self, role: str) -> None:
        """Say that there is a tour."""
        ways = ((words.BEGIN, lambda: self.begin(role)),)
        self._frame.tell(Notice(words.OFFER, topic=TOPIC, ways=ways, beside=True))

    def begin(self, role: str) -> None:
        """Show the first screen of a role."""
        self._role = role
        self._show(0)

    def _show(self, number: int) -> None:
        steps = words.STEPS[self._role]
        name, text = steps[number]
        title = next(each.title for each in places_of(self._role) if each.name == name)
        self._frame.show_page(name)
        said = words.step(number + 1, len(steps), title, text)
        ways = self._ways(number, len(steps))
        self._frame.tell(Notice(said, topic=TOPIC, ways=ways, beside=True))
        self._take_keyboard()

    def _ways(self, number: int, count: int) -> tuple[Way, ...]:
        end = (words.END, lambda: self._frame.dismiss(TOPIC))
        back = (words.BACK, lambda: self._show(number - 1))
        if number + 1 == count:
            return (end, back)
        following = (words.NEXT, lambda: self._show(number + 1))
        return (following, back, end) if number else (following, end)

    def _take_keyboard(self) -> None:
        """The first button of the bar: Space goes on, Tab comes to the others."""
        window = self._frame.window
        bar = window.info.bar(TOPIC) if window else None
        if bar:
            bar.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
