"""Decisions: conflicts and proposals, approvals, corrected editions."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from dxdesk.domain import keys, selection, targets, values
from dxdesk.domain.merge.facts import DELETED, Value
from dxdesk.domain.records import Records
from dxdesk.domain.store_errors import (
    NoSuchCandidate,
    UnknownMerge,
    UnknownQuestion,
    WrongRole,
)
from dxdesk.domain.values import same
from dxdesk.domain.words import acts as says
from dxdesk.domain.words import exchange as words
from dxdesk.models import files, ledger, queries
from dxdesk.models.ledger import ActKind, Doing, Say
from dxdesk.models.projection import PROPOSAL, Change
from dxdesk.models.queries import Item
from dxdesk.services import freezing, lookup, parcels, stores
from dxdesk.services.stores import COORDINATOR, Store

_SUFFIX = f":{PROPOSAL}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen: the n-th candidate (from 1), or a value as typed."""

    candidate: int = 0
    text: str | None = None


def name_of(item: Item) -> str:
    """The name of a question on the command line: KEY:FIELD, a proposal with `:proposal`."""
    return f"{item.key}:{item.field}" + (_SUFFIX if item.kind == PROPOSAL else "")


def resolve(store: Store, name: str, choice: Choice, reason: str = "") -> tuple[Change, ...]:
    """Decide a conflict or a proposal; the decision keeps who, when, why and the losers.

    Raises UnknownQuestion, NoSuchCandidate, BadValue.
    """
    with store.writing() as connection:
        records = queries.records(connection)
        item = _item(connection, name)
        value = _chosen(records, item, choice)
        label = says.decide(lookup.title_of(records, item.key), _label(item))
        doing = Doing(ActKind.DECISION, label, stores.who(store), reason=reason)
        turned_down = item.kind == PROPOSAL and same(value, _present(records, item))
        say = Say(item.key, item.field, value, item.about, sets=not turned_down)
        if _needs_reason(records, say, reason):
            told = [say, Say(item.key, targets.REASON, reason)]
            return ledger.say(connection, doing, told).changes
        return ledger.decide(connection, doing, say).changes


def approve(store: Store, round_text: str, department: str = "") -> tuple[str, ...]:
    """Mark reports 確認済: later answers wait as proposals. The keys that were locked."""
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    with store.writing() as connection:
        records = queries.records(connection)
        this = lookup.round_record(records, round_text)
        plan = keys.parent_of(this.key)
        chosen = lookup.department(records, department).key if department else ""
        reports = tuple(
            keys.report_key(assignment.key, this.key)
            for each in selection.departments_with_work(records, plan)
            if chosen in ("", each.key)
            for assignment in selection.assignments(records, each.key, plan)
        )
        doing = Doing(ActKind.APPROVE, says.approve(lookup.round_name(this)), stores.who(store))
        files.lock_records(connection, doing, reports)
    return reports


def corrected(store: Store, newer: Path | str, older: Path | str) -> tuple[Change, ...]:
    """Treat a counted file as the corrected edition of another (訂正版として扱う)."""
    records = stores.records(store)
    names = [_identity(records, each) for each in (newer, older)]
    with store.writing() as connection:
        known = {each.id: each for each in queries.filings(connection)}
        for name in names:
            if name not in known:
                raise UnknownMerge(name)
        label = says.corrected(known[names[0]].file_name)
        doing = Doing(ActKind.CORRECTED, label, stores.who(store))
        return files.amend(connection, doing, *names).changes


def _identity(records: Records, named: Path | str) -> str:
    if isinstance(named, Path):
        return parcels.read_file(named, records).id
    return named


def _item(connection: Connection, name: str) -> Item:
    for each in queries.items(connection):
        if name == name_of(each):
            return each
    raise UnknownQuestion(name)


def _chosen(records: Records, item: Item, choice: Choice) -> Value:
    if choice.text is not None and item.field != DELETED:
        kind, field = lookup.field_of(item.key, item.field)
        return values.read(kind, field, choice.text, lookup.words_for(records, item.key))
    if not 1 <= choice.candidate <= len(item.candidates):
        raise NoSuchCandidate(choice.candidate, len(item.candidates))
    return item.candidates[choice.candidate - 1]


def _present(records: Records, item: Item) -> Value:
    record = records.get(item.key)
    return (record.get(item.field) or None) if record else None


def _needs_reason(records: Records, say: Say, reason: str) -> bool:
    """Whether a decision changes a published target, so that its reason becomes the target's.

    Raises BadValue where there is none.
    """
    record = records.get(say.key)
    is_text = keys.type_of(say.key).name == targets.KIND and say.field == targets.TEXT
    held = {**(record.fields if record else {}), say.field: say.value}
    if not (say.sets and is_text and targets.lacks_reason(held)):
        return False
    if not reason.strip():
        raise freezing.refusal(say.key, say.field, say.value)
    return True


def _label(item: Item) -> str:
    if item.field == DELETED:
        return words.DELETION
    return lookup.field_of(item.key, item.field)[1].label
