"""The two grids of 担当割: 取組 × 課, and the 課 themselves."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadValue
from dxdesk.domain.organisation import is_in_force
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import VOCABULARIES
from dxdesk.domain.words import pages_assign as words
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.services import assigning, drafts
from dxdesk.services.drafts import Typed
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import Option
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.item_models.column import Cell, Column

_FIELDS = ("name", "kana", "division", "order", "valid_from", "valid_to", "successor")
WIDTHS = (90, 180, 180, 120, 80, 110, 110, 160)

_REFERRED = {"division": "division", "successor": "department"}

RecordsNow = Callable[[], Records]


class AssignEntry(GridEntry):
    """A role typed into a place makes the assignment; one emptied takes the work away."""

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """As every grid, ◎ and ○ being read as 主管 and 関係."""
        read = [(key, field, assigning.sign_read(text)) for key, field, text in typed]
        return super().enter(read, label)

    def also(self, typed: Sequence[Typed]) -> Sequence[Typed]:
        return [
            (key, "department", keys.department_in(key) if text.strip() else "")
            for key, field, text in typed
            if field == "role" and _is_role(text)
        ]


class DepartmentEntry(GridEntry):
    """The first thing typed into the row of a new 課 makes it, with its code.

    A 部 or a successor is typed by its name as well as by its key.
    """

    def __init__(
        self, store: Store, records: RecordsNow, begun: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__(store)
        self._records = records
        self._begun = begun

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """As every grid, names of 部 and 課 being read as their keys."""
        read = [(key, field, self._keys(field, text)) for key, field, text in typed]
        return super().enter(read, label)

    def _keys(self, field: str, text: str) -> str:
        if field not in _REFERRED:
            return text
        known = {each.get("name"): each.key for each in self._records().of(_REFERRED[field])}
        return LIST_MARK.join(known.get(each.strip(), each) for each in text.split(LIST_MARK))

    def also(self, typed: Sequence[Typed]) -> Sequence[Typed]:
        touched = dict.fromkeys(key for key, _, text in typed if text.strip())
        return [(key, "code", keys.code_of(key)) for key in touched if key in self._begun()]


def assign_columns(records: RecordsNow, departments: Sequence[Record]) -> list[Column[Record]]:
    """Number and title of the 取組, then a column for each 課."""
    number: Column[Record] = Column(
        words.NUMBER, lambda each: each.get("number"), number=True, lock=words.PLAN_LOCK
    )
    title: Column[Record] = Column(
        words.INITIATIVE,
        lambda each: each.get("title"),
        tooltip=lambda each: each.get("title"),
        lock=words.PLAN_LOCK,
    )
    return [number, title, *(_of_department(records, each) for each in departments)]


def department_columns(records: RecordsNow) -> list[Column[Record]]:
    """Every field of a 課, the code locked."""
    code: Column[Record] = Column(
        CATALOGUE["department"].field("code").label,
        lambda each: each.get("code") or keys.code_of(each.key),
        lock=words.CODE_LOCK,
    )
    return [code, *(_of_field(records, name) for name in _FIELDS)]


def shown_departments(records: Records, plan: str, day: str) -> tuple[Record, ...]:
    """The 課 of today, and those that have ended and still have work."""
    busy = {
        each.get("department")
        for each in records.of("assignment")
        if keys.lineage_of(each.key)["plan"] == plan
    }
    return tuple(
        each for each in records.of("department") if each.key in busy or is_in_force(each, day)
    )


def _of_department(records: RecordsNow, department: Record) -> Column[Record]:
    def key(row: Record) -> str:
        return assigning.key_in(records(), row.key, department.key)

    def value(row: Record) -> str:
        held = records().get(key(row))
        return held.get("role") if held else ""

    return field_column(
        "assignment",
        "role",
        value,
        lambda row: Cell(key(row), "role"),
        lambda: VOCABULARIES,
        heading=department.get("name") or keys.code_of(department.key),
    )


def _of_field(records: RecordsNow, name: str) -> Column[Record]:
    column: Column[Record] = field_column(
        "department",
        name,
        lambda row: row.get(name),
        lambda row: Cell(row.key, name),
        lambda: VOCABULARIES,
    )
    return _by_name(column, records, name) if name in _REFERRED else column


def _by_name(column: Column[Record], records: RecordsNow, name: str) -> Column[Record]:
    """The same column, its references shown and picked by name."""

    def text(row: Record) -> str:
        held = filter(None, row.get(name).split("\n"))
        return LIST_MARK.join(map(records().name_of, held))

    def options(_row: Record) -> tuple[Option, ...]:
        found = records().of(_REFERRED[name])
        return tuple(Option(each.get("name"), each.get("name")) for each in found)

    return replace(column, text=text, sort_key=text, options=options)


def _is_role(text: str) -> bool:
    kind = CATALOGUE["assignment"]
    try:
        values.read(kind, kind.field("role"), text, VOCABULARIES)
    except BadValue:
        return False
    return True
