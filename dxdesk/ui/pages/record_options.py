"""What the fields of a record that name something else may pick from."""

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.records import Records
from dxdesk.ui.fields.base import Option, Options


def record_options(records: Records, key: str) -> dict[str, Options]:
    """The options of a record's REF, REFS and NAMES fields, by field."""
    found: dict[str, Options] = {}
    kind = keys.type_of(key)
    for field in kind.fields:
        if field.kind is Kind.NAMES:
            named = values.nameable(kind, field)
            found[field.name] = [Option(each.name, each.label) for each in named]
        elif field.kind in (Kind.REF, Kind.REFS):
            found[field.name] = _near(records, key, field.refers)
    return found


def _near(records: Records, key: str, refers: str) -> Options:
    """The records of a type that one may refer to: beside it, in its plan, or of the city."""
    above = CATALOGUE[refers].parent
    parent = keys.lineage_of(key).get(above, "")
    near = records.below(parent, refers) if above else records.of(refers)
    return [
        Option(
            each.key,
            f"{each.get('number')} {records.name_of(each.key)}".strip(),
            each.get("kana"),
        )
        for each in near
        if each.key != key
    ]
