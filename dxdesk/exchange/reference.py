"""参考: what the other 課 of a 取組 have answered, for the lead to compose from; read by nobody."""

from collections.abc import Iterator, Sequence

from dxdesk.domain import rollup, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.rollup import Others
from dxdesk.domain.standing import department_of
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import exchange as says
from dxdesk.exchange.face import Block, Face
from dxdesk.sheets.writing import Content

_FIELD, _LEAD, _OTHER = 20, 34, 34
_KIND = CATALOGUE["report"]


def add_reference(face: Face, found: Sequence[Others], records: Records, words: Words) -> None:
    """Add the sheet, a block for each 取組, a column for each 課; nothing where none answered."""
    answered = [each for each in found if _answers(each)]
    if answered:
        most = max(len(_answers(each)) for each in answered)
        blocks = [Block("", says.REFERENCE_NOTE)]
        blocks += [_block(each, records, words) for each in answered]
        widths = (_FIELD, _LEAD, *(_OTHER for _ in range(most)))
        face.reading(says.REFERENCE_SHEET, says.REFERENCE_TITLE, widths, blocks)


def _answers(found: Others) -> list[tuple[Record, Record]]:
    return [(work, report) for work, report in found.others if report is not None]


def _block(found: Others, records: Records, words: Words) -> Block:
    initiative = records.get(found.initiative)
    title = f"{initiative.get('number')} {initiative.get('title')}" if initiative else ""
    names = [records.name_of(department_of(work)) for work, _ in _answers(found)]
    lead = says.own_answer(records.name_of(department_of(found.lead)))
    return Block(title, "", (says.ITEM, lead, *names), list(_rows(found, words)))


def _rows(found: Others, words: Words) -> Iterator[Sequence[Content]]:
    missing = {each.field for each in rollup.left_out(found)}
    reports = [report for _, report in _answers(found)]
    for field in _KIND.fields:
        said = [_shown(report, field.name, words) for report in reports]
        if any(said):
            label = says.left_out(field.label) if field.name in missing else field.label
            own = _shown(found.lead_report, field.name, words) if found.lead_report else ""
            yield (label, own, *said)


def _shown(report: Record, name: str, words: Words) -> str:
    return values.show(_KIND, _KIND.field(name), report.get(name), words)
