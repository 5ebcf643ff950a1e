"""会議資料 on the command line: parts, formats of one moment, what is kept, pages to exchange."""

import csv

from dxdesk.domain.words import packs as words


def report(run, cycle, kind: str, out, *more):
    form = out.suffix[1:]
    asked = ("--kind", kind, "--format", form, "--out", out, "--round", "2024-END")
    return run("report", "--store", cycle.office, *asked, *more)


def test_a_pack_is_made_of_the_parts_asked_in_several_formats(run, cycle):
    out = cycle.folder / "資料.html"
    parts = ("--parts", "terms:reference,取組一覧", "--also", "pdf", "--also", "xlsx")
    made = report(run, cycle, "pack", out, *parts)
    assert made.status == 0
    assert [out.with_suffix(each).exists() for each in (".html", ".pdf", ".xlsx")] == [True] * 3
    text = out.read_text("utf-8")
    assert text.index("参考資料　語の定義") < text.index("資料1　取組一覧")
    assert "個票" not in text.partition("<main>")[0]


def test_pages_that_changed_since_a_pack_was_kept_are_listed(run, cycle):
    pack, kept, out = (cycle.folder / name for name in ("資料.pdf", "控え.zip", "差替.csv"))
    parts = ("--parts", "list,sheet")
    assert report(run, cycle, "pack", pack, *parts, "--keep", kept).status == 0
    run("set", "--store", cycle.office, cycle.report, "results", "例　直した実績")
    assert report(run, cycle, "exchanged", out, "--against", kept).status == 0
    header, *rows = csv.reader(out.read_text("utf-8-sig").splitlines())
    assert header[0] == words.NUMBER
    assert {row[0] for row in rows} == {"資料1", "資料2"}
    assert any("直した" in row[-1] for row in rows)


def test_what_cannot_be_compared_or_put_together_is_wrong_use(run, cycle):
    out = cycle.folder / "x.pdf"
    for more in (
        ("--parts", "nosuch"),
        ("--parts", "list:often"),
        ("--against", cycle.office),
        ("--meeting", "ない会議"),
        ("--since", "5.4.1"),
    ):
        assert report(run, cycle, "pack", out, *more).status in (2, 4)
        assert not out.exists()


def test_changes_are_told_from_the_end_of_a_day(run, cycle):
    out = cycle.folder / "変化.html"
    assert report(run, cycle, "changes", out, "--since", "R6.4.1").status == 0
    assert "R6.4.1 23:59時点と比べた変化です。" in out.read_text("utf-8")
