"""What a kind of report is."""

from collections.abc import Callable
from dataclasses import dataclass

from dxdesk.domain.words import reports as says
from dxdesk.reports import data
from dxdesk.reports.content import Part
from dxdesk.reports.data import AnyTable
from dxdesk.reports.kinds.view import View
from dxdesk.reports.occasion import Edition
from dxdesk.reports.scope import mine, reported

PDF, PDF_A4, XLSX, CSV, HTML = "pdf", "pdf-a4", "xlsx", "csv", "html"


def every_record(view: View) -> tuple[AnyTable, ...]:
    """A table of every record type: what a workbook for machines holds of any report."""
    return data.tables(mine(view.records, view.occasion), view.words)


def all_reports(view: View) -> AnyTable:
    """The flat table of the progress reports of the occasion's round, if it names one."""
    held = reported(mine(view.records, view.occasion), view.occasion)
    return data.table_of("report", held, view.words)


def steps(view: View) -> tuple[AnyTable, ...]:
    """The flat table of the 工程."""
    held = mine(view.records, view.occasion)
    return (data.table_of("schedule_step", held, view.words),)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of report: its name on the command line, its parts, its tables for machines.

    `flat` is the table that a CSV holds, the first of `tables` where there is none. `edition`
    is for whom it is where the occasion does not decide. `in_pack` are its parts beside the
    other parts of a pack where they say less than alone. `has_board` says whether it tells, or
    may tell, where each 課 stands with its answer.
    """

    name: str
    parts: Callable[[View], tuple[Part, ...]]
    tables: Callable[[View], tuple[AnyTable, ...]] = every_record
    flat: Callable[[View], AnyTable] | None = None
    edition: Edition | None = None
    in_pack: Callable[[View], tuple[Part, ...]] | None = None
    formats: tuple[str, ...] = (PDF, XLSX, CSV, HTML)
    has_board: bool = False

    @property
    def label(self) -> str:
        """Its Japanese name."""
        return says.KINDS[self.name]

    def flat_table(self, view: View) -> AnyTable:
        """The one table of a CSV."""
        return self.flat(view) if self.flat else self.tables(view)[0]
