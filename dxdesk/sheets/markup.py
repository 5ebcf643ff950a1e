"""XML without document types, read from a counted stream by expat."""

from collections.abc import Callable, Collection, Iterator
from typing import NoReturn, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from xml.parsers import expat

from dxdesk.domain.file_errors import Broken, DoctypeRefused, TooLarge, TooMuchMemory
from dxdesk.sheets.container import Package

Attributes = dict[str, str]
Visit = Callable[[str, str, Attributes], None]
"""Called with the parent's and the element's local names and the element's attributes."""

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "",  # no namespace at all
)
"""The spreadsheet namespaces, transitional and strict (ISO/IEC 29500-4 and -1)."""

_FAULTS = (ParseError, expat.ExpatError, LookupError, ValueError)
_NO_MEMORY = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]


def walk(package: Package, part: str, visit: Visit) -> None:
    """Visit every element of a part in order; for parts where only attributes matter.

    Raises DoctypeRefused, and Broken if the part is not well-formed.
    """
    parents = [""]

    def start(name: str, attributes: Attributes) -> None:
        local = name.rpartition(" ")[2]
        visit(parents[-1], local, attributes)
        parents.append(local)

    parser = _new_parser(package, part)
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: parents.pop()
    try:
        for chunk in package.chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _FAULTS as fault:
        raise _typed(package, part, fault) from fault


def stream(package: Package, part: str, wanted: Collection[str]) -> Iterator[tuple[str, Element]]:
    """Each spreadsheet element of the wanted local names once it is whole, with that name.

    It is emptied afterwards. Raises as `walk` does, and TooLarge if none comes to its end.
    """
    parser: XMLPullParser[Element] = XMLPullParser(("end",))
    prolog = _Prolog(package, part)
    names: dict[str, str] = {}
    stretch = 0
    try:
        for chunk in package.chunks(part):
            if not names:
                names = {prefix + name: name for prefix in prolog.feed(chunk) for name in wanted}
            parser.feed(chunk)
            stretch += len(chunk)
            whole = cast(Iterator[tuple[str, Element]], parser.read_events())
            for _, element in whole:
                local = names.get(element.tag)
                if local is not None:
                    yield local, element
                    element.clear()
                    stretch = 0
            if stretch > package.limits.stretch:
                raise TooLarge(package.path, "stretch", package.limits.stretch)
        parser.close()
    except _FAULTS as fault:
        raise _typed(package, part, fault) from fault


class _Prolog:
    """Reads ahead of the tree builder as far as the root element.

    A document type can stand nowhere else, and the builder itself would obey it.
    """

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._prefixes: list[str] = []
        self._parser = _new_parser(package, part)
        self._parser.StartElementHandler = self._root

    def feed(self, chunk: bytes) -> list[str]:
        """What stands before the names of spreadsheet elements: one text, or none yet."""
        self._parser.Parse(chunk, False)
        return self._prefixes

    def _root(self, name: str, _: Attributes) -> None:
        if not self._prefixes:
            namespace = name.rpartition(" ")[0]
            if namespace not in _MAIN:
                raise Broken(self._package.path, f"{self._part}: root {name}")
            self._prefixes.append(f"{{{namespace}}}" if namespace else "")


def _new_parser(package: Package, part: str) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> NoReturn:
        raise DoctypeRefused(package.path, part)

    parser.StartDoctypeDeclHandler = refuse
    return parser


def _typed(package: Package, part: str, fault: Exception) -> Broken | TooMuchMemory:
    if getattr(fault, "code", 0) == _NO_MEMORY:
        return TooMuchMemory(package.path)
    return Broken(package.path, f"{part}: {fault}")
