"""Help that comes with the program: read, searched, printed as a guide."""

import tomllib
from pathlib import Path
from typing import Any

import dxdesk
from dxdesk import paths
from dxdesk.domain.help import HelpSection, Topic
from dxdesk.domain.words import guide as words
from dxdesk.services import outputs

_FOLDER = "help"
_PICTURES = "pictures"
_PARAGRAPH = "\n\n"


def topics() -> tuple[Topic, ...]:
    """Every page of help, in the order of the files' names."""
    folder = paths.resources_folder() / _FOLDER
    return tuple(map(_read, sorted(folder.glob("*.toml"))))


def topic_for(screen: str) -> Topic:
    """The help of a screen; the first page where a screen has none of its own."""
    found = topics()
    return next((each for each in found if each.name == screen), found[0])


def pictures_folder() -> Path:
    """Where the pictures lie that sections name."""
    return paths.resources_folder() / _FOLDER / _PICTURES


def _read(path: Path) -> Topic:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    return Topic(
        name=said["name"],
        title=said["title"],
        sections=tuple(map(_section, said["section"])),
        guides=tuple(said.get("guides", ())),
    )


def _section(said: dict[str, Any]) -> HelpSection:
    return HelpSection(
        title=said["title"],
        text=tuple(_joined(each) for each in said.get("text", "").strip().split(_PARAGRAPH)),
        steps=tuple(said.get("steps", ())),
        picture=said.get("picture", ""),
        caption=said.get("caption", ""),
    )


def _joined(paragraph: str) -> str:
    """Lines of a file are joined without a blank, as Japanese is written."""
    return "".join(line.strip() for line in paragraph.splitlines())


def write(name: str, out: Path) -> None:
    """Print a guide, one of `words.GUIDES`, as a PDF. Raises CannotWrite."""
    from dxdesk.reports.content import Stamp
    from dxdesk.reports.guide import document
    from dxdesk.reports.pdf.render import to_pdf

    every = topics()
    chosen = [each for each in every if name in each.guides]
    stamp = Stamp(edition=words.edition(dxdesk.__version__))
    made = to_pdf(document(words.GUIDES[name], chosen, every, pictures_folder(), stamp))
    with outputs.writing(out):
        paths.write_beside(out, lambda stream: stream.write(made.data))
