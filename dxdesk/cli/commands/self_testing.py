"""The program's trial of itself: self-test."""

from argparse import Namespace

from dxdesk.cli import parser as p
from dxdesk.cli.output import Console
from dxdesk.domain.words import self_test as words

_NOT_GOOD = 4


def add_to(commands: p.Commands) -> None:
    """Add the command."""
    commands.add("self-test", self_test)


def self_test(_: Namespace, console: Console) -> int:
    """Try every part of the program and say what was found; 4 if one does not work."""
    from dxdesk.services import self_testing

    tried = console.watch(self_testing.run())
    console.say(*(words.line(each.name, each.detail, is_good=each.is_good) for each in tried))
    if all(each.is_good for each in tried):
        console.say(words.PASSED)
        return 0
    console.warn(words.FAILED, words.FAILED_NEXT)
    return _NOT_GOOD
