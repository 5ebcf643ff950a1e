"""How the page スキル shows its rows."""

from dataclasses import dataclass, field

from dxdesk.domain import keys, skills
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import skills as words
from dxdesk.domain.words.pages_detail import LOCKED
from dxdesk.services import edits, stores
from dxdesk.services.skills import SkillRow
from dxdesk.services.stores import Store
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.theme.tokens import LIGHT, Tokens

Columns = tuple[Column[SkillRow], ...]


@dataclass(slots=True)
class Sight:
    """What the cells are seen through: the store as read last, and the colours."""

    store: Store
    records: Records = field(default_factory=lambda: Records(()))
    words: Words = field(default_factory=dict)
    tokens: Tokens = LIGHT


def skill_columns(sight: Sight) -> Columns:
    """課 (for the coordinator), tier and item, which stay in view; the numbers and the gap."""
    entered = tuple(_number(sight, name) for name in (skills.ENROLLED, skills.ACQUIRED))
    gap = Column[SkillRow](
        words.GAP,
        _gap,
        number=True,
        sort_key=lambda row: -1 if row.gap is None else row.gap,
        colour=lambda row: _colours(sight.tokens, row),
        lock=words.GAP_LOCK,
    )
    return (*_key_columns(sight), *entered, gap, _number(sight, skills.TRAINED))


def skill_widths(sight: Sight) -> tuple[int, ...]:
    """The widths of these columns."""
    keys_wide = (112, 148, -180) if stores.is_coordinator(sight.store) else (240, -220)
    return (*keys_wide, 88, 88, 108, 112)


def frozen(sight: Sight) -> int:
    """How many columns stay in view."""
    return len(_key_columns(sight))


def _key_columns(sight: Sight) -> Columns:
    department = Column[SkillRow](
        words.DEPARTMENT, lambda row: row.department_name, lock=words.PLAN_LOCK
    )
    tier = Column[SkillRow](
        words.TIER, lambda row: row.tier, tooltip=lambda row: row.tier, lock=words.PLAN_LOCK
    )
    item = Column[SkillRow](
        words.ITEM,
        lambda row: row.item,
        tooltip=lambda row: row.about or row.item,
        lock=words.PLAN_LOCK,
    )
    return (department, tier, item) if stores.is_coordinator(sight.store) else (tier, item)


def _number(sight: Sight, name: str) -> Column[SkillRow]:
    return field_column(
        skills.KIND,
        name,
        lambda row: row.fields.get(name, ""),
        lambda row: _cell(sight, row.key, name),
        lambda: sight.words,
    )


def _cell(sight: Sight, key: str, name: str) -> Cell:
    owner = edits.why_locked(sight.store, sight.records, key, keys.type_of(key).field(name))
    return Cell(key, name, LOCKED[owner] if owner else "")


def _gap(row: SkillRow) -> str:
    if row.is_wrong:
        return words.WRONG
    return "" if row.gap is None else str(row.gap)


def _colours(tokens: Tokens, row: SkillRow) -> tuple[str, str]:
    names = tokens.by_name()
    if row.is_wrong:
        return names["error"], names["error-ground"]
    if row.gap is None:
        return tokens.text, ""
    look = "warning" if row.gap else "success"
    return names[look], names[f"{look}-ground"]
