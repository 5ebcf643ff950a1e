"""The layout of the page 詳細・入力."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import drafts as draft_words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_detail as words
from dxdesk.domain.words import remarks as remark_words
from dxdesk.services import stores
from dxdesk.services.stores import Store
from dxdesk.ui.form import Form
from dxdesk.ui.pages.cards import CardsPage
from dxdesk.ui.pages.parts import Chooser, EmptyState, button, named_label
from dxdesk.ui.pages.reading_text import ReadingText
from dxdesk.ui.pages.report_groups import report_groups, report_options
from dxdesk.ui.pages.switch import Switch
from dxdesk.ui.text import Paragraph

_READING = 14


class DetailView(QWidget):
    """The heading, then the plan to the left and the inputs to the right."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.heading = Paragraph(kind="detailTitle")
        self.place = named_label("", "barLabel")
        self.back = button(words.BACK, "quiet", words.BACK_TIP)
        self.department = Chooser(words.IN_CHARGE)
        self.years = Switch(words.YEAR, words.YEAR_TIP)
        self.round = Chooser(common.ROUND)
        self.head = self._head()
        self.drafts = DraftStrip()
        self.plan = ReadingText(words.PLAN, _READING)
        self.last = ReadingText(words.LAST, _READING)
        self.history = ReadingText(words.HISTORY, _READING)
        self.open_plan = button(words.OPEN_PLAN, "quiet", words.OPEN_PLAN_TIP)
        self.places = self._places()
        self.report = QStackedWidget()
        self.work = CardsPage(store, words.WORK)
        self.review = CardsPage(store, words.REVIEW)
        self.copy = button(words.COPY, "quiet", words.COPY_TIP)
        self.show_history = button(words.SHOW_HISTORY, "quiet", words.SHOW_HISTORY_TIP)
        asks = stores.is_coordinator(store)
        tip = remark_words.ASK_TIP if asks else remark_words.GO_TIP
        self.remark = button(remark_words.ASK, "quiet", tip)
        self.forms = self._forms()
        self.form: Form | None = None
        self.empty = EmptyState()
        self.answers = QStackedWidget()
        self.answers.addWidget(self.forms)
        self.answers.addWidget(self.empty)
        self._lay()

    def make_form(self, vocabularies: Words) -> Form:
        """The form of the report, in place of an earlier one."""
        if self.form:
            self.report.removeWidget(self.form)
            self.form.deleteLater()
        self.form = Form(report_groups(), vocabularies, report_options(), self.report)
        self.form.setAccessibleName(words.REPORT)
        self.report.addWidget(self.form)
        return self.form

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 160)

    def _head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("pageBar")
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.heading, 1)
        row.addWidget(self.place)
        row.addWidget(self.department)
        row.addWidget(self.years)
        row.addWidget(self.round)
        return head

    def _places(self) -> QTabWidget:
        plan = QWidget()
        column = QVBoxLayout(plan)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.plan, 1)
        column.addWidget(self.open_plan, 0, Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(0, 0, 0, 4)
        places = _tabs(words.PLACES)
        places.addTab(plan, words.PLAN)
        places.addTab(self.last, words.LAST)
        places.addTab(self.history, words.HISTORY)
        places.setMinimumWidth(200)
        return places

    def _forms(self) -> QTabWidget:
        forms = _tabs(words.FORMS)
        forms.addTab(self.report, words.REPORT)
        forms.addTab(self.work, words.WORK)
        forms.addTab(self.review, words.REVIEW)
        corner = QWidget()
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        for tool in (self.remark, self.copy, self.show_history):
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(tool)
        forms.setCornerWidget(corner)
        return forms

    def _lay(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.places)
        splitter.addWidget(self.answers)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([320, 860])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.drafts)
        column.addWidget(splitter, 1)


class DraftStrip(QFrame):
    """Offers back what was typed and could not be saved."""

    wanted = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("draftStrip")
        self._text = Paragraph(kind="infoText")
        self.use = button(draft_words.USE_ALL)
        self.drop = button(draft_words.DROP_ALL, "quiet")
        self.use.clicked.connect(self.wanted)
        self.drop.clicked.connect(self.dropped)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.use)
        row.addWidget(self.drop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said."""
        return self._text.accessibleName()

    def say(self, text: str) -> None:
        """Show the strip with a text; "" hides it."""
        self._text.say(text)
        self.setVisible(bool(text))


def _tabs(name: str) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setAccessibleName(name)
    tabs.tabBar().setAccessibleName(name)
    return tabs
