"""Which records below an assignment and below its report are edited as cards."""

from collections.abc import Iterator, Sequence

from dxdesk.domain import calendar, keys, remarks
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.records import Record, Records
from dxdesk.domain.words import pages_detail as words
from dxdesk.services.drafts import Draft
from dxdesk.ui.pages.cards import Section

_YEAR_END = "year-end"


def work_sections(
    records: Records, assignment: str, this: Record, drafts: Sequence[Draft]
) -> list[Section]:
    """Annual targets, activities, steps and indicators of an assignment in a round."""
    year = int(this.get("year"))
    years = (year, year + 1) if this.get("kind") == _YEAR_END else (year,)
    targets = {keys.natural("annual_target", assignment, str(y)): y for y in years}
    return [
        Section(
            "annual_target",
            CATALOGUE["annual_target"].label,
            tuple(targets),
            names=tuple((key, calendar.year_name(y)) for key, y in targets.items()),
        ),
        _listed(records, "activity", assignment, drafts),
        _listed(records, "schedule_step", assignment, drafts),
        _indicators(records, assignment, year, drafts),
    ]


def review_sections(
    records: Records, report: str, drafts: Sequence[Draft], *, rates: bool
) -> list[Section]:
    """The coordinator's rating of a report, and the remarks on it.

    Who does not rate (`rates`) sees a rating only once it is there, and remarks here only
    where they name no field: the others stand at their fields.
    """
    review = keys.single("review", report)
    label = CATALOGUE["review"].label
    shown = (review,) if rates or records.get(review) else ()
    return [
        Section("review", label, shown, names=((review, ""),)),
        _listed(records, "remark", report, drafts) if rates else _loose(records, report),
    ]


def _loose(records: Records, report: str) -> Section:
    found = [each for each in records.below(report, "remark") if not remarks.fields_of(each)]
    return Section("remark", CATALOGUE["remark"].label, tuple(each.key for each in found))


def _listed(records: Records, kind: str, parent: str, drafts: Sequence[Draft]) -> Section:
    found = tuple(_keys(records, kind, parent, drafts))
    return Section(kind, CATALOGUE[kind].label, found, parent, kind)


def _indicators(records: Records, assignment: str, year: int, drafts: Sequence[Draft]) -> Section:
    label = CATALOGUE["indicator"].label
    found: list[str] = []
    names: list[tuple[str, str]] = []
    for number, key in enumerate(_keys(records, "indicator", assignment, drafts), start=1):
        value = keys.natural("indicator_value", key, str(year))
        found += [key, value]
        names.append((key, words.named(label, str(number))))
        record = records.get(key)
        title = record.get("title") if record else ""
        names.append((value, words.value_of(title or str(number), calendar.year_name(year))))
    return Section("indicator", label, tuple(found), assignment, "indicator", names=tuple(names))


def _keys(records: Records, kind: str, parent: str, drafts: Sequence[Draft]) -> Iterator[str]:
    """The records there are, and those begun with a text that could not be saved."""
    there = [each.key for each in records.below(parent, kind)]
    begun = (
        each.key
        for each in drafts
        if keys.parent_of(each.key) == parent and keys.type_of(each.key).name == kind
    )
    yield from dict.fromkeys([*there, *begun])
