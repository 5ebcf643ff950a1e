"""The layout of 提出: three steps one below the other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from dxdesk.domain.checks import Gap
from dxdesk.domain.fields import Required
from dxdesk.domain.words import forms
from dxdesk.domain.words import pages_submit as words
from dxdesk.domain.words import remarks as remark_words
from dxdesk.services.leaving import Handed
from dxdesk.services.remarks import Remark
from dxdesk.ui.fields.draft_box import DraftBox
from dxdesk.ui.fields.line_edit import ExactLineEdit
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import Outcome, row_of
from dxdesk.ui.pages.parts import Chooser, button, named_label
from dxdesk.ui.pages.question_panel import QuestionPanel
from dxdesk.ui.pages.submit_hints import Hints
from dxdesk.ui.pages.submit_take import Step, TakeStep, difference_list
from dxdesk.ui.pages.tables import RowList, one_line
from dxdesk.ui.text import Paragraph

_PANEL = 300  # pixels
_LINES = 6  # of a list in view


class SubmitView(QScrollArea):
    """Widgets and their places, without behaviour."""

    def __init__(self, naming: "Naming") -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.step_take = TakeStep()
        self.round = Chooser(words.ROUND)
        self.conflict_note = Paragraph(words.CONFLICTS, "fieldError")
        self.questions = QuestionPanel()
        self.gap_title, self.gap_note = named_label("", "fieldLabel"), Paragraph()
        self.gaps = RowList(words.GAPS, _gap_columns(naming), (200, 220, 0))
        self.fix = button(words.FIX, tip=words.FIX_TIP)
        self.hints = Hints()
        self.remark_title = named_label("", "fieldLabel")
        self.remarks = RowList(remark_words.OPEN, _remark_columns(), (200, 220, 0))
        self.go_remark = button(remark_words.GO, tip=remark_words.GO_LIST_TIP)
        self.change_title = named_label("", "fieldLabel")
        self.changes = difference_list(words.CHANGES, words.BEFORE, words.AFTER)
        self.show_handed = button("", tip=words.HANDED_TIP)
        self.show_handed.setCheckable(True)
        self.handed = RowList(words.HANDED, _handed_columns(), (200, 220, 0))
        self.show_handed.toggled.connect(self.handed.view.setVisible)
        self.confirm = button(words.CONFIRM, tip=words.CONFIRM_TIP)
        self.confirmed = Outcome()
        self.path, self.change_path = _path_box(), button(words.CHANGE_FILE)
        self.reason = ExactLineEdit()
        self.reason_offer = DraftBox(words.REASON)
        self.reason.setAccessibleName(words.REASON)
        self.reason.setAccessibleDescription(words.REASON_HELP)
        self.reason_error = Paragraph(kind="fieldError")
        self.outcome = Outcome()
        self._lay_out()

    def reason_part(self) -> QWidget:
        """The part that asks why gaps are let through."""
        return self._reason

    def show_remarks(self, found: Sequence[Remark]) -> None:
        """List the remarks that wait for an answer, if there are any."""
        self.remarks.show_rows(found, keep=lambda each: each.key)
        self.remarks.fit(_LINES)
        self.remark_title.setText(remark_words.open_count(len(found)))
        for part in (self.remark_head, self.remarks.view):
            part.setVisible(bool(found))

    def _lay_out(self) -> None:
        """From the outside in, as forms are."""
        page = QWidget()
        page.setObjectName("formPage")
        self.setWidget(page)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(20)
        self.step_check, self.step_write = Step(words.STEP_CHECK), Step(words.STEP_WRITE)
        for part in (self.step_take, self.step_check, self.step_write):
            column.addWidget(part)
        column.addStretch()
        self._fill_check(self.step_check)
        self._fill_write(self.step_write)

    def _fill_check(self, step: Step) -> None:
        self._rounds = QWidget()
        line = row_of(QLabel(words.ROUND), self.round)
        line.setContentsMargins(0, 0, 0, 0)
        self._rounds.setLayout(line)
        self.questions.setFixedHeight(_PANEL)
        self.gap_head = QWidget()
        head = row_of(self.gap_title, self.fix)
        head.setContentsMargins(0, 0, 0, 0)
        self.gap_head.setLayout(head)
        self.remark_head = QWidget()
        above = row_of(self.remark_title, self.go_remark)
        above.setContentsMargins(0, 0, 0, 0)
        self.remark_head.setLayout(above)
        for part in (
            self._rounds,
            self.conflict_note,
            self.questions,
            self.remark_head,
            self.remarks.view,
            self.gap_head,
            self.gap_note,
            self.gaps.view,
            self.hints,
            self.change_title,
            self.changes.view,
        ):
            step.column.addWidget(part)

    def show_rounds(self, shown: bool) -> None:
        """Show the choice of a round, where there is one."""
        self._rounds.setVisible(shown)

    def _fill_write(self, step: Step) -> None:
        step.column.addWidget(self.show_handed, 0, Qt.AlignmentFlag.AlignLeft)
        self.handed.view.hide()
        for part in (
            self.handed.view,
            named_label(words.HEAD_CONFIRMS, "fieldLabel"),
            Paragraph(words.CONFIRM_HELP, "fieldHelp"),
        ):
            step.column.addWidget(part)
        step.column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        step.column.addWidget(self.confirmed)
        step.column.addWidget(named_label(words.FILE, "fieldLabel"))
        place = row_of(self.path, self.change_path, stretch=False)
        place.setStretch(0, 1)
        step.column.addLayout(place)
        self._reason = QWidget()
        inside = QVBoxLayout(self._reason)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(4)
        required = named_label(forms.REQUIRED[Required.ALWAYS], "fieldRequired")
        inside.addLayout(row_of(named_label(words.REASON, "fieldLabel"), required))
        inside.addWidget(Paragraph(words.REASON_HELP, "fieldHelp"))
        inside.addWidget(self.reason)
        inside.addWidget(self.reason_offer)
        inside.addWidget(self.reason_error)
        step.column.addWidget(self._reason)
        step.column.addWidget(self.outcome)


Naming = tuple[Callable[[Gap], str], Callable[[Gap], str]]
"""How a gap names its work and its field."""


def _path_box() -> ExactLineEdit:
    box = ExactLineEdit()
    box.setReadOnly(True)
    box.setObjectName("pathBox")
    box.setAccessibleName(words.FILE)
    return box


def _gap_columns(naming: Naming) -> tuple[Column[Gap], ...]:
    work, label = naming
    return (
        Column[Gap](words.GAP_WORK, work),
        Column[Gap](words.GAP_FIELD, label),
        Column[Gap](words.GAP_WHY, lambda each: words.RULES[each.rule.value]),
    )


def _handed_columns() -> tuple[Column[Handed], ...]:
    return (
        Column[Handed](words.GAP_WORK, lambda each: each.title),
        Column[Handed](words.GAP_FIELD, lambda each: each.label),
        Column[Handed](
            words.VALUE, lambda each: one_line(each.text), tooltip=lambda each: each.text
        ),
    )


def _remark_columns() -> tuple[Column[Remark], ...]:
    return (
        Column[Remark](words.GAP_WORK, lambda each: each.title),
        Column[Remark](words.GAP_FIELD, lambda each: each.labels),
        Column[Remark](
            remark_words.TEXT, lambda each: one_line(each.text), tooltip=lambda each: each.text
        ),
    )
