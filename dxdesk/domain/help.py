"""Help: topics of sections in plain text, of which screen, guide and search are made.

Inside a text square brackets hold a button, tortoise shell brackets a key, and {name} leads
to another topic.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dxdesk.domain.folding import word
from dxdesk.domain.words import guide as words

_LINK = re.compile(r"\{([a-z_-]+)\}")
_BUTTON = re.compile(words.BUTTON)


@dataclass(frozen=True, slots=True)
class HelpSection:
    """A heading with paragraphs, then steps in their order, then a picture (a file name)."""

    title: str
    text: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    picture: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help. `name` is that of the screen it is about, where it is about one;
    `guides` are the printed guides it belongs to."""

    name: str
    title: str
    sections: tuple[HelpSection, ...]
    guides: tuple[str, ...] = ()


def texts_of(topic: Topic) -> Iterator[str]:
    """Every text of a topic in reading order."""
    yield topic.title
    for section in topic.sections:
        yield from (section.title, *section.text, *section.steps, section.caption)


def links_in(text: str) -> list[str]:
    """The names of the topics that a text leads to."""
    return _LINK.findall(text)


def buttons_in(text: str) -> list[str]:
    """The buttons that a text names."""
    return _BUTTON.findall(text)


def plain(text: str, topics: Sequence[Topic]) -> str:
    """The text with every link as the quoted title of what it leads to."""
    titles = {each.name: each.title for each in topics}
    return _LINK.sub(lambda found: words.linked(titles[found[1]]), text)


def split_links(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its links: (plain text, "") and ("", name of a topic) in turn."""
    for place, piece in enumerate(_LINK.split(text)):
        if piece:
            yield ("", piece) if place % 2 else (piece, "")


def search(topics: Sequence[Topic], asked: str) -> list[Topic]:
    """The topics that have every word of the question, titles first; all if nothing is asked."""
    wanted = [word(each) for each in asked.split()]
    found = [each for each in topics if _has(wanted, " ".join(texts_of(each)))]
    return sorted(found, key=lambda each: not _has(wanted, each.title))


def _has(wanted: Sequence[str], text: str) -> bool:
    folded = word(text)
    return all(each in folded for each in wanted)
