"""What is kept of 会議資料 that was handed out: its pages as they were, and the file itself.

One zip file: `pages.json` says what stood on every page, `records.json` is the snapshot that it
was made of, `pack.pdf` is the file to the byte, so that it prints next year as it did.
"""

import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dxdesk.domain.packs import Chosen, Numbering
from dxdesk.domain.records import Record
from dxdesk.domain.report_errors import NotKept

FORMAT = 1
_PAGES, _PDF, _RECORDS = "pages.json", "pack.pdf", "records.json"
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


def to_bytes(kept: Kept, pdf: bytes, records: Iterable[Record]) -> bytes:
    """The file that is kept."""
    content = asdict(kept) | {"format": FORMAT, "made_at": kept.made_at.isoformat()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        told = json.dumps(content, ensure_ascii=False, sort_keys=True)
        _put(archive, _PAGES, told.encode("utf-8", "surrogatepass"))
        held = [{"type": e.type, "key": e.key, "fields": dict(e.fields)} for e in records]
        snapshot = json.dumps(held, ensure_ascii=False, sort_keys=True)
        _put(archive, _RECORDS, snapshot.encode("utf-8", "surrogatepass"))
        _put(archive, _PDF, pdf)
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _STAMP)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def read(file: Path | BinaryIO) -> Kept:
    """What was kept. Raises NotKept for a file that is none, OSError."""
    return _kept(_member(file, _PAGES), str(file))


def pdf_of(content: bytes) -> bytes:
    """The pack itself, to the byte. Raises NotKept."""
    return _member(BytesIO(content), _PDF)


def records_of(content: bytes) -> list[Record]:
    """The records that the pack was made of. Raises NotKept."""
    found = json.loads(_member(BytesIO(content), _RECORDS).decode("utf-8", "surrogatepass"))
    return [Record(each["type"], each["key"], each["fields"]) for each in found]


def _member(file: Path | BinaryIO, name: str) -> bytes:
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(name).file_size > _LARGEST:
                raise NotKept(str(file))
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError) as error:
        raise NotKept(str(file)) from error


def _kept(content: bytes, name: str) -> Kept:
    try:
        return _as_kept(json.loads(content.decode("utf-8", "surrogatepass")))
    except (KeyError, ValueError, TypeError) as error:
        raise NotKept(name) from error


def _as_kept(content: dict[str, object]) -> Kept:
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
