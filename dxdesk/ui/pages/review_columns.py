"""The columns of 評価: on every axis the 担当課's rating, and the 事務局's to be typed beside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dxdesk.domain import keys
from dxdesk.domain.vocabularies import PLAN_AXES, VOCABULARIES, Words, axis_label
from dxdesk.domain.words import reviewing as words
from dxdesk.services import views
from dxdesk.services.drafts import Typed
from dxdesk.services.reviewing import ReviewRow
from dxdesk.ui.grid.entry import GridEntry
from dxdesk.ui.grid.field_columns import field_column
from dxdesk.ui.item_models.column import Cell, Column
from dxdesk.ui.pages.chip import chip_colours, chip_text
from dxdesk.ui.theme.tokens import LIGHT, Tokens

FROZEN = 3
_KEYS = (48, 220, 130)
_AXIS, _OFFICE, _COUNT, _COMMENT = 124, 150, 90, 320


@dataclass(slots=True)
class Sight:
    """What the columns look at: the vocabulary in force and the colour scheme."""

    words: Words
    tokens: Tokens = LIGHT


class ReviewEntry(GridEntry):
    """A rating or a comment has the day on which it was given."""

    def also(self, typed: Sequence[Typed]) -> Sequence[Typed]:
        touched = dict.fromkeys(key for key, _, text in typed if text.strip())
        is_review = (key for key in touched if keys.type_of(key).name == "review")
        return [(key, "rated_on", date.today().isoformat()) for key in is_review]


def review_columns(sight: Sight) -> tuple[Column[ReviewRow], ...]:
    """All columns."""
    axes = (column for axis in PLAN_AXES for column in _of_axis(sight, axis))
    return (*_key_columns(), _count(sight), *axes, _comment())


def review_widths() -> tuple[int, ...]:
    """The widths of these columns, as `GridView` wants them."""
    axes = (width for _ in PLAN_AXES for width in (_AXIS, _OFFICE))
    return (*_KEYS, _COUNT, *axes, _COMMENT)


def _key_columns() -> tuple[Column[ReviewRow], ...]:
    number: Column[ReviewRow] = Column(
        words.NUMBER, lambda row: row.number, number=True, lock=words.PLAN_LOCK
    )
    title: Column[ReviewRow] = Column(
        words.INITIATIVE,
        lambda row: row.title,
        tooltip=lambda row: row.title,
        lock=words.PLAN_LOCK,
        is_link=True,
    )
    department: Column[ReviewRow] = Column(
        words.DEPARTMENT,
        lambda row: row.department,
        search=lambda row: row.department + row.kana,
        lock=words.LOCKED,
    )
    return (number, title, department)


def _count(sight: Sight) -> Column[ReviewRow]:
    def colour(row: ReviewRow) -> tuple[str, str]:
        tokens = sight.tokens
        return tokens.warning, tokens.warning_ground

    return Column(
        words.COUNT,
        lambda row: words.to_see(len(row.findings)),
        sort_key=lambda row: -len(row.findings),
        colour=colour,
        lock=words.LOCKED,
    )


def _of_axis(sight: Sight, axis: str) -> tuple[Column[ReviewRow], Column[ReviewRow]]:
    theirs: Column[ReviewRow] = Column(
        axis_label(axis),
        lambda row: chip_text(views.term_of(sight.words, axis, row.theirs[axis])),
        colour=lambda row: chip_colours(
            sight.tokens, views.term_of(sight.words, axis, row.theirs[axis])
        ),
        lock=words.LOCKED,
    )
    ours: Column[ReviewRow] = field_column(
        "review",
        axis,
        lambda row: row.ours[axis],
        lambda row: Cell(row.review, axis),
        lambda: sight.words or VOCABULARIES,
        heading=words.office(axis_label(axis)),
    )
    return theirs, replace(ours, colour=_office_colour(sight, axis))


def _office_colour(sight: Sight, axis: str) -> Callable[[ReviewRow], tuple[str, str]]:
    """The rating's own colours; those of a warning where it differs from the 担当課's."""

    def colour(row: ReviewRow) -> tuple[str, str]:
        tokens = sight.tokens
        if row.differs(axis):
            return tokens.warning, tokens.warning_ground
        return chip_colours(tokens, views.term_of(sight.words, axis, row.ours[axis]))

    return colour


def _comment() -> Column[ReviewRow]:
    return field_column(
        "review",
        "comment",
        lambda row: row.comment,
        lambda row: Cell(row.review, "comment"),
        lambda: VOCABULARIES,
    )
