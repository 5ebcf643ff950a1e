"""公表可 at the field itself: a box beside each label, in place of a list of such fields."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox

from dxdesk.domain.words import forms as words
from dxdesk.ui.fields.base import FieldWidget
from dxdesk.ui.fields.checks_field import ChecksField
from dxdesk.ui.form import Form
from dxdesk.ui.text import announce


class PublicTicks(QObject):
    """Serves one form; `listed` is its input that names the fields which may be published.

    It keeps its place for ticking all or none. The boxes are passed over by Tab: a key ticks the
    box of the field at hand (`turn`). `refused` says why nothing can be ticked.
    """

    refused = Signal(str)

    def __init__(self, form: Form, listed: ChecksField, parent: QObject) -> None:
        super().__init__(parent)
        self._listed = listed
        names = [name for name in listed.keys if name in form.names]
        self.boxes = {name: self._box(form.field(name)) for name in names}
        listed.leave_out_list()
        listed.edited.connect(self.show)

    def show(self) -> None:
        """Tick what the list says; where the list may only be read, so may the boxes."""
        chosen = self._listed.value().split("\n")
        for name, box in self.boxes.items():
            box.setChecked(name in chosen)
            box.setVisible(not self._listed.is_locked)

    def turn(self, widget: FieldWidget | None) -> None:
        """Tick the box of a field, or take the tick away."""
        box = self.boxes.get(widget.field.name) if widget else None
        if box is None or self._listed.is_locked:
            self.refused.emit(words.NOT_PUBLISHABLE if box is None else words.PUBLIC_LOCKED)
            return
        box.click()
        announce(box, words.public_of(box.accessibleName(), public=box.isChecked()))

    def _box(self, widget: FieldWidget) -> QCheckBox:
        box = QCheckBox(words.PUBLIC)
        box.setObjectName("publicTick")
        box.setToolTip(words.PUBLIC_TIP)
        box.setAccessibleName(words.option_of(widget.field.label, words.PUBLIC))
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        box.clicked.connect(lambda on: self._listed.tick(widget.field.name, on=on))
        widget.put_beside(box)
        return box
