"""印刷用: what a 課 was asked and has answered, 取組 by 取組, on a sheet to print and discuss."""

from collections.abc import Iterator, Sequence

from dxdesk.domain import keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind, RecordType
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.parcel import ANSWERED, Header, Line
from dxdesk.domain.records import Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import exchange as says
from dxdesk.exchange.about import ABOUT, about
from dxdesk.exchange.face import Block, Face
from dxdesk.sheets.writing import Content

_WIDTHS = (20, 34, 42)
_PARTS = tuple(name for name in ANSWERED if name != "report")


def add_print_view(
    face: Face, header: Header, lines: Sequence[Line], records: Records, words: Words
) -> None:
    """Add the sheet for printing to a workbook; nothing of it is read back."""
    titles = header.titles
    name = says.about_print(titles[says.DEPARTMENT_NAME], titles[says.ROUND_NAME])
    blocks = [Block("", says.PRINT_NOTE), *_View(header, lines, records, words).blocks()]
    face.reading(says.PRINT_SHEET, name, _WIDTHS, blocks)


class _View:
    def __init__(
        self, header: Header, lines: Sequence[Line], records: Records, words: Words
    ) -> None:
        self.header = header
        self.lines = lines
        self.records = records
        self.words = words

    def blocks(self) -> Iterator[Block]:
        for line in self.lines:
            is_report = keys.type_of(line.key).name == "report"
            if is_report and keys.round_in(line.key) == self.header.round:
                rows = [*self._report(line), *self._parts(keys.parent_of(line.key))]
                yield Block(self._title(line.key), "", says.PRINT_HEADS, rows)
        asked = list(self._asked())
        if asked:
            yield Block(CATALOGUE["instruction"].label, "", says.ASKED_HEADS, asked)

    def _asked(self) -> Iterator[Sequence[Content]]:
        """What is to be answered: what it is about, what is asked, what was answered."""
        for line in self.lines:
            kind = keys.type_of(line.key)
            if kind.name == "response":
                order = self.records.get(keys.parent_of(line.key))
                text = order.get("text") if order else ""
                yield about(self.records, line.key), text, self._said(kind, line)

    def _title(self, key: str) -> str:
        initiative = self.records.get(keys.lineage_of(key)["initiative"])
        return f"{initiative.get('number')} {initiative.get('title')}" if initiative else ""

    def _report(self, line: Line) -> Iterator[Sequence[Content]]:
        kind = keys.type_of(line.key)
        before = self._previous(keys.parent_of(line.key))
        for field in kind.fields:
            yield (
                field.label,
                self._shown(kind, field.name, before.values.get(field.name) if before else None),
                self._shown(kind, field.name, line.values.get(field.name)),
            )

    def _previous(self, assignment: str) -> Line | None:
        for line in self.lines:
            is_mine = keys.type_of(line.key).name == "report" and keys.parent_of(line.key)
            if is_mine == assignment and keys.round_in(line.key) != self.header.round:
                return line
        return None

    def _parts(self, assignment: str) -> Iterator[Sequence[Content]]:
        """Targets, steps, indicators …: those that say anything."""
        for line in self.lines:
            kind = keys.type_of(line.key)
            is_mine = keys.lineage_of(line.key).get("assignment") == assignment
            if is_mine and kind.name in _PARTS and any(line.values.values()):
                yield (self._name(kind, line.key), "", self._said(kind, line))

    def _name(self, kind: RecordType, key: str) -> str:
        return f"{kind.label} {about(self.records, key)}" if kind.name in ABOUT else kind.label

    def _said(self, kind: RecordType, line: Line) -> str:
        return "\n".join(
            says.defined(field.label, self._shown(kind, field.name, line.values[field.name]))
            for field in kind.fields
            if line.values.get(field.name)
        )

    def _shown(self, kind: RecordType, name: str, value: Value) -> str:
        if not value:
            return ""
        field = kind.field(name)
        if field.kind in (Kind.REF, Kind.REFS):
            return says.LIST_MARK.join(map(self.records.name_of, value.split("\n")))
        return values.show(kind, field, value, self.words)
