"""What a field and a record type are: the terms in which the catalogue is written."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What sort of value a field holds; the canonical text form is given for each."""

    TEXT = "text"  # one line, exact
    PROSE = "prose"  # many lines, exact
    INTEGER = "integer"  # "-12"
    DECIMAL = "decimal"  # "12.5", no exponent, no trailing zeros
    MONEY = "money"  # thousands of yen as an integer
    YEAR = "year"  # fiscal year named by its April: "2024"
    DATE = "date"  # "2024-04-01"
    CHOICE = "choice"  # neutral code of a vocabulary
    FLAG = "flag"  # "1", or blank
    REF = "ref"  # key of one record
    REFS = "refs"  # keys, sorted, one per line
    NAMES = "names"  # field names, sorted, one per line


class Owner(StrEnum):
    """Who may state a field; a submission changes department fields only."""

    PLAN = "plan"
    COORDINATOR = "coordinator"
    DEPARTMENT = "department"


class Required(StrEnum):
    """When a field must be filled in."""

    NEVER = "never"
    ALWAYS = "always"
    AT_SUBMIT = "at-submit"
    WHEN_RATED = "when-rated"  # at submit, unless the work cannot be rated or was stopped
    WHEN_LATE = "when-late"  # at submit, when progress is slightly late or worse
    WHEN_CHANGED = "when-changed"  # always, when a published target says something else now


class Naming(StrEnum):
    """How the last segment of a record's key is made."""

    NATURAL = "natural"  # prefix + the number or code that people use
    RANDOM = "random"  # prefix + 8 random characters + a check character
    SINGLE = "single"  # the prefix alone: one such record under its parent


@dataclass(frozen=True, slots=True)
class Field:
    """One field, said once; tables, forms, grids, workbooks, reports and merges read it.

    `unit` is printed beside the label (千円, 人); `vocabulary` names the axis of a CHOICE;
    `refers` the record type of a REF, or the one whose fields a NAMES field names where that
    is not its own; `limit` is the advised number of characters, which is counted on screen
    and never cut.
    """

    name: str
    label: str
    kind: Kind
    owner: Owner
    help: str = ""
    unit: str = ""
    required: Required = Required.NEVER
    publishable: bool = False
    vocabulary: str = ""
    refers: str = ""
    limit: int = 0

    def excess(self, text: str) -> int:
        """By how many characters a text passes the advised number, 0 where it does not."""
        return max(length(text) - self.limit, 0) if self.limit else 0


def length(text: str) -> int:
    """How many characters a text has as people count them: line breaks are none."""
    return len(text.replace("\n", ""))


@dataclass(frozen=True)
class RecordType:
    """One kind of record: its place in the key tree and its fields, in printed order.

    `prefix` begins the record's own key segment below `parent` ("" is the top).
    """

    name: str
    label: str
    parent: str
    prefix: str
    naming: Naming
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field of that name; KeyError if the type has none."""
        return self._by_name[name]

    def has(self, name: str) -> bool:
        """Whether the type has a field of that name."""
        return name in self._by_name

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @property
    def owner(self) -> Owner:
        """Who makes records of this type: a department if it owns any field, and so on."""
        owners = {field.owner for field in self.fields}
        for owner in (Owner.DEPARTMENT, Owner.COORDINATOR):
            if owner in owners:
                return owner
        return Owner.PLAN
