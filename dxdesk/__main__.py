"""`python -m dxdesk`: the window (`--store FILE` names the store it opens, workbooks what it
shows), or a command.

The guarded reader starts processes that import this module again, so nothing else is
imported before `main` runs.
"""

import multiprocessing
import os
import sys
from pathlib import Path

_WINDOW_OPTION = "--store"
_TRIAL = "--test-window"  # what the program's trials of itself start
_WORKBOOK = ".xlsx"


def main() -> int:
    """Run dxdesk; the exit status."""
    multiprocessing.freeze_support()
    if sys.argv[1:2] == [_TRIAL]:
        from dxdesk.app import try_window

        return try_window(Path(sys.argv[2]) if sys.argv[2:] else None)
    if _asks_for_window(sys.argv[1:]):
        if not _has_screen():
            from dxdesk import cli

            return cli.refuse_window()
        from dxdesk.app import run

        return run()
    from dxdesk import cli

    return cli.main(sys.argv[1:])


def _has_screen() -> bool:
    """Whether Qt finds a screen: without one it ends the program, with words of its own."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(map(os.environ.get, named))


def _asks_for_window(arguments: list[str]) -> bool:
    """Nothing but workbooks, after a store if one is named: what a double click gives."""
    if arguments[:1] == [_WINDOW_OPTION] and len(arguments) > 1:
        arguments = arguments[2:]
    return all(each.lower().endswith(_WORKBOOK) for each in arguments)


if __name__ == "__main__":
    sys.exit(main())
