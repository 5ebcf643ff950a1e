"""argparse, speaking Japanese; every command module adds its own commands."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import dxdesk
from dxdesk.cli.output import Console
from dxdesk.domain.words import options as words

PROGRAM = "dxdesk"
WRONG_USE = 2

Run = Callable[[argparse.Namespace, Console], int]


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=100)

    def add_usage(
        self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, words.USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints are Japanese."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **kwargs)
        self._positionals.title = words.ARGUMENTS
        self._optionals.title = words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP)
        self.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=words.DEBUG
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where right use is explained; exit 2."""
        complaint, remedy = words.complaint(message), words.see_help(self.prog)
        self.exit(WRONG_USE, f"{complaint}\n{remedy}\n")


class Commands:
    """The commands of a parser, to which command modules add theirs."""

    def __init__(self, parser: Parser, name: str = "") -> None:
        self._name = name
        self._found = parser.add_subparsers(
            title=words.COMMANDS, metavar=words.COMMAND, required=True
        )

    def add(self, name: str, run: Run) -> Parser:
        """A command that runs `run`; the parser takes its arguments."""
        parser = self._add(name)
        parser.set_defaults(run=run, parser=parser)
        return parser

    def group(self, name: str) -> tuple[Parser, "Commands"]:
        """A command with commands of its own."""
        parser = self._add(name)
        return parser, Commands(parser, f"{name} ")

    def _add(self, name: str) -> Parser:
        said = words.COMMAND_HELP[self._name + name]
        return self._found.add_parser(name, help=said, description=said)


def make_parser() -> Parser:
    """The whole command line."""
    from dxdesk.cli import commands

    parser = Parser(prog=PROGRAM, description=words.PROGRAM, epilog=words.EPILOG)
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {dxdesk.__version__}",
        help=words.VERSION,
    )
    commands.add_all(Commands(parser))
    return parser


def store(parser: Parser, *, required: bool = True) -> None:
    """The option that names the store."""
    option(parser, "store", words.STORE, type=Path, required=required)


def option(parser: Parser, name: str, metavar: str, about: str = "", **kwargs: Any) -> None:
    """An option with a value; `about` names its help where it is not the option's own.

    Help tells what there is to choose from, unless its words do so already.
    """
    said, choices = words.OPTION_HELP[about or name], tuple(kwargs.get("choices", ()))
    if not all(each in said for each in choices):
        said = words.with_choices(said, choices)
    parser.add_argument(f"--{name}", metavar=metavar, help=said, **kwargs)


def flag(parser: Parser, name: str, about: str = "") -> None:
    """An option without a value."""
    parser.add_argument(f"--{name}", action="store_true", help=words.OPTION_HELP[about or name])


def look(parser: Parser) -> None:
    """The option that is content with looking, also at a store that another holds."""
    flag(parser, "look")


def as_json(parser: Parser) -> None:
    """The option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help=words.JSON)


def argument(parser: Parser, name: str, metavar: str, about: str = "", **kwargs: Any) -> None:
    """An argument without a name."""
    said = words.OPTION_HELP[about or name]
    parser.add_argument(name, metavar=metavar, help=said, **kwargs)


def refuse(parser: Parser, missing: Sequence[str]) -> NoReturn:
    """Complain about arguments that are missing in this combination."""
    parser.error(f"the following arguments are required: {', '.join(missing)}")
