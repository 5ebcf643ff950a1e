"""Backups: backup, backups, restore."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import backups as words
from dxdesk.domain.words import errors as error_words
from dxdesk.domain.words import options

if TYPE_CHECKING:
    from dxdesk.services.backups import Backup, Content, Prospect


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    making = commands.add("backup", backup)
    p.store(making)
    p.option(making, "out", options.FILE, type=Path, required=True)
    listing = commands.add("backups", backups)
    p.store(listing)
    p.option(listing, "second", options.FOLDER, "second-backups")
    p.as_json(listing)
    restoring = commands.add("restore", restore)
    p.argument(restoring, "source", options.FILE, "backup-file", type=Path)
    p.store(restoring)
    p.flag(restoring, "dry-run")


def backup(args: Namespace, console: Console) -> int:
    """Write a backup that was opened again and checked."""
    from dxdesk.services import backups

    with held.opened(args.store, console) as store:
        content = backups.make(store, args.out)
    console.say(words.made(str(args.out), content.records, content.number))
    return 0


def backups(args: Namespace, console: Console) -> int:
    """The backups beside a store, newest first; `--second` sets another place for them."""
    from dxdesk.services import backups

    if args.second is not None:
        backups.set_second_folder(args.store, Path(args.second) if args.second else None)
        console.say(words.second(args.second))
    found = backups.backups_of(args.store)
    if console.as_json:
        console.document([_row(each) for each in found])
    elif found:
        tables.show(console, words.HEAD, map(_line, found))
    else:
        console.say(words.NONE)
    return 0


def restore(args: Namespace, console: Console) -> int:
    """Put a backup in the store's place, or say what that would bring."""
    from dxdesk.services import backups

    _say_prospect(console, args.source, backups.preview_restore(args.source, args.store))
    if args.dry_run:
        console.say(words.DRY_RUN)
        return 0
    done = backups.restore(args.source, args.store)
    for each in done.warnings:
        console.fail(error_words.sentence(each))
    if done.replaced:
        console.say(words.kept(str(done.replaced)))
    console.say(words.restored(str(args.store), done.content.records), words.NEXT)
    return 0


def _row(each: "Backup") -> dict[str, Any]:
    content = each.content
    return {
        "file": str(each.path),
        "at": each.at.isoformat(sep=" ", timespec="minutes"),
        "reason": each.reason,
        "size": each.size,
        "counts": content.counts if content else None,
        "acts": content.acts if content else None,
        "last": content.last if content else None,
        "number": content.number if content else None,
    }


def _line(each: "Backup") -> tuple[object, ...]:
    content = each.content
    return (
        each.at.isoformat(sep=" ", timespec="minutes"),
        words.REASONS[each.reason],
        words.size(each.size),
        content.records if content else words.UNREADABLE,
        content.last if content else "",
        content.number if content else "",
        each.path.name,
    )


def _say_prospect(console: Console, source: Path, found: "Prospect") -> None:
    console.say(_content(words.backup_name(source.name), found.backup))
    if found.present is None:
        console.say(words.NOT_READABLE if found.exists else words.NOTHING_THERE)
        return
    console.say(_content(words.PRESENT, found.present))
    before, after = found.present.counts, found.backup.counts
    for kind in CATALOGUE:
        was, will_be = before.get(kind, 0), after.get(kind, 0)
        if was != will_be:
            console.say(words.difference(CATALOGUE[kind].label, was, will_be))


def _content(name: str, content: "Content") -> str:
    return words.content(name, content.records, content.acts, content.last)
