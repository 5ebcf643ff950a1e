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
class Replaced:
    """Characters that no workbook can hold and that were written as U+FFFD, and where."""

    sheet: str
    address: str
    characters: str


@dataclass(frozen=True, slots=True)
class Notices:
    """Pages made (0 for workbooks and CSV), what a PDF prints as 〓 or in standard form, what
    a workbook could not hold."""

    pages: int = 0
    missing: tuple[Missing, ...] = ()
    replaced: tuple[Replaced, ...] = ()
