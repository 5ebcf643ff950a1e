"""Forty 課 that share the plan's 22 取組, what they answer, and how a workbook is filled in."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dxdesk.domain import keys
from dxdesk.domain.catalogue import CATALOGUE
from dxdesk.domain.words import exchange as says
from dxdesk.exchange import layout
from dxdesk.services import edits, stores, submitting, taking
from dxdesk.services.stores import DEPARTMENT

COUNT, INITIATIVES = 40, 22
ROUND = "P7/R2024-END"
_REPORT = CATALOGUE["report"]
_PROGRESS = ("予定以上", "予定どおり", "やや遅れ", "遅れ")


def code(number: int) -> str:
    """The code of a 課, counted from 0."""
    return str(1001 + number)


def name(number: int) -> str:
    """What people call it."""
    return f"例第{number + 1}課"


def works(number: int) -> tuple[int, int]:
    """The numbers of its two 取組; of the first 22 課 each leads the first of them."""
    if number < INITIATIVES:
        return number + 1, (number * 5 + 7) % INITIATIVES + 1
    return number - INITIATIVES + 1, (number * 7 + 3) % INITIATIVES + 1


def reports(number: int) -> list[str]:
    """The keys of its two reports in the round."""
    return [_report(number, work) for work in works(number)]


def answers(number: int) -> dict[str, dict[str, str]]:
    """All that a 課 answers, by report and field, in the words that are typed and printed."""
    return {_report(number, work): _answer(number, work) for work in works(number)}


def grid() -> str:
    """担当割 as a block of a spreadsheet: a row for each 取組, a column for each 課."""

    def sign(work: int, number: int) -> str:
        if work not in works(number):
            return ""
        return "◎" if number < INITIATIVES and work == works(number)[0] else "○"

    rows = ("\t".join(sign(row + 1, n) for n in range(COUNT)) for row in range(INITIATIVES))
    return "\n".join(rows)


def fill_departments(template: Path) -> None:
    """Write the 課 into the form that dxdesk gave."""
    book = load_workbook(template)
    heads = [each.value for each in book["課"][1]]
    for number in range(COUNT):
        place = number + 2
        book["課"].cell(place, heads.index("コード") + 1).value = code(number)
        book["課"].cell(place, heads.index("課名") + 1).value = name(number)
    book.save(template)


def answer_by_dxdesk(folder: Path, number: int, taken: Path, out: Path, **other: str) -> None:
    """A 課 takes what came, answers in its own store and writes its submission.

    Where it has answered before, it only says the `other` fields of its first report.
    """
    path = folder / f"{code(number)}.dxdesk"
    is_new = not path.exists()
    made = stores.create(path, DEPARTMENT, name(number)) if is_new else stores.open_store(path)
    with made as store:
        taking.take(store, taken)
        said = answers(number) if is_new else {reports(number)[0]: other}
        for key, each in said.items():
            edits.set_values(store, [(key, field, text) for field, text in each.items()])
        submitting.submit(store, ROUND, out)


def answer_by_hand(
    taken: Path, out: Path, said: Mapping[str, Mapping[str, str]], beyond: Iterable[str] = ()
) -> None:
    """Fill in what came as a spreadsheet does and save it as `out`; the reports that lie
    `beyond` it get a row of their own, with a result."""
    book = load_workbook(taken)
    sheet = book[_REPORT.label]
    heads = {each.value: each.column for each in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        for field, text in said.get(_key(sheet, row, heads), {}).items():
            _write(sheet, row, heads, field, text)
    for key in beyond:
        row = sheet.max_row + 1
        sheet.cell(row, heads[says.KEY]).value = key
        _write(sheet, row, heads, "results", "例 よその課の欄に書いた")
    book.save(out)


def wrong_plan(taken: Path, out: Path) -> None:
    """A workbook that says it answers another plan."""
    book = load_workbook(taken)
    for row in book[says.CONTROL_SHEET].iter_rows():
        for cell in row:
            if cell.value == keys.parent_of(ROUND):
                cell.value = "P8"
    book.save(out)


def wrong_kind(out: Path) -> None:
    """A page of the web that bears the name of a workbook."""
    out.write_text("<html><body>表</body></html>", encoding="utf-8")


def _key(sheet: Worksheet, row: int, heads: Mapping[object, int]) -> str:
    return str(sheet.cell(row, heads[says.KEY]).value)


def _write(sheet: Worksheet, row: int, heads: Mapping[object, int], field: str, text: str) -> None:
    sheet.cell(row, heads[layout.heading(_REPORT.field(field))]).value = text


def _report(number: int, work: int) -> str:
    return keys.report_key(f"P7/T{work}/D{code(number)}", ROUND)


def _answer(number: int, work: int) -> dict[str, str]:
    progress = _PROGRESS[(number + work) % len(_PROGRESS)]
    late = {"recovery": f"例 人を増やす{number}", "recovery_by": "R7.9.30"}
    return {
        "stage": "実施",
        "progress": progress,
        "achievement": "一部達成",
        "results": f"例 第{number + 1}課は取組{work}を進めた",
        "work_change": "例 紙がなくなった",
        "next_steps": "例 続ける",
        **(late if "遅れ" in progress else {}),
        "budget": str(100 * work + number),
        "writer_unit": f"例第{number + 1}課庶務係",
        "as_of": "R7.3.31",
    }
