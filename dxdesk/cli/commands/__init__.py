"""The commands, a module for each group of them.

Services are imported inside each command: help is shown before any of them is loaded, and
a command loads what it needs alone.
"""

from dxdesk.cli.commands import (
    assigning,
    backing,
    carrying,
    checking,
    deciding,
    demonstration,
    diagnosing,
    exchanging,
    guiding,
    instructing,
    making,
    meeting,
    merging,
    remarking,
    reorganising,
    reporting,
    rounds,
    self_testing,
    state,
    undoing,
)
from dxdesk.cli.parser import Commands

MODULES = (
    making,
    state,
    undoing,
    assigning,
    reorganising,
    carrying,
    rounds,
    exchanging,
    merging,
    deciding,
    remarking,
    instructing,
    meeting,
    reporting,
    backing,
    checking,
    diagnosing,
    guiding,
    demonstration,
    self_testing,
)


def add_all(commands: Commands) -> None:
    """Add every command, in the order of the year's work."""
    for module in MODULES:
        module.add_to(commands)
