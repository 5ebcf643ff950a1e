"""The board of one 報告回: where each 課 stands with its answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DepartmentStatus:
    """One 課 in one round. `received` and `returned` are times ("" for never)."""

    department: str
    name: str
    requested: bool
    received: str
    returned: str
    reports: int
    complete: int
    late: bool
