"""担当割 on the command line: one place, or a whole grid from a file."""

from argparse import Namespace
from pathlib import Path

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import assigning as words
from dxdesk.domain.words import commands, options


def add_to(found: p.Commands) -> None:
    """Add the command."""
    parser = found.add("assign", assign)
    p.store(parser)
    p.option(parser, "grid", options.FILE, type=Path)
    p.argument(parser, "initiative", options.INITIATIVE, nargs="?")
    p.argument(parser, "to-department", options.DEPARTMENT, nargs="?")
    p.argument(parser, "role", options.ROLE_OF_WORK, nargs="?")


def assign(args: Namespace, console: Console) -> int:
    """Set one place or those of a grid, then say what is to be looked at."""
    from dxdesk.services import assigning, lookup, stores
    from dxdesk.services.assigning import Assignable

    with held.opened(args.store, console) as store:
        records = stores.records(store)
        plan = lookup.plan(records).key
        problems: tuple[str, ...] = ()
        places: tuple[Assignable, ...] = ()
        if args.grid:
            pasted = assigning.read_grid(records, plan, args.grid.read_text("utf-8-sig"))
            places, problems = pasted.places, pasted.problems
        elif args.initiative:
            department = getattr(args, "to-department") or ""
            keys = assigning.find(records, args.initiative, department)
            places = (Assignable(*keys, args.role or ""),)
        changes = assigning.assign(store, places) if places else ()
        found = assigning.check(stores.records(store), plan)
    if places:
        count = len({each.key for each in changes})
        console.say(words.done(count) if changes else commands.NO_CHANGE)
    tables.show_changes(console, changes)
    console.warn(*problems)
    console.say(*([each.text for each in found] or [words.ALL_WELL]))
    return 0
