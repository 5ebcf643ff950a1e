"""The fonts of the page: which of them has a character, how wide it is, what replaces it.

The bundled fonts come first, so that the same document gives the same pages everywhere; only a
character that none of them has is looked for in the machine's own.

reportlab lacks two things that Japanese names need, and `PageFont` adds them: ideographic
variation sequences (葛 followed by U+E0100, cmap format 14) and a ToUnicode map that is right
above U+FFFF, without which such characters could not be copied out of the file.
"""

import hashlib
import re
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from dxdesk.paths import resources_folder
from dxdesk.reports.pdf import installed
from dxdesk.reports.pdf.installed import FontFile

PROSE = "BIZUDPGothic-Regular"
STRONG = "BIZUDPGothic-Bold"
FIGURE = "BIZUDGothic-Regular"
FIGURE_STRONG = "BIZUDGothic-Bold"
_FALLBACK = {PROSE: FIGURE, STRONG: FIGURE_STRONG, FIGURE: PROSE, FIGURE_STRONG: STRONG}

GETA = "\u3013"
_PRIVATE = 0x100000
_LAST_PLANES = 0xF0000
_SELECTORS = "\ufe00-\ufe0d\U000e0100-\U000e01ef"
_CLUSTER = re.compile(rf"(.)([{_SELECTORS}])|.[\u0300-\u036f\u3099\u309a]+", re.DOTALL)
_PRESENTATION = "\ufe0e\ufe0f"


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is printed: by which font, with which code, how wide (1 = one em)."""

    code: str
    font: str
    width: float
    missing: bool = False


class PageFont(TTFont):
    """A TrueType font with its variation sequences as codes of the last private plane."""

    def __init__(self, name: str, filename: str, index: int = 0) -> None:
        super().__init__(name, filename, subfontIndex=index)
        self.sequences: dict[int, str] = {}
        self.codes: dict[str, str] = {}
        face: Any = self.face
        for place, (sequence, glyph) in enumerate(_variants(face.get_table("cmap")).items()):
            self._add(_PRIVATE + place, sequence, glyph)

    def _add(self, code: int, sequence: str, glyph: int) -> None:
        base = ord(sequence[0])
        self.face.charToGlyph[code] = glyph or self.face.charToGlyph[base]
        self.face.charWidths[code] = self.face.charWidths.get(base, self.face.defaultWidth)
        self.sequences[code] = sequence
        self.codes[sequence] = chr(code)

    def code_of(self, cluster: str) -> str:
        """The character to draw for a character or sequence, "" if the font has none."""
        if cluster in self.codes:
            return self.codes[cluster]
        known = len(cluster) == 1 and ord(cluster) in self.face.charToGlyph
        return cluster if known and ord(cluster) < _LAST_PLANES else ""

    def width_of(self, code: str) -> float:
        """Advance of a character in ems."""
        widths: Mapping[int, float] = self.face.charWidths
        return widths.get(ord(code), self.face.defaultWidth) / 1000

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        """Writes the font into the file, with a ToUnicode map of our own."""
        subsets = self.state[doc].subsets
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            key = f"toUnicodeCMap:{fonts[name].BaseFont}"
            doc.idToObject[key].content = self._to_unicode(subset)

    def _to_unicode(self, subset: list[int]) -> str:
        """A ToUnicode CMap (ISO 32000-1, 9.10.3), at most 100 entries in a block."""
        entries = [
            f"<{place:02X}> <{self.sequences.get(code, chr(code)).encode('utf-16-be').hex()}>"
            for place, code in enumerate(subset)
        ]
        blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
        lines = [
            *_CMAP_HEAD,
            *(line for block in blocks for line in _bfchar(block)),
            *_CMAP_TAIL,
        ]
        return "\n".join(lines)


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


def _bfchar(block: list[str]) -> list[str]:
    return [f"{len(block)} beginbfchar", *block, "endbfchar"]


class Glyphs(dict[str, Glyph]):
    """The glyph of every character or cluster asked for, by one font or the one behind it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._fonts = [page_font(each) for each in (name, _FALLBACK[name])]

    def __missing__(self, cluster: str) -> Glyph:
        self[cluster] = found = self._find(cluster)
        return found

    def _find(self, cluster: str) -> Glyph:
        for font in self._fonts:
            code = font.code_of(cluster)
            if code:
                return Glyph(code, font.fontName, font.width_of(code))
        plain = self._replacement(cluster)
        return (_installed_glyph(cluster) or plain) if plain.missing else plain

    def _replacement(self, cluster: str) -> Glyph:
        font = self._fonts[0]
        if len(cluster) > 1 and font.code_of(cluster[0]):
            return Glyph(cluster[0], font.fontName, font.width_of(cluster[0]), missing=True)
        if unicodedata.category(cluster[0]) == "Zs":
            return Glyph(" ", font.fontName, font.width_of(" "))
        if unicodedata.category(cluster[0]) == "Cf" or cluster in _PRESENTATION:
            return Glyph("", font.fontName, 0.0)
        return Glyph(GETA, font.fontName, font.width_of(GETA), missing=True)


@cache
def page_font(name: str) -> PageFont:
    """The bundled font of that name, read and registered once."""
    font = PageFont(name, str(resources_folder() / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


def _installed_glyph(cluster: str) -> Glyph | None:
    """How a font of the machine prints what no bundled one has."""
    for file in installed.having(cluster[0]):
        font = _installed_font(file)
        code = font.code_of(cluster) if font else ""
        if font and code:
            return Glyph(code, font.fontName, font.width_of(code))
    return None


@cache
def _installed_font(file: FontFile) -> PageFont | None:
    """A font of the machine, None where reportlab cannot read it."""
    digest = hashlib.sha256(f"{file.path}\n{file.index}".encode()).hexdigest()
    try:
        font = PageFont(f"Installed-{digest[:12]}", str(file.path), file.index)
    except (TTFError, OSError, struct.error, IndexError, KeyError, ValueError):
        return None
    pdfmetrics.registerFont(font)
    return font


@cache
def glyphs(name: str) -> Glyphs:
    """The glyphs of one font."""
    return Glyphs(name)


def clusters_of(line: str) -> list[str]:
    """The line as what is printed at one place each: a character, or one with its variation
    selector. A combining mark joins its letter where one character of both exists."""
    if _is_simple(line):
        return list(line)
    found: list[str] = []
    end = 0
    for match in _CLUSTER.finditer(line):
        found += line[end : match.start()]
        cluster = match[0] if match[2] else unicodedata.normalize("NFC", match[0])
        found += [cluster] if match[2] else cluster
        end = match.end()
    return found + list(line[end:])


_MARK = re.compile(rf"[{_SELECTORS}\u0300-\u036f\u3099\u309a]")


def _is_simple(line: str) -> bool:
    return _MARK.search(line) is None


def _variants(cmap: bytes) -> dict[str, int]:
    """Variation sequence to glyph, 0 for the base character's own (OpenType, cmap format 14)."""
    start = _subtable(cmap, 0, 5)
    if start is None:
        return {}
    found: dict[str, int] = {}
    (count,) = struct.unpack_from(">L", cmap, start + 6)
    for place in range(start + 10, start + 10 + 11 * count, 11):
        selector = chr(int.from_bytes(cmap[place : place + 3], "big"))
        default, other = struct.unpack_from(">LL", cmap, place + 3)
        if default:
            found |= dict.fromkeys(_defaults(cmap, start + default, selector), 0)
        if other:
            found |= _others(cmap, start + other, selector)
    return found


def _subtable(cmap: bytes, platform: int, encoding: int) -> int | None:
    (count,) = struct.unpack_from(">H", cmap, 2)
    for place in range(4, 4 + 8 * count, 8):
        if struct.unpack_from(">HH", cmap, place) == (platform, encoding):
            return int(struct.unpack_from(">L", cmap, place + 4)[0])
    return None


def _defaults(cmap: bytes, start: int, selector: str) -> list[str]:
    (count,) = struct.unpack_from(">L", cmap, start)
    ranges = [cmap[place : place + 4] for place in range(start + 4, start + 4 + 4 * count, 4)]
    return [
        chr(int.from_bytes(each[:3], "big") + extra) + selector
        for each in ranges
        for extra in range(each[3] + 1)
    ]


def _others(cmap: bytes, start: int, selector: str) -> dict[str, int]:
    (count,) = struct.unpack_from(">L", cmap, start)
    places = range(start + 4, start + 4 + 5 * count, 5)
    return {
        chr(int.from_bytes(cmap[place : place + 3], "big")) + selector: int.from_bytes(
            cmap[place + 3 : place + 5], "big"
        )
        for place in places
    }
