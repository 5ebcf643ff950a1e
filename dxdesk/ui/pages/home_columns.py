"""The columns of ホーム: tasks and what was done last."""

from collections.abc import Callable
from datetime import date

from dxdesk.domain import calendar
from dxdesk.domain.words import pages_home as words
from dxdesk.services.home import Recent, Task, What
from dxdesk.ui.item_models.column import Column
from dxdesk.ui.pages.tables import one_line, when
from dxdesk.ui.theme.tokens import Tokens

_SOON = 7  # days

_ABOUT = {
    What.TAKE: words.TAKE,
    What.BEGIN: words.BEGIN,
    What.ASSIGN: words.ASSIGN,
    What.ROUND: words.ROUND,
    What.QUESTION: words.QUESTIONS,
}


def task_columns(tokens: Callable[[], Tokens]) -> tuple[Column[Task], ...]:
    """How a task is shown."""
    return (
        Column(
            words.UNTIL,
            lambda task: words.chip(task.days),
            colour=lambda task: _colours(tokens(), task),
        ),
        Column(words.DUE, lambda task: _day(task.due)),
        Column(words.DO, lambda task: words.VERBS[task.what]),
        Column(words.ABOUT, about, tooltip=about),
        Column(words.LEFT, left, tooltip=left),
    )


def recent_columns() -> tuple[Column[Recent], ...]:
    """How something done is shown."""
    return (
        Column(words.WHEN, lambda each: when(each.at)),
        Column(words.WHO, lambda each: each.who),
        Column(words.WHAT, _done, tooltip=_done),
    )


def about(task: Task) -> str:
    """What a task is about."""
    return words.numbered(task.number, _ABOUT.get(task.what, task.subject))


def left(task: Task) -> str:
    """What is left of a task."""
    match task.what:
        case What.ANSWER:
            return words.lacking(task.parts)
        case What.MISSING | What.INCOMPLETE | What.RETURN:
            return words.places(task.parts)
        case What.QUESTION:
            return words.questions(*task.parts)
        case What.SEND:
            return words.SEND
        case What.SEND_AGAIN:
            return words.changed(task.count)
        case What.BACKUP:
            return words.BEHIND if task.count else words.UNREACHABLE
        case _:
            return one_line(" ".join(task.parts))


def _done(each: Recent) -> str:
    return each.text if each.is_on else each.text + words.UNDONE


def _day(due: str) -> str:
    return calendar.short_day(date.fromisoformat(due)) if due else ""


def _colours(tokens: Tokens, task: Task) -> tuple[str, str]:
    names = tokens.by_name()
    if task.days is None or task.days > _SOON:
        look = "idle"
    else:
        look = "error" if task.days < 0 else "warning" if task.days == 0 else "doing"
    return names[look], names[f"{look}-ground"]
