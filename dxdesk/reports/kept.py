"""What is kept of 会議資料 that was handed out: its pages as they were, and the file itself.

One zip file: `pages.json` says what stood on every page, `pack.pdf` is the file to the byte, so
that it prints next year as it did.
"""

import json
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from dxdesk.domain.packs import Chosen, Numbering
from dxdesk.domain.report_errors import NotKept

FORMAT = 1
_PAGES, _PDF = "pages.json", "pack.pdf"
_LARGEST = 64_000_000
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class KeptPage:
    """One page: its 資料番号 and part, its place among that part's pages, a digest of all that is
    drawn on it but the running head and feet, and its lines."""

    number: str
    name: str
    place: int
    size: int
    digest: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack as it was: when and for what it was made, its parts, its pages."""

    made_at: datetime
    round: str
    meeting: str
    pack: tuple[Chosen, ...]
    pages: tuple[KeptPage, ...]


def to_bytes(kept: Kept, pdf: bytes) -> bytes:
    """The file that is kept."""
    content = asdict(kept) | {"format": FORMAT, "made_at": kept.made_at.isoformat()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = json.dumps(content, ensure_ascii=False, sort_keys=True)
        archive.writestr(zipfile.ZipInfo(_PAGES, _STAMP), told)
        archive.writestr(zipfile.ZipInfo(_PDF, _STAMP), pdf)
    return out.getvalue()


def read(path: Path) -> Kept:
    """What was kept. Raises NotKept for a file that is none, OSError."""
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(_PAGES).file_size > _LARGEST:
                raise NotKept(str(path))
            return _kept(json.loads(archive.read(_PAGES)))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise NotKept(str(path)) from error


def _kept(content: dict[str, object]) -> Kept:
    if content["format"] != FORMAT:
        raise ValueError(content["format"])
    parts, pages = content["pack"], content["pages"]
    if not isinstance(parts, list) or not isinstance(pages, list):
        raise TypeError(_PAGES)
    return Kept(
        datetime.fromisoformat(str(content["made_at"])),
        str(content["round"]),
        str(content["meeting"]),
        tuple(Chosen(each["kind"], Numbering(each["numbering"])) for each in parts),
        tuple(KeptPage(**{**each, "lines": tuple(each["lines"])}) for each in pages),
    )
