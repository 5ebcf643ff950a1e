"""The zip container of a workbook: checked before anything in it is parsed, read by count."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from dxdesk.domain.file_errors import (
    Broken,
    Encrypted,
    MacroBearing,
    NotAWorkbook,
    SuspiciousArchive,
    TooLarge,
    Truncated,
)
from dxdesk.sheets.values import Limits

_CHUNK = 64 * 1024
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_MACRO_FOLDERS = ("xl/macrosheets/", "xl/intlmacrosheets/")
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError)


class Package:
    """The parts of one archive by name, whatever the case; inflates at most `limits.inflated`.

    Raises SuspiciousArchive, TooLarge, Encrypted, MacroBearing, NotAWorkbook or Broken when
    the directory of the archive alone shows that it must not be read.
    """

    def __init__(self, data: bytes, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self._left = limits.inflated
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _FAULTS as fault:
            raise Broken(path, str(fault)) from fault
        self._entries = self._indexed(self._archive.infolist())
        self._check_sizes()
        self._check_content()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def names(self) -> Iterator[str]:
        """The names of all parts in lower case."""
        return iter(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part. Raises Broken if it is missing or damaged."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise Broken(self.path, f"missing part {name}")
        try:
            with self._archive.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._spend(len(chunk))
                    yield chunk
        except EOFError as fault:
            raise Truncated(self.path) from fault
        except _FAULTS as fault:
            raise Broken(self.path, f"{name}: {fault}") from fault

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise TooLarge(self.path, "inflated", self.limits.inflated)

    def _indexed(self, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(entries) > self.limits.entries:
            raise TooLarge(self.path, "entries", self.limits.entries)
        index: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = entry.filename.replace("\\", "/").lower()
            if name.startswith("/") or ".." in name.split("/") or ":" in name:
                raise SuspiciousArchive(self.path, "traversal", entry.filename)
            if name in index:
                raise SuspiciousArchive(self.path, "duplicate", entry.filename)
            index[name] = entry
        return index

    def _check_sizes(self) -> None:
        entries = self._entries.values()
        for entry in entries:
            inflated = entry.file_size
            if inflated > max(self.limits.ratio_floor, self.limits.ratio * entry.compress_size):
                raise SuspiciousArchive(self.path, "ratio", entry.filename)
        if sum(entry.file_size for entry in entries) > self.limits.inflated:
            raise TooLarge(self.path, "inflated", self.limits.inflated)

    def _check_content(self) -> None:
        for name, entry in self._entries.items():
            if entry.flag_bits & _ENCRYPTED_FLAG:
                raise Encrypted(self.path)
            if entry.compress_type not in _METHODS:
                raise SuspiciousArchive(self.path, "compression", entry.filename)
            if posixpath.basename(name) == "vbaproject.bin" or name.startswith(_MACRO_FOLDERS):
                raise MacroBearing(self.path)
        kind = self._other_kind()
        if kind:
            raise NotAWorkbook(self.path, kind)

    def _other_kind(self) -> str:
        """What the archive is if it is no workbook, "" if it may be one."""
        if "[content_types].xml" in self._entries:
            for name, kind in (
                ("xl/workbook.bin", "xlsb"),
                ("word/document.xml", "word"),
                ("ppt/presentation.xml", "powerpoint"),
            ):
                if name in self._entries:
                    return kind
            return ""
        return self._mime_kind() if "mimetype" in self._entries else "archive"

    def _mime_kind(self) -> str:
        mime = b"".join(self.chunks("mimetype"))
        return "ods" if b"opendocument.spreadsheet" in mime else "opendocument"
