"""Folders that a service copies to other PCs: OneDrive, Dropbox and the like.

Such a folder looks like any other; it is known by its name, by a mark that the service
leaves in it, or by the variables that OneDrive sets.
"""

import os
import re
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from dxdesk.domain.words import places as words

_GOOGLE = "Google Drive"
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": _GOOGLE,
    words.GOOGLE_DRIVE: _GOOGLE,
    "box sync": "Box",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
# Names that people use for other things too, unless right below a drive or their home.
_TOPS = {"box": "Box"} | dict.fromkeys(
    ("my drive", "shared drives", *words.GOOGLE_DRIVE_TOPS), _GOOGLE
)
_MARKS = {  # files in the uppermost folder of a service
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_OF_WHOM = re.compile(r"(?: - .*| \(.*\))\Z", re.DOTALL)  # OneDrive - Contoso, Dropbox (Private)
_MACOS_CLOUDS = "cloudstorage"  # its folders: OneDrive-Contoso, GoogleDrive-a@example.jp


def service_of(target: Path) -> str:
    """The service that synchronises the folder of a (resolved) path, "" for none."""
    found = (_named(folder) or _marked(folder) for folder in target.parents)
    return next(filter(None, found), "") or _one_drive(target)


def _named(folder: Path) -> str:
    name = normalize("NFC", folder.name).lower()
    if folder.parent.name.lower() == _MACOS_CLOUDS:
        return folder.name.partition("-")[0]
    is_top = folder.parent in (folder.parent.parent, _home())
    return _NAMES.get(_OF_WHOM.sub("", name), "") or (_TOPS.get(name, "") if is_top else "")


def _marked(folder: Path) -> str:
    with suppress(OSError):
        return next((name for mark, name in _MARKS.items() if (folder / mark).is_file()), "")
    return ""


def _one_drive(target: Path) -> str:
    """By the variables that OneDrive sets on Windows: OneDrive, OneDriveCommercial ..."""
    roots = (text for name, text in os.environ.items() if name.upper().startswith("ONEDRIVE"))
    is_inside = any(text and target.is_relative_to(Path(text).resolve()) for text in roots)
    return "OneDrive" if is_inside else ""


def _home() -> Path | None:
    with suppress(RuntimeError):
        return Path.home()
    return None
