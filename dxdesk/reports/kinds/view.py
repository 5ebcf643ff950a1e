"""How a kind of report looks at the records: values as texts, the round, who owns what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain

from dxdesk.domain import calendar, keys, rounds, standing, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Field, Kind
from dxdesk.domain.organisation import holder_on
from dxdesk.domain.records import Record, Records
from dxdesk.domain.standing import Answer
from dxdesk.domain.vocabularies import PLAN_AXES, VOCABULARIES, Term, Words
from dxdesk.domain.words import reports as says
from dxdesk.reports.content import Fields, Pair, Source, Stamp, Text, Tone
from dxdesk.reports.occasion import Edition, Occasion

_TONES = {
    "ahead": Tone.DONE,
    "on-track": Tone.ACTIVE,
    "slightly-late": Tone.WARN,
    "late": Tone.LATE,
    "achieved": Tone.DONE,
    "not-achieved": Tone.LATE,
    "unlikely": Tone.WARN,
    "unratable": Tone.IDLE,
    "cancelled": Tone.IDLE,
}
_DATED = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.YEAR, Kind.DATE})
_LONG = frozenset({Kind.PROSE, Kind.REFS, Kind.NAMES})
_EXCERPT = 44


@dataclass(frozen=True, slots=True)
class Answered:
    """What one 課 answered on one 取組."""

    initiative: Record
    assignment: Record
    report: Record


@dataclass(frozen=True)
class View:
    """The records as one occasion sees them."""

    records: Records
    words: Words
    occasion: Occasion

    @cached_property
    def round(self) -> Record | None:
        """The occasion's round, or the latest one."""
        if self.occasion.round:
            return self.records.get(self.occasion.round)
        return rounds.latest(self.records.of("round"))

    @property
    def round_key(self) -> str:
        """The round's key, "" without one."""
        return self.round.key if self.round else ""

    @property
    def round_name(self) -> str:
        """令和6年度 年度末, or that there is no round."""
        if not self.round:
            return says.NO_ROUND
        year, kind = self.round.get("year"), self.round.get("kind")
        return rounds.round_name(int(year), kind) if year and kind else keys.code_of(self.round.key)

    @cached_property
    def plan(self) -> Record | None:
        """The plan of the round, else the first one."""
        if self.round:
            return self.records.get(keys.parent_of(self.round.key))
        return next(iter(self.records.of("plan")), None)

    @cached_property
    def meeting(self) -> Record | None:
        """The occasion's meeting, else the next one, else the last one held."""
        if self.occasion.meeting:
            return self.records.get(self.occasion.meeting)
        known = self.records.below(self.plan.key, "meeting") if self.plan else ()
        held = sorted(known, key=lambda each: (each.get("held_on"), each.key))
        today = self.occasion.made_at.date().isoformat()
        coming = (each for each in held if each.get("held_on") >= today)
        return next(coming, held[-1] if held else None)

    @property
    def subtitle(self) -> str:
        """Plan, round, department."""
        plan = self.plan.get("title") if self.plan else ""
        department = self.occasion.department and self.records.name_of(self.occasion.department)
        return says.subtitle(plan, self.round_name, department)

    @cached_property
    def initiatives(self) -> tuple[Record, ...]:
        """The plan's 取組, or those of the occasion's department."""
        known = self.records.below(self.plan.key, "initiative") if self.plan else ()
        if not self.occasion.department:
            return known
        return tuple(each for each in known if self.assignments(each))

    def assignments(self, initiative: Record) -> tuple[Record, ...]:
        """Who has a 取組, the lead first; only the occasion's department if it names one."""
        known = standing.answering(self.records, initiative.key, self.round_key)
        asked = self.occasion.department
        mine = [each for each in known if not asked or asked == self.department_key(each)]
        return tuple(sorted(mine, key=lambda each: each.get("role") != "lead"))

    def department_key(self, assignment: Record) -> str:
        """The 課 that had an assignment when the round was due; without a round, has it now."""
        return holder_on(self.records, assignment, self.round.get("due") if self.round else "")

    def department_code(self, department: str) -> str:
        """A 課's code, the one in its key where it has none."""
        record = self.records.get(department)
        return (record.get("code") if record else "") or keys.code_of(department)

    def department_name(self, assignment: Record) -> str:
        """Its name."""
        return self.records.name_of(self.department_key(assignment))

    def role(self, assignment: Record) -> str:
        """主管 or 関係."""
        code = assignment.get("role")
        return next((term.word for term in self._terms("role") if term.code == code), code)

    def report(self, assignment: Record) -> Record | None:
        """The assignment's report in the round, None where nothing was written."""
        if not self.round:
            return None
        found = self.records.get(keys.report_key(assignment.key, self.round.key))
        return found if found and any(found.fields.values()) else None

    def report_or_blank(self, assignment: Record) -> Record | None:
        """The same, blank where nothing was written, so that what is 未記入 leads to its field;
        None without a round."""
        if not self.round:
            return None
        blank = Record("report", keys.report_key(assignment.key, self.round.key), {})
        return self.report(assignment) or blank

    @cached_property
    def answers(self) -> tuple[Answered, ...]:
        """Every report of the round in the plan's order, a 再掲 left out, the lead's first."""
        return tuple(chain.from_iterable(map(self.answers_on, self.initiatives)))

    def answers_on(self, initiative: Record) -> Iterator[Answered]:
        """The reports of the round on a 取組, the lead's first; none on a 再掲."""
        if not initiative.get("repeat_of"):
            for assignment in self.assignments(initiative):
                if report := self.report(assignment):
                    yield Answered(initiative, assignment, report)

    @cached_property
    def standings(self) -> tuple[Answer, ...]:
        """What is counted: the lead's answer on each 取組, or the occasion's department's own."""
        plan, this = (self.plan.key if self.plan else ""), (self.round.key if self.round else "")
        if not self.occasion.department:
            return standing.by_initiative(self.records, plan, this)
        own = standing.by_assignment(self.records, plan, this)
        return tuple(each for each in own if each.department == self.occasion.department)

    @cached_property
    def earlier(self) -> "View | None":
        """The same seen at the moment it is compared with, else in the round before."""
        this, occasion = self.round, self.occasion
        if occasion.before is not None:
            same = replace(occasion, before=None, since=None, round=this.key if this else "")
            return View(occasion.before, self.words, same)
        if not this or not this.get("year") or not this.get("kind"):
            return None
        last = rounds.previous(this, self.records.of("round"))
        return self.in_round(last.key) if last else None

    @property
    def earlier_name(self) -> str:
        """What it is compared with: a round, or the end of a day."""
        if self.occasion.since:
            return says.at_moment(calendar.short_time(self.occasion.since))
        return self.earlier.round_name if self.earlier else ""

    @property
    def as_kept(self) -> "View":
        """The same seen on the occasion of the pack that was kept, so that nothing differs but
        what the records say."""
        kept = self.occasion.kept
        if kept is None:
            return self
        occasion = replace(
            self.occasion,
            made_at=kept.made_at,
            round=kept.round,
            meeting=kept.meeting,
            pack=kept.pack,
            kept=None,
        )
        return replace(self, occasion=occasion)

    def in_round(self, key: str) -> "View":
        """The same seen in another round."""
        return replace(self, occasion=replace(self.occasion, round=key))

    def of_department(self, department: str) -> "View":
        """The same seen by one department."""
        return replace(self, occasion=replace(self.occasion, department=department))

    def review(self, report: Record) -> Record | None:
        """The office's judgement beside a report."""
        return self.records.get(keys.single("review", report.key))

    def owner(self, assignment: Record) -> Text:
        """Who has it and as what, for a narrow column."""
        return Text(
            says.department_in_list(self.department_name(assignment), self.role(assignment))
        )

    def label(self, record: Record) -> str:
        """Whose record it is, for people: 取組4・市民課."""
        lineage = keys.lineage_of(record.key)
        initiative = self.records.get(lineage.get("initiative", ""))
        assignment = self.records.get(lineage.get("assignment", ""))
        if not initiative:
            return self.records.name_of(record.key)
        number = says.sheet_name(initiative.get("number") or keys.code_of(initiative.key))
        return says.record_name(number, self.department_name(assignment) if assignment else "")

    def titled(self, key: str) -> str:
        """Whose record it is, and which of several of its type."""
        record, kind = self.records.get(key), keys.type_of(key)
        whose = self.label(record) if record else key
        title = record.get("title") if record else ""
        name = "" if kind.name == "report" else says.numbered(kind.label, title)
        return whose if whose == title or not name else says.record_name(whose, name)

    def source(self, record: Record, field: Field) -> Source:
        """Where a text comes from."""
        return Source(record.key, field.name, self.label(record), field.label)

    def text(self, record: Record, name: str) -> Text:
        """A field's value as people see it; a blank is 未記入."""
        field = CATALOGUE[record.type].field(name)
        canonical = record.get(name)
        source = self.source(record, field)
        if not canonical:
            return Text(says.BLANK, Tone.QUIET, source)
        value = canonical if field.kind in _DATED else ""
        shown = self._shown(field, record, canonical)
        return Text(shown, _tone(field, canonical), source, value)

    def said(self, record: Record, name: str, shown: str) -> Text:
        """Words made of a field and what belongs to it, as that field's."""
        return Text(shown, source=self.source(record, CATALOGUE[record.type].field(name)))

    def fields(self, record: Record, names: Iterable[str] | None = None) -> Fields:
        """Labels from the catalogue and values, in the catalogue's order."""
        chosen = None if names is None else set(names)
        return Fields(
            tuple(
                Pair(
                    says.labelled(field.label, field.unit),
                    self.text(record, field.name),
                    "" if field.kind in _LONG else field.kind,
                )
                for field in CATALOGUE[record.type].fields
                if chosen is None or field.name in chosen
            )
        )

    def rating(self, record: Record | None, axis: str) -> Text:
        """A judgement; without a report 未記入, and － where 評価困難 or 中止 answers for it."""
        if record is None:
            return Text(says.BLANK, Tone.QUIET)
        if not record.get(axis) and record.get("exception"):
            shown = self.text(record, "exception")
            return shown if axis == "progress" else Text(says.NOT_RATED, Tone.QUIET)
        return self.text(record, axis)

    def answer(self, record: Record | None, axis: str) -> Text:
        """A judgement beside its axis; － where another axis has answered in its place."""
        if record is None or record.get(axis):
            return self.rating(record, axis)
        others = PLAN_AXES if axis == "exception" else ("exception",)
        answered = any(record.get(each) for each in others)
        return Text(says.NOT_RATED, Tone.QUIET) if answered else self.text(record, axis)

    def excerpt(self, record: Record | None, name: str) -> Text:
        """The beginning of a long text, marked as cut where it is."""
        if record is None:
            return Text(says.BLANK, Tone.QUIET)
        whole = self.text(record, name)
        first, _, more = whole.text.strip().partition("\n")
        if len(first) <= _EXCERPT and not more:
            return whole
        return replace(whole, text=says.cut(first[:_EXCERPT]))

    def named(self, record: Record) -> Text:
        """A record of the plan by number and title."""
        text = says.numbered(record.get("number"), self.records.name_of(record.key))
        return Text(text, source=self.source(record, CATALOGUE[record.type].field("title")))

    def target(self, assignment: Record) -> Record | None:
        """The assignment's 年次目標 for the round's year."""
        year = self.round.get("year") if self.round else ""
        return self.records.get(f"{assignment.key}/Y{year}") if year else None

    @property
    def target_label(self) -> str:
        """年次目標（令和6年度）."""
        year = self.round.get("year") if self.round else ""
        label = CATALOGUE["annual_target"].label
        return says.year_target(label, calendar.year_name(int(year)) if year else "")

    def year_of(self, record: Record) -> Text:
        """The fiscal year that a record's key names."""
        code = keys.code_of(record.key)
        return Text(calendar.year_name(int(code)) if code.isdigit() else code)

    def term_text(self, term: Term) -> str:
        """Symbol and word; a letter that only repeats the word is left out."""
        return values.term_text(term)

    def terms(self, axis: str) -> tuple[Term, ...]:
        """The plan's words of an axis."""
        return self._terms(axis)

    def stamp(self, edition: Edition | None = None) -> Stamp:
        """What stands on every page; the occasion's edition where none is given. What everybody
        may read does not end with the number of the store's past."""
        edition = edition or self.occasion.edition
        at = self.occasion.made_at
        moment = says.moment(calendar.era_date(at.date()), at.hour, at.minute)
        head = self.occasion.head
        return Stamp(
            self.occasion.issuer,
            says.made(moment),
            says.as_of(self._as_of()),
            says.EDITIONS[edition],
            says.closing(head, moment) if head and edition is not Edition.PUBLIC else "",
        )

    def _as_of(self) -> str:
        given = self.occasion.as_of
        held = (self.report(each) for each in self._all_assignments())
        days = {given} if given else {each.get("as_of") for each in held if each} - {""}
        shown = [calendar.era_date(date.fromisoformat(day)) for day in sorted(days)]
        if len(shown) < 2:
            return "".join(shown)
        return says.span(shown[0], shown[-1])

    def _all_assignments(self) -> list[Record]:
        return [each for initiative in self.initiatives for each in self.assignments(initiative)]

    def _terms(self, axis: str) -> tuple[Term, ...]:
        return self.words.get(axis) or VOCABULARIES[axis]

    def _shown(self, field: Field, record: Record, canonical: str) -> str:
        match field.kind:
            case Kind.REF | Kind.REFS:
                return self._names(canonical.split("\n"))
            case Kind.CHOICE:
                terms = {term.code: term for term in self._terms(field.vocabulary)}
                known = terms.get(canonical)
                return self.term_text(known) if known else canonical
            case _:
                return values.show(CATALOGUE[record.type], field, canonical, self.words)

    def _names(self, keys_of: Sequence[str]) -> str:
        """The names; records that this store does not have are counted."""
        known = [each for key in keys_of if (each := self.records.get(key))]
        names = [
            says.numbered(each.get("number"), self.records.name_of(each.key)) for each in known
        ]
        unknown = len(keys_of) - len(known)
        return says.joined([*names, *([says.unnamed(unknown, len(known))] if unknown else [])])


def _tone(field: Field, canonical: str) -> Tone:
    return _TONES.get(canonical, Tone.PLAIN) if field.kind is Kind.CHOICE else Tone.PLAIN
