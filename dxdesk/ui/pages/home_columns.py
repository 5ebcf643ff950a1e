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
    say = _LEFT.get(task.what)
    return say(task) if say else one_line(" ".join(task.parts))


def _places(task: Task) -> str:
    return words.places(task.parts)


_LEFT: dict[What, Callable[[Task], str]] = {
    What.ANSWER: lambda task: words.lacking(task.parts),
    What.INSTRUCTION: lambda task: words.asker(task.parts),
    What.SKILLS: lambda task: words.unfilled(task.count),
    What.TO_CLOSE: lambda task: words.answered(task.parts),
    What.UNANSWERED: _places,
    What.MISSING: _places,
    What.INCOMPLETE: _places,
    What.RETURN: _places,
    What.QUESTION: lambda task: words.questions(*task.parts),
    What.SEND: lambda task: words.to_send(task.count),
    What.SEND_AGAIN: lambda task: words.changed(task.count),
    What.REORGANISE: lambda task: words.REORGANISE,
    What.NEXT_PLAN: lambda task: words.ENDED if (task.days or 0) < 0 else words.LAST_YEAR,
    What.CARRY: lambda task: words.undecided(task.count),
    What.BACKUP: lambda task: words.BEHIND if task.count else words.UNREACHABLE,
}


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
