"""組織改正 on the command line."""

from argparse import Namespace

from dxdesk.cli import held, tables
from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import options


def add_to(found: p.Commands) -> None:
    """Add the command."""
    parser = found.add("reorganise", reorganise)
    p.store(parser)
    p.option(parser, "on", options.DATE, "reform-on", required=True)
    each = {"action": "append", "default": []}
    p.option(parser, "from", options.DEPARTMENT, "reform-from", dest="old", **each)
    p.option(parser, "to", options.DEPARTMENT, "reform-to", dest="heirs", **each)
    p.option(parser, "move", options.INITIATIVE, "reform-move", dest="moves", **each)
    p.flag(parser, "dry-run")


def reorganise(args: Namespace, console: Console) -> int:
    """Do a 組織改正, or say what it would come to."""
    from dxdesk.services import reorganising, stores

    typed = reorganising.Typed(args.on, args.old, args.heirs, args.moves)
    with held.opened(args.store, console) as store:
        if args.dry_run:
            console.say(reorganising.told(stores.records(store), typed))
            return 0
        done = reorganising.reorganise(store, typed)
    console.say(done.text)
    tables.show_changes(console, done.changes)
    return 0
