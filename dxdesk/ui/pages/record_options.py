"""What the fields of a record that name something else may pick from."""

from dxdesk.domain import keys, values
from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Records
from dxdesk.ui.fields.base import Option, Options


def record_options(records: Records, key: str) -> dict[str, Options]:
    """The options of a record's REF and NAMES fields, by field."""
    found: dict[str, Options] = {}
    kind = keys.type_of(key)
    for field in kind.fields:
        if field.kind is Kind.NAMES:
            named = values.nameable(kind, field)
            found[field.name] = [Option(each.name, each.label) for each in named]
        elif field.kind is Kind.REF:
            near = records.below(keys.parent_of(key), field.refers)
            found[field.name] = [Option(each.key, each.get("title")) for each in near]
    return found
