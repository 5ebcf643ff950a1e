"""How 計画の編集 shows the records of each sort, and how what is typed finds its way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import pages_plan_edit as words
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.services import drafts, plan_editing
from dxdesk.services.drafts import Typed
from dxdesk.services.plan_editing import Topic
from dxdesk.services.stores import Store
from dxdesk.ui.fields.base import Option, Options
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.item_models.column import Cell, Column

_REFS = (Kind.REF, Kind.REFS)
_WIDTHS = {Kind.PROSE: -200, Kind.TEXT: 160, Kind.REF: 170, Kind.REFS: 170, Kind.CHOICE: 120}
_NARROW = {"number": 64, "order": 72, "letter": 64, "title": 240, "chapter": 150, "word": 120}
_LOCKED = ("axis", "code")


@dataclass(slots=True)
class Sight:
    """What the cells are seen through: the store as read last, and the plan."""

    records: Records = field(default_factory=lambda: Records(()))
    plan: str = ""
    words: Words = field(default_factory=dict)


class PlanEntry(GridEntry):
    """References are typed by number or title as well as by key."""

    def __init__(self, store: Store, sight: Sight) -> None:
        super().__init__(store)
        self._sight = sight

    def enter(self, typed: Sequence[Typed], label: str = "") -> drafts.Entered | None:
        """As every grid, names being read as keys."""
        read = [(key, name, self._read(key, name, text)) for key, name, text in typed]
        return super().enter(read, label)

    def _read(self, key: str, name: str, text: str) -> str:
        found = keys.type_of(key).field(name)
        return plan_editing.read_names(self._sight.records, self._sight.plan, found, text)


def edit_columns(sight: Sight, topic: Topic) -> tuple[Column[Record], ...]:
    """Every field of a sort, the number or the name first."""
    fields = [each for each in shown_fields(topic) if each.name not in _LOCKED]
    first = [_locked(each) for each in shown_fields(topic) if each.name == "code"]
    return (*first, *(edit_column(sight, topic, each) for each in fields))


def edit_widths(columns: Sequence[Column[Record]]) -> tuple[int, ...]:
    """Their widths, as `GridView` wants them."""
    return tuple(_width(each) for each in columns)


def shown_fields(topic: Topic) -> tuple[Field, ...]:
    """The fields of a sort that are shown: of a word, its axis is said by the sort."""
    return tuple(each for each in CATALOGUE[topic.kind].fields if each.name != "axis")


def form_options(sight: Sight, topic: Topic) -> dict[str, Options]:
    """What the references of a sort may pick from."""
    return {
        each.name: [Option(*one) for one in plan_editing.referable(sight.records, sight.plan, each)]
        for each in shown_fields(topic)
        if each.kind in _REFS
    }


def _width(column: Column[Record]) -> int:
    if column.field is None:
        return 120
    return _NARROW.get(column.field.name) or _WIDTHS.get(column.field.kind, 104)


def _locked(of: Field) -> Column[Record]:
    return Column(of.label, lambda row: row.get(of.name), lock=words.CODE_LOCK)


def edit_column(sight: Sight, topic: Topic, of: Field) -> Column[Record]:
    """One field of a sort, a reference by number and name."""
    column: Column[Record] = field_column(
        topic.kind,
        of.name,
        lambda row: row.get(of.name),
        lambda row: Cell(row.key, of.name),
        lambda: sight.words,
    )
    if of.kind not in _REFS:
        return column
    text = _names(sight, of)
    return replace(column, text=text, sort_key=text, options=_options(sight, of))


def _names(sight: Sight, of: Field) -> Callable[[Record], str]:
    def text(row: Record) -> str:
        held = filter(None, row.get(of.name).split("\n"))
        return LIST_MARK.join(plan_editing.called(sight.records, each) for each in held)

    return text


def _options(sight: Sight, of: Field) -> Callable[[Record], Sequence[Option]]:
    """Picked by their names, which lead back to the keys."""

    def options(_row: Record) -> tuple[Option, ...]:
        found = plan_editing.referable(sight.records, sight.plan, of)
        return tuple(Option(name, name) for _, name in found)

    return options
