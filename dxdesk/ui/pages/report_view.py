"""The layout of the page 帳票: what makes a report to the left, its pages to the right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from dxdesk.domain.words import pages_report as words
from dxdesk.services.saving import Remark
from dxdesk.services.stores import Store
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.beside_paper import FieldBesidePaper
from dxdesk.ui.pages.files import Outcome, row_of, scrolled
from dxdesk.ui.pages.pack_parts import PackParts
from dxdesk.ui.pages.parts import Chooser, button, named_label
from dxdesk.ui.pages.since_field import MomentField
from dxdesk.ui.pages.tables import RowList
from dxdesk.ui.paper.viewer import PaperView
from dxdesk.ui.text import Paragraph

_LEFT, _RIGHT = 400, 760
_LEAST = 330
_NO_PARTS = frozenset({"pack", "audit", "exchanged"})


class ReportView(QSplitter):
    """The choosers by name, and the view of the pages."""

    def __init__(self, store: Store, labels: Mapping[str, str]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.kind = Chooser(words.KIND)
        self.kind.offer(list(labels.items()), "")
        self.round, self.department = Chooser(words.ROUND), Chooser(words.DEPARTMENT)
        self.meeting, self.meeting_field = Chooser(words.MEETING), QWidget()
        self.parts = PackParts({n: label for n, label in labels.items() if n not in _NO_PARTS})
        self.since = MomentField(words.SINCE, words.SINCE_BLANK)
        self.at = MomentField(words.AT, words.AT_BLANK)
        self.keep = QCheckBox(words.KEEP)
        self.keep.setChecked(True)
        self.keeping = _explained(self.keep, words.KEEP_HELP)
        self.kept = Chooser(words.KEPT)
        self.kept_field = QWidget()
        self._kept_label = named_label(words.KEPT, "fieldLabel")
        self.check = button(words.CHECK)
        self.print = button(words.PRINT, tip=words.PRINT_TIP)
        self.excel = button(words.EXCEL, tip=words.EXCEL_TIP)
        self.more = button(words.MORE)
        self.shapes: dict[str, QAction] = {}
        self.help = Paragraph(kind="fieldHelp")
        self.outcome = Outcome()
        self.remarks = RowList(words.NOTICES, _columns(), (140, 0))
        self._whole = Paragraph(kind="fieldHelp")
        self.remarks.on_moved(self._say_whole)
        self.paper, self.beside = PaperView(), FieldBesidePaper(store)
        self.maker = self._maker()
        self.addWidget(self.maker)
        self.addWidget(_one_above(self.paper, self.beside))
        self.setChildrenCollapsible(False)
        self.setSizes([_LEFT, _RIGHT])
        self.setStretchFactor(1, 1)

    def offer_shapes(self, save: Callable[[str], object]) -> None:
        """Have the other formats saved by `save`."""
        menu = QMenu(self.more)
        for shape, text in words.MORE_FORMATS.items():
            act = self.shapes[shape] = menu.addAction(text)
            act.triggered.connect(lambda _checked=False, shape=shape: save(shape))
        self.more.setMenu(menu)

    def offer_kept(self, label: str, items: Sequence[tuple[str, str]]) -> None:
        """Offer packs that are kept under what they are chosen for; nothing hides the chooser."""
        self._kept_label.setText(label)
        self.kept.setAccessibleName(label)
        self.kept.setToolTip(label)
        self.kept.offer(items, self.kept.key())
        self.kept_field.setVisible(bool(items))

    def show_remarks(self, heading: str, found: tuple[Remark, ...]) -> None:
        """Show what is to be known, below a heading; nothing where there is nothing."""
        self._heading.say(heading)
        self.remarks.view.setAccessibleName(heading)
        self.remarks.show_rows(found)
        self.remarks.fit(6)
        self.notices.setVisible(bool(found))

    def _say_whole(self) -> None:
        """The remark at hand, uncut."""
        at_hand = self.remarks.current
        self._whole.say(at_hand.what if at_hand else "")

    def _maker(self) -> QScrollArea:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(12)
        column.addLayout(row_of(self.print, self.excel, self.more))
        column.addWidget(self.outcome)
        self.notices = self._notices()
        column.addWidget(self.notices)
        column.addLayout(_labelled(words.KIND, self.kind))
        column.addWidget(self.help)
        _put_below(self.kept_field, self._kept_label, self.kept)
        column.addWidget(self.kept_field)
        held = named_label(words.MEETING, "fieldLabel")
        _put_below(self.meeting_field, held, self.meeting)
        column.addWidget(self.meeting_field)
        column.addWidget(self.parts)
        for label, chooser in ((words.ROUND, self.round), (words.DEPARTMENT, self.department)):
            column.addLayout(_labelled(label, chooser))
        column.addWidget(self.since)
        column.addWidget(self.at)
        column.addWidget(self.keeping)
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        area = scrolled(page)
        area.setMinimumWidth(_LEAST)
        return area

    def _notices(self) -> QWidget:
        whole = QWidget()
        below = QVBoxLayout(whole)
        below.setContentsMargins(0, 0, 0, 0)
        self._heading = Paragraph(words.NOTICES, "fieldLabel")
        below.addWidget(self._heading)
        below.addWidget(self.remarks.view)
        below.addWidget(self._whole)
        whole.hide()
        return whole


def _one_above(paper: QWidget, beside: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(paper, 1)
    column.addWidget(beside)
    return whole


def _explained(box: QCheckBox, text: str) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(box)
    column.addWidget(Paragraph(text, "fieldHelp"))
    box.setAccessibleDescription(text)
    return whole


def _put_below(whole: QWidget, label: QWidget, chooser: Chooser) -> None:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(chooser)
    chooser.narrow()


def _labelled(label: str, chooser: Chooser) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(named_label(label, "fieldLabel"))
    column.addWidget(chooser)
    chooser.narrow()
    return column


def _columns() -> tuple[Column[Remark], ...]:
    return (
        Column[Remark](words.WHERE, lambda each: each.where, tooltip=lambda each: each.where),
        Column[Remark](words.WHAT, lambda each: each.what, tooltip=lambda each: each.what),
    )
