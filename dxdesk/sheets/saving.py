"""Workbooks onto the disk: whole or not at all, and the same bytes for the same content."""

import shutil
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from dxdesk.paths import write_beside

UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest moment a zip archive can name: the date of what shall bear none."""


class _StillArchive(ZipFile):
    """An archive whose entries bear neither the time nor the system of their making."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(_still(zinfo_or_arcname), data)

    def write(self, filename: str | PathLike[str], arcname: Any = None, *_: Any, **__: Any) -> None:
        entry = _still(str(arcname or filename))
        entry.file_size = Path(filename).stat().st_size
        with Path(filename).open("rb") as source, self.open(entry, "w") as target:
            shutil.copyfileobj(source, target)


def _still(name: str | ZipInfo) -> ZipInfo:
    entry = ZipInfo(name.filename if isinstance(name, ZipInfo) else name)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 0
    return entry


def save(workbook: Workbook, path: Path, *, made: datetime = UNDATED) -> None:
    """Write a workbook; a file that was there stays as it was if anything fails.

    `made` is when it says it was made and changed; who changed it is left out. Raises OSError.
    """
    properties = workbook.properties
    properties.lastModifiedBy = None
    properties.created = properties.modified = made.astimezone(UTC).replace(tzinfo=None)

    def write(stream: BinaryIO) -> None:
        with _StillArchive(stream, "w", ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).write_data()

    write_beside(path, write)
