"""XML without document types, read from a counted stream by expat."""

from collections.abc import Callable
from typing import NoReturn, Protocol
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

_FAULTS = (expat.ExpatError, LookupError, ValueError)
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


class Handler(Protocol):
    """What is told of every element below the root, by its full name."""

    whole: int
    """How many rows or strings came to their end so far."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


Begin = Callable[[expat.XMLParserType, str], Handler]
"""Called at the root with the parser and what stands before the names of spreadsheet elements."""


def follow(package: Package, part: str, begin: Begin) -> None:
    """Let a handler follow a spreadsheet part from its root to its end.

    Raises as `walk` does, what the handler raises, and TooLarge if nothing comes to its end.
    """
    parser = _new_parser(package, part)
    parser.buffer_text = True
    handler: Handler | None = None

    def root(name: str, _: Attributes) -> None:
        nonlocal handler
        namespace = name.rpartition(" ")[0]
        if namespace not in _MAIN:
            raise Broken(package.path, f"{part}: root {name}")
        handler = begin(parser, f"{namespace} " if namespace else "")
        parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end

    parser.StartElementHandler = root
    try:
        stretch = whole = 0
        for chunk in package.chunks(part):
            parser.Parse(chunk, False)
            stretch += len(chunk)
            if handler and handler.whole > whole:
                stretch, whole = 0, handler.whole
            if stretch > package.limits.stretch:
                raise TooLarge(package.path, "stretch", package.limits.stretch)
        parser.Parse(b"", True)
    except _FAULTS as fault:
        raise _typed(package, part, fault) from fault


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
