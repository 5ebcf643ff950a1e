"""`python -m dxdesk`: with arguments the command line, without the window.

The guarded reader starts processes that import this module again, so nothing else is
imported before `main` runs.
"""

import multiprocessing
import sys


def main() -> int:
    """Run dxdesk; the exit status."""
    multiprocessing.freeze_support()
    if len(sys.argv) > 1:
        from dxdesk import cli

        return cli.main(sys.argv[1:])
    from dxdesk import app

    return app.run()


if __name__ == "__main__":
    sys.exit(main())
