"""報告回: opening one, listing them."""

from dxdesk.domain import calendar, keys, rounds
from dxdesk.domain.records import Record
from dxdesk.models import queries
from dxdesk.services import edits, lookup
from dxdesk.services.stores import Store


def add_round(store: Store, year: str, kind: str, opens: str, due: str) -> str:
    """Open a round of the plan in force; its key. Raises BadValue."""
    with store.reading() as connection:
        present = queries.records(connection)
    number, name = rounds.read_round(f"{calendar.read_year(year)}-{kind}")
    plan = lookup.plan(present).key
    key = keys.natural("round", plan, rounds.round_code(number, name))
    typed = {"year": str(number), "kind": name, "opens": opens, "due": due}
    edits.set_values(store, [(key, field, text) for field, text in typed.items()])
    return key


def all_rounds(store: Store) -> tuple[Record, ...]:
    """Every round of every plan."""
    with store.reading() as connection:
        return queries.records(connection).of("round")
