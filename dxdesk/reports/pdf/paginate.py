"""Pieces to pages: one after another, cut where they must be, headings never left behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dxdesk.reports.pdf.pieces import Break, Piece

_WORTH_BEGINNING = 1 / 3
"""What is longer than a page begins on one that has this share of it left."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the distance of its top from the top of the text box."""

    piece: Piece
    down: float


@dataclass(slots=True)
class _Pages:
    depth: float
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    down: float = 0.0

    def turn(self) -> None:
        if self.pages[-1]:
            self.pages.append([])
        self.down = 0.0

    def put(self, piece: Piece) -> None:
        self.pages[-1].append(Placed(piece, self.down))
        self.down += piece.height

    def gap(self, piece: Piece) -> None:
        self.down += piece.before if self.pages[-1] else 0.0

    def pour(self, piece: Piece) -> None:
        """Places a piece, over as many pages as it takes."""
        rest: Piece | None = piece
        while rest is not None:
            room = self.depth - self.down
            head, left = rest.cut(room, self.depth)
            if head is None and self.has_headings_alone():
                head, left = self._cut_short(rest, room)
            if head is None and not self.pages[-1]:
                head, left = rest, None
            rest = left
            if head is not None:
                self.put(head)
            if rest is not None:
                self.turn()

    def _cut_short(self, piece: Piece, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut as if the page were as short as the room; what cannot be, goes to the next page."""
        head, left = piece.cut(room, room)
        if head is not None and head.height > room + 1e-6 and self.pages[-1]:
            return None, piece
        return head, left

    def has_headings_alone(self) -> bool:
        """Whether nothing but headings stands on the page: what follows may not turn it, so that
        it is cut as if the page were as short as what is left of it."""
        return all(placed.piece.keeps for placed in self.pages[-1])


def paginate(pieces: Iterable[Piece], depth: float) -> tuple[tuple[Placed, ...], ...]:
    """The pages of pieces, each at most `depth` high; at least one page, perhaps empty."""
    line = list(pieces)
    state = _Pages(depth)
    for place, piece in enumerate(line):
        if isinstance(piece, Break):
            state.turn()
            continue
        state.gap(piece)
        needed = _needed(line, place)
        least = needed if needed <= depth else depth * _WORTH_BEGINNING
        if state.down + least > depth and not state.has_headings_alone():
            state.turn()
        state.pour(piece)
    return tuple(tuple(page) for page in state.pages if page) or ((),)


def _needed(line: Sequence[Piece], place: int) -> float:
    """The height that a piece needs with all that it may not be parted from."""
    total = 0.0
    for piece in line[place:]:
        total += piece.height if piece.keeps else piece.least
        if not piece.keeps:
            break
        total += piece.before
    return total
