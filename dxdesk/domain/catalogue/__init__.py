"""The field catalogue: every record type of the domain, each field said once."""

from dxdesk.domain.catalogue.meeting import MEETING_TYPES
from dxdesk.domain.catalogue.organisation import ORGANISATION_TYPES
from dxdesk.domain.catalogue.plan import PLAN_TYPES
from dxdesk.domain.catalogue.progress import PROGRESS_TYPES
from dxdesk.domain.catalogue.skills import SKILL_TYPES
from dxdesk.domain.fields import RecordType

RECORD_TYPES: tuple[RecordType, ...] = (
    *PLAN_TYPES,
    *ORGANISATION_TYPES,
    *PROGRESS_TYPES,
    *MEETING_TYPES,
    *SKILL_TYPES,
)
CATALOGUE: dict[str, RecordType] = {each.name: each for each in RECORD_TYPES}


def children_of(parent: str) -> tuple[RecordType, ...]:
    """The record types whose keys lie directly below a key of the type `parent`."""
    return tuple(each for each in RECORD_TYPES if each.parent == parent)
