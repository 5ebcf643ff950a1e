"""報告回: opening one or a whole year of them, listing them."""

from collections.abc import Sequence

from dxdesk.domain import calendar, holidays, keys, rounds
from dxdesk.domain.records import Record
from dxdesk.domain.words import acts as says
from dxdesk.models import queries
from dxdesk.services import edits, lookup
from dxdesk.services.edits import Typed
from dxdesk.services.stores import Store


def add_round(store: Store, year: str, kind: str, opens: str = "", due: str = "") -> str:
    """Open a round of the plan in force; its key. Days left blank are proposed.

    Raises BadValue.
    """
    number, name = rounds.read_round(f"{calendar.read_year(year)}-{kind}")
    return _open(store, [_typed(number, name, opens, due)])[0]


def open_year(store: Store, year: str, template: str) -> tuple[str, ...]:
    """Open the rounds of a template for a fiscal year as one act; the keys of those new.

    Rounds that are there stay as they are. Raises BadValue; KeyError for no such template.
    """
    number = calendar.read_year(year)
    wanted = [_typed(number, kind, "", "") for kind in rounds.TEMPLATES[template]]
    return _open(store, wanted, says.open_year(calendar.year_name(number)), only_new=True)


def all_rounds(store: Store) -> tuple[Record, ...]:
    """Every round of every plan."""
    with store.reading() as connection:
        return queries.records(connection).of("round")


def _typed(year: int, kind: str, opens: str, due: str) -> dict[str, str]:
    if not due:
        first = calendar.read_date(opens) if opens else rounds.proposed(year, kind)[0]
        opens, due = opens or first.isoformat(), holidays.due_after(first).isoformat()
    return {"year": str(year), "kind": kind, "opens": opens, "due": due}


def _open(
    store: Store, wanted: Sequence[dict[str, str]], label: str = "", *, only_new: bool = False
) -> tuple[str, ...]:
    with store.writing() as connection:
        present = queries.records(connection)
        plan = lookup.plan(present).key
        by_key = {
            keys.natural("round", plan, rounds.round_code(int(each["year"]), each["kind"])): each
            for each in wanted
        }
        opened = [key for key in by_key if not only_new or present.get(key) is None]
        typed: list[Typed] = [
            (key, field, text) for key in opened for field, text in by_key[key].items()
        ]
        edits.set_within(connection, store, typed, label)
    return tuple(opened)
