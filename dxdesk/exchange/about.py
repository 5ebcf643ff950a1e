"""What a row is about, in words, where neither its 取組 nor its fields say it."""

from collections.abc import Callable
from datetime import date

from dxdesk.domain import calendar, keys
from dxdesk.domain.records import Records
from dxdesk.domain.words import exchange as says


def about(records: Records, key: str) -> str:
    """The year, indicator, item or instruction that a record of a type in `ABOUT` is for."""
    return ABOUT[keys.type_of(key).name](records, key)


def _year(_records: Records, key: str) -> str:
    return calendar.year_name(int(keys.code_of(key).partition("-")[0]))


def _indicator(records: Records, key: str) -> str:
    indicator = records.get(keys.parent_of(key))
    title = indicator.get("title") if indicator else says.NEW_INDICATOR
    return f"{title} {_year(records, key)}"


def _parent(records: Records, key: str) -> str:
    return records.name_of(keys.parent_of(key))


def _instruction(records: Records, key: str) -> str:
    """Who asks, until when: what the keys in its row do not say to people."""
    order = records.get(key)
    if order is None:
        return ""
    asker = records.name_of(order.get("asker")) if order.get("asker") else ""
    due = order.get("due")
    until = calendar.short_date(date.fromisoformat(due)) if due else ""
    return says.asked(asker, until)


def _response(records: Records, key: str) -> str:
    title, asked = _parent(records, key), _instruction(records, keys.parent_of(key))
    return f"{title} {asked}".strip()


def _headcount(records: Records, key: str) -> str:
    return f"{_parent(records, key)} {_year(records, key)}"


ABOUT: dict[str, Callable[[Records, str], str]] = {
    "annual_target": _year,
    "indicator_value": _indicator,
    "skill_headcount": _headcount,
    "response": _response,
    "instruction": _instruction,
}
