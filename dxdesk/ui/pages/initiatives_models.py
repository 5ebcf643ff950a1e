"""How the page 取組一覧 shows its rows and its tree."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from dxdesk.domain import calendar
from dxdesk.domain.folding import sought
from dxdesk.domain.words import pages_common as common
from dxdesk.domain.words import pages_initiatives as words
from dxdesk.services.views import Branch, InitiativeRow
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.item_models.nodes_tree import Node, NodesTree
from dxdesk.ui.item_models.rows_table import RowsTable
from dxdesk.ui.pages.chip import chip_colours, chip_text
from dxdesk.ui.theme.tokens import Tokens


def initiatives_table(tokens: Callable[[], Tokens], parent: QObject) -> RowsTable[InitiativeRow]:
    """The table's model, empty; `tokens` gives the colours in force."""
    columns = (
        Column[InitiativeRow](words.NUMBER, lambda row: row.number, number=True, sort_key=_number),
        Column[InitiativeRow](
            words.INITIATIVE, lambda row: row.title, tooltip=lambda row: row.title
        ),
        Column[InitiativeRow](words.DEPARTMENT, department_text, tooltip=department_text),
        Column[InitiativeRow](words.STAGE, lambda row: row.stage.word if row.stage else ""),
        Column[InitiativeRow](
            words.PROGRESS,
            lambda row: chip_text(row.exception or row.progress),
            colour=lambda row: chip_colours(tokens(), row.exception or row.progress),
        ),
        Column[InitiativeRow](
            words.ACHIEVEMENT,
            lambda row: chip_text(row.achievement),
            colour=lambda row: chip_colours(tokens(), row.achievement),
        ),
        Column[InitiativeRow](words.DUE, _due, number=True, sort_key=lambda row: row.due),
        Column[InitiativeRow](
            words.GAPS,
            lambda row: "" if row.gaps is None else words.gaps(row.gaps),
            number=True,
            sort_key=lambda row: -1 if row.gaps is None else row.gaps,
            label_tooltip=words.GAPS_TIP,
        ),
    )
    return RowsTable(columns, parent=parent)


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


def _branch_tip(branch: Branch) -> str:
    text = branch_text(branch)
    return words.branch_tip(text, branch.count) if branch.children else text


def _number(row: InitiativeRow) -> tuple[int, str]:
    return (int(row.number) if row.number.isdecimal() else 1 << 30, row.number)


def _due(row: InitiativeRow) -> str:
    return calendar.short_date(date.fromisoformat(row.due)) if row.due else ""
