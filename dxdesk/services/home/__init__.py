"""ホーム: what is to be done now, by when, what is left, and what happened last."""

from datetime import date

from dxdesk.domain.words import home as words
from dxdesk.models import lately, queries
from dxdesk.services import stores
from dxdesk.services.home import coordinator, department
from dxdesk.services.home.tasks import Coming, Home, Recent, Task, What
from dxdesk.services.stores import Store

__all__ = ["Coming", "Home", "Recent", "Task", "What", "look"]

_RECENT = 8


def look(store: Store, today: date) -> Home:
    """What ホーム shows on a day."""
    with store.reading() as connection:
        records = queries.records(connection)
        recent = tuple(
            Recent(each.at, each.who, words.recent(each.label, each.changes), each.is_on)
            for each in lately.newest_acts(connection, _RECENT)
        )
        look_at = coordinator.look if stores.is_coordinator(store) else department.look
        return look_at(store, connection, records, today, recent)
