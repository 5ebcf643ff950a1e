"""What the maker of a report should know about the file that was written."""

from dataclasses import dataclass

from dxdesk.reports.content import Source


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters of one value that cannot be printed as they are.

    `anchor` is where in the document the value first stands, `source` its record and field
    (None for words that come from no record), `characters` each character or kanji variant
    once, `around` the first of them in its surroundings.
    """

    anchor: str
    source: Source | None
    characters: tuple[str, ...]
    around: str


@dataclass(frozen=True, slots=True)
class CellNotice:
    """A value that a workbook could not hold as it was, and where.

    `what` is "replaced" (characters that XML forbids became U+FFFD; `detail` names them),
    "continued" (the rest stands on a sheet of its own) or "as-text".
    """

    sheet: str
    address: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Pages made (0 for workbooks and CSV), what a PDF prints as 〓 or in standard form, what
    a workbook could not hold as it was."""

    pages: int = 0
    missing: tuple[Missing, ...] = ()
    cells: tuple[CellNotice, ...] = ()

    def and_more(self, more: "Notices") -> "Notices":
        """These and those of another file of the same report, what is said twice once."""
        return Notices(
            max(self.pages, more.pages),
            tuple(dict.fromkeys((*self.missing, *more.missing))),
            (*self.cells, *more.cells),
        )
