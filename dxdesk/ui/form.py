"""A scrolling form made from fields of the catalogue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.fields import Field
from dxdesk.domain.vocabularies import Words
from dxdesk.ui.column import kept_narrow
from dxdesk.ui.fields.base import FieldWidget, Options
from dxdesk.ui.fields.factory import field_widget
from dxdesk.ui.form_errors import ErrorSummary, Located

_BETWEEN_FIELDS = 24
_BETWEEN_GROUPS = 24  # added to the space between fields: 48 in all


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading; "" prints none."""

    title: str
    fields: tuple[Field, ...]


class Form(QScrollArea):
    """Fields one below the other; Tab goes in reading order.

    `edited` brings field name and text of each change, `left` the field that was left.
    """

    edited = Signal(str, str)
    left = Signal(str)

    def __init__(
        self,
        groups: Sequence[Group],
        words: Words,
        options: Mapping[str, Options] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widgets: dict[str, FieldWidget] = {}
        self._words, self._options = words, options or {}
        self.summary = ErrorSummary()
        self.summary.chosen.connect(self.focus_field)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fill(groups)

    @property
    def names(self) -> tuple[str, ...]:
        """The fields' names in reading order."""
        return tuple(self._widgets)

    def field(self, name: str) -> FieldWidget:
        """The input of a field; KeyError if the form has none."""
        return self._widgets[name]

    def values(self) -> dict[str, str]:
        """Every field's text as typed."""
        return {name: widget.value() for name, widget in self._widgets.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show these values; a field without one becomes blank. Errors are taken away."""
        for name, widget in self._widgets.items():
            widget.set_value(values.get(name, ""))
        self.show_errors(())

    def set_locked(self, names: Iterable[str], reason: str) -> None:
        """Make fields readable only, or with "" editable again."""
        for name in names:
            self._widgets[name].set_locked(reason)

    def show_errors(self, faults: Sequence[Located], *, focus: bool = False) -> None:
        """List all faults on top and tell each at its field, in place of the last ones."""
        by_field = {fault.field: fault.text for fault in reversed(faults)}
        for name, widget in self._widgets.items():
            widget.show_error(by_field.get(name, ""), spoken=False)
        order = {name: place for place, name in enumerate(self._widgets)}
        self.summary.show_all(sorted(faults, key=lambda each: order.get(each.field, 0)))
        if focus and faults:
            self.focus_field(next(name for name in self._widgets if name in by_field))

    def sum_up(self) -> None:
        """List on top what the fields themselves complain of."""
        told = [
            Located(name, widget.field.label, widget.error())
            for name, widget in self._widgets.items()
            if widget.error()
        ]
        self.summary.show_all(told)

    def focus_field(self, name: str) -> None:
        """Bring a field into view and give it the keyboard."""
        self.bring(self._widgets[name])

    def bring(self, widget: FieldWidget) -> None:
        """Bring an input into view, one below another included, and give it the keyboard."""
        widget.show()
        self._scroll_to(widget)
        widget.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QTimer.singleShot(0, widget, lambda: self._scroll_to(widget))

    def _scroll_to(self, widget: FieldWidget) -> None:
        """All that belongs to an input if there is room for it, the place to type in any case."""
        self._settle()
        around = None if widget in self._widgets.values() else widget.parentWidget()
        for part in (around or widget, widget.editor):
            self.ensureWidgetVisible(part, 0, _BETWEEN_FIELDS)

    def _settle(self) -> None:
        """Let the layout take in what has just been shown, so that places are right."""
        for layout in self._layouts:
            layout.activate()

    def _fill(self, groups: Sequence[Group]) -> None:
        """From the outside in: Qt styles all that a part holds anew when it gets a parent."""
        page = QWidget()
        page.setObjectName("formPage")
        self.setWidget(page)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(24, 16, 24, 32)
        self._column = QWidget(page)
        outer.addLayout(kept_narrow(self._column))
        outer.addStretch()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN_FIELDS)
        column.addWidget(self.summary)
        for group in groups:
            self._add_group(column, group)
        self._layouts = (column, outer)

    def _add_group(self, column: QVBoxLayout, group: Group) -> None:
        if group.title:
            if self._widgets:
                column.addSpacing(_BETWEEN_GROUPS)
            heading = QLabel(group.title)
            heading.setObjectName("groupTitle")
            heading.setIndent(0)
            column.addWidget(heading)
        for field in group.fields:
            column.addWidget(self._add_field(field))

    def _add_field(self, field: Field) -> FieldWidget:
        widget = field_widget(field, self._words, self._options.get(field.name, ()), self._column)
        widget.edited.connect(lambda text: self.edited.emit(field.name, text))
        widget.left.connect(lambda: self.left.emit(field.name))
        self._widgets[field.name] = widget
        return widget
