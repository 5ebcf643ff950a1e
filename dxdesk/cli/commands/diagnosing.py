"""Facts to hand over to those who look after the PCs: diagnose."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options

if TYPE_CHECKING:
    from dxdesk.services.stores import Store


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    found = commands.add("diagnose", diagnose)
    p.store(found, required=False)
    p.option(found, "out", options.FILE, "diagnose-out", type=Path)


def diagnose(args: Namespace, console: Console) -> int:
    """Write the diagnosis, or show it where no file is named."""
    from dxdesk.services import stores

    if args.store is None:
        return _tell(args, console, None)
    with stores.open_store(args.store) as store:
        return _tell(args, console, store)


def _tell(args: Namespace, console: Console, store: "Store | None") -> int:
    from dxdesk.services import diagnosing

    if args.out is None:
        console.say(diagnosing.text(diagnosing.diagnose(store)).rstrip())
    else:
        diagnosing.write(args.out, store)
        console.say(words.wrote(str(args.out)))
    return 0
