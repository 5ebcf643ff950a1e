"""A judgement in a table: symbol and word on a coloured ground."""

from dxdesk.domain.values import term_text
from dxdesk.domain.vocabularies import Term
from dxdesk.ui.theme.tokens import Tokens

_LOOKS = {
    "ahead": "success",
    "on-track": "doing",
    "slightly-late": "warning",
    "late": "error",
    "achieved": "success",
    "partly": "doing",
    "not-achieved": "error",
}


def chip_text(term: Term | None) -> str:
    """Symbol and word, "" for no answer."""
    return term_text(term) if term else ""


def chip_colours(tokens: Tokens, term: Term | None) -> tuple[str, str]:
    """Text and ground of a judgement; no answer has the ground of the table."""
    if term is None:
        return tokens.text, ""
    names = tokens.by_name()
    look = _LOOKS.get(term.code, "idle")
    return names[look], names[f"{look}-ground"]
