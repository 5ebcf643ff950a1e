"""The key of a row to be loaded: the given one, or one made from what people call the record."""

from collections.abc import Callable, Set

from dxdesk.domain import keys, rounds, values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.errors import BadKey, BadValue
from dxdesk.domain.folding import word
from dxdesk.domain.loading import Problem
from dxdesk.domain.records import Record
from dxdesk.domain.vocabularies import PLAN_AXES, VOCABULARIES, axis_label
from dxdesk.domain.words import loading as says
from dxdesk.domain.words.exchange import detail
from dxdesk.exchange.loadable import LoadRow
from dxdesk.exchange.names import Names, seed

_AXES = {word(each): axis for axis in PLAN_AXES for each in (axis, axis_label(axis))}
_UPPER = {"basic_measure": "policy", "measure": "basic_measure", "initiative": "measure"}
_NUMBERED = frozenset({"policy", "basic_measure", "measure", "goal", "initiative"})
_TOP = frozenset({"plan", "division", "department"})


class Keying:
    """Makes the key of one row and notes what stands against it.

    `repeated` are the numbers that more than one row of the type bears: there the number of
    the record above goes before. `plan` is the plan meant where a row names none, or "".
    """

    def __init__(self, row: LoadRow, names: Names, plan: str, repeated: Set[str]) -> None:
        self.row = row
        self.names = names
        self.repeated = repeated
        self.problems: list[Problem] = []
        self.typed = _typed(row)
        self._plan = plan

    def key(self) -> str:
        """The key; "" where problems were noted."""
        given = keys.tidy(self.row.text(says.KEY))
        key = self._given(given) if given else self._made()
        return "" if self.problems else key

    def find(self, kind: str, text: str, heading: str, within: str = "") -> str:
        """The key of the one record that a cell means; "" with a problem noted."""
        found = self.names.find(kind, text, within)
        if len(found) == 1:
            return found[0]
        label = CATALOGUE[kind].label
        if found:
            self.note(heading, says.ambiguous(label, says.LIST_MARK.join(found)))
        else:
            self.note(heading, says.no_such(label) if text else says.NOT_BLANK)
        return ""

    def note(self, heading: str, expected: str) -> None:
        """Note a problem with the cell below a heading."""
        self.problems.append(self.row.problem(heading, expected))

    def plan(self) -> str:
        """The plan the row belongs to; "" with a problem noted."""
        named = self.row.text(says.PLAN)
        if named:
            return self.find("plan", named, says.PLAN)
        if not self._plan:
            self.note(says.PLAN, says.ONE_PLAN)
        return self._plan

    def _given(self, key: str) -> str:
        if not keys.is_key(key):
            self.note(says.KEY, says.NOT_A_KEY)
        elif keys.type_of(key) is not self.row.kind:
            self.note(says.KEY, says.key_of(self.row.kind.label))
        elif keys.parent_of(key) and not self.names.has(keys.parent_of(key)):
            self.note(says.KEY, says.NO_PARENT)
        return key

    def _made(self) -> str:
        name = self.row.kind.name
        make = _MAKERS.get(name)
        if make is not None:
            return make(self)
        parent = "" if name in _TOP else self.plan()
        if self.problems:
            return ""
        return self._numbered(parent) if name in _NUMBERED else self.named(parent)

    def _numbered(self, plan: str) -> str:
        kind, number = self.row.kind.name, self.typed.get("number")
        if not number:
            return self.named(plan)
        if word(number) in self.repeated:
            return keys.natural(kind, plan, keys.code_for(f"{self._upper_code(plan)}-{number}"))
        known = self.names.numbered(kind, number, plan)
        return known[0] if known else keys.natural(kind, plan, keys.code_for(number))

    def _upper_code(self, plan: str) -> str:
        upper = _UPPER.get(self.row.kind.name, "")
        heading = _label(self.row, upper) if upper else ""
        if upper in ("", "policy") and not (heading and self.row.text(heading)):
            self.note(_label(self.row, "number"), says.TWICE)
            return ""
        key = self.find(upper, self.row.text(heading), heading, plan)
        return keys.code_of(key)

    def named(self, parent: str) -> str:
        """The key of the record with that name below a parent: known, or derived from it."""
        kind = self.row.kind.name
        if not self.typed.get("title"):
            self.note(_label(self.row, "title"), says.NOT_BLANK)
            return ""
        known = self.names.titled(self.typed, parent)
        return known[0] if known else keys.derived(kind, parent, seed(self.typed))

    def by_title(self) -> str:
        """A plan: known by its title, else named by its first year."""
        if known := self.names.titled(self.typed, ""):
            return known[0]
        year = self.value("first_year")
        return keys.natural("plan", "", year) if year else ""

    def by_code(self) -> str:
        """A division or a 課: by its code."""
        label = _label(self.row, "code")
        code = self.typed.get("code")
        if not code:
            self.note(label, says.NOT_BLANK)
            return ""
        known = self.names.coded(self.row.kind.name, code)
        if len(known) == 1:
            return known[0]
        try:
            return keys.natural(self.row.kind.name, "", code)
        except BadKey:
            self.note(label, says.NOT_A_CODE)
            return ""

    def by_initiative(self) -> str:
        """An assignment: 取組 and 課."""
        plan = self.plan() if self.row.text(says.PLAN) else self._plan
        initiative = self.row.text(says.INITIATIVE)
        work = self.find("initiative", initiative, says.INITIATIVE, plan)
        who = self.find("department", self.row.text(says.DEPARTMENT), says.DEPARTMENT)
        return keys.natural("assignment", work, keys.code_of(who)) if work and who else ""

    def by_period(self) -> str:
        """A round: year and kind."""
        plan, year, kind = self.plan(), self.value("year"), self.value("kind")
        if not (plan and year and kind):
            return ""
        return keys.natural("round", plan, rounds.round_code(int(year), kind))

    def by_axis(self) -> str:
        """A term: axis and code."""
        plan = self.plan()
        axis = _AXES.get(word(self.row.text(_label(self.row, "axis"))), "")
        if not axis:
            expected = says.one_of_axes(axis_label(each) for each in PLAN_AXES)
            self.note(_label(self.row, "axis"), expected)
        code = self.value("code")
        if not (plan and axis and code):
            return ""
        return keys.natural("term", plan, keys.code_for(f"{axis}-{code}"))

    def by_indicator_title(self) -> str:
        """An indicator: the assignment and its title."""
        assignment = self._assignment()
        return self.named(assignment) if assignment else ""

    def by_indicator_year(self) -> str:
        """A value: the indicator and the year."""
        assignment = self._assignment()
        year = self.value("year", "round")
        if not (assignment and year):
            return ""
        title = self.row.text(says.INDICATOR)
        found = self.names.find("indicator", title, assignment)
        if len(found) != 1:
            self.note(says.INDICATOR, says.NO_INDICATOR)
            return ""
        return keys.natural("indicator_value", found[0], year)

    def by_tier(self) -> str:
        """A skill: its tier and its title."""
        plan = self.plan()
        tier = self.find("skill_tier", self.row.text(says.TIER), says.TIER, plan)
        return self.named(tier) if tier else ""

    def value(self, name: str, kind: str = "") -> str:
        """A field that the key needs, canonical; "" with a problem noted."""
        owner = CATALOGUE[kind] if kind else self.row.kind
        field = owner.field(name)
        try:
            value = values.read(owner, field, self.row.text(field.label), VOCABULARIES)
        except BadValue as error:
            self.note(field.label, detail(error.reason, error.hint))
            return ""
        if not value:
            self.note(field.label, says.NOT_BLANK)
        return value or ""

    def _assignment(self) -> str:
        key = self.by_initiative()
        if key and not self.names.has(key):
            self.note(says.INITIATIVE, says.NO_ASSIGNMENT)
            return ""
        return key


def axis_code(text: str) -> str:
    """The axis meant by its label or its code, "" where it is none."""
    return _AXES.get(word(text), "")


def _label(row: LoadRow, name: str) -> str:
    return row.kind.field(name).label


def _typed(row: LoadRow) -> Record:
    texts = {field.name: row.text(field.label) for field in row.kind.fields}
    return Record(row.kind.name, "", {name: text for name, text in texts.items() if text})


_MAKERS: dict[str, Callable[[Keying], str]] = {
    "plan": Keying.by_title,
    "division": Keying.by_code,
    "department": Keying.by_code,
    "assignment": Keying.by_initiative,
    "round": Keying.by_period,
    "term": Keying.by_axis,
    "indicator": Keying.by_indicator_title,
    "indicator_value": Keying.by_indicator_year,
    "skill_item": Keying.by_tier,
}
