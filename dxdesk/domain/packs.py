"""会議資料: which parts a pack has, in which order, and how they are numbered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dxdesk.domain.errors import BadValue
from dxdesk.domain.folding import half_width, word
from dxdesk.domain.report_errors import UnknownKind
from dxdesk.domain.words import packs as words


class Numbering(StrEnum):
    """What a part is numbered as: 資料2, a branch of the one before (資料2-2), 参考資料, or not."""

    MAIN = "main"
    BRANCH = "branch"
    REFERENCE = "reference"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One part of a pack: a kind of report and how it is numbered."""

    kind: str
    numbering: Numbering = Numbering.MAIN


USUAL = (
    Chosen("agenda", Numbering.NONE),
    Chosen("summary"),
    Chosen("list"),
    Chosen("delays"),
    Chosen("decisions", Numbering.BRANCH),
    Chosen("instructions"),
    Chosen("schedule"),
    Chosen("sheet"),
    Chosen("indicators"),
    Chosen("terms", Numbering.REFERENCE),
    Chosen("status", Numbering.REFERENCE),
)
"""The pack for one meeting, conclusion first."""


def numbers(chosen: Iterable[Chosen]) -> tuple[str, ...]:
    """The 資料番号 of each part: 資料1, 資料1-2, 参考資料1; a lone 参考資料 has no figure."""
    parts = tuple(chosen)
    lone = sum(each.numbering is Numbering.REFERENCE for each in parts) == 1
    main = branch = reference = 0
    found: list[str] = []
    for each in parts:
        match each.numbering:
            case Numbering.NONE:
                found.append("")
            case Numbering.REFERENCE:
                reference += 1
                found.append(words.reference(0 if lone else reference))
            case Numbering.BRANCH if main:
                branch += 1
                found.append(words.document(main, branch))
            case _:
                main, branch = main + 1, 1
                found.append(words.document(main, branch))
    return tuple(found)


def read(text: str, known: Mapping[str, str]) -> tuple[Chosen, ...]:
    """The parts named in a line: kinds by name or label, each with its numbering after a colon
    if it is not 資料. `known` are the kinds by name. Raises UnknownKind, BadValue."""
    by_word = {word(said): name for name, label in known.items() for said in (name, label)}
    found: list[Chosen] = []
    for each in re.split(words.BETWEEN_PARTS, half_width(text)):
        kind, _, how = each.partition(":")
        if word(kind) not in by_word:
            raise UnknownKind(kind.strip(), tuple(known))
        found.append(Chosen(by_word[word(kind)], _numbering(how.strip())))
    return tuple(found)


def _numbering(text: str) -> Numbering:
    if text in ("", *Numbering):
        return Numbering(text or Numbering.MAIN)
    raise BadValue(words.NUMBERING, text, words.NOT_A_NUMBERING, words.one_of(Numbering))
