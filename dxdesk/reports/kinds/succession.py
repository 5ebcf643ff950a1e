"""新旧対照表: which 取組 of a plan became which of the next, told from both sides."""

from collections.abc import Iterator

from dxdesk.domain import seam
from dxdesk.domain.records import Record
from dxdesk.domain.seam import Seam
from dxdesk.domain.words import next_plan
from dxdesk.domain.words import report_seam as words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import (
    Column,
    Look,
    Paper,
    Paragraph,
    Part,
    Row,
    Section,
    Table,
    Text,
    Tone,
)
from dxdesk.reports.data import AnyTable, DataColumn, DataTable
from dxdesk.reports.kinds.parts import numbered, one_part
from dxdesk.reports.kinds.view import View

_Pair = tuple[Record | None, str, Record | None]


def parts(view: View) -> tuple[Part, ...]:
    """One part: from the old plan to the new one, then back."""
    return one_part(view, "succession", _sections(view), Paper.LANDSCAPE)


def tables(view: View) -> tuple[AnyTable, ...]:
    """A row for each link, with ends and new ones."""
    columns: tuple[DataColumn[_Pair], ...] = (
        DataColumn(words.OLD_KEY, words.KEY_MEANING, lambda each: _key(each[0])),
        DataColumn(words.OLD_NUMBER, words.NUMBER_MEANING, lambda each: _of(each[0], "number")),
        DataColumn(words.OLD_TITLE, words.TITLE_MEANING, lambda each: _of(each[0], "title")),
        DataColumn(words.HOW, words.HOW_MEANING, lambda each: next_plan.how(each[1])),
        DataColumn(words.NEW_KEY, words.KEY_MEANING, lambda each: _key(each[2])),
        DataColumn(words.NEW_NUMBER, words.NUMBER_MEANING, lambda each: _of(each[2], "number")),
        DataColumn(words.NEW_TITLE, words.TITLE_MEANING, lambda each: _of(each[2], "title")),
    )
    this = _seam(view)
    found = tuple(_pairs(view, this)) if this else ()
    return (DataTable(says.KINDS["succession"], columns, found),)


def _sections(view: View) -> Iterator[Section]:
    this = _seam(view)
    if this is None:
        yield Section(Text(""), (Paragraph(Text(words.NO_SEAM)),))
        return
    said = words.pair(this.old.get("title"), this.new.get("title"))
    yield Section(Text(""), (Paragraph(Text(said)), Paragraph(Text(_counts(view, this)))))
    yield Section(Text(words.OLD_TO_NEW), (_onward(view, this),))
    yield Section(Text(words.NEW_TO_OLD), (_back(view, this),))


def _seam(view: View) -> Seam | None:
    return seam.seam_of(view.records, view.plan.key) if view.plan else None


def _counts(view: View, this: Seam) -> str:
    rows = [each for each in _pairs(view, this) if each[0]]
    codes = {each.key: code for each, code, _ in rows if each}
    counts = {code: list(codes.values()).count(code) for code in set(codes.values())}
    new = sum(1 for old, _, _ in _pairs(view, this) if old is None)
    return next_plan.summary(counts, counts.get("", 0), new)


def _pairs(view: View, this: Seam) -> Iterator[_Pair]:
    linked = seam.links(view.records, this)
    for old, made in linked.items():
        record = view.records.get(old)
        ended = bool(record and record.get("onward") == seam.END)
        how = seam.how_onward(old, linked, ended)
        for new in made or ("",):
            yield record, how, view.records.get(new)
    for each in view.records.below(this.new.key, "initiative"):
        if not seam.sources(each):
            yield None, seam.NEW, each


def _onward(view: View, this: Seam) -> Table:
    columns = (Column(words.OLD, 80), Column(words.HOW, 20, Look.WORD), Column(words.NEW, 100))
    linked = seam.links(view.records, this)
    rows = []
    for old, made in linked.items():
        record = view.records.get(old)
        if record is None:
            continue
        how = seam.how_onward(old, linked, record.get("onward") == seam.END)
        named = [numbered(new) for key in made if (new := view.records.get(key))]
        tone = Tone.PLAIN if how else Tone.WARN
        rows.append(Row((view.named(record), Text(next_plan.how(how), tone), _listed(named))))
    return Table(columns, tuple(rows))


def _back(view: View, this: Seam) -> Table:
    columns = (Column(words.NEW, 100), Column(words.HOW, 20, Look.WORD), Column(words.OLD, 80))
    linked = seam.links(view.records, this)
    rows = []
    for each in view.records.below(this.new.key, "initiative"):
        how = seam.how_carried(each.key, linked)
        named = [numbered(old) for key in seam.sources(each) if (old := view.records.get(key))]
        rows.append(Row((view.named(each), Text(next_plan.how(how)), _listed(named))))
    return Table(columns, tuple(rows))


def _listed(named: list[str]) -> Text:
    return Text("\n".join(named) or words.NONE, Tone.PLAIN if named else Tone.QUIET)


def _key(record: Record | None) -> str | None:
    return record.key if record else None


def _of(record: Record | None, name: str) -> str | None:
    return (record.get(name) if record else "") or None
