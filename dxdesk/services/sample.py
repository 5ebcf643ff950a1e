"""Example departments, assignments and answers, all named 例, to try dxdesk out with."""

from dxdesk import paths
from dxdesk.domain import keys
from dxdesk.domain.records import Record
from dxdesk.domain.store_errors import UnknownRecord, WrongRole
from dxdesk.domain.words import acts
from dxdesk.models import ledger, queries
from dxdesk.models.ledger import ActKind, Doing
from dxdesk.models.projection import Change
from dxdesk.services import loading, stores
from dxdesk.services.stores import COORDINATOR, Store

_FILE = "example.toml"


def sample_records() -> list[Record]:
    """The example, which lies apart from the plan it is about."""
    return stores.records_in(paths.resources_folder() / "samples" / _FILE)


def load_sample(store: Store) -> tuple[Change, ...]:
    """Load the example as one act that can be undone; again it changes nothing.

    Raises WrongRole, and UnknownRecord where the store lacks the embedded plan.
    """
    if not stores.is_coordinator(store):
        raise WrongRole(COORDINATOR)
    found = sample_records()
    with store.writing() as connection:
        present = queries.records(connection)
        for plan in {keys.lineage_of(each.key).get("plan", "") for each in found} - {""}:
            if present.get(plan) is None:
                raise UnknownRecord(plan)
        news = loading.unsaid(present, found)
        if not news:
            return ()
        doing = Doing(ActKind.LOAD, acts.SAMPLE, stores.who(store), source=_FILE)
        return ledger.say(connection, doing, news).changes
