"""What an examination of a store finds, as plain facts."""

from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain.merge.facts import Value


class Fault(StrEnum):
    """What is wrong; the words for each lie in `dxdesk.domain.words.checking`."""

    PAGE = "page"  # the database file itself
    SCHEMA = "schema"  # tables, indexes or triggers are not the ones dxdesk makes
    OWNER = "owner"  # whose store it is
    ROW = "row"  # a record's row is not what its hash says
    VALUE = "value"  # a record's value is not what the history says
    FOLD = "fold"  # a value or question is not what the ledger comes to
    REVISION = "revision"  # a line of the history, or a gap in it
    ACT = "act"  # an act, or something that it wrote
    SWITCH = "switch"  # an act is on or off against the undos and redos
    STRAY = "stray"  # a row that belongs to nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `table` and `number` name the row of the ledger or history.

    `key` and `field` name the place it is about where that is known ("" otherwise), `stored`
    what lies there now and `good` its last good value; both None where nothing is known, or
    where the place was blank.
    """

    fault: Fault
    table: str = ""
    number: int = 0
    key: str = ""
    field: str = ""
    stored: Value = None
    good: Value = None
    detail: str = ""

    def __str__(self) -> str:
        """In short, for the sentence that names the damage."""
        number = str(self.number) if self.number else ""
        return " ".join(filter(None, (self.table, number, self.key, self.field, self.detail)))


def text(value: object) -> Value:
    """A cell as canonical text, whatever damage has made of it."""
    return None if value is None else str(value)
