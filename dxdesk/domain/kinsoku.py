"""Where a line of Japanese may break (JIS X 4051 kinsoku, both ends), in linear time."""

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

NO_START = frozenset(
    "、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー－～〜"
    "）〕］｝〉》」』】〙〗〟’”»›｠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ"
    "!),.:;?]}%％‰℃°′″㎡"
)
NO_END = frozenset("（〔［｛〈《「『【〘〖〝‘“«‹｟｢([{¥￥$＄£＃#№§◎○●◆◇☆※")
INSEPARABLE = frozenset("…‥—―─")
_SIGNS = frozenset("-+−±▲△.,:/")
_WORD_BLOCKS_END = 0x2000


class _Classes(dict[str, str]):
    """Character to class: B blank, S no line start, E no line end, W part of a word, or O."""

    def __missing__(self, char: str) -> str:
        self[char] = found = _class_of(char)
        return found


class _Allowed(dict[tuple[str, str], bool]):
    classes: ClassVar = _Classes()

    def __missing__(self, pair: tuple[str, str]) -> bool:
        self[pair] = found = _may_part(*pair, self.classes)
        return found


_allowed = _Allowed()


def break_lines(text: str, widths: Sequence[float], room: float) -> list[tuple[int, int]]:
    """The lines, as (start, end) in `text`, that fit into `room`; widths are per character.

    A break falls where the rules allow one. A run without any such place that is longer than
    a line is folded at the line's end. Blanks at a line's end may hang out of it. `text` is one
    paragraph; it must not hold line breaks.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _line_end(text, widths, room, start)
        lines.append((start, end))
        start = end
    return lines or [(0, 0)]


def _line_end(text: str, widths: Sequence[float], room: float, start: int) -> int:
    used = 0.0
    chance = start
    place = start
    size = len(text)
    while place < size:
        if place > start and _allowed[text[place - 1], text[place]]:
            chance = place
        used += widths[place]
        if used > room and place > start and not text[place].isspace():
            break
        place += 1
    else:
        return size
    if chance == start or _longer_than(text, widths, room, chance):
        return place
    return chance


def _longer_than(text: str, widths: Sequence[float], room: float, start: int) -> bool:
    """Whether the unbreakable run at `start` is longer than a line, and so is folded in place."""
    used = 0.0
    for place in range(start, len(text)):
        if place > start and _allowed[text[place - 1], text[place]]:
            return False
        used += widths[place]
        if used > room:
            return True
    return False


def _class_of(char: str) -> str:
    if char.isspace():
        return "B"
    if char in NO_START:
        return "S"
    if char in NO_END:
        return "E"
    half = ord(char) < _WORD_BLOCKS_END or unicodedata.category(char) == "Nd"
    return "W" if half and char.isalnum() else "O"


def _may_part(before: str, after: str, classes: _Classes) -> bool:
    first, second = classes[before], classes[after]
    if first == "B":
        return second not in "BS"
    if second in "BS" or first == "E":
        return False
    if before == after and before in INSEPARABLE:
        return False
    if after.isdigit() and before in _SIGNS:
        return False
    return not (first == "W" and second == "W")
