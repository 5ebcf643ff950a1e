"""The state and its history: show, fields, set, history, put-back."""

from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain import values
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.keys import tidy, type_of
from dxdesk.domain.merge.facts import DELETED
from dxdesk.domain.records import Record, Records
from dxdesk.domain.vocabularies import Words
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import exchange, options


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    shown = commands.add("show", show)
    p.store(shown)
    p.look(shown)
    p.option(shown, "type", options.TYPE, choices=tuple(CATALOGUE), default="")
    p.as_json(shown)
    p.as_json(commands.add("fields", fields))
    edit = commands.add("set", set_value)
    p.store(edit)
    p.argument(edit, "key", options.KEY)
    p.argument(edit, "field", options.FIELD)
    p.argument(edit, "value", options.VALUE)
    past = commands.add("history", history)
    p.store(past)
    p.look(past)
    p.option(past, "key", options.KEY, "history-key", default="")
    p.as_json(past)
    back = commands.add("put-back", put_back)
    p.store(back)
    p.argument(back, "line", options.NUMBER, type=int)
    p.flag(back, "after", "after-value")


def show(args: Namespace, console: Console) -> int:
    """The present state: the published document, or its words for people."""
    from dxdesk.services import state, stores

    with held.opened(args.store, console, look=args.look) as store:
        document = state.show(store, args.type)
        records = stores.records(store)
    if console.as_json:
        console.document(document)
        return 0
    shown = [each for each in records if args.type in ("", each.type)]
    console.say(*_record_lines(records, shown))
    console.say(*_question_lines(records, words.CONFLICTS, document["conflicts"], ""))
    proposals = _question_lines(records, words.PROPOSALS, document["proposals"], ":proposal")
    console.say(*proposals)
    return 0


def fields(args: Namespace, console: Console) -> int:
    """The field catalogue."""
    from dxdesk.services import state

    rows = state.fields()
    if console.as_json:
        console.document(rows)
        return 0
    parts = ("type", "field", "label", "kind", "unit", "owner", "required")
    lines = ((*(row[part] for part in parts), _mark(row["publishable"])) for row in rows)
    tables.show(console, words.FIELDS_HEAD, lines)
    return 0


def set_value(args: Namespace, console: Console) -> int:
    """One edit, as if typed in the window."""
    from dxdesk.services import edits, lookup, stores

    key = tidy(args.key)
    with held.opened(args.store, console) as store:
        changes = edits.set_value(store, key, args.field, args.value)
        records = stores.records(store)
        title = lookup.title_of(records, key)
        kind, field = lookup.field_of(key, args.field)
        found = lookup.words_for(records, key)
    if not changes:
        console.say(words.NO_CHANGE)
    for each in changes:
        before, after = (
            values.show(kind, field, value, found) or words.BLANK
            for value in (each.before, each.after)
        )
        console.say(words.changed(title, field.label, before, after))
    return 0


def history(args: Namespace, console: Console) -> int:
    """Who changed what, oldest first."""
    from dxdesk.services import state

    with held.opened(args.store, console, look=args.look) as store:
        found = state.history(store, tidy(args.key))
    if console.as_json:
        console.document([asdict(each) for each in found])
        return 0
    rows = (
        (r.seq, r.at, r.who, r.key, r.field, r.before, r.after, r.effect, r.source, r.label)
        for r in found
    )
    tables.show(console, words.HISTORY_HEAD, rows)
    return 0


def put_back(args: Namespace, console: Console) -> int:
    """Set the value again that a line of the history replaced or brought."""
    from dxdesk.services import putting_back

    with held.opened(args.store, console) as store:
        changes = putting_back.put_back(store, args.line, after=args.after)
    console.say(words.put_back(args.line, len(changes)) if changes else words.NO_CHANGE)
    tables.show_changes(console, changes)
    return 0


def _record_lines(records: Records, shown: list[Record]) -> Iterator[str]:
    from dxdesk.services import lookup

    plans: dict[str, Words] = {}
    for record in shown:
        plan = record.key.partition("/")[0]
        if plan not in plans:
            plans[plan] = lookup.words_for(records, record.key)
        yield f"{record.key} {CATALOGUE[record.type].label}"
        for field in CATALOGUE[record.type].fields:
            if record.get(field.name):
                text = values.show(
                    CATALOGUE[record.type], field, record.get(field.name), plans[plan]
                )
                yield f"  {field.label}: {_indented(text)}"


def _question_lines(
    records: Records, head: str, questions: list[dict[str, Any]], suffix: str
) -> Iterator[str]:
    from dxdesk.services import lookup

    if questions:
        yield head
    for each in questions:
        key, name = each["record"], each["field"]
        yield f"{key}:{name}{suffix} {lookup.title_of(records, key)} {_label(key, name)}"
        for number, value in enumerate(each["candidates"], start=1):
            text = _shown(records, key, name, value) or words.BLANK
            yield words.candidate(number, _indented(text))


def _label(key: str, name: str) -> str:
    return exchange.DELETION if name == DELETED else type_of(key).field(name).label


def _shown(records: Records, key: str, name: str, value: str | None) -> str:
    from dxdesk.services import lookup

    if name == DELETED:
        return exchange.DELETED_MARK if value else ""
    kind = type_of(key)
    return values.show(kind, kind.field(name), value, lookup.words_for(records, key))


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ")


def _mark(is_so: bool) -> str:
    return words.YES if is_so else ""
