"""An exchange file survives what happens on its way: re-saving, another format, sanitising."""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from dxdesk.domain.parcel import Received
from dxdesk.services import deciding, edits, issuing, parcels, sample, stores, submitting, taking
from dxdesk.services.stores import COORDINATOR, DEPARTMENT
from dxdesk.sheets.book import read_book
from dxdesk.sheets.values import CellKind, Sheet, column_letters

TEXT = "例 =1+1 ではない\n  二行目　全角　\n葛󠄀城 髙﨑 𠮷野家 0012 Ⅳ ①"


def finish(work: object) -> object:
    """Run long work to its end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A 依頼, a 提出 and a 受領 with awkward texts in them."""
    folder = tmp_path_factory.mktemp("survival")
    with stores.create(folder / "m.dxdesk", COORDINATOR) as master:
        sample.load_sample(master)
        asked = finish(issuing.request(master, "2024-END", folder / "out", "0210"))[0].path
        with stores.create(folder / "d.dxdesk", DEPARTMENT, "0210") as desk:
            taking.take(desk, asked)
            report = "P7/T1/D0210/R2024-END"
            typed = {"results": TEXT, "issues": "-10%", "budget": "1200", "as_of": "R7.3.31"}
            typed |= {"progress": "やや遅れ", "outcome": "=SUM(A1)", "next_steps": "@次"}
            edits.set_values(desk, [(report, field, text) for field, text in typed.items()])
            submitting.submit(desk, "2024-END", folder / "s.xlsx", "例")
        deciding.approve(master, "2024-END")
        given = finish(issuing.give_back(master, "2024-END", folder / "back", "0210"))[0].path
    return {"request": asked, "submission": folder / "s.xlsx", "receipt": given}


def read(path: Path) -> Received:
    """A file as the coordinator reads it."""
    with stores.create(path.with_suffix(".reader.dxdesk"), COORDINATOR) as store:
        received = parcels.read_file(path, stores.records(store))
    store.path.unlink()
    return received


def converted(path: Path, folder: Path, ending: str) -> Path:
    """The file as LibreOffice saves it in a format."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    return folder / f"{path.stem}.{ending}"


def resaved(path: Path, folder: Path) -> Path:
    """xlsx to xlsx by LibreOffice."""
    return converted(path, folder, "xlsx")


def through_ods(path: Path, folder: Path) -> Path:
    """xlsx to ods to xlsx by LibreOffice."""
    (folder / "back").mkdir()
    return converted(converted(path, folder, "ods"), folder / "back", "xlsx")


def stripped(path: Path, folder: Path) -> Path:
    """Only the cells' values, as inline strings; sheets renamed and in reverse order."""
    sheets = [sheet for sheet in reversed(read_book(path).sheets) if not sheet.hidden]
    target = folder / "無害化済.xlsx"
    names = "".join(
        f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Target="worksheets/sheet{n}.xml"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        for n in range(1, len(sheets) + 1)
    )
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
            '"/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'spreadsheetml.sheet.main+xml"/>{kinds}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships">{links}</Relationships>',
        )
        for number, sheet in enumerate(sheets, start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _bare(sheet, main))
    return target


def _bare(sheet: Sheet, main: str) -> str:
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{column_letters(cell.column)}{number}" t="inlineStr"><is>'
            f'<t xml:space="preserve">{_day(cell.text, cell.kind)}</t></is></c>'
            for cell in cells
        )
        + "</row>"
        for number, cells in sheet.rows()
    )
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'


def _day(text: str, kind: CellKind) -> str:
    """A date as a sanitiser types it out."""
    if kind is CellKind.DATE:
        return re.sub(r"^(\d+)-(\d+)-(\d+).*", r"\1/\2/\3", text)
    return escape(text)


WAYS: dict[str, Callable[[Path, Path], Path]] = {
    "resaved": resaved,
    "through_ods": through_ods,
    "stripped": stripped,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("moment", ["request", "submission", "receipt"])
def test_every_layout_says_the_same_after(
    files: dict[str, Path], tmp_path: Path, moment: str, way: str
) -> None:
    if way != "stripped" and not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    before = read(files[moment])
    after = read(WAYS[way](files[moment], tmp_path))
    assert after.header == before.header
    assert {(s.key, s.field): (s.value, s.fault) for s in after.statements} == {
        (s.key, s.field): (s.value, s.fault) for s in before.statements
    }
    assert after.id == before.id == before.header.id
