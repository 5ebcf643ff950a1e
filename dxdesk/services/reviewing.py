"""評価: the ratings of 担当課 and 事務局 side by side, and what asks for a second look."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dxdesk.domain import divergence, figure_charts, honesty, keys, rollup
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.divergence import Divergence
from dxdesk.domain.records import Record, Records
from dxdesk.domain.rollup import Others
from dxdesk.domain.standing import Answer, by_assignment, department_of
from dxdesk.domain.vocabularies import PLAN_AXES, Words, axis_label, words_of
from dxdesk.domain.words import honesty as checks
from dxdesk.domain.words import reviewing as words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: what sort it is, in words, and the field of the report it is about."""

    sort: str
    text: str
    field: str
    is_divergence: bool = False


@dataclass(frozen=True)
class ReviewRow:
    """One report with both ratings, as codes by axis ("" for none).

    Ratings and findings are looked for when they are first asked for: a list shows few at a time.
    """

    assignment: str
    initiative: str
    report: str
    review: str
    number: str
    title: str
    department: str
    kana: str
    answer: Record | None
    rating: Record | None
    find: Callable[[], tuple[Finding, ...]] = field(compare=False, repr=False)

    @property
    def is_answered(self) -> bool:
        """Whether the 課 has answered."""
        return self.answer is not None

    @property
    def comment(self) -> str:
        """What the office remarks on the whole."""
        return self.rating.get("comment") if self.rating else ""

    @cached_property
    def theirs(self) -> Mapping[str, str]:
        """The 課's own ratings."""
        return _codes(self.answer)

    @cached_property
    def ours(self) -> Mapping[str, str]:
        """The office's."""
        return _codes(self.rating)

    @property
    def is_rated(self) -> bool:
        """Whether the office has rated anything."""
        return self.rating is not None and any(self.ours.values())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What asks for a second look."""
        return self.find()

    def differs(self, axis: str) -> bool:
        """Whether the office rated the axis, and otherwise."""
        return bool(self.ours[axis]) and self.ours[axis] != self.theirs[axis]


def rows(records: Records, round_key: str) -> tuple[ReviewRow, ...]:
    """Every report that a round asks for, in the plan's order, the lead of each 取組 first."""
    plan = keys.parent_of(round_key)
    vocabularies = words_of(records, plan)
    shared = {each.lead.key: each for each in rollup.shared(records, plan, round_key)}
    answers = by_assignment(records, plan, round_key)
    return tuple(
        _row(records, vocabularies, each, round_key, shared.get(each.assignment))
        for each in answers
    )


def _row(
    records: Records, vocabularies: Words, answer: Answer, round_key: str, shared: Others | None
) -> ReviewRow:
    report = keys.report_key(answer.assignment, round_key)
    review = records.get(divergence.review_key(report))
    initiative = records.get(answer.initiative)
    place = records.get(answer.department)
    return ReviewRow(
        assignment=answer.assignment,
        initiative=answer.initiative,
        report=report,
        review=divergence.review_key(report),
        number=initiative.get("number") if initiative else "",
        title=initiative.get("title") if initiative else "",
        department=records.name_of(answer.department),
        kana=place.get("kana") if place else "",
        answer=answer.report,
        rating=review,
        find=lambda: (*_findings(records, vocabularies, report), *_left_out(records, shared)),
    )


def _codes(record: Record | None) -> dict[str, str]:
    return {axis: record.get(axis) if record else "" for axis in PLAN_AXES}


def _findings(records: Records, vocabularies: Words, report: str) -> tuple[Finding, ...]:
    differing = divergence.of_report(records, report, vocabularies)
    doubts = honesty.of_report(records, report, vocabularies)
    return (
        *(_divergence(vocabularies, each) for each in differing),
        *(Finding(checks.RULES[each.rule], each.text, each.fields[0]) for each in doubts),
    )


def _left_out(records: Records, shared: Others | None) -> Iterator[Finding]:
    """What the lead's answer shows nothing of; ratings that differ are told among the doubts."""
    for each in rollup.left_out(shared) if shared else ():
        if not each.lead_said:
            label = CATALOGUE["report"].field(each.field).label
            work = records.get(each.assignment)
            name = records.name_of(department_of(work)) if work else ""
            yield Finding(words.LEFT_OUT, words.left_out(name, label), each.field)


def _divergence(vocabularies: Words, each: Divergence) -> Finding:
    theirs, ours = (
        figure_charts.code_word(vocabularies, each.axis, code) for code in (each.theirs, each.ours)
    )
    text = words.differing(axis_label(each.axis), theirs, ours)
    return Finding(words.DIVERGENCE, text, each.axis, is_divergence=True)
