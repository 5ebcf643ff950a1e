"""A field is said once: a copy of the program is given one more field, and every part has it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ADDED = """
        Field("weather", "天候の影響", Kind.TEXT, _DEPARTMENT, "天候の影響を書きます。"),
        Field(
            "writer_unit","""
MIGRATION = '''
def upgrade(connection):
    """Add the field to the table of reports."""
    connection.exec_driver_sql("ALTER TABLE r_report ADD COLUMN weather VARCHAR")
'''
USE = """
import json, sys
from pathlib import Path

if __name__ == "__main__":
    from dxdesk.services import (
        edits, issuing, merging, reporting, rounds, state, stores, submitting, taking
    )
    from dxdesk.services.reporting import Asked, Out

    def finish(work):
        try:
            while True:
                next(work)
        except StopIteration as end:
            return end.value

    folder = Path(sys.argv[1])
    report = "P7/T4/D0210/R2024-END"
    with stores.create(folder / "m.dxdesk", "coordinator") as master:
        rounds.add_round(master, "2024", "year-end", "", "R7.5.9")
        edits.set_values(master, [
            ("D0210", "code", "0210"), ("D0210", "name", "例市民課"),
            ("P7/T4/D0210", "department", "D0210"), ("P7/T4/D0210", "role", "主管"),
        ])
        asked = finish(issuing.request(master, "2024-END", folder))[0].path
        with stores.create(folder / "d.dxdesk", "department", "0210") as desk:
            taking.take(desk, asked)
            edits.set_value(desk, report, "天候の影響", "大雪で一週延びた")
            submitting.submit(desk, "2024-END", folder / "s.xlsx", "例")
        merged = finish(merging.merge(master, [folder / "s.xlsx"]))
        reporting.report(master, Asked("sheet"), Out(folder / "sheet.pdf", "pdf"))
        reporting.report(master, Asked("list"), Out(folder / "list.csv", "csv"))
        history = state.history(master, report, "weather")
    from PySide6.QtWidgets import QApplication
    from dxdesk.domain.vocabularies import VOCABULARIES
    from dxdesk.ui.form import Form
    from dxdesk.ui.pages.report_groups import report_groups, report_options
    app = QApplication([])
    form = Form(list(report_groups()), VOCABULARIES, report_options())
    print(json.dumps({
        "fields": [row["field"] for row in state.fields() if row["type"] == "report"],
        "changes": [[c.key, c.field, c.after] for c in merged.changes],
        "history": [revision.after for revision in history],
        "form": list(form.names),
    }))
"""


def test_a_field_added_in_one_place_reaches_every_part(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(PROJECT / "dxdesk", copy / "dxdesk", ignore=shutil.ignore_patterns("*.pyc"))
    (copy / "resources").symlink_to(PROJECT / "resources")
    catalogue = copy / "dxdesk/domain/catalogue/progress.py"
    before = catalogue.read_text("utf-8")
    after = before.replace('\n        Field(\n            "writer_unit",', ADDED)
    assert after != before
    catalogue.write_text(after, "utf-8")
    migrations = copy / "dxdesk/models/migrations"
    (migrations / "m9999_weather.py").write_text(MIGRATION, "utf-8")
    listed = (migrations / "__init__.py").read_text("utf-8")
    more = listed.replace("    m0001_first,", "    m9999_weather,\n    m0001_first,")
    more = more.replace("\n)\nSCHEMA", "\n    m9999_weather.upgrade,\n)\nSCHEMA")
    assert more.count("m9999_weather") == 2
    (migrations / "__init__.py").write_text(more, "utf-8")
    (copy / "use.py").write_text(USE, "utf-8")
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "use.py", str(out)],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert "weather" in said["fields"]
    assert ["P7/T4/D0210/R2024-END", "weather", "大雪で一週延びた"] in said["changes"]
    assert said["history"] == ["大雪で一週延びた"]
    assert "weather" in said["form"]
    assert "天候の影響" in (out / "list.csv").read_text("utf-8-sig")
    printed = subprocess.run(
        ["pdftotext", str(out / "sheet.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "天候の影響" in printed
    assert "大雪で一週延びた" in printed.replace("\n", "")
