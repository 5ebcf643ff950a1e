"""Style sheets: plain .qss files in which `@name` stands for a colour token."""

import re
from collections.abc import Mapping
from pathlib import Path

_PLACEHOLDER = re.compile(r"@([a-z][a-z-]*[a-z])")


def fill(sheet: str, values: Mapping[str, str]) -> str:
    """The sheet with every `@name` replaced. KeyError if a name is no token."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], sheet)


def read_sheets(folder: Path, values: Mapping[str, str]) -> str:
    """All .qss files of a folder in the order of their names, filled in and joined."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.qss")))
    return fill("\n".join(texts), values)
