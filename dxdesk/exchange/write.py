"""Writing an exchange workbook: pleasant in plain Excel, depending on none of its looks."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from dxdesk.domain import calendar, keys, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind, Owner, RecordType
from dxdesk.domain.merge.facts import Value
from dxdesk.domain.parcel import ANSWERED, SHOWN, Header, Line, Parcel, is_deletable
from dxdesk.domain.receipt import Receipt
from dxdesk.domain.records import Records
from dxdesk.domain.rollup import Others
from dxdesk.domain.vocabularies import Vocabulary, Words
from dxdesk.domain.words import exchange as says
from dxdesk.exchange import layout
from dxdesk.exchange.about import ABOUT, about
from dxdesk.exchange.face import Column, Face, Row
from dxdesk.exchange.print_view import add_print_view
from dxdesk.exchange.reference import add_reference
from dxdesk.exchange.slip import add_slip
from dxdesk.sheets.writing import Content

_ORDER = (
    "report",
    "annual_target",
    "schedule_step",
    "indicator",
    "indicator_value",
    "activity",
    "remark",
    "response",
    "skill_headcount",
)
_WIDE = frozenset({Kind.PROSE})
_NUMBERS = frozenset({Kind.INTEGER, Kind.MONEY, Kind.YEAR})


def write_parcel(
    parcel: Parcel,
    records: Records,
    words: Words,
    path: Path,
    receipt: Receipt | None = None,
    others: Sequence[Others] = (),
) -> None:
    """Write a sealed parcel. `records` only give the titles that stand beside the keys.

    `receipt` is printed on a sheet of its own, and so is what the `others` of shared 取組
    said. The file is written whole or not at all; raises OSError as the disk does.
    """
    _Writer(parcel, records, words, receipt, others).write(path)


class _Writer:
    def __init__(
        self,
        parcel: Parcel,
        records: Records,
        words: Words,
        receipt: Receipt | None,
        others: Sequence[Others],
    ) -> None:
        self.header = parcel.header
        self.lines = parcel.lines
        self.records = records
        self.words = words
        self.receipt = receipt
        self.others = others
        self.face = Face()

    def write(self, path: Path) -> None:
        self._write_guide()
        if self.receipt:
            add_slip(self.face, self.receipt)
        for name in _ORDER:
            self._write_table(CATALOGUE[name].label, name, self._asked(name), answer=True)
        self._write_table(says.PREVIOUS, "report", self._previous(), answer=False)
        for name in SHOWN:
            self._write_table(CATALOGUE[name].label, name, self._asked(name), answer=False)
        add_reference(self.face, self.others, self.records, self.words)
        add_print_view(self.face, self.header, self.lines, self.records, self.words)
        self._write_control()
        self.face.save(path)

    def _asked(self, name: str) -> list[Line]:
        return [
            line
            for line in self.lines
            if keys.type_of(line.key).name == name and not self._is_previous(line)
        ]

    def _previous(self) -> list[Line]:
        return [line for line in self.lines if self._is_previous(line)]

    def _is_previous(self, line: Line) -> bool:
        kind = keys.type_of(line.key).name
        return kind in ANSWERED and keys.round_in(line.key) not in ("", self.header.round)

    # The record tables

    def _write_table(self, title: str, name: str, lines: Sequence[Line], *, answer: bool) -> None:
        if not lines:
            return
        kind = CATALOGUE[name]
        columns = list(self._columns(kind, answer=answer))
        rows = [self._row(kind, line) for line in lines]
        self.face.table(title, columns, rows)

    def _columns(self, kind: RecordType, *, answer: bool) -> Iterator[Column]:
        if kind.parent not in ("", "plan"):
            yield Column(says.INITIATIVE, 24, locked=True)
        if kind.name in ABOUT:
            yield Column(says.ABOUT, 20, locked=True)
        for field in kind.fields:
            yield Column(
                heading=layout.heading(field),
                width=40 if field.kind in _WIDE else 16,
                locked=not answer or field.owner is not Owner.DEPARTMENT,
                note=field.help,
                number_format="0" if field.kind is Kind.YEAR else "#,##0.##########",
                text_format="@" if field.kind is Kind.TEXT else "General",
                choices=tuple(values.printed(term) for term in self._terms(field)),
                hint="\n".join(says.defined(t.word, t.definition) for t in self._terms(field)),
            )
        if is_deletable(kind):
            yield Column(says.DELETION, 8, locked=not answer, choices=(says.DELETED_MARK,))
        yield Column(says.KEY, 22, locked=True, small=True)
        yield Column(says.VERSION, 18, locked=True, small=True)

    def _terms(self, field: Field) -> Vocabulary:
        return self.words[field.vocabulary] if field.kind is Kind.CHOICE else ()

    def _row(self, kind: RecordType, line: Line) -> Row:
        cells = [self._cell(kind, field, line.values.get(field.name)) for field in kind.fields]
        mark = [says.DELETED_MARK if line.deleted else None] if is_deletable(kind) else []
        begins = [] if kind.parent in ("", "plan") else [self._context(line.key)]
        if kind.name in ABOUT:
            begins.append(about(self.records, line.key))
        return Row(line.key, (*begins, *cells, *mark, line.key, self._version()))

    def _cell(self, kind: RecordType, field: Field, value: Value) -> Content:
        if value is None:
            return None
        if field.kind is Kind.DATE:
            return date.fromisoformat(value)
        if field.kind in _NUMBERS:
            return int(value)
        if field.kind is Kind.DECIMAL:
            return Decimal(value)
        if field.kind in (Kind.CHOICE, Kind.FLAG, Kind.NAMES):
            return values.show(kind, field, value, self.words)
        return value

    def _context(self, key: str) -> str:
        initiative = self.records.get(keys.lineage_of(key).get("initiative", ""))
        if initiative is None:
            return ""
        return f"{initiative.get('number')} {initiative.get('title')}"

    def _version(self) -> str:
        return self.header.answers

    # The sheets for people and for lineage

    def _write_guide(self) -> None:
        titles = self.header.titles
        facts = [
            (each, titles.get(each, ""))
            for each in (says.PLAN_TITLE, says.DEPARTMENT_NAME, says.ROUND_NAME)
        ]
        due = titles.get(says.DUE, "")
        facts.append((says.DUE, _long_date(due)))
        facts += [
            (CATALOGUE[name].label, says.to_fill_in(len(lines), CATALOGUE[name].label))
            for name in _ORDER
            if (lines := self._asked(name))
        ]
        self.face.guide(
            says.GUIDE_SHEET,
            says.GUIDE_TITLES[self.header.moment],
            facts,
            says.GUIDES[self.header.moment],
        )

    def _write_control(self) -> None:
        heads = (says.ITEM, says.CONTENT)
        self.face.control(says.CONTROL_SHEET, heads, control_rows(self.header))


def control_rows(header: Header) -> list[tuple[str, str | int]]:
    """The rows of the 管理 sheet."""
    titles = header.titles
    rows: list[tuple[str, str | int]] = [
        (says.FORMAT, ""),
        (says.LAYOUT, header.layout),
        (says.MOMENT, says.MOMENTS[header.moment]),
        (says.PLAN, header.plan),
        (says.PLAN_TITLE, titles.get(says.PLAN_TITLE, "")),
        (says.DEPARTMENT, header.department),
        (says.DEPARTMENT_NAME, titles.get(says.DEPARTMENT_NAME, "")),
        (says.ROUND, header.round),
        (says.ROUND_NAME, titles.get(says.ROUND_NAME, "")),
        (says.DUE, titles.get(says.DUE, "")),
        (says.NUMBER, header.number),
        (says.IDENTITY, header.id),
        (says.BASE, header.base),
        (says.HEAD, header.head),
    ]
    rows += [(says.PRIOR, each) for each in header.prior]
    rows += [(says.COUNTED, each) for each in header.counted]
    return rows


def _long_date(text: str) -> str:
    return calendar.echo(date.fromisoformat(text)) if text else ""
