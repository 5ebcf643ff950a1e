"""Which records an occasion is about: of one department where it names one, of one round."""

from dxdesk.domain import keys
from dxdesk.domain.records import Record, Records
from dxdesk.reports.occasion import Occasion


def mine(records: Records, occasion: Occasion) -> Records:
    """All that is nobody's or the occasion's department's own."""
    if not occasion.department:
        return records
    return Records(each for each in records if _owner(records, each) in ("", occasion.department))


def reported(records: Records, occasion: Occasion) -> Records:
    """Without the reports of other rounds than the occasion's, if it names one."""
    if not occasion.round:
        return records
    return Records(
        each
        for each in records
        if each.type != "report" or keys.round_in(each.key) == occasion.round
    )


def _owner(records: Records, record: Record) -> str:
    assignment = records.get(keys.lineage_of(record.key).get("assignment", ""))
    if record.type == "department":
        return ""
    return (assignment and assignment.get("department")) or keys.department_in(record.key)
