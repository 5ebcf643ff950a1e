"""The occasion a report is made for: round, department, moment, issuer, number, edition."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dxdesk.domain.board import DepartmentStatus
from dxdesk.domain.packs import USUAL, Chosen
from dxdesk.domain.records import Records
from dxdesk.reports.kept import Kept


class Edition(StrEnum):
    """For whom it is printed: the meeting, one department's own part, or everybody."""

    MEETING = "meeting"
    DEPARTMENT = "department"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why and when a report is made.

    `round` is the key of a 報告回 ("" takes the latest), `department` of a 課 ("" is all),
    `made_at` the local time without zone, `issuer` the office that prints it (from the
    settings), `number` the 資料番号 on the right shoulder, `as_of` an ISO date for 基準時点
    ("" takes it from the reports), `head` the 照合番号 of the store's past at `made_at`, with
    which internal editions end ("" where the edition is not one). `board` is where each 課 stands
    with its answer; `before` are the records as they were at `since`, None where nothing is
    compared. `pack` are the parts of 会議資料, `meeting` the key of the 会議 they are for ("" is
    the next one, else the last), `kept` the pack that was handed out before.
    """

    made_at: datetime
    round: str = ""
    department: str = ""
    issuer: str = ""
    number: str = ""
    as_of: str = ""
    head: str = ""
    board: tuple[DepartmentStatus, ...] = ()
    before: Records | None = None
    since: datetime | None = None
    pack: tuple[Chosen, ...] = USUAL
    meeting: str = ""
    kept: Kept | None = None

    @property
    def edition(self) -> Edition:
        """課別 where one department was named."""
        return Edition.DEPARTMENT if self.department else Edition.MEETING
