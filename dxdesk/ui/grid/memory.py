"""How a person left a grid: widths, order and filters, from one start to the next."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from dxdesk import paths


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything by the heading of a column. `sorted_by` is "" for the order as given."""

    widths: Mapping[str, int] = field(default_factory=dict)
    sorted_by: str = ""
    descending: bool = False
    is_filtering: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)


def recall(name: str) -> Layout:
    """How the grid of that name was left; as new where nothing readable is kept."""
    kept = _all().get(name)
    try:
        found = Layout(**kept) if isinstance(kept, dict) else Layout()
        widths = {label: int(width) for label, width in found.widths.items()}
        filters = {label: str(text) for label, text in found.filters.items()}
    except (AttributeError, TypeError, ValueError):
        return Layout()
    return Layout(
        widths, str(found.sorted_by), bool(found.descending), bool(found.is_filtering), filters
    )


def keep(name: str, layout: Layout) -> None:
    """Keep how a grid is left. Where the folder refuses it, the next start is as new: no work
    hangs on it, so nobody is told."""
    text = json.dumps(_all() | {name: asdict(layout)}, ensure_ascii=False, indent=2)
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
