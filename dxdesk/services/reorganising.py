"""組織改正 as one act: read as people write it, told before it is done, undone as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dxdesk.domain import calendar, keys, reorganising
from dxdesk.domain.errors import BadKey, BadValue
from dxdesk.domain.folding import half_width
from dxdesk.domain.records import Record, Records
from dxdesk.domain.reorganising import Heir, Outcome, Reform
from dxdesk.domain.standing import department_of
from dxdesk.domain.store_errors import UnknownDepartment, WrongRole
from dxdesk.domain.words import reorganising as words
from dxdesk.models import queries
from dxdesk.models.projection import Change
from dxdesk.services import assigning, edits, lookup, stores
from dxdesk.services.stores import COORDINATOR, Store

__all__ = ["Done", "Outcome", "Typed", "preview", "reorganise", "told"]


@dataclass(frozen=True, slots=True)
class Typed:
    """A 組織改正 as it is typed.

    `on` is the first day of the new organisation; `old` are 課 by name, code or key; `heirs`
    the same for 課 that are there, "name=code" for new ones (a renamed or merged 課 may go
    without a code and keeps the old one), none for an abolition; `moves` are "取組=課".
    """

    on: str
    old: Sequence[str]
    heirs: Sequence[str]
    moves: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in words, and every value that changed."""

    text: str
    changes: tuple[Change, ...]


def preview(records: Records, typed: Typed) -> Outcome:
    """What a change comes to; nothing is stored. Raises BadValue, UnknownDepartment."""
    return reorganising.outcome(records, _read(records, typed))


def told(records: Records, typed: Typed) -> str:
    """The same in words."""
    reform = _read(records, typed)
    return words.preview(_line(reform), _moves(reorganising.outcome(records, reform)))


def reorganise(store: Store, typed: Typed) -> Done:
    """Do it, as one act. Raises BadValue, UnknownDepartment, WrongRole."""
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    with store.writing() as connection:
        records = queries.records(connection)
        reform = _read(records, typed)
        found = reorganising.outcome(records, reform)
        names = _names(reform)
        label = words.act(reform.how, *names)
        changes = edits.set_within(connection, store, list(found.said), label)
    text = words.done(reform.how, *names) + _moves(found)
    return Done(text, changes)


def _moves(found: Outcome) -> str:
    plain = [each for each in found.moved if not each.is_doubled]
    return words.moved(
        count=sum(bool(each.heir) for each in plain),
        doubled=len(found.moved) - len(plain),
        left=sum(not each.heir for each in plain),
        instructions=len(found.instructions),
    )


def _line(reform: Reform) -> str:
    return words.line(reform.how, *_names(reform))


def _names(reform: Reform) -> tuple[list[str], list[str]]:
    old = [each.get("name") or keys.code_of(each.key) for each in reform.old]
    return old, [each.name for each in reform.heirs]


def _read(records: Records, typed: Typed) -> Reform:
    day = calendar.read_date(typed.on, words.DAY)
    old = _old(records, typed.old, day)
    heirs = tuple(_heir(records, text) for text in typed.heirs if text.strip())
    _check(records, old, heirs)
    reform = Reform(day, old, heirs)
    return Reform(day, old, heirs, dict(_moved(records, reform, typed.moves)))


def _old(records: Records, texts: Sequence[str], day: date) -> tuple[Record, ...]:
    found = {(each := lookup.department(records, text)).key: each for text in texts if text.strip()}
    if not found:
        raise BadValue(words.OLD, "", words.NOTHING_OLD, words.CHOOSE_OLD)
    for each in found.values():
        if not reorganising.is_there(each, day):
            raise BadValue(words.OLD, each.get("name"), words.NOT_THERE_THEN, words.CHECK_VALIDITY)
    return tuple(found.values())


def _heir(records: Records, text: str) -> Heir:
    name, is_new, code = (part.strip() for part in _parted(text))
    if is_new:
        return Heir(name, keys.tidy(code))
    try:
        found = lookup.department(records, name)
    except UnknownDepartment:
        return Heir(name)
    return Heir(found.get("name") or name, key=found.key)


def _parted(text: str) -> tuple[str, str, str]:
    """A text parted at its equal sign, full width or not."""
    return text.replace(words.WIDE_EQUALS, "=").partition("=")


def _check(records: Records, old: Sequence[Record], heirs: Sequence[Heir]) -> None:
    """Raises BadValue for new 課 that cannot be told apart from others."""
    named = [each.key or each.name for each in heirs]
    if len(set(named)) < len(named):
        raise BadValue(words.HEIRS, words.LIST_MARK.join(named), words.TWICE, words.ONCE)
    if {each.key for each in old} == {each.key for each in heirs}:
        raise BadValue(words.HEIRS, "", words.SAME, words.SAY_WHAT)
    for each in heirs:
        if not each.key:
            _check_new(records, old, each, is_one_of_many=len(heirs) > 1)


def _check_new(
    records: Records, old: Sequence[Record], heir: Heir, *, is_one_of_many: bool
) -> None:
    if not heir.code:
        if is_one_of_many:
            raise BadValue(words.HEIRS, heir.name, words.CODE_NEEDED, words.CODE_FORM)
        return
    try:
        key = keys.natural("department", "", heir.code)
    except BadKey:
        raise BadValue(words.HEIRS, heir.code, words.CODE_NEEDED, words.CODE_FORM) from None
    if records.get(key) and key not in [each.key for each in old]:
        raise BadValue(words.HEIRS, heir.code, words.CODE_TAKEN, words.CODE_OTHER)


def _moved(records: Records, reform: Reform, texts: Sequence[str]) -> Iterator[tuple[str, int]]:
    places = _places(reform)
    old = {each.key for each in reform.old}
    for text in texts:
        number, is_said, name = (part.strip() for part in _parted(text))
        if not is_said:
            raise BadValue(words.MOVE, text, words.MOVE_FORM)
        work = assigning.initiative_named(records, lookup.plan(records).key, number)
        held = records.below(work.key, "assignment") if work else ()
        mine = [each.key for each in held if department_of(each) in old]
        if not mine or half_width(name) not in places:
            raise BadValue(words.MOVE, text, words.NO_SUCH_MOVE, words.MOVE_FORM)
        yield from ((each, places[half_width(name)]) for each in mine)


def _places(reform: Reform) -> Mapping[str, int]:
    """The place of an heir by what it may be called."""
    return {
        half_width(text): place
        for place, each in enumerate(reform.heirs)
        for text in (each.name, each.code, keys.code_of(each.key) if each.key else "")
        if text
    }
