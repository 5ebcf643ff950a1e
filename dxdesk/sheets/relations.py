"""Relationships: how the parts of a package find each other (ISO/IEC 29500-2)."""

import posixpath
from typing import NamedTuple

from dxdesk.sheets.container import Package
from dxdesk.sheets.markup import Attributes, walk


class Relation(NamedTuple):
    """One relationship: its id, the last word of its type, and the part it leads to."""

    id: str
    kind: str
    target: str


def relations(package: Package, part: str) -> list[Relation]:
    """The relationships of a part ("" is the package); none if it has no such list.

    Links that leave the package are left out.
    """
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", name + ".rels")
    found: list[Relation] = []

    def visit(_: str, local: str, attributes: Attributes) -> None:
        if local == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = resolve(folder, attributes.get("Target", ""))
            found.append(Relation(attributes.get("Id", ""), kind, target))

    if listing in package:
        walk(package, listing, visit)
    return found


def resolve(folder: str, target: str) -> str:
    """The name of the part that a target names as seen from a folder."""
    target = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
