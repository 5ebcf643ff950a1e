"""Carrying 取組 over into the next plan: what a link, an end or a new plan says in the store."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dxdesk.domain import keys, seam
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.fields import Kind
from dxdesk.domain.folding import word
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.records import Record, Records, anew
from dxdesk.domain.seam import Seam
from dxdesk.domain.standing import LEAD, assignments_of, counted_once

Said = tuple[str, str, Value]
"""Key, field, canonical value."""

COPIED = (
    *("policy", "basic_measure", "measure", "goal", "term", "body", "glossary"),
    *("skill_tier", "skill_item"),
)
"""What a new plan begins with: the tree, the words, the bodies, the skills of the old one."""

_SAME = ("text", "measure", "policies", "goals", "data_plan")
_INDICATOR = ("title", "kind", "unit", "direction", "source", "order")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A 取組 of the next plan by its number."""

    key: str
    number: str


def plan_key(records: Records, old: str, first_year: str) -> str:
    """The key of the plan after one: the next number, else its first year."""
    code = keys.code_of(old)
    following = str(int(code) + 1) if code.isdigit() and len(code) < len(first_year) else first_year
    key = keys.natural("plan", "", following)
    return key if records.get(key) is None else keys.natural("plan", "", first_year)


def begun(records: Records, old: Record, new: str, fields: Mapping[str, str]) -> Iterator[Said]:
    """A new plan with what it takes over from the old one; its 取組 are carried one by one."""
    yield new, "predecessor", old.key
    own = {"title", "first_year", "last_year", "predecessor"}
    yield from ((new, name, value) for name, value in old.fields.items() if name not in own)
    yield from ((new, name, value) for name, value in fields.items())
    for kind in COPIED:
        for each in records.of(kind):
            if each.key.startswith(f"{old.key}/"):
                yield from _copied(each, old.key, new)


def _copied(record: Record, old: str, new: str) -> Iterator[Said]:
    kind = CATALOGUE[record.type]
    key = _moved(record.key, old, new)
    for name, value in record.fields.items():
        if kind.has(name):
            refers = kind.field(name).kind in (Kind.REF, Kind.REFS)
            yield key, name, _refers(value, old, new) if refers else value


def _moved(key: str, old: str, new: str) -> str:
    return new + key[len(old) :] if key.startswith(f"{old}/") else key


def _refers(value: str, old: str, new: str) -> str:
    return "\n".join(sorted(_moved(each, old, new) for each in value.split("\n")))


def numbered(records: Records, plan: str, number: str) -> Numbered:
    """The 取組 of a plan that bears a number, or the key that one would have."""
    for each in records.below(plan, "initiative"):
        if word(each.get("number")) == word(number):
            return Numbered(each.key, each.get("number"))
    return Numbered(keys.natural("initiative", plan, keys.code_for(number)), number.strip())


def free_number(records: Records, plan: str, taken: Sequence[str] = ()) -> str:
    """The next plain number that no 取組 of a plan bears."""
    known = [each.get("number") for each in records.below(plan, "initiative")]
    plain = [int(each) for each in (*known, *taken) if each.isdecimal()]
    return str(max(plain, default=0) + 1)


def carried(
    records: Records, this: Seam, wanted: Mapping[str, Sequence[Numbered]]
) -> Iterator[Said]:
    """What it says to make of each old 取組 these new ones, none being an end.

    A new one that is not there yet begins with the words, the 課 and the indicators of the old;
    one that was such a copy, and is no longer made of any that it was made of, is struck out with
    all below it, to begin anew where it is made of others.
    """
    before = seam.links(records, this)
    after = {**before, **{old: tuple(e.key for e in made) for old, made in wanted.items()}}
    ended = {old for old, made in wanted.items() if not made} | {
        each.key for each in counted_once(records, this.old.key) if each.get("onward") == seam.END
    }
    given_up = _given_up(records, this, before, after)
    yield from ((key, DELETED, "1") for key in given_up)
    records = records.changed(dict.fromkeys(given_up))
    yield from _born(records, this, wanted)
    yield from _linked(records, before, after)
    for old in after:
        said = seam.how_onward(old, after, old in ended)
        record = records.get(old)
        if record and record.get("onward") != said:
            yield old, "onward", said or None


def _born(records: Records, this: Seam, wanted: Mapping[str, Sequence[Numbered]]) -> Iterator[Said]:
    """The new 取組 with what they take from the first old one, each once."""
    first: dict[str, tuple[str, str]] = {}
    for old, made in wanted.items():
        for each in made:
            first.setdefault(each.key, (old, each.number))
    for place, (new, (old, number)) in enumerate(first.items(), start=1):
        record = records.get(old)
        if records.get(new) is None and record:
            yield from anew(new)
            yield new, "number", number
            yield new, "title", record.get("title")
            yield new, "order", number if number.isdecimal() else str(place)
            for name in _SAME:
                if record.get(name):
                    yield new, name, _refers(record.get(name), this.old.key, this.new.key)
    yield from _worked(records, wanted)


def _worked(records: Records, wanted: Mapping[str, Sequence[Numbered]]) -> Iterator[Said]:
    """Who has the new 取組: whoever has the old ones, the first lead leading."""
    led = {
        keys.parent_of(each.key) for each in records.of("assignment") if each.get("role") == LEAD
    }
    made: set[str] = set()
    for old, new in ((old, each.key) for old, group in wanted.items() for each in group):
        for work in assignments_of(records, old):
            key = keys.natural("assignment", new, work.get("department")[1:])
            if records.get(key) or key in made:
                continue
            made.add(key)
            leads = work.get("role") == LEAD and new not in led
            led |= {new} if leads else set()
            yield from anew(key)
            yield key, "department", work.get("department")
            yield key, "role", LEAD if leads else "supporting"
            yield from _measured(records, work.key, key)


def _measured(records: Records, old: str, new: str) -> Iterator[Said]:
    """The same indicators, without the values, the base and the goal of the old plan."""
    for each in records.below(old, "indicator"):
        key = keys.derived("indicator", new, each.key)
        yield from anew(key)
        yield from ((key, name, each.get(name)) for name in _INDICATOR if each.get(name))


def _given_up(
    records: Records,
    this: Seam,
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
) -> list[str]:
    """The copies that none of those they were made of goes on as, with all below them."""
    kept = {new for old, made in after.items() for new in made if new in before.get(old, ())}
    lost = {new for made in before.values() for new in made} - kept
    copies = {
        each.key for key in lost if (each := records.get(key)) and _is_copy(records, this, each)
    }
    return [e.key for e in records if keys.lineage_of(e.key).get("initiative") in copies]


def _linked(
    records: Records, before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[Said]:
    touched = {new for old in after for new in {*before.get(old, ()), *after[old]}}
    for new in sorted(touched, key=keys.sort_key):
        of = sorted(old for old, made in after.items() if new in made)
        record = records.get(new)
        if not of and record is None:
            continue
        said = {"carried_from": "\n".join(of), "carried_how": seam.how_carried(new, after)}
        for name, value in said.items():
            if (record.get(name) if record else "") != value:
                yield new, name, value or None


def _is_copy(records: Records, this: Seam, record: Record) -> bool:
    """Whether a new 取組 still bears the name of one that it was made of, and has no answers."""
    titles = {each.get("title") for each in records.below(this.old.key, "initiative")}
    answered = any(each.key.startswith(f"{record.key}/") for each in records.of("report"))
    return record.get("title") in titles and not answered
