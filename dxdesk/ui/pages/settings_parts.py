"""The sections of 設定: where the store lies, its backups, checking it, how the window looks."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from dxdesk.domain.places import Place
from dxdesk.domain.words import checking as checking_words
from dxdesk.domain.words import pages_settings as words
from dxdesk.domain.words import places
from dxdesk.services.checking import Damage, Report
from dxdesk.ui.fields.line_edit import NfkcLineEdit
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.files import Outcome, row_of
from dxdesk.ui.pages.parts import Chooser, button, named_label
from dxdesk.ui.pages.tables import RowList, one_line
from dxdesk.ui.settings import Settings
from dxdesk.ui.text import Paragraph, announce

_ROWS = 8


class SettingsSection(QWidget):
    """A heading and what stands below it."""

    def __init__(self, title: str, help_text: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        heading = named_label(title, "groupTitle")
        heading.setIndent(0)
        self.column.addWidget(heading)
        if help_text:
            self.column.addWidget(Paragraph(help_text, "fieldHelp"))


class StoreSection(SettingsSection):
    """保存先: the path, the kind of place, how it is written there, what to know of it."""

    def __init__(self, path: Path, place: Place) -> None:
        super().__init__(words.STORE)
        self.open_folder = button(words.OPEN_FOLDER)
        self.notice = Paragraph(places.NOTICES[place.kind], "placeNotice")
        self.notice.setVisible(bool(places.NOTICES[place.kind]))
        self.column.addWidget(self.notice)
        facts = {
            words.PATH: str(path),
            words.PLACE: places.place(place),
            words.METHOD: places.method(place),
        }
        self.column.addLayout(_facts(facts))
        self.column.addSpacing(4)
        self.column.addLayout(row_of(self.open_folder))


class SecondPlace(QWidget):
    """二つ目の場所: which it is and whether the newest backup is there."""

    def __init__(self) -> None:
        super().__init__()
        self.folder, self.state = _fact(words.SECOND, ""), Paragraph()
        self.choose, self.drop = button(words.CHOOSE_SECOND), button(words.DROP_SECOND)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(named_label(words.SECOND, "fieldLabel"))
        column.addWidget(Paragraph(words.SECOND_HELP, "fieldHelp"))
        column.addWidget(self.folder)
        column.addWidget(self.state)
        column.addLayout(row_of(self.choose, self.drop))

    def show_place(self, folder: Path | None, state: str, *, is_bad: bool) -> None:
        """Show the folder and how it is with it."""
        self.folder.setText(str(folder) if folder else words.NO_SECOND)
        self.state.setObjectName("fieldError" if is_bad else "")
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.state.say(state)
        self.state.setVisible(bool(state))
        self.drop.setVisible(folder is not None)


class BackupsSection(SettingsSection):
    """バックアップ: the newest, a copy elsewhere, the second place; the list stands below."""

    def __init__(self) -> None:
        super().__init__(words.BACKUPS, words.BACKUPS_HELP)
        self.newest = Paragraph()
        self.copy = button(words.COPY)
        self.outcome, self.second = Outcome(), SecondPlace()
        self.outcome.open_file.hide()
        self.column.addWidget(self.newest)
        self.column.addLayout(row_of(self.copy))
        self.column.addWidget(self.outcome)
        self.column.addSpacing(8)
        self.column.addWidget(self.second)


class CheckSection(SettingsSection):
    """点検: the number printed, the button, and what was found."""

    def __init__(self) -> None:
        super().__init__(words.CHECK, words.CHECK_HELP)
        self.head = NfkcLineEdit()
        self.head.setAccessibleName(words.HEAD)
        self.head.setFixedWidth(200)
        self.check = button(words.CHECK_NOW)
        self.result, self.fault = Paragraph(), Paragraph(kind="fieldError")
        self.number = Paragraph(kind="strong")
        self.number.setTextInteractionFlags(_READABLE)
        self.damages = RowList(words.DAMAGES, _damage_columns(), (0, 150, 150, 150))
        self.column.addWidget(named_label(words.HEAD, "fieldLabel"))
        self.column.addLayout(row_of(self.head, self.check))
        for part in (self.result, self.fault, self.number, self.damages.view):
            self.column.addWidget(part)
            part.hide()

    def show_report(self, report: Report) -> None:
        """Show what a check has found."""
        told = {
            self.result: "\n".join(_found(report)),
            self.fault: "\n".join(_wrong(report)),
            self.number: checking_words.number(report.number) if report.number else "",
        }
        for part, text in told.items():
            part.say(text)
            part.setVisible(bool(text))
        self.damages.show_rows(report.damages)
        self.damages.fit(_ROWS)
        self.damages.view.setVisible(bool(report.damages))
        announce(self, "\n".join(told.values()))


class LookSection(SettingsSection):
    """表示: colours and size."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(words.LOOK)
        self.scheme, self.zoom = Chooser(words.SCHEME), Chooser(words.SIZE)
        self.later = Paragraph(words.SIZE_LATER)
        self.later.hide()
        for label, chooser, offered, chosen in (
            (words.SCHEME, self.scheme, words.SCHEMES, settings.scheme),
            (words.SIZE, self.zoom, words.SIZES, settings.size),
        ):
            chooser.offer(list(offered.items()), chosen)
            chooser.setMinimumWidth(240)
            self.column.addWidget(named_label(label, "fieldLabel"))
            if chooser is self.zoom:
                self.column.addWidget(Paragraph(words.SIZE_HELP, "fieldHelp"))
            self.column.addWidget(chooser, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.later)


_READABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def _facts(facts: Mapping[str, str]) -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(6)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
    form.setFormAlignment(Qt.AlignmentFlag.AlignTop)
    for name, text in facts.items():
        form.addRow(named_label(name, "barLabel"), _fact(name, text))
    return form


def _fact(name: str, text: str) -> QLabel:
    """A text that Tab reaches and that can be copied."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(_READABLE)
    label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label.setAccessibleName(name)
    return label


def _found(report: Report) -> Iterator[str]:
    yield checking_words.checked(report.records)
    if not report.damages:
        yield checking_words.SOUND
    if report.passed:
        yield checking_words.PASSED


def _wrong(report: Report) -> Iterator[str]:
    if report.damages:
        yield checking_words.found(len(report.damages)) + checking_words.DAMAGED_NEXT
    if report.passed is False:
        yield checking_words.NOT_PASSED + checking_words.NOT_PASSED_NEXT


def _damage_columns() -> tuple[Column[Damage], ...]:
    return (
        Column[Damage](words.WHERE, _where, tooltip=_where),
        Column[Damage](words.WHAT, lambda each: checking_words.FAULTS[each.fault]),
        Column[Damage](
            words.NOW, lambda each: _value(each.stored), tooltip=lambda each: each.stored or ""
        ),
        Column[Damage](
            words.GOOD, lambda each: _value(each.good), tooltip=lambda each: each.good or ""
        ),
    )


def _where(damage: Damage) -> str:
    place = (
        checking_words.place(damage.title, damage.key, damage.label)
        if damage.key
        else checking_words.row(damage.table, damage.number)
    )
    return place or damage.detail


def _value(text: str | None) -> str:
    return one_line(text) if text else checking_words.BLANK
