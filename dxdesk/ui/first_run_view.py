"""The layout of the first screen, without behaviour."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.fields import Field, Kind, Owner, Required
from dxdesk.domain.words import example as example_words
from dxdesk.domain.words import first_run as words
from dxdesk.domain.words import forms
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.fields.line_field import TextField
from dxdesk.ui.press_button import PressButton
from dxdesk.ui.text import Paragraph

_DEPARTMENT = Field(
    "department",
    words.DEPARTMENT,
    Kind.TEXT,
    Owner.DEPARTMENT,
    words.DEPARTMENT_HELP,
    required=Required.ALWAYS,
)


class FirstRunView(QDialog):
    """Role, department, plan, storage place, and ［始める］, in reading order.

    `existing` leads to a store that is there already, `example` to one to try things with.
    `arrived` names files that were opened with the program and wait behind this screen.
    """

    def __init__(self, parent: QWidget | None = None, arrived: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._arrived = arrived
        self.setWindowTitle(words.TITLE)
        self.resize(640, min(720, self.screen().availableGeometry().height() - 48))
        self.setMinimumSize(480, 360)
        self.of_department = QRadioButton(words.ROLE_DEPARTMENT)
        self.of_coordinator = QRadioButton(words.ROLE_COORDINATOR)
        self.role = Section(words.ROLE, (self.of_department, self.of_coordinator), required=True)
        self.department = TextField(_DEPARTMENT)
        self.embedded = QRadioButton(words.PLAN_EMBEDDED)
        self.from_file = QRadioButton(words.PLAN_FILE)
        self.plan_file, self.pick_plan = _path_box(), PressButton(words.PLAN_PICK)
        self.plan = Section(words.PLAN, (self.embedded, self.from_file))
        self.plan_row = _pair(self.plan_file, self.pick_plan)
        self.store_path, self.change_store = _path_box(), PressButton(words.STORE_CHANGE)
        self.store = Section(words.STORE, (), words.STORE_HELP)
        self.start, self.later = PressButton(words.START), PressButton(words.LATER)
        self.existing, self.example = PressButton(words.EXISTING), PressButton(example_words.TRY)
        self._example_error = Paragraph(kind="fieldError")
        self._name_parts()
        self._lay_out()

    def _name_parts(self) -> None:
        self.start.setObjectName("primary")
        self.existing.setToolTip(words.EXISTING_TIP)
        self.example.setToolTip(example_words.TRY_TIP)
        self.example.setAccessibleDescription(example_words.TRY_TIP)
        self.start.setToolTip(words.START_TIP)
        self.plan_file.setAccessibleName(words.PLAN)
        self.store_path.setAccessibleName(words.STORE)
        self.store_path.setAccessibleDescription(words.STORE_HELP)

    def _lay_out(self) -> None:
        self.plan.add(self.plan_row)
        self.store.add(_pair(self.store_path, self.change_store))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scrolled(), 1)
        outer.addWidget(self._foot())

    def _scrolled(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("formPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(24)
        column.addLayout(_heading(self._arrived))
        for part in (self.role, self.department, self.plan, self.store):
            column.addWidget(part)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area

    def show_example_error(self, text: str) -> None:
        """Say above the buttons why there is no example; "" takes it away."""
        self._example_error.say(forms.error(text) if text else "")
        self._example_error.setVisible(bool(text))

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("dialogFoot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(32, 12, 32, 12)
        column.setSpacing(8)
        column.addWidget(self._example_error)
        row = QHBoxLayout()
        for part in (self.example, self.existing, self.later, self.start):
            row.addWidget(part)
        row.insertStretch(2)
        column.addLayout(row)
        self.show_example_error("")
        return foot


class Section(QWidget):
    """A label, what belongs to it, and a place for its error."""

    def __init__(
        self,
        label: str,
        radios: tuple[QRadioButton, ...],
        help_text: str = "",
        *,
        required: bool = False,
    ) -> None:
        super().__init__()
        self._radios = radios
        self._error = Paragraph(kind="fieldError")
        self._error.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(_label_row(label, required=required))
        if help_text:
            self._column.addWidget(Paragraph(help_text, "fieldHelp"))
        group = QButtonGroup(self)
        for radio in radios:
            radio.setAccessibleDescription(label)
            group.addButton(radio)
            self._column.addWidget(radio)
        self._column.addWidget(self._error)

    def add(self, widget: QWidget) -> None:
        """Put a widget above the place for the error."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def show_error(self, text: str) -> None:
        """Say below what is wrong; "" takes it away."""
        self._error.say(forms.error(text) if text else "")
        self._error.setVisible(bool(text))

    def error(self) -> str:
        """The error shown, or ""."""
        return self._error.accessibleName()


def _heading(arrived: Sequence[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    title = QLabel(words.TITLE)
    title.setObjectName("pageTitle")
    column.addWidget(title)
    column.addWidget(Paragraph(words.LEAD))
    if arrived:
        column.addWidget(Paragraph(words.arrived(arrived), "strong"))
    return column


def _label_row(text: str, *, required: bool) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    label = QLabel(text)
    label.setObjectName("fieldLabel")
    row.addWidget(label)
    if required:
        mark = QLabel(forms.REQUIRED[Required.ALWAYS])
        mark.setObjectName("fieldRequired")
        row.addWidget(mark)
    row.addStretch()
    return row


def _pair(box: QWidget, button: QPushButton) -> QWidget:
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(box, 1)
    row.addWidget(button)
    return body


def _path_box() -> ExactLineEdit:
    box = ExactLineEdit()
    box.setReadOnly(True)
    box.setObjectName("pathBox")
    return box
