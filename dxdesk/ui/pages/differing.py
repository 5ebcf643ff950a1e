"""Two texts side by side with what differs marked, readable without colour too."""

from difflib import SequenceMatcher
from html import escape

from dxdesk.domain.words import pages_questions as words

_LONGEST = 6000  # characters of both texts together; beyond that the comparison is too slow


def marked(text: str, other: str) -> str:
    """The text as HTML in which the parts that `other` lacks stand in 【】 and bold."""
    if not text:
        return escape(words.BLANK)
    if len(text) + len(other) > _LONGEST:
        return _html(text)
    matcher = SequenceMatcher(None, other, text, autojunk=False)
    return "".join(
        _html(text[start:end]) if kind == "equal" else _different(text[start:end])
        for kind, _, _, start, end in matcher.get_opcodes()
    )


def _different(part: str) -> str:
    return f"<b><u>{_html(words.differing(part))}</u></b>" if part else ""


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
