"""Record types of the skills staff need: tiers, items and headcounts, never named people."""

from dxdesk.domain.fields import Field, Kind, Naming, Owner, RecordType, Required

SKILL_TIER = RecordType(
    "skill_tier",
    "スキル層",
    "plan",
    "L",
    Naming.NATURAL,
    (
        Field("title", "層の名前", Kind.TEXT, Owner.PLAN, required=Required.ALWAYS),
        Field("text", "説明", Kind.PROSE, Owner.PLAN),
        Field("order", "並び順", Kind.INTEGER, Owner.PLAN),
    ),
)

SKILL_ITEM = RecordType(
    "skill_item",
    "スキル項目",
    "skill_tier",
    "J",
    Naming.RANDOM,
    (
        Field("title", "項目名", Kind.TEXT, Owner.PLAN, required=Required.ALWAYS),
        Field("text", "説明", Kind.PROSE, Owner.PLAN),
        Field("order", "並び順", Kind.INTEGER, Owner.PLAN),
    ),
)


def _people(name: str, label: str, help_text: str) -> Field:
    return Field(name, label, Kind.INTEGER, Owner.DEPARTMENT, help_text, unit="人")


SKILL_HEADCOUNT = RecordType(
    "skill_headcount",
    "スキル人数",
    "skill_item",
    "H",
    Naming.NATURAL,
    (
        _people("enrolled", "在籍", "その層に当たる職員の人数です。"),
        _people("acquired", "修得", "項目を身に付けた職員の人数です。"),
        _people("trained", "研修受講", "年度中に研修を受けた職員の人数です。"),
    ),
)

SKILL_TYPES = (SKILL_TIER, SKILL_ITEM, SKILL_HEADCOUNT)
