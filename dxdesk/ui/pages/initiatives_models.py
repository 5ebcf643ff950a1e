"""How the page 取組一覧 shows its rows and its tree."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from dxdesk.domain import calendar
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.folding import sought
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_initiatives as words
from dxdesk.domain.words.pages_detail import LOCKED
from dxdesk.services import edits, views
from dxdesk.services.stores import Store
from dxdesk.services.views import Branch, InitiativeRow
from dxdesk.ui.grid.field_columns import as_chip, field_column
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.item_models.nodes_tree import Node, NodesTree
from dxdesk.ui.pages.chip import chip_colours
from dxdesk.ui.theme.tokens import LIGHT, Tokens

_FIRST = ("stage", "progress", "achievement", "exception")
_CHIPS = ("progress", "achievement", "exception")
_WIDTHS = {
    "stage": 96,
    "progress": 112,
    "achievement": 104,
    "exception": 132,
    "outlook": 132,
    "direction": 96,
}
_FIXED = (42, -240, 138, 68)  # No, 取組, 担当課, 未記入
_DATE = 112


@dataclass(slots=True)
class Sight:
    """What the cells of 取組一覧 are seen through: the store as read last, and the colours."""

    store: Store
    records: Records = field(default_factory=lambda: Records(()))
    words: Words = field(default_factory=dict)
    tokens: Tokens = LIGHT


def initiatives_columns(sight: Sight) -> tuple[Column[InitiativeRow], ...]:
    """No and 取組, which stay in view, then what the 課 answers: every choice and date of a
    progress report, typed in place."""
    kinds = (Kind.CHOICE, Kind.DATE)
    names = [each.name for each in CATALOGUE["report"].fields if each.kind in kinds]
    first = [_answer(sight, name) for name in _FIRST]
    rest = [_answer(sight, name) for name in names if name not in _FIRST]
    return (*_plan_columns(), *first, _due(), *rest)


def initiatives_widths(columns: tuple[Column[InitiativeRow], ...]) -> tuple[int, ...]:
    """The widths of these columns, as `GridView` wants them."""
    rest = columns[len(_FIXED) :]
    return (*_FIXED, *(_WIDTHS.get(each.field.name if each.field else "", _DATE) for each in rest))


def plan_tree(parent: QObject) -> NodesTree[Branch]:
    """The tree's model, empty: what a branch is called, and how many 取組 lie below."""
    columns = (
        Column[Branch](words.TREE, branch_text, tooltip=_branch_tip),
        Column[Branch](words.GAPS, lambda each: str(each.count) if each.children else ""),
    )
    return NodesTree(columns, parent=parent)


def nodes(branch: Branch) -> Node[Branch]:
    """A branch and everything below it as nodes."""
    return Node(branch, tuple(map(nodes, branch.children)))


def branch_text(branch: Branch) -> str:
    """Number and title."""
    return words.branch(branch.number, branch.title)


def department_text(row: InitiativeRow) -> str:
    """市民課（主管）, or that nobody has it yet."""
    if not row.assignment:
        return common.UNASSIGNED
    return common.department(row.department_name, row.role.word if row.role else "")


def searched(row: InitiativeRow) -> str:
    """Everything a search looks through, folded."""
    return sought(f"{row.number} {row.title} {department_text(row)} {row.kana}")


def _plan_columns() -> tuple[Column[InitiativeRow], ...]:
    return (
        Column(
            words.NUMBER, lambda row: row.number, number=True, sort_key=_number, lock=LOCKED["plan"]
        ),
        Column(
            words.INITIATIVE,
            lambda row: row.title,
            tooltip=lambda row: row.title,
            is_link=True,
            lock=LOCKED["plan"],
        ),
        Column(
            words.DEPARTMENT,
            department_text,
            tooltip=department_text,
            search=lambda row: f"{department_text(row)} {row.kana}",
            lock=words.DEPARTMENT_LOCK,
        ),
        Column(
            words.GAPS,
            lambda row: "" if row.gaps is None else words.gaps(row.gaps),
            number=True,
            sort_key=lambda row: -1 if row.gaps is None else row.gaps,
            label_tooltip=words.GAPS_TIP,
            lock=words.GAPS_TIP,
        ),
    )


def _due() -> Column[InitiativeRow]:
    return Column(
        words.DUE, _due_text, number=True, sort_key=lambda row: row.due, lock=words.DUE_LOCK
    )


def _answer(sight: Sight, name: str) -> Column[InitiativeRow]:
    column: Column[InitiativeRow] = field_column(
        "report",
        name,
        lambda row: row.answers.get(name, ""),
        partial(_cell, sight, name),
        lambda: sight.words,
        lock=words.NO_REPORT,
    )
    return as_chip(column, partial(_colours, sight, name)) if name in _CHIPS else column


def _cell(sight: Sight, name: str, row: InitiativeRow) -> Cell | None:
    if not row.report:
        return None
    answered = CATALOGUE["report"].field(name)
    owner = edits.why_locked(sight.store, sight.records, row.report, answered)
    return Cell(row.report, name, LOCKED[owner] if owner else "")


def _colours(sight: Sight, name: str, row: InitiativeRow) -> tuple[str, str]:
    term = views.term_of(sight.words, name, row.answers.get(name, ""))
    return chip_colours(sight.tokens, term)


def _branch_tip(branch: Branch) -> str:
    text = branch_text(branch)
    return words.branch_tip(text, branch.count) if branch.children else text


def _number(row: InitiativeRow) -> tuple[int, str]:
    return (int(row.number) if row.number.isdecimal() else 1 << 30, row.number)


def _due_text(row: InitiativeRow) -> str:
    return calendar.short_date(date.fromisoformat(row.due)) if row.due else ""
