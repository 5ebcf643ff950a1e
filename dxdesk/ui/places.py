"""The window's places: which pages a role sees, with their names, before any page is made."""

from dxdesk.domain.words import (
    pages_app,
    pages_history,
    pages_initiatives,
    pages_merge,
    pages_plan,
    pages_report,
    pages_request,
    pages_settings,
    pages_submit,
)
from dxdesk.ui.first_run import Role
from dxdesk.ui.shell.late_page import LatePage

_SHOWN = {
    "initiatives": (pages_initiatives.TITLE, "list"),
    "submit": (pages_submit.TITLE, "submit"),
    "request": (pages_request.TITLE, "request"),
    "merge": (pages_merge.TITLE, "merge"),
    "report": (pages_report.TITLE, "print"),
    "plan": (pages_plan.TITLE, "plan"),
    "history": (pages_history.TITLE, "history"),
    "settings": (pages_settings.TITLE, "settings"),
}

PLACES: dict[str, tuple[str, ...]] = {
    Role.DEPARTMENT: ("initiatives", "submit", "report", "plan", "history", "settings"),
    Role.COORDINATOR: (
        "initiatives",
        "request",
        "merge",
        "report",
        "plan",
        "history",
        "settings",
    ),
}


def late_pages(role: str) -> dict[str, LatePage]:
    """The places of a role (of a department where it is not known), by name, in order."""
    names = PLACES.get(role, PLACES[Role.DEPARTMENT])
    return {name: LatePage(*_SHOWN[name], pages_app.OPENING) for name in names}
