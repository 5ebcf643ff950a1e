"""The present state in the published forms: `show`, `fields`, `history`."""

from typing import Any

from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE, RECORD_TYPES
from dxdesk.domain.keys import type_of
from dxdesk.models import queries
from dxdesk.models.queries import Item, Revision
from dxdesk.services.stores import Store

FORMAT = 1


def show(store: Store, kind: str = "") -> dict[str, Any]:
    """The state in a stable order, free of clocks and paths: equal content, equal document."""
    with store.reading() as connection:
        records = queries.records(connection)
        items = queries.items(connection)
    return {
        "format": FORMAT,
        "records": [
            {
                "type": record.type,
                "key": record.key,
                "fields": {
                    field.name: values.to_json(field, record.get(field.name))
                    for field in CATALOGUE[record.type].fields
                    if record.get(field.name)
                },
            }
            for record in records
            if not kind or record.type == kind
        ],
        "conflicts": [_item(each) for each in items if each.kind == "conflict"],
        "proposals": [_item(each) for each in items if each.kind == "proposal"],
    }


def fields() -> list[dict[str, Any]]:
    """The field catalogue, a row a field."""
    return [
        {
            "type": kind.name,
            "type_label": kind.label,
            "field": field.name,
            "label": field.label,
            "kind": field.kind.value,
            "unit": field.unit,
            "owner": field.owner.value,
            "required": field.required.value,
            "publishable": field.publishable,
        }
        for kind in RECORD_TYPES
        for field in kind.fields
    ]


def history(store: Store, key: str = "", field: str = "") -> list[Revision]:
    """Who changed what, oldest first; of one record or field if asked."""
    with store.reading() as connection:
        return queries.history(connection, key, field)


def items(store: Store) -> list[Item]:
    """The open conflicts and proposals."""
    with store.reading() as connection:
        return queries.items(connection)


def _item(item: Item) -> dict[str, Any]:
    return {
        "type": type_of(item.key).name,
        "record": item.key,
        "field": item.field,
        "candidates": list(item.candidates),
    }
