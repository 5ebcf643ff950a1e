"""The guides that come with the program, on paper: guide."""

from argparse import Namespace
from pathlib import Path

from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import commands as words
from dxdesk.domain.words import options
from dxdesk.domain.words.guide import GUIDES


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    printed = commands.add("guide", guide)
    p.option(printed, "for", options.READER, "guide-for", choices=sorted(GUIDES), required=True)
    p.option(printed, "out", options.FILE, type=Path, required=True)


def guide(args: Namespace, console: Console) -> int:
    """Print a guide as a PDF."""
    from dxdesk.services import guide as printing

    printing.write(getattr(args, "for"), args.out)
    console.say(words.wrote(str(args.out)))
    return 0
