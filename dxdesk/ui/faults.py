"""Faults that nobody caught: told in the window, never as a traceback."""

import sys
from collections.abc import Callable
from types import TracebackType

from dxdesk.domain.errors import DxdeskError
from dxdesk.domain.words import errors as says
from dxdesk.domain.words import pages_app as words
from dxdesk.domain.words import pages_common as common


def fault_sentences(error: BaseException) -> tuple[str, ...]:
    """What happened, where, and what to do, for any failure."""
    if isinstance(error, DxdeskError):
        said = says.sentence(error)
        return (said.what, *said.details, said.do)
    return words.unexpected(type(error).__name__)


def fault_text(error: BaseException) -> str:
    """What happened and what to do, as one text."""
    return common.joined(*fault_sentences(error))


def catch_all(tell: Callable[[BaseException], object]) -> None:
    """Have every fault that leaves a slot told by `tell`; Ctrl+C in a console still ends."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            tell(error)

    sys.excepthook = told
