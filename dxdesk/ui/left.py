"""How a person left the window, from one start to the next; no work hangs on it."""

import json
from contextlib import suppress
from typing import Any

from dxdesk import paths


def recall(name: str) -> Any:
    """What was kept under a name; None where nothing readable is."""
    return _all().get(name)


def keep(name: str, left: object) -> None:
    """Keep what JSON can write. Where the folder refuses it, the next start is as new and
    nobody is told."""
    text = json.dumps(_all() | {name: left}, ensure_ascii=False, indent=2)
    path = paths.layouts_path()
    with suppress(OSError):
        paths.make_folder(path.parent)
        paths.write_beside(path, lambda stream: stream.write(text.encode()))


def _all() -> dict[str, Any]:
    try:
        found = json.loads(paths.layouts_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
