"""The command line: each command is one service call."""

import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence

from dxdesk.cli.output import Console, use_utf8
from dxdesk.cli.parser import make_parser
from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import errors as words

DONE = 0
WRONG_USE = 2
REFUSED = 4


def main(argv: Sequence[str]) -> int:
    """Run one command; the exit status (see the format in README, "Command line").

    No exception leaves: each is said in two lines, with its traceback for --debug only.
    """
    use_utf8(sys.stdout, sys.stderr)
    try:
        args = make_parser().parse_args(argv)
        return _run(args)
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else WRONG_USE


def _run(args: Namespace) -> int:
    console = Console(as_json=getattr(args, "json", False))
    try:
        status: int = args.run(args, console)
        console.flush()
    except BrokenPipeError:
        console.abandon()
        return DONE
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - no traceback reaches a user
        return _fail(console, error, debug=getattr(args, "debug", False))
    return status


def _fail(console: Console, error: BaseException, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    match error:
        case DxdeskError():
            console.fail(words.sentence(error))
            return error.status
        case KeyboardInterrupt():
            console.fail(words.stopped())
        case _:
            console.fail(words.unexpected(error))
    return REFUSED
