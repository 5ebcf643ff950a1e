"""`python3 build/dev.py bench`: the table of speeds. Words given select cases by name.

Prints case, both medians, their ratio and the goal. A table to be read, not a test: it exits 0
even where a goal is missed.
"""

import sys
import tempfile
from pathlib import Path

from tests.bench.measure import Result, measure

_ROW = "{:<68} {:>9} {:>9} {:>7} {:>7}  {}"


def main(words: list[str]) -> None:
    """Measure the chosen cases and print a row for each as it is done."""
    from tests.bench.cases import cases  # not above: reading processes import this module too

    print(_ROW.format("case (ours / yardstick)", "ours ms", "yard. ms", "ratio", "goal", ""))
    with tempfile.TemporaryDirectory() as folder:
        for case in cases(Path(folder)):
            if all(word in case.name for word in words):
                print(_row(measure(case)), flush=True)


def _row(result: Result) -> str:
    return _ROW.format(
        result.case.name,
        f"{result.ours:.1f}",
        f"{result.yardstick:.1f}",
        f"{result.ratio:.2f}",
        f"{result.case.goal:.2f}",
        "reached" if result.reached else "missed",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
