"""The whole cycle on an example: demo."""

from argparse import Namespace
from pathlib import Path

from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import merge as merge_words
from dxdesk.domain.words import options


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    shown = commands.add("demo", demo)
    p.option(shown, "out", options.FOLDER, "demo-out", type=Path, required=True)


def demo(args: Namespace, console: Console) -> int:
    """Run the cycle and name every file it made."""
    from dxdesk.services import demo as cycle

    found = console.watch(cycle.run(args.out))
    console.say(*(words.item(words.made_of(str(each.path), each.what)) for each in found.files))
    console.say(words.receipts(merge_words.counts(found.counts)))
    console.say(words.demonstrated(len(found.files), str(found.folder)))
    return 0
