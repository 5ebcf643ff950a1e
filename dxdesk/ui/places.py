"""The window's places: what each role finds in the navigation, before any page is made.

A new page is one entry here and its maker in `dxdesk/ui/page_making.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dxdesk.domain.words import (
    bodies,
    dashboard,
    glossary,
    instructions,
    meetings,
    pages_app,
    pages_assign,
    pages_board,
    pages_changes,
    pages_history,
    pages_home,
    pages_indicators,
    pages_initiatives,
    pages_merge,
    pages_next_plan,
    pages_plan,
    pages_plan_edit,
    pages_report,
    pages_request,
    pages_schedule,
    pages_settings,
    pages_submit,
    public_edition,
    reviewing,
    skills,
)
from dxdesk.ui.first_run import Role
from dxdesk.ui.shell.late_page import LatePage


@dataclass(frozen=True, slots=True)
class Place:
    """One page in the navigation.

    The roles in `main` find it on the bar, those in `aside` under その他, others not at all.
    `keys` are its own; places without have Ctrl+1 to Ctrl+9, in the order of the navigation.
    """

    name: str
    title: str
    icon: str
    main: Sequence[str] = ()
    aside: Sequence[str] = ()
    keys: str = ""


_DEPARTMENT, _COORDINATOR = (Role.DEPARTMENT,), (Role.COORDINATOR,)
_ALL = (*_DEPARTMENT, *_COORDINATOR)

PLACES = (
    Place("home", pages_home.TITLE, "home", _ALL),
    Place("initiatives", pages_initiatives.TITLE, "list", _ALL),
    Place("schedule", pages_schedule.TITLE, "schedule", _ALL),
    Place("dashboard", dashboard.TITLE, "dashboard", _COORDINATOR, _DEPARTMENT),
    Place("submit", pages_submit.TITLE, "submit", _DEPARTMENT),
    Place("assign", pages_assign.TITLE, "assign", aside=_COORDINATOR),
    Place("request", pages_request.TITLE, "request", _COORDINATOR),
    Place("merge", pages_merge.TITLE, "merge", _COORDINATOR),
    Place("indicators", pages_indicators.TITLE, "indicators", aside=_ALL),
    Place("merge", pages_merge.OWN_TITLE, "merge", aside=_DEPARTMENT),
    Place("board", pages_board.TITLE, "board", _COORDINATOR),
    Place("review", reviewing.TITLE, "review", _COORDINATOR),
    Place("instructions", instructions.TITLE, "instructions", aside=_ALL),
    Place("meetings", meetings.TITLE, "meetings", aside=_COORDINATOR),
    Place("bodies", bodies.TITLE, "bodies", aside=_ALL),
    Place("skills", skills.TITLE, "skills", aside=_ALL),
    Place("report", pages_report.TITLE, "print", _COORDINATOR, _DEPARTMENT),
    Place("changes", pages_changes.TITLE, "changes", aside=_ALL),
    Place("history", pages_history.TITLE, "history", _DEPARTMENT, _COORDINATOR),
    Place("plan", pages_plan.TITLE, "plan", aside=_ALL),
    Place("glossary", glossary.TITLE, "glossary", aside=_ALL),
    Place("plan-edit", pages_plan_edit.TITLE, "edit", aside=_COORDINATOR),
    Place("public", public_edition.TITLE, "success", aside=_COORDINATOR),
    Place("next-plan", pages_next_plan.TITLE, "submit", aside=_COORDINATOR),
    Place("settings", pages_settings.TITLE, "settings", aside=_ALL, keys="Ctrl+0"),
)

KEYS = {place.name: place.keys for place in PLACES if place.keys}


def places_of(role: str) -> tuple[Place, ...]:
    """What a role finds: the bar from top to bottom, then what lies under その他.

    A department's places where the role is not known.
    """
    who = role or Role.DEPARTMENT
    main = (place for place in PLACES if who in place.main)
    return (*main, *(place for place in PLACES if who in place.aside))


def late_pages(role: str) -> dict[str, LatePage]:
    """The places of a role by name, in order, each waiting for its page."""
    return {
        each.name: LatePage(each.title, each.icon, pages_app.OPENING) for each in places_of(role)
    }


def aside(role: str) -> frozenset[str]:
    """The names of what a role finds under その他."""
    who = role or Role.DEPARTMENT
    return frozenset(place.name for place in PLACES if who in place.aside)
