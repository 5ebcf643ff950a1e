"""Undo and redo of whole acts, step by step: undo, redo."""

from argparse import Namespace
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words

if TYPE_CHECKING:
    from dxdesk.services.undo import Act


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    for name in ("undo", "redo"):
        command = commands.add(name, partial(step, name))
        p.store(command)
        p.flag(command, "list", f"{name}-list")
        p.as_json(command)


def step(name: str, args: Namespace, console: Console) -> int:
    """Undo the newest act or redo the one undone last; or list what could be, step by step."""
    from dxdesk.services import undo

    listed, do = (undo.undoable, undo.undo) if name == "undo" else (undo.redoable, undo.redo)
    with held.opened(args.store, console, look=args.list) as store:
        found = listed(store)
        changes = () if args.list else do(store)
    if not found:
        console.say(words.NO_STEP[name])
    if args.list:
        _show(console, found)
        return 0
    if console.as_json:
        act = _row(found[0]) if found else None
        console.document({"act": act, "changes": [each._asdict() for each in changes]})
    if found:
        console.say(words.stepped(name, found[0].label, len(changes)))
    tables.show_changes(console, changes)
    return 0


def _show(console: Console, found: "Sequence[Act]") -> None:
    if console.as_json:
        console.document([_row(each) for each in found])
    elif found:
        rows = ((each.at, each.who, each.label) for each in found)
        tables.show(console, words.STEPS_HEAD, rows)


def _row(act: "Act") -> dict[str, Any]:
    return {"kind": act.kind, "name": act.label, "who": act.who, "at": act.at}
