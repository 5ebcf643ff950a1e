"""`python -m dxdesk`: the window (`--store FILE` names the store it opens), or a command.

The guarded reader starts processes that import this module again, so nothing else is
imported before `main` runs.
"""

import multiprocessing
import sys
from pathlib import Path

_WINDOW_OPTION = "--store"
_TRIAL = "--test-window"  # what the program's trial of itself starts
_NAMELESS = 2  # the option without its file: the command line says what is wrong


def main() -> int:
    """Run dxdesk; the exit status."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [_TRIAL]:
        from dxdesk.app import try_window

        return try_window(Path(sys.argv[2]))
    if len(sys.argv) > 1 and (sys.argv[1] != _WINDOW_OPTION or len(sys.argv) == _NAMELESS):
        from dxdesk import cli

        return cli.main(sys.argv[1:])
    from dxdesk.app import run

    return run()


if __name__ == "__main__":
    sys.exit(main())
