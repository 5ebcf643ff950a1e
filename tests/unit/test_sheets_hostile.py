"""What is no sound workbook is refused by the name of its fault, before it does harm."""

import errno
import os
import pickle
import struct
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from dxdesk.domain import file_errors as faults
from dxdesk.domain.words.file_errors import KINDS, LARGE, SUSPICIOUS, sentences
from dxdesk.sheets.book import read_book
from dxdesk.sheets.values import Limits
from tests.fixtures.raw_workbooks import (
    CONTENT_TYPES,
    SHEET,
    STRINGS,
    STYLES,
    WORKBOOK,
    cell,
    pack,
    parts,
    relations,
    workbook,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path, **limits: int) -> faults.UnreadableFile:
    """The refusal of a file, which must also cross a pipe and make a sentence."""
    with pytest.raises(faults.UnreadableFile) as refused:
        read_book(path, limits=Limits(**limits))
    fault = refused.value
    again = pickle.loads(pickle.dumps(fault))
    assert (type(again), vars(again)) == (type(fault), vars(fault))
    assert all(sentences(fault))
    return fault


def made(folder: Path, data: bytes, name: str = "提出.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def ole(*streams: str) -> bytes:
    entries = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return OLE.ljust(512, b"\0") + entries


def changed(folder: Path, **by_part: str) -> Path:
    """A sound workbook but for the named parts (workbook, sheet, strings, styles)."""
    names = {"workbook": WORKBOOK, "sheet": SHEET, "strings": STRINGS, "styles": STYLES}
    return pack(
        folder / "提出.xlsx",
        parts(cell("<v>1</v>")) | {names[key]: text for key, text in by_part.items()},
    )


# What is there instead of a file


def test_refuses_a_folder_with_the_name_of_a_workbook(tmp_path):
    (tmp_path / "x.xlsx").mkdir()
    assert isinstance(refusal(tmp_path / "x.xlsx"), faults.NotAFile)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_refuses_a_pipe_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "x.xlsx")
    assert isinstance(refusal(tmp_path / "x.xlsx"), faults.NotAFile)


def test_refuses_what_is_not_there(tmp_path):
    assert isinstance(refusal(tmp_path / "x.xlsx"), faults.Vanished)


def test_follows_a_link_but_not_into_nothing(tmp_path):
    real = workbook(tmp_path, cell("<v>1</v>"))
    link = tmp_path / "リンク.xlsx"
    link.symlink_to(real)
    assert read_book(link) == read_book(real)
    real.unlink()
    assert isinstance(refusal(link), faults.Vanished)


def test_says_that_a_path_leads_through_a_file(tmp_path):
    real = workbook(tmp_path)
    assert isinstance(refusal(real / "x.xlsx"), faults.Unreachable)


def test_refuses_a_file_that_excel_has_open_and_names_the_holder(tmp_path):
    path = workbook(tmp_path)
    name = "情報 太郎".encode("cp932")
    made(tmp_path, bytes([len(name)]) + name.ljust(164, b" "), "~$提出.xlsx")
    fault = refusal(path)
    assert isinstance(fault, faults.LockedByOther)
    assert fault.holder == "情報 太郎"


def test_refuses_a_file_that_libreoffice_has_open_and_names_the_holder(tmp_path):
    path = workbook(tmp_path)
    made(tmp_path, "情報 太郎,pc,pc,23.11.2026 10:00,file:///;".encode(), ".~lock.提出.xlsx#")
    fault = refusal(path)
    assert isinstance(fault, faults.LockedByOther)
    assert fault.holder == "情報 太郎"


def test_an_owner_file_that_only_excel_may_read_still_says_that_the_workbook_is_open(
    tmp_path, monkeypatch
):
    path = workbook(tmp_path)
    made(tmp_path, b"\x04user", "~$提出.xlsx")

    def denied(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "read_bytes", denied)
    fault = refusal(path)
    assert isinstance(fault, faults.LockedByOther)
    assert fault.holder == ""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError(errno.ENOENT, "gone"), faults.Vanished),
        (OSError(errno.ESTALE, "stale handle"), faults.Unreachable),
        (OSError(errno.EIO, "the network name is no longer available"), faults.Unreachable),
    ],
)
@pytest.mark.parametrize("moment", ["open", "read"])
def test_names_what_happened_when_a_file_or_its_share_goes_away_while_it_is_read(
    tmp_path, monkeypatch, error, kind, moment
):
    path = workbook(tmp_path)

    class Going(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise error

    def open_and_lose(_: Path, *_args: object) -> BytesIO:
        if moment == "open":
            raise error
        return Going()

    monkeypatch.setattr(Path, "open", open_and_lose)
    assert isinstance(refusal(path), kind)


# What it really is


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><body><table></table></body></html>", "html"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><p>", "html"),
        ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:o'/>", "xml"),
        ("課,回答\r\n市民課,はい\r\n".encode("cp932"), "text"),
        ("課\t回答\n".encode(), "text"),
        ("課\t回答\n".encode("utf-16"), "text"),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        (b"{\\rtf1\\ansi}", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\0" * 1000, "unknown"),
        (ole("Root Entry", "WordDocument"), "word"),
        (ole("Root Entry", "Contents"), "ole"),
    ],
)
def test_names_what_was_renamed_to_xlsx(tmp_path, data, kind):
    fault = refusal(made(tmp_path, data))
    assert isinstance(fault, faults.NotAWorkbook)
    assert fault.kind == kind


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "ods"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "opendocument"),
        ({CONTENT_TYPES: "", "xl/workbook.bin": ""}, "xlsb"),
        ({CONTENT_TYPES: "", "word/document.xml": ""}, "word"),
        ({CONTENT_TYPES: "", "ppt/presentation.xml": ""}, "powerpoint"),
        ({CONTENT_TYPES: ""}, "archive"),
        ({"写真.jpg": ""}, "archive"),
        ({}, "archive"),
    ],
)
def test_names_what_else_is_packed_as_a_zip(tmp_path, content, kind):
    fault = refusal(pack(tmp_path / "x.xlsx", content))
    assert isinstance(fault, faults.NotAWorkbook)
    assert fault.kind == kind


def test_names_the_owner_file_that_excel_leaves(tmp_path):
    fault = refusal(made(tmp_path, b"\x04user".ljust(165, b"\0"), "~$提出.xlsx"))
    assert isinstance(fault, faults.NotAWorkbook)
    assert fault.kind == "owner-file"


def test_tells_an_encrypted_workbook_from_an_old_one(tmp_path):
    encrypted = made(tmp_path, ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "a.xlsx")
    assert isinstance(refusal(encrypted), faults.Encrypted)
    for place, data in enumerate(
        (
            ole("Root Entry", "Workbook"),
            ole("Root Entry", "Book"),
            b"\x09\x04\x06\x00\x00\x00\x10\x00",
        )
    ):
        assert isinstance(refusal(made(tmp_path, data, f"{place}.xlsx")), faults.OldExcel)


def test_refuses_an_empty_file(tmp_path):
    assert isinstance(refusal(made(tmp_path, b"")), faults.EmptyFile)


def test_refuses_a_file_cut_anywhere(tmp_path):
    data = workbook(tmp_path, cell("<v>1</v>")).read_bytes()
    for length in range(4, len(data), 97):
        fault = refusal(made(tmp_path, data[:length], "cut.xlsx"))
        assert isinstance(fault, faults.Truncated)


def test_a_file_with_any_byte_changed_is_read_or_refused_by_name(tmp_path):
    data = workbook(tmp_path, cell("<v>1</v>") * 5).read_bytes()
    for place in range(0, len(data), 7):
        broken = bytearray(data)
        broken[place] ^= 0x55
        path = made(tmp_path, bytes(broken), "flip.xlsx")
        try:
            read_book(path)
        except faults.UnreadableFile as fault:
            assert all(sentences(fault))


# Hostile containers


def test_refuses_a_bomb_by_its_ratio(tmp_path):
    bomb = parts() | {SHEET: " " * 20_000_000}
    fault = refusal(pack(tmp_path / "x.xlsx", bomb))
    assert isinstance(fault, faults.SuspiciousArchive)
    assert fault.what == "ratio"


def test_refuses_a_bomb_by_the_total_it_declares(tmp_path):
    content = parts() | {f"xl/media/{number}": "0" * 5_000 for number in range(20)}
    fault = refusal(pack(tmp_path / "x.xlsx", content), inflated=50_000)
    assert isinstance(fault, faults.TooLarge)
    assert fault.what == "inflated"


def test_refuses_a_bomb_that_lies_about_its_size(tmp_path):
    path = pack(tmp_path / "x.xlsx", parts() | {SHEET: parts()[SHEET] + " " * 500_000})
    data = bytearray(path.read_bytes())
    size = struct.pack("<I", len(parts()[SHEET].encode()) + 500_000)
    while size in data:
        place = data.find(size)
        data[place : place + 4] = struct.pack("<I", 1000)
    path.write_bytes(data)
    assert isinstance(refusal(path, inflated=100_000), faults.Broken | faults.TooLarge)


def test_refuses_too_many_entries(tmp_path):
    content = parts() | {f"xl/{number}": "" for number in range(100)}
    fault = refusal(pack(tmp_path / "x.xlsx", content), entries=50)
    assert isinstance(fault, faults.TooLarge)
    assert fault.what == "entries"


def test_refuses_a_file_that_is_too_large(tmp_path):
    fault = refusal(workbook(tmp_path), file=100)
    assert isinstance(fault, faults.TooLarge)
    assert fault.what == "file"


def test_leaves_nested_archives_alone(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"bomb": "0" * 1_000_000}).read_bytes()
    content = {name: text.encode() for name, text in parts(cell("<v>1</v>")).items()}
    book = read_book(pack(tmp_path / "x.xlsx", content | {"xl/embeddings/oleObject1.bin": inner}))
    assert len(book.sheets[0].cells) == 1


@pytest.mark.parametrize("name", ["../x", "xl/../../x", "/etc/x", "..\\x", "C:/x"])
def test_refuses_entries_that_point_outside(tmp_path, name):
    fault = refusal(pack(tmp_path / "x.xlsx", parts() | {name: ""}))
    assert isinstance(fault, faults.SuspiciousArchive)
    assert fault.what == "traversal"


@pytest.mark.parametrize("name", [SHEET, "xl/Worksheets/SHEET1.xml", "xl\\worksheets\\sheet1.xml"])
def test_refuses_two_entries_of_one_name(tmp_path, name):
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(name, "<worksheet/>")
    fault = refusal(path)
    assert isinstance(fault, faults.SuspiciousArchive)
    assert fault.what == "duplicate"


def test_refuses_entries_compressed_as_no_workbook_is(tmp_path):
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/extra", "x" * 100)
    fault = refusal(path)
    assert isinstance(fault, faults.SuspiciousArchive)
    assert fault.what == "compression"


def test_refuses_encrypted_entries(tmp_path):
    data = bytearray(workbook(tmp_path).read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    assert isinstance(refusal(made(tmp_path, bytes(data))), faults.Encrypted)


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/a.xml"])
def test_refuses_macros(tmp_path, name):
    assert isinstance(refusal(pack(tmp_path / "x.xlsx", parts() | {name: ""})), faults.MacroBearing)


def test_refuses_macros_under_another_name(tmp_path):
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    links = relations(kind, "theme.bin")
    path = pack(tmp_path / "x.xlsx", parts() | {"xl/_rels/workbook.xml.rels": links})
    assert isinstance(refusal(path), faults.MacroBearing)


# Hostile XML


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNAL = "<!DOCTYPE x SYSTEM 'file:///etc/hostname'>"


@pytest.mark.parametrize("part", ["workbook", "sheet", "strings", "styles"])
@pytest.mark.parametrize("doctype", [LAUGHS, EXTERNAL, "<!DOCTYPE worksheet>"])
def test_refuses_document_types_in_every_part(tmp_path, part, doctype):
    names = {"workbook": WORKBOOK, "sheet": SHEET, "strings": STRINGS, "styles": STYLES}
    path = changed(tmp_path, **{part: doctype + parts()[names[part]]})
    fault = refusal(path)
    assert isinstance(fault, faults.DoctypeRefused)
    assert fault.part == names[part]


def test_refuses_a_document_type_far_down_the_prolog(tmp_path):
    path = changed(tmp_path, sheet="<!--" + "x y " * 50_000 + "-->" + LAUGHS + parts()[SHEET])
    assert isinstance(refusal(path), faults.DoctypeRefused)


@pytest.mark.parametrize(
    "sheet",
    [
        "",
        "<",
        "text",
        "<worksheet>",
        "<worksheet xmlns='urn:other'/>",
        parts()[SHEET] + "<more/>",
        parts()[SHEET].replace("<sheetData>", "<sheetData>&undefined;"),
        parts(cell("<v>&#xD800;</v>"))[SHEET],
        parts(cell("<v>&#0;</v>"))[SHEET],
        "<?xml version='1.0' encoding='Shift_JIS'?>" + parts()[SHEET],
        "<?xml version='1.0' encoding='none-such'?>" + parts()[SHEET],
        parts("<row r='x'/>")[SHEET],
        parts("<row r='99999999999999999999'/>")[SHEET],
    ],
)
def test_refuses_broken_xml_as_broken(tmp_path, sheet):
    assert isinstance(refusal(changed(tmp_path, sheet=sheet)), faults.Broken)


def test_refuses_surrogates_smuggled_in_as_bytes(tmp_path):
    content = {name: text.encode() for name, text in parts().items()}
    content[SHEET] = (
        parts(cell("<is><t>@@@</t></is>"))[SHEET].encode().replace(b"@@@", b"\xed\xa0\x80")
    )
    assert isinstance(refusal(pack(tmp_path / "x.xlsx", content)), faults.Broken)


def test_refuses_a_text_beyond_all_measure(tmp_path):
    rows = cell(f"<is><t>{'長' * 2000}</t></is>")
    fault = refusal(workbook(tmp_path, rows), text=1000)
    assert isinstance(fault, faults.TooLarge)
    assert fault.what == "text"


def test_refuses_a_row_within_a_row_and_a_string_within_a_string(tmp_path):
    nested = "<row r='1'><row r='2'><c r='A2'><v>1</v></c></row></row>"
    fault = refusal(workbook(tmp_path, nested))
    assert isinstance(fault, faults.Broken) and "row within a row" in fault.detail
    fault = refusal(workbook(tmp_path, strings="<si><si><t>例</t></si></si>"))
    assert isinstance(fault, faults.Broken) and "string within a string" in fault.detail


def test_what_lies_within_a_text_is_no_part_of_it(tmp_path):
    rows = "<row r='1'><c r='A1' t='inlineStr'><is><t>例<x>他</x>続き</t></is></c></row>"
    (cell,) = read_book(workbook(tmp_path, rows)).sheets[0].cells
    assert cell.text == "例"


def test_refuses_a_row_without_end(tmp_path):
    rows = "<row>" + "<c r='A1'/>" * 50_000 + "</row>"
    fault = refusal(workbook(tmp_path, rows), stretch=100_000)
    assert isinstance(fault, faults.TooLarge)
    assert fault.what == "stretch"


def test_reads_past_many_formatted_blanks(tmp_path):
    blanks = "".join(f"<c r='{letter}@' s='1'/>" for letter in "ABCDEFGHIJ")
    rows = "".join(
        f"<row r='{row}'>{blanks.replace('@', str(row))}</row>" for row in range(1, 5001)
    )
    rows += "<row r='9000'><c r='A9000'><v>1</v></c></row>"
    (found,) = read_book(workbook(tmp_path, rows)).sheets[0].cells
    assert found.address == "A9000"


def test_ignores_external_links(tmp_path):
    links = relations(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet",
        "worksheets/sheet1.xml",
    ).replace(
        "</Relationships>",
        "<Relationship Id='x' Type='t/externalLink' Target='file:///x' TargetMode='External'/>"
        "</Relationships>",
    )
    content = parts(cell("<f>[1]A!B1</f><v>5</v>")) | {"xl/_rels/workbook.xml.rels": links}
    (found,) = read_book(pack(tmp_path / "x.xlsx", content)).sheets[0].cells
    assert (found.text, found.formula) == ("5", True)


def test_every_code_that_can_be_given_has_words():
    assert {"html", "text", "ods", "xlsb", "archive", "unknown"} <= KINDS.keys()
    assert {"inflated", "entries", "stretch", "cells", "rows", "columns"} <= LARGE.keys()
    assert SUSPICIOUS.keys() == {"ratio", "duplicate", "traversal", "compression"}
