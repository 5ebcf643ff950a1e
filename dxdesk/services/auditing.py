"""The check before printing, for whoever wants to see it on screen first."""

from typing import TYPE_CHECKING

from dxdesk.services import reporting
from dxdesk.services.reporting import Asked
from dxdesk.services.stores import Store

if TYPE_CHECKING:
    from dxdesk.reports.audit import Finding

__all__ = ["Finding", "audit"]


def audit(store: Store, asked: Asked) -> "tuple[Finding, ...]":
    """What to look at in a report before it is printed, each with its record and field.

    Raises what `reporting.report` raises.
    """
    from dxdesk.reports.rendering import checked

    return checked(asked.kind, *reporting.snapshot(store, asked))
