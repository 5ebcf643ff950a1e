"""直しと不備: what was not as it should be in files that arrived, cell by cell."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a line stands: read with a safe mend, or not taken (a cell, or a whole file)."""

    MENDED = "mended"
    REFUSED = "refused"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Line:
    """One cell, or one file without a cell: what was found and expected, the fault, the mend.

    `mend` is what was done, or what is proposed; "" where nothing can be proposed.
    """

    file: str
    standing: Standing
    fault: str
    sheet: str = ""
    address: str = ""
    title: str = ""
    label: str = ""
    found: str = ""
    expected: str = ""
    mend: str = ""
