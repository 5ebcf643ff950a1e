"""取りまとめ: merge, merges, undo-merge, redo-merge."""

from argparse import Namespace
from pathlib import Path

from dxdesk.cli import held, merge_said, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.keys import code_of
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options
from dxdesk.domain.words import repairs as repair_words


def add_to(commands: p.Commands) -> None:
    """Add the commands."""
    merging = commands.add("merge", merge)
    p.store(merging)
    p.flag(merging, "dry-run")
    p.option(merging, "repairs", options.FILE, type=Path)
    p.as_json(merging)
    p.argument(merging, "files", options.FILES, "merge-files", nargs="+", type=Path)
    ledger = commands.add("merges", merges)
    p.store(ledger)
    p.look(ledger)
    p.as_json(ledger)
    for name, run in (("undo-merge", undo), ("redo-merge", redo)):
        switch = commands.add(name, run)
        p.store(switch)
        p.argument(switch, "id", options.ID, "merge-id")


def merge(args: Namespace, console: Console) -> int:
    """Count files in, or say what that would do; the exit status is the same for both."""
    from dxdesk.services import merging, repairs, stores

    run = merging.preview if args.dry_run else merging.merge
    with held.opened(args.store, console) as store:
        found = console.watch(run(store, args.files))
        records = stores.records(store)
    if console.as_json:
        console.document(merge_said.document(found, dry_run=args.dry_run))
    console.say(*merge_said.lines(found, records, dry_run=args.dry_run))
    if args.repairs:
        listed = repairs.lines(records, found)
        repairs.write(listed, args.repairs)
        console.say(repair_words.saved(str(args.repairs), len(listed)))
    return merge_said.status(found)


def merges(args: Namespace, console: Console) -> int:
    """The 提出台帳: every file ever counted in, oldest first."""
    from dxdesk.services import merging, stores

    with held.opened(args.store, console, look=args.look) as store:
        found = merging.counted_files(store)
        records = stores.records(store)
    if console.as_json:
        console.document([merge_said.ledger_row(each) for each in found])
        return 0
    rows = (
        (
            each.id,
            words.ON if each.is_on else words.OFF,
            records.name_of(each.department),
            code_of(each.round),
            each.number,
            each.at,
            each.file_name,
        )
        for each in found
    )
    tables.show(console, words.LEDGER_HEAD, rows)
    return 0


def undo(args: Namespace, console: Console) -> int:
    """Take one file's merge back."""
    from dxdesk.services import merging

    with held.opened(args.store, console) as store:
        changes = merging.undo_merge(store, args.id)
    console.say(words.undone(args.id, len(changes)))
    return 0


def redo(args: Namespace, console: Console) -> int:
    """Count an undone file in again."""
    from dxdesk.services import merging

    with held.opened(args.store, console) as store:
        changes = merging.redo_merge(store, args.id)
    console.say(words.redone(args.id, len(changes)))
    return 0
