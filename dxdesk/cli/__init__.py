"""The command line: each command is one service call."""

import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dxdesk.cli.output import Console, use_utf8
from dxdesk.cli.parser import make_parser
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.store_errors import StoreInUse
from dxdesk.domain.words import errors as words
from dxdesk.domain.words import options
from dxdesk.services import faults

DONE = 0
WRONG_USE = 2
REFUSED = 4


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status (see the format in README, "Command line").

    No exception leaves: each is said in two lines, with its traceback for --debug only.
    """
    use_utf8(sys.stdout, sys.stderr)
    try:
        args = make_parser().parse_args(_store_first(argv))
        return _run(args)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else WRONG_USE


def refuse_window() -> int:
    """Say that there is no screen to show the window on; the exit status."""
    use_utf8(sys.stdout, sys.stderr)
    Console(as_json=False).fail(words.no_screen())
    return REFUSED


def _store_first(argv: Sequence[str]) -> list[str]:
    """`round add --store S` as it is read, `round --store S add`: wherever it stands, it is meant
    for the whole command."""
    options = argv[: argv.index("--")] if "--" in argv else argv
    at = options.index("--store") if "--store" in options else 0
    if at < 2 or argv[0].startswith("-"):
        return list(argv)
    return [argv[0], *argv[at : at + 2], *argv[1:at], *argv[at + 2 :]]


def _run(args: Namespace) -> int:
    console = Console(as_json=getattr(args, "json", False))
    try:
        status: int = args.run(args, console)
        console.flush()
    except BrokenPipeError:
        console.abandon()
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback reaches a user
        return _fail(console, error, args)
    return status


def _fail(console: Console, error: BaseException, args: Namespace) -> int:
    if getattr(args, "debug", False):
        traceback.print_exception(error)
    match error:
        case StoreInUse(copy=datetime()) if "look" in args:
            said = words.sentence(error)
            console.fail(replace(said, do=said.do + options.LOOK_HINT))
            return error.status
        case DxdeskError():
            console.fail(words.sentence(error))
            return error.status
        case KeyboardInterrupt():
            console.fail(words.stopped())
        case _:
            faults.note(error)
            console.fail(words.unexpected(error))
    return REFUSED
