"""Which fields of a progress report stand under which heading of the form."""

from dataclasses import replace

from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.words import pages_detail as words
from dxdesk.ui.fields.base import Option, Options
from dxdesk.ui.form import Group

_REPORT = CATALOGUE["report"]
_GROUPS = {
    "judgement": ("stage", "progress", "achievement", "outlook", "direction", "exception"),
    "results": (
        "results",
        "work_change",
        "effect_citizen",
        "effect_staff",
        "effect_welfare",
        "outcome",
        "evidence",
    ),
    "ahead": (
        "issues",
        "next_steps",
        "recovery",
        "recovery_by",
        "rating_reason",
        "decision_needed",
    ),
    "money": ("budget", "settlement"),
    "writer": ("writer_unit", "writer_name", "confirmed_on", "as_of"),
    "public": ("public_fields",),
}


def report_groups() -> tuple[Group, ...]:
    """The form's groups; a field that no group names stands in a last one."""
    named = {name for names in _GROUPS.values() for name in names}
    rest = tuple(each for each in _REPORT.fields if each.name not in named)
    groups = tuple(
        Group(words.GROUPS[title], tuple(map(_field, names))) for title, names in _GROUPS.items()
    )
    return (*groups, Group(words.GROUPS["more"], rest)) if rest else groups


def _field(name: str) -> Field:
    """A field; that of the public ones is told as it is filled in here, not in a workbook."""
    field = _REPORT.field(name)
    return replace(field, help=words.PUBLIC_HELP) if field.kind is Kind.NAMES else field


def report_options() -> dict[str, Options]:
    """What the fields that name other fields may pick from."""
    field = _REPORT.field("public_fields")
    named = values.nameable(_REPORT, field)
    return {field.name: [Option(each.name, each.label) for each in named]}
