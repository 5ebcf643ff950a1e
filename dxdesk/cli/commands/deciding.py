"""The coordinator decides: resolve, approve, corrected."""

from argparse import Namespace
from pathlib import Path

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    decide = commands.add("resolve", resolve)
    p.store(decide)
    p.argument(decide, "question", options.QUESTION)
    choice = decide.add_mutually_exclusive_group(required=True)
    choice.add_argument(
        "--take", metavar=options.NUMBER, type=int, help=options.OPTION_HELP["candidate"]
    )
    choice.add_argument("--value", metavar=options.VALUE, help=options.OPTION_HELP["decided-value"])
    p.option(decide, "reason", options.TEXT, default="")
    lock = commands.add("approve", approve)
    p.store(lock)
    p.option(lock, "round", options.ROUND, required=True)
    p.option(lock, "department", options.DEPARTMENT, default="")
    edition = commands.add("corrected", corrected)
    p.store(edition)
    p.argument(edition, "newer", options.FILE)
    p.option(edition, "of", options.ID, "older", required=True)


def resolve(args: Namespace, console: Console) -> int:
    """Decide a conflict or a proposal."""
    from dxdesk.services import deciding
    from dxdesk.services.deciding import Choice

    choice = Choice(args.take or 0, args.value)
    with held.opened(args.store, console) as store:
        changes = deciding.resolve(store, args.question, choice, args.reason)
    console.say(words.decided(args.question, len(changes)))
    tables.show_changes(console, changes)
    return 0


def approve(args: Namespace, console: Console) -> int:
    """Mark a round's reports 確認済."""
    from dxdesk.services import deciding

    with held.opened(args.store, console) as store:
        locked = deciding.approve(store, args.round, args.department)
    console.say(words.approved(len(locked)), words.APPROVE_NEXT)
    return 0


def corrected(args: Namespace, console: Console) -> int:
    """Treat a file as the corrected edition of another; files and ids name both."""
    from dxdesk.services import deciding

    with held.opened(args.store, console) as store:
        changes = deciding.corrected(store, _file_or_id(args.newer), _file_or_id(args.of))
    console.say(words.corrected(args.newer, len(changes)))
    return 0


def _file_or_id(text: str) -> Path | str:
    path = Path(text)
    return path if path.suffix or path.exists() else text
