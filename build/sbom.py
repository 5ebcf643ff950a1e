"""The list of what the program consists of, with its licences (CycloneDX 1.6, JSON)."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from wheels import Wheel, sha256

# SPDX expressions, read off each project's own licence file; a wheel that is not named here
# is refused, so that nothing enters the kit whose licence nobody has looked at.
LICENCES = {
    "altgraph": "MIT",
    "charset-normalizer": "MIT",
    "et-xmlfile": "MIT",
    "openpyxl": "MIT",
    "packaging": "Apache-2.0 OR BSD-2-Clause",
    "pefile": "MIT",
    "pillow": "MIT-CMU",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "GPL-2.0-or-later AND Apache-2.0",
    "pyside6": "LGPL-3.0-only",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "setuptools": "MIT",
    "shiboken6": "LGPL-3.0-only",
    "sqlalchemy": "MIT",
    "typing-extensions": "PSF-2.0",
}
OWN = "MIT"
# Files of the kit that are not under the program's own licence, by how their path ends or begins;
# the first that fits counts. Licence texts may be handed on unchanged, and not otherwise. The
# plan is the city's own words, from its public summary.
OTHERS = (
    (re.compile(r"\.ttf$"), "OFL-1.1"),
    (re.compile(r"^notices/|/licences/|/OFL\.txt$|/LICENSE$"), "LicenseRef-licence-text"),
    (re.compile(r"/resources/plan/musashino"), "LicenseRef-Musashino-City-public-summary"),
)
_MAKING = ("altgraph", "packaging", "pefile", "pyinstaller", "pyinstaller-hooks-contrib",
           "pywin32-ctypes", "setuptools")  # fmt: skip


class UnknownLicence(Exception):
    """A wheel whose licence is not in `LICENCES`."""


def document(version: str, wheels: Iterable[Wheel], files: Mapping[str, Path]) -> dict[str, Any]:
    """The bill of materials of one version: the wheels, and every other file by its path in the
    kit. Raises UnknownLicence.
    """
    parts = [*map(_wheel, wheels), *(_file(name, path) for name, path in files.items())]
    identity = json.dumps([version, parts], sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, identity)}",
        "version": 1,
        "metadata": {"component": _component("application", "dxdesk", version, OWN)},
        "components": parts,
    }


def _wheel(wheel: Wheel) -> dict[str, Any]:
    try:
        licence = LICENCES[wheel.name]
    except KeyError as error:
        raise UnknownLicence(wheel.path.name) from error
    return {
        **_component("library", wheel.name, wheel.version, licence),
        "purl": f"pkg:pypi/{wheel.name}@{wheel.version}",
        "scope": "excluded" if wheel.name in _MAKING else "required",
        "hashes": [{"alg": "SHA-256", "content": wheel.sha256}],
    }


def hashes(document: Mapping[str, Any]) -> set[str]:
    """The hashes of every part that the bill names."""
    return {each["content"] for part in document["components"] for each in part["hashes"]}


def licence_of(name: str) -> str:
    """The licence of a file that is no wheel, by its path in the kit."""
    return next((licence for pattern, licence in OTHERS if pattern.search(name)), OWN)


def _file(name: str, path: Path) -> dict[str, Any]:
    return {
        **_component("file", name, "", licence_of(name)),
        "hashes": [{"alg": "SHA-256", "content": sha256(path)}],
    }


def _component(kind: str, name: str, version: str, licence: str) -> dict[str, Any]:
    said: dict[str, Any] = {"type": kind, "bom-ref": f"{name}@{version}", "name": name}
    if version:
        said["version"] = version
    return said | {"licenses": [{"expression": licence}]}
