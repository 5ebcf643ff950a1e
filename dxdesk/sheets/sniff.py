"""What a file really is, told from its bytes and never from its name."""

from pathlib import Path

from dxdesk.domain.file_errors import (
    EmptyFile,
    Encrypted,
    NotAWorkbook,
    OldExcel,
    Truncated,
    UnreadableFile,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_LENGTH = 22
_ENTRY = 128  # an OLE directory entry begins with its name; [MS-CFB] 2.6.1
_MAGICS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"\x1f\x8b", "archive"),
)


def require_zip(data: bytes, path: Path) -> None:
    """Return if the bytes look like a whole zip archive; else raise what they are instead."""
    fault = _fault(data, path)
    if fault is not None:
        raise fault


def _fault(data: bytes, path: Path) -> UnreadableFile | None:
    if not data:
        return EmptyFile(path)
    if data.startswith((b"PK\x03\x04", _END_OF_DIRECTORY)):
        return None if _has_end(data) else Truncated(path)
    if data.startswith(_OLE):
        return _ole_fault(data, path)
    if data.startswith(_BIFF):
        return OldExcel(path)
    if path.name.startswith("~$"):
        return NotAWorkbook(path, "owner-file")
    return NotAWorkbook(path, _other_kind(data))


def _has_end(data: bytes) -> bool:
    """Whether a zip archive has the record that ends its directory, whole."""
    place = data.rfind(_END_OF_DIRECTORY)
    return place >= 0 and len(data) - place >= _END_LENGTH


def _ole_fault(data: bytes, path: Path) -> UnreadableFile:
    if _has_stream(data, "EncryptedPackage"):
        return Encrypted(path)
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return OldExcel(path)
    return NotAWorkbook(path, "word" if _has_stream(data, "WordDocument") else "ole")


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE container has a stream of that name at any depth."""
    wanted = (name + "\0").encode("utf-16-le")
    place = data.find(wanted)
    while place >= 0:
        if place % _ENTRY == 0:
            return True
        place = data.find(wanted, place + 1)
    return False


def _other_kind(data: bytes) -> str:
    for magic, kind in _MAGICS:
        if data.startswith(magic):
            return kind
    text = _as_text(data[:4096])
    if text is None:
        return "unknown"
    head = text.lstrip("\ufeff \t\r\n").lower()
    if head.startswith("<") and any(mark in head for mark in ("<html", "<table", "doctype html")):
        return "html"
    return "xml" if head.startswith("<") else "text"


def _as_text(head: bytes) -> str | None:
    """The head as text, None if it is binary. A character cut at the end is no matter."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore")
    if any(byte < 32 and byte not in b"\t\n\f\r\x1b" for byte in head):
        return None
    return head.decode("utf-8", errors="replace")
