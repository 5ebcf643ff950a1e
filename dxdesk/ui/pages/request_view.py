"""The layout of 依頼: what to load and which round on the left, whom to ask on the right."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from dxdesk.domain import calendar
from dxdesk.domain.loading import Problem
from dxdesk.domain.words import pages_request as words
from dxdesk.services.preparing import DepartmentWork, Preparation
from dxdesk.services.publishing import Standing
from dxdesk.services.views import RoundItem
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import Outcome, row_of, scrolled
from dxdesk.ui.pages.parts import button, named_label
from dxdesk.ui.pages.tables import RowList, one_line, when
from dxdesk.ui.text import Paragraph

_LOW = 112  # pixels: head and two rows


class RequestView(QWidget):
    """Widgets and their places, without behaviour."""

    def __init__(self) -> None:
        super().__init__()
        self._opens: dict[str, str] = {}
        self.template = button(words.TEMPLATE)
        self.template_menu = QMenu(self.template)
        self.template.setMenu(self.template_menu)
        self.load = button(words.LOAD)
        self.sample = button(words.SAMPLE, tip=words.SAMPLE_TIP)
        self.have = Paragraph()
        self.template_outcome = Outcome()
        self.rounds = RowList(words.ROUNDS, self._round_columns(), (0, 100, 100))
        self.no_rounds = Paragraph(words.NO_ROUNDS)
        self.add_round = button(words.ADD_ROUND)
        self.open_year = button(words.OPEN_YEAR, tip=words.OPEN_YEAR_TIP)
        self.change_round = button(words.CHANGE_ROUND, tip=words.CHANGE_ROUND_TIP)
        self.targets = Paragraph()
        self.publish = button(words.PUBLISH, tip=words.PUBLISH_TIP)
        self.departments = RowList(words.DEPARTMENTS, _department_columns(), (0, 70, 150))
        self.no_departments = Paragraph(words.NO_ONE_TO_ASK)
        self.outcome = Outcome()
        self.again = button(words.AGAIN, tip=words.AGAIN_TIP)
        self.problems = RowList(words.PROBLEMS, _problem_columns(), (140, 80, 200, 0))
        self.problem_title = named_label("", "fieldLabel")
        self.hide_problems = button(words.HIDE_PROBLEMS, "quiet")
        self.left, self.right = self._left(), self._right()
        self.problem_pane = self._problem_pane()
        self._lay_out()

    def show_preparation(self, found: Preparation) -> None:
        """Show how far everything is, with what to do where something is missing."""
        self._opens = found.opens
        self.rounds.show_rows(found.rounds, keep=lambda each: each.key)
        self.rounds.fit(5)
        self.rounds.view.setVisible(bool(found.rounds))
        self.no_rounds.setVisible(not found.rounds)
        self.change_round.setVisible(bool(found.rounds))
        self.show_departments(found)
        self.departments.view.setVisible(bool(found.departments))
        self.no_departments.setVisible(not found.departments)
        self.sample.setVisible(not found.departments)
        self.have.say(_have(found))

    def show_departments(self, found: Preparation) -> None:
        """List whom to ask in the round; where all have been, offer to ask them again."""
        self.departments.show_rows(found.departments, keep=lambda each: each.department)
        self.again.setVisible(found.all_asked)

    def show_targets(self, found: Standing) -> None:
        """Show how far the 年次目標 of a year are."""
        year = calendar.year_name(found.year)
        counts = (found.published, found.changed, found.ready, found.blank)
        self.targets.say(words.targets_standing(year, *counts))

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """List what kept rows out of a load; none hides the list."""
        self.problems.show_rows(problems)
        self.problem_title.setText(words.problems(len(problems)))
        self.problem_pane.setVisible(bool(problems))

    def _lay_out(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.addWidget(self.left)
        across.addWidget(self.right)
        across.setSizes([480, 520])
        down = QSplitter(Qt.Orientation.Vertical)
        down.setChildrenCollapsible(False)
        down.addWidget(across)
        down.addWidget(self.problem_pane)
        down.setSizes([400, 220])
        self.problem_pane.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(down)

    def _left(self) -> QScrollArea:
        page = QWidget()
        page.setObjectName("formPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(named_label(words.STEP_LOAD, "groupTitle"))
        column.addWidget(self.have)
        column.addLayout(row_of(self.template, self.load))
        column.addLayout(row_of(self.sample))
        column.addWidget(self.template_outcome)
        column.addSpacing(16)
        column.addWidget(named_label(words.STEP_ROUND, "groupTitle"))
        column.addWidget(self.no_rounds)
        column.addWidget(self.rounds.view)
        column.addLayout(row_of(self.add_round, self.open_year))
        column.addLayout(row_of(self.change_round))
        column.addSpacing(16)
        column.addWidget(named_label(words.TARGETS, "groupTitle"))
        column.addWidget(self.targets)
        column.addLayout(row_of(self.publish))
        column.addStretch()
        area = scrolled(page)
        area.setMinimumWidth(400)
        return area

    def _right(self) -> QScrollArea:
        right = QWidget()
        self.departments.view.setMinimumHeight(_LOW)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(named_label(words.STEP_SEND, "groupTitle"))
        column.addWidget(self.outcome)
        column.addLayout(row_of(self.again))
        column.addWidget(self.departments.view, 1)
        column.addWidget(self.no_departments)
        column.addStretch()
        return scrolled(right)

    def _problem_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(24, 4, 24, 12)
        column.addLayout(row_of(self.problem_title, self.hide_problems))
        column.addWidget(self.problems.view, 1)
        return pane

    def _round_columns(self) -> tuple[Column[RoundItem], ...]:
        return (
            Column[RoundItem](words.ROUND_NAME, lambda each: each.name),
            Column[RoundItem](words.OPENS, lambda each: _short(self._opens.get(each.key, ""))),
            Column[RoundItem](words.DUE, lambda each: _short(each.due)),
        )


def _have(found: Preparation) -> str:
    if not found.departments:
        return words.NO_DEPARTMENTS
    if not found.work:
        return words.NO_ASSIGNMENTS
    return words.have(len(found.departments), found.work)


def _short(text: str) -> str:
    return calendar.short_date(date.fromisoformat(text)) if text else ""


def _department_columns() -> tuple[Column[DepartmentWork], ...]:
    return (
        Column[DepartmentWork](words.DEPARTMENT, lambda each: each.name),
        Column[DepartmentWork](
            words.WORK, lambda each: str(each.work), number=True, sort_key=lambda each: each.work
        ),
        Column[DepartmentWork](words.ASKED, lambda each: when(each.asked_at) or words.ASKED_NOT),
    )


def _problem_columns() -> tuple[Column[Problem], ...]:
    return (
        Column[Problem](words.SHEET, lambda each: each.sheet),
        Column[Problem](words.ADDRESS, lambda each: each.address),
        Column[Problem](
            words.FOUND, lambda each: one_line(each.found), tooltip=lambda each: each.found
        ),
        Column[Problem](
            words.EXPECTED, lambda each: each.expected, tooltip=lambda each: each.expected
        ),
    )
