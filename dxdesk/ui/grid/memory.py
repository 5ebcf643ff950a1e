"""How a person left a grid: widths, order and filters, from one start to the next."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from dxdesk.ui import left


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
    kept = left.recall(name)
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
    """Keep how a grid is left."""
    left.keep(name, asdict(layout))
