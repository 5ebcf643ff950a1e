"""用語集: a plan's terms in the order of their かな, and where a text uses them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.domain.folding import sought
from dxdesk.domain.records import Record, Records

KIND = "glossary"
_LEAST = 2  # characters: a single one would be found everywhere


@dataclass(frozen=True, slots=True)
class Use:
    """Where a term stands in a text: from `start` to before `end`."""

    start: int
    end: int
    key: str


def ordered(records: Records, plan: str) -> tuple[Record, ...]:
    """The terms of a plan as a glossary has them: by かな, those without by their letters."""
    return tuple(
        sorted(
            records.below(plan, KIND),
            key=lambda each: (sought(each.get("kana") or each.get("title")), each.key),
        )
    )


def uses(text: str, terms: Sequence[tuple[str, str]]) -> tuple[Use, ...]:
    """Where a text uses terms (title and key), the longest that begins at a place; each once.

    Latin letters count as a term only where no other one is beside: RPA is not in WARPATH.
    """
    known = sorted(
        (each for each in terms if len(each[0]) >= _LEAST), key=lambda each: -len(each[0])
    )
    found: list[Use] = []
    done: set[str] = set()
    for title, key in known:
        place = next(_places(text, title, found), -1)
        if place >= 0 and key not in done:
            done.add(key)
            found.append(Use(place, place + len(title), key))
    return tuple(sorted(found, key=lambda each: each.start))


def _places(text: str, title: str, taken: Sequence[Use]) -> Iterator[int]:
    place = text.find(title)
    while place >= 0:
        end = place + len(title)
        is_free = all(end <= each.start or place >= each.end for each in taken)
        if is_free and _stands_alone(text, place, end):
            yield place
        place = text.find(title, place + 1)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    return not (
        (_is_latin(before) and _is_latin(text[start]))
        or (_is_latin(after) and _is_latin(text[end - 1]))
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
