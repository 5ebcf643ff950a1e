"""How instructions and what became of them are listed."""

from collections.abc import Callable
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.words import instructions as words
from dxdesk.domain.words import pages_history as past_words
from dxdesk.domain.words.values import LIST_MARK
from dxdesk.services.histories import HistoryLine
from dxdesk.services.instructions import Order, State
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.tables import one_line
from dxdesk.ui.theme.tokens import Tokens

_LOOKS = {
    State.OVERDUE: "error",
    State.WAITING: "warning",
    State.ANSWERED: "doing",
    State.CLOSED: "success",
}
_ORDER = list(State)


def columns(tokens: Callable[[], Tokens], *, gives: bool) -> tuple[Column[Order], ...]:
    """State, day, title, who asks; for who `gives` them also who is asked."""
    shown = (
        Column[Order](
            words.STATE,
            lambda each: words.STATES[each.state],
            colour=lambda each: _colours(tokens(), each),
            sort_key=lambda each: _ORDER.index(each.state),
        ),
        Column[Order](words.UNTIL, lambda each: _day(each.due), sort_key=lambda each: each.due),
        Column[Order](words.NAME, lambda each: each.title, tooltip=lambda each: each.title),
        Column[Order](
            words.ASKER, lambda each: words.short_name(each.asker), tooltip=lambda each: each.asker
        ),
        Column[Order](words.ABOUT, lambda each: LIST_MARK.join(each.numbers)),
    )
    return (*shown, _names(words.OWE, lambda each: each.owe)) if gives else shown


def widths(*, gives: bool) -> tuple[int, ...]:
    """The widths of these columns."""
    return (112, 84, -140, 104, 44, 84) if gives else (112, 84, -200, 130, 52)


def history_columns() -> tuple[Column[HistoryLine], ...]:
    """When, who, what it says now."""
    return (
        Column(past_words.WHEN, lambda each: each.at),
        Column(past_words.WHO, lambda each: each.who, tooltip=lambda each: each.who),
        Column(past_words.FIELD, lambda each: each.label),
        Column(
            past_words.AFTER, lambda each: one_line(each.after), tooltip=lambda each: each.after
        ),
    )


def history_widths() -> tuple[int, ...]:
    """The widths of these columns."""
    return (124, 110, 110, 0)


def _names(label: str, names: Callable[[Order], tuple[str, ...]]) -> Column[Order]:
    return Column(
        label,
        lambda each: LIST_MARK.join(names(each)),
        tooltip=lambda each: LIST_MARK.join(names(each)),
    )


def _day(due: str) -> str:
    return calendar.short_date(date.fromisoformat(due)) if due else ""


def _colours(tokens: Tokens, each: Order) -> tuple[str, str]:
    look, names = _LOOKS[each.state], tokens.by_name()
    return names[look], names[f"{look}-ground"]
