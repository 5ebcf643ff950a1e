"""What a store holds as the rows of a template: written out, changed in a spreadsheet, loaded."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, RecordType
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import PLAN_AXES, Words, axis_label, words_of
from dxdesk.domain.words import loading as says
from dxdesk.exchange.face import Row
from dxdesk.exchange.loadable import CONTEXT
from dxdesk.exchange.names import Names
from dxdesk.sheets.writing import Content

_WHOLE = frozenset({Kind.INTEGER, Kind.MONEY, Kind.YEAR})
_CONTEXT_OF = {
    says.INITIATIVE: "initiative",
    says.DEPARTMENT: "assignment",
    says.INDICATOR: "indicator",
    says.YEAR: "indicator_value",
    says.TIER: "skill_tier",
}


class Filling:
    """Writes records as rows; a reference stands as the number or name that leads back to it."""

    def __init__(self, records: Records, plan: str) -> None:
        self._records = records
        self._plan = plan
        self._names = Names(records)
        self._words: Words = words_of(records, plan)

    def rows(self, kind: RecordType) -> Iterator[Row]:
        """Every record of a type: those of the plan, or those that belong to none."""
        for each in self._held(kind):
            context = [self._context(each, heading) for heading in CONTEXT.get(kind.name, ())]
            fields = [self._cell(kind, field, each) for field in kind.fields]
            yield Row(each.key, (*context, *fields, each.key))

    def _held(self, kind: RecordType) -> Iterable[Record]:
        for each in self._records.of(kind.name):
            plan = keys.lineage_of(each.key).get("plan", "")
            if plan in ("", self._plan):
                yield each

    def _context(self, record: Record, heading: str) -> Content:
        lineage = keys.lineage_of(record.key)
        key = lineage.get(_CONTEXT_OF[heading], "")
        if heading == says.YEAR:
            return int(keys.code_of(key))
        if heading == says.DEPARTMENT:
            owner = self._records.get(key)
            holder = (owner.get("department") if owner else "") or keys.department_in(key)
            return self._called("department", holder)
        return self._called(_CONTEXT_OF[heading], key)

    def _cell(self, kind: RecordType, field: Field, record: Record) -> Content:
        value = record.get(field.name)
        if not value:
            return None
        if (kind.name, field.name) == ("term", "axis"):
            return axis_label(value) if value in PLAN_AXES else value
        match field.kind:
            case Kind.DATE:
                return date.fromisoformat(value)
            case Kind.DECIMAL:
                return Decimal(value)
            case Kind.CHOICE | Kind.FLAG | Kind.NAMES:
                return values.show(kind, field, value, self._words)
            case Kind.REF | Kind.REFS:
                called = (self._called(field.refers, each) for each in value.split("\n"))
                return says.LIST_MARK.join(called)
            case whole if whole in _WHOLE:
                return int(value)
            case _:
                return value

    def _called(self, kind: str, key: str) -> str:
        """What people call a record where that leads back to it alone, else its key."""
        record = self._records.get(key)
        if record is None:
            return key
        within = self._plan if keys.parent_of(key) and kind != "indicator" else ""
        for text in (record.get("number"), self._records.name_of(key), record.get("code")):
            if text and says.LIST_MARK not in text and self._leads(kind, text, within) == [key]:
                return text
        return key

    def _leads(self, kind: str, text: str, within: str) -> list[str]:
        return self._names.find(kind, text, within) if kind in CATALOGUE else []
