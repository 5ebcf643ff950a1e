"""What to look at before a report is printed: by record and field, so that each line can jump.

Nothing here stops anybody from printing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain import checks, honesty, keys, selection
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import length
from dxdesk.domain.records import Record
from dxdesk.domain.words import audit as words
from dxdesk.reports.content import Document, Source, texts_of
from dxdesk.reports.kinds.view import View

_ENDLESS = re.compile(r"[^\s\u2000-\U0010ffff]{60,}")
_REPORT = CATALOGUE["report"]


class Sort(StrEnum):
    """What is found, in the order in which it is told."""

    UNREPORTED = "unreported"
    BLANK = "blank"
    CONTRADICTING = "contradicting"
    MISSING = "missing"
    OVERLONG = "overlong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `key` and `field` are where it is put right ("" where no field of a
    record is meant); `record` and `label` are what people call them."""

    sort: Sort
    key: str
    field: str
    record: str
    label: str
    what: str


def audit(view: View, document: Document) -> tuple[Finding, ...]:
    """Everything to look at in a document made of what the view sees."""
    reported = (*_printer(view), *_reports(view), *_doubts(view))
    found = [*reported, *_missing(document), *_overlong(document)]
    order = list(Sort)
    return tuple(sorted(found, key=lambda each: order.index(each.sort)))


def _printer(view: View) -> Iterator[Finding]:
    """Where the foot of the pages would name the city and no office."""
    plan = view.plan
    if plan and view.occasion.issuer and view.occasion.issuer == plan.get("city"):
        source = view.source(plan, CATALOGUE["plan"].field("office"))
        yield _sourced(Sort.BLANK, source, words.NO_OFFICE)


def _reports(view: View) -> Iterator[Finding]:
    """The 課 that have not reported, and the required fields that are blank."""
    if not view.round:
        return
    for initiative in view.initiatives:
        for assignment in view.assignments(initiative):
            key = keys.report_key(assignment.key, view.round.key)
            if view.report(assignment) is None:
                said = words.not_reported(view.department_name(assignment))
                yield _finding(view, Sort.UNREPORTED, key, "", said)
                continue
            for gap in checks.gaps([selection.line(view.records, key)]):
                yield _finding(view, Sort.BLANK, key, gap.field, words.BLANK)


def _doubts(view: View) -> Iterator[Finding]:
    """Ratings that do not sit well with each other, with figures, or with the round before."""
    if not view.plan or not view.round:
        return
    shown = {each.report.key for each in view.answers}
    for doubt in honesty.of_round(view.records, view.plan.key, view.round.key, view.words):
        if doubt.report in shown:
            yield _finding(view, Sort.CONTRADICTING, doubt.report, doubt.fields[0], doubt.text)


def _missing(document: Document) -> Iterator[Finding]:
    """Characters that no font has."""
    from dxdesk.reports.pdf.missing import find_missing_glyphs

    for each in find_missing_glyphs(document):
        said = words.missing("".join(each.characters), each.around)
        yield _sourced(Sort.MISSING, each.source, said)


def _overlong(document: Document) -> Iterator[Finding]:
    """Texts above the advised length, and signs without a place to break a line."""
    seen: set[tuple[str, str]] = set()
    for printed in texts_of(document):
        source, text = printed.text.source, printed.text.text
        if source is None or (source.key, source.field) in seen:
            continue
        said = list(_too_long(source, text))
        if said:
            seen.add((source.key, source.field))
        yield from (_sourced(Sort.OVERLONG, source, each) for each in said)


def _too_long(source: Source, text: str) -> Iterator[str]:
    field = keys.type_of(source.key).field(source.field)
    if field.excess(text):
        yield words.above_limit(length(text), field.limit)
    endless = max((len(each) for each in _ENDLESS.findall(text)), default=0)
    if endless:
        yield words.endless(endless)


def _finding(view: View, sort: Sort, key: str, field: str, what: str) -> Finding:
    record = view.records.get(key) or Record("report", key, {})
    label = _REPORT.field(field).label if field else ""
    return Finding(sort, key, field, view.label(record), label, what)


def _sourced(sort: Sort, source: Source | None, what: str) -> Finding:
    if source is None:
        return Finding(sort, "", "", words.ELSEWHERE, "", what)
    return Finding(sort, source.key, source.field, source.record_label, source.field_label, what)


def counted(found: Iterable[Finding]) -> dict[Sort, int]:
    """How many of each sort there are."""
    sorts = [each.sort for each in found]
    return {sort: sorts.count(sort) for sort in Sort if sort in sorts}
