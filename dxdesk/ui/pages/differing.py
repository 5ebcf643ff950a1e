"""Two texts side by side with what differs marked, readable without colour too."""

import re
from difflib import SequenceMatcher
from html import escape

from dxdesk.domain.words import pages_questions as words

_PIECES = re.compile(r"\d+|[A-Za-z]+|.", re.DOTALL)  # 12 and 18 differ whole
_LONGEST = 6000  # characters of both texts together; beyond that the comparison is too slow


def marked(text: str, other: str) -> str:
    """The text as HTML in which the parts that `other` lacks stand in 【】 and bold."""
    if not text:
        return escape(words.BLANK)
    if len(text) + len(other) > _LONGEST:
        return _html(text)
    mine, theirs = _PIECES.findall(text), _PIECES.findall(other)
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    return "".join(
        _html("".join(mine[start:end])) if kind == "equal" else _different("".join(mine[start:end]))
        for kind, _, _, start, end in matcher.get_opcodes()
    )


def _different(part: str) -> str:
    return f"<b><u>{_html(words.differing(part))}</u></b>" if part else ""


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
