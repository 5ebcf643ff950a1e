"""Characters that only a font of the machine has."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from dxdesk import paths
from dxdesk.reports.content import Document, Paragraph, Part, Section, Text
from dxdesk.reports.pdf import faces, installed
from dxdesk.reports.pdf.render import to_pdf

YOSHI, OWN = "𠮷", "\ue000"
BUNDLED = paths.resources_folder() / "fonts" / "BIZUDGothic-Regular.ttf"


def font(*characters: str, rights: int = 0) -> bytes:
    """The bundled font with nothing but some characters, all drawn as one glyph."""
    data = BUNDLED.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for row in range(count):
        tag, _, start, size = struct.unpack_from(">4s3L", data, 12 + 16 * row)
        tables[tag] = data[start : start + size]
    groups = b"".join(struct.pack(">3L", ord(c), ord(c), 100) for c in sorted(characters))
    head = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(characters))
    tables[b"cmap"] = struct.pack(">HHHHL", 0, 1, 3, 10, 12) + head + groups
    os2 = tables[b"OS/2"]
    tables[b"OS/2"] = os2[:8] + struct.pack(">H", rights) + os2[10:]
    offset = 12 + 16 * count
    directory, body = data[:12], b""
    for tag, content in tables.items():
        directory += struct.pack(">4s3L", tag, 0, offset + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return directory + body


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Iterator[Path]:
    monkeypatch.setattr(paths, "font_folders", lambda: (tmp_path,))
    for cached in (installed._files, faces.glyphs, faces._installed_font):
        cached.cache_clear()
    yield tmp_path
    for cached in (installed._files, faces.glyphs, faces._installed_font):
        cached.cache_clear()


def glyph(character: str) -> faces.Glyph:
    return faces.glyphs(faces.PROSE)[character]


def test_a_font_of_the_machine_prints_what_no_bundled_one_has(folder):
    (folder / "a.ttf").write_bytes(font(YOSHI))
    found = glyph(YOSHI)
    assert not found.missing
    assert found.code == YOSHI
    section = Section(Text(""), (Paragraph(Text(YOSHI)),))
    made = to_pdf(Document("例", (Part("例", Text("例"), (section,)),)))
    assert made.missing == ()
    path = folder / "a.pdf"
    path.write_bytes(made.data)
    with pikepdf.open(path) as pdf:
        fonts = pdf.pages[0].Resources.Font
        embedded = [f for f in fonts.values() if "/FontFile2" in f.get("/FontDescriptor", {})]
        assert len(embedded) == len(fonts)


def test_bundled_fonts_come_first(folder):
    (folder / "a.ttf").write_bytes(font("あ"))
    assert glyph("あ").font == faces.PROSE


def test_a_font_that_may_not_be_embedded_is_passed_over(folder):
    (folder / "a.ttf").write_bytes(font(YOSHI, rights=0x0002))
    assert glyph(YOSHI).missing


def test_a_private_sign_is_taken_from_the_users_own_file_alone(folder):
    (folder / "icons.ttf").write_bytes(font(OWN))
    assert glyph(OWN).missing
    faces.glyphs.cache_clear()
    installed._files.cache_clear()
    (folder / "EUDC.TTE").write_bytes(font(OWN))
    assert not glyph(OWN).missing


def test_broken_and_foreign_files_do_no_harm(folder):
    endless = b"ttcf" + bytes(4) + b"\xff" * 4
    for name, content in (("a.ttf", b""), ("b.ttc", endless), ("c.ttf", b"x" * 99)):
        (folder / name).write_bytes(content)
    (folder / "d.ttf").write_bytes(font(YOSHI)[:5000])
    assert glyph(YOSHI).missing
