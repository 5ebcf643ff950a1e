"""Text as a workbook stores it: escapes, runs and phonetic guides, and the shared table."""

import re
from xml.etree.ElementTree import Element

from dxdesk.domain.file_errors import TooLarge
from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import stream

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def unescape(text: str) -> str:
    """The text meant by a stored string: `_xHHHH_` decoded, line ends as LF.

    An escape for what no XML can bear (half a character, most control characters) is left
    as it is written: nobody could write its meaning out again.
    Source: ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring).
    """
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = _SURROGATE_PAIR.sub(_joined, text)
        text = _FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _joined(match: re.Match[str]) -> str:
    return match[0].encode("utf-16", "surrogatepass").decode("utf-16")


def rich_text(item: Element, prefix: str) -> str:
    """The text of an `si` or `is` element: its own and that of its runs.

    The phonetic guide (rPh) stands beside them and is left out. `prefix` is what stands
    before local names.
    """
    own, run = prefix + "t", prefix + "r"
    parts: list[str] = []
    for child in item:
        if child.tag == own:
            parts.append(_spaced(child))
        elif child.tag == run:
            parts.extend(_spaced(part) for part in child if part.tag == own)
    return unescape("".join(parts))


def _spaced(element: Element) -> str:
    """The characters of a `t` element; blanks around them count only if it says so."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(_BLANKS)


def shared_strings(package: Package, part: str) -> list[str]:
    """The table of shared strings in order; raises TooLarge or Broken."""
    strings: list[str] = []
    limits = package.limits
    for name, item in stream(package, part, ("si",)):
        text = rich_text(item, item.tag.removesuffix(name))
        if len(text) > limits.text:
            raise TooLarge(package.path, "text", limits.text)
        strings.append(text)
        if len(strings) > limits.cells:
            raise TooLarge(package.path, "cells", limits.cells)
    return strings
