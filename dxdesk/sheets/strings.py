"""Text as a workbook stores it: escapes, runs and phonetic guides, and the shared table."""

import re
from xml.parsers.expat import XMLParserType

from dxdesk.domain.file_errors import Broken, TooLarge
from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import Attributes, follow

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BLANKS = " \t\r\n"
_SPACE = "http://www.w3.org/XML/1998/namespace space"


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


class TextHandler:
    """Gathers the text of the `si` or `is` element in hand: its own and that of its runs.

    The phonetic guide (rPh) stands beside them and is left out. `prefix` is what stands
    before local names.
    """

    def __init__(self, parser: XMLParserType, prefix: str, holder: str) -> None:
        self.whole = 0
        self._parser = parser
        self._holder, self._own, self._run = prefix + holder, prefix + "t", prefix + "r"
        self._path = ["", ""]  # the names from the root down; the root's own does not matter
        self._parts: list[str] = []
        self._heard: list[str] = []
        self._depth = 0  # of the element that is listened to
        self._keeps_blanks = True

    def _is_text(self, name: str, path: list[str]) -> bool:
        """Whether the element that began last holds text of the item in hand."""
        if name != self._own:
            return False
        parent = path[-2]
        return parent == self._holder or (parent == self._run and path[-3] == self._holder)

    def _listen(self, *, keeps_blanks: bool) -> None:
        """Hear the characters of the element that began last, up to the first one in it."""
        self._heard.clear()
        self._depth = len(self._path)
        self._keeps_blanks = keeps_blanks
        self._parser.CharacterDataHandler = self._heard.append

    def _stop(self) -> None:
        self._parser.CharacterDataHandler = None

    def _take(self) -> str:
        """What was heard; blanks around it count only if the element says so."""
        self._parser.CharacterDataHandler = None
        self._depth = 0
        text = "".join(self._heard)
        return text if self._keeps_blanks else text.strip(_BLANKS)

    def _text(self) -> str:
        """The text of the item that ends."""
        text = unescape("".join(self._parts))
        self._parts.clear()
        return text


def says_preserve(attributes: Attributes) -> bool:
    """Whether an element says that the blanks around its text count."""
    return attributes.get(_SPACE) == "preserve"


class _StringsHandler(TextHandler):
    """Follows the table of shared strings; each that ends goes to `strings`."""

    def __init__(
        self, parser: XMLParserType, prefix: str, package: Package, strings: list[str]
    ) -> None:
        super().__init__(parser, prefix, "si")
        self._package = package
        self._strings = strings

    def start(self, name: str, attributes: Attributes) -> None:
        path = self._path
        path.append(name)
        if self._is_text(name, path):
            self._listen(keeps_blanks=says_preserve(attributes))
        elif self._depth:
            self._stop()
        elif name == self._holder and name in path[:-1]:
            raise Broken(self._package.path, "a string within a string")

    def end(self, name: str) -> None:
        path = self._path
        if len(path) == self._depth:
            self._parts.append(self._take())
        elif name == self._holder:
            self._add(self._text())
        path.pop()

    def _add(self, text: str) -> None:
        limits = self._package.limits
        if len(text) > limits.text:
            raise TooLarge(self._package.path, "text", limits.text)
        self._strings.append(text)
        self.whole += 1
        if self.whole > limits.cells:
            raise TooLarge(self._package.path, "cells", limits.cells)


def shared_strings(package: Package, part: str) -> list[str]:
    """The table of shared strings in order; raises TooLarge or Broken."""
    found: list[str] = []
    follow(package, part, lambda parser, prefix: _StringsHandler(parser, prefix, package, found))
    return found
