"""The command line as a program: wrong use, streams, signals, and no Qt anywhere."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dxdesk import cli
from dxdesk.cli import commands
from dxdesk.domain.words import options
from dxdesk.services import state, stores

PROJECT = Path(__file__).resolve().parents[2]

# Stands for a computer without Qt: any import of it fails loudly.
WITHOUT_QT = """
import shlex
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise AssertionError(f"{name} is imported")
sys.meta_path.insert(0, NoQt())
from dxdesk import cli
statuses = []
for line in sys.stdin.read().splitlines():
    statuses.append(cli.main(shlex.split(line)))
print(statuses, file=sys.stderr)
print([name for name in sys.modules if "PySide6" in name], file=sys.stderr)
"""


def program(*argv: object, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """`python -m dxdesk` in a process of its own, with a console that is not UTF-8."""
    environment = os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-m", "dxdesk", *map(os.fsencode, map(str, argv))],
        cwd=cwd,
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nosuch"], "「nosuch」は指定できません"),
        (["show"], "--store を指定してください。"),
        (["show", "--store"], "--store の後に値を書いてください。"),
        (["show", "--store", "x", "--nosuch"], "「--nosuch」という指定はありません。"),
        (["show", "--store", "x", "--type", "nosuch"], "「nosuch」は指定できません"),
        (["resolve", "--store", "x", "y"], "--take --value のどれか一つ"),
        (["resolve", "--store", "x", "y", "--take", "z"], "--take に「z」は指定できません。"),
        (["resolve", "--store", "x", "y", "--take", "1", "--value", "z"], "同時に指定できません"),
        (["fields", "--json=1"], "--json に値は付けられません"),
        (["merge", "--store", "x"], "files を指定してください。"),
        (["round", "--store", "x"], "コマンド を指定してください。"),
        (["report", "--kind", "list"], "--store, --format, --out を指定してください。"),
        (["template", "--kind", "nosuch", "--out", "x"], "「nosuch」は指定できません"),
    ],
)
def test_wrong_use_is_said_in_japanese_and_ends_in_2(run, argv: list[str], said: str):
    ran = run(*argv)
    assert ran.status == 2
    assert ran.out == ""
    assert said in ran.err.replace("ファイルかフォルダー", "files")
    assert ran.err.endswith("--help で使い方を確かめてください。\n")


@pytest.mark.parametrize("name", [name.split() for name in options.COMMAND_HELP])
def test_every_command_explains_itself(run, name: list[str]):
    store = ["--store", "x"] if name[0] == "round" and len(name) > 1 else []
    ran = run(name[0], *store, *name[1:], "--help")
    assert ran.status == 0
    assert ran.err == ""
    assert ran.out.startswith("使い方: dxdesk ")
    for english in ("usage:", "positional", "show this help", "options:"):
        assert english not in ran.out


def test_help_names_every_command_and_every_exit_status(run):
    out = run("--help").out
    names = [name for name in options.COMMAND_HELP if " " not in name]
    assert all(f"    {name}" in out for name in names)
    assert all(f"{status} " in out for status in (0, 2, 3, 4, 5))


def test_a_fault_of_the_program_is_said_without_a_traceback(run, monkeypatch):
    def fail() -> None:
        raise ZeroDivisionError("division")

    monkeypatch.setattr(state, "fields", fail)
    ran = run("fields", "--json")
    assert ran.status == 4
    assert ran.out == ""
    assert "ZeroDivisionError" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_debug_shows_where_it_went_wrong(capsys, monkeypatch):
    def fail() -> None:
        raise ZeroDivisionError("division")

    monkeypatch.setattr(state, "fields", fail)
    assert cli.main(["fields", "--debug"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_breaking_off_is_no_fault(run, monkeypatch):
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(state, "fields", stop)
    ran = run("fields")
    assert ran.status == 4
    assert "中止しました" in ran.err


def test_a_store_that_is_open_elsewhere_ends_in_5_and_names_the_holder(tmp_path: Path):
    path = tmp_path / "取りまとめ.dxdesk"
    with stores.create(path, stores.COORDINATOR):
        ran = program("show", "--store", path, "--json", cwd=tmp_path)
    assert ran.returncode == 5
    assert ran.stdout == b""
    said = ran.stderr.decode()
    assert "ほかで使われています" in said
    assert "取りまとめ" in said
    assert "Traceback" not in said


def test_output_is_utf_8_whatever_the_console_is_set_to(tmp_path: Path):
    ran = program("fields", "--json", cwd=tmp_path)
    assert ran.returncode == 0
    assert ran.stderr == b""
    assert json.loads(ran.stdout.decode("utf-8")) == state.fields()
    assert b"\r" not in ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text_is_said_escaped(tmp_path: Path):
    ran = program("show", "--store", "\udc80.dxdesk", cwd=tmp_path)
    assert ran.returncode == 5
    assert "\\udc80.dxdesk" in ran.stderr.decode("utf-8")


def test_a_lone_surrogate_in_the_json_is_escaped_as_json_escapes_it(capsysbinary):
    from dxdesk.cli.output import Console, use_utf8

    use_utf8(sys.stdout)
    Console(as_json=True).document({"値": "\udc80"})
    sys.stdout.flush()
    assert json.loads(capsysbinary.readouterr().out) == {"値": "\udc80"}


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path):
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(
        [sys.executable, "-m", "dxdesk", "fields", "--json"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert said == b""


def test_help_and_wrong_use_load_no_heavy_library():
    code = (
        "import sys; from dxdesk import cli; cli.main(['--help']); cli.main(['nosuch']);"
        "heavy = {'sqlalchemy', 'openpyxl', 'reportlab', 'PySide6', 'tomllib'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, timeout=60, check=True
    )
    assert ran.stderr.decode().splitlines()[-1] == "[]"


def test_every_command_works_on_a_computer_without_qt(cycle):
    office, mine, folder = map(shlex.quote, map(str, (cycle.office, cycle.mine, cycle.folder)))
    request = shlex.quote(str(cycle.request))
    sent, ledger = f"{folder}/提出.xlsx", f"{folder}/新.dxdesk"
    at = "--round 2024-END"
    asked = f"""
        0 new --store {ledger} --as coordinator
        0 template --kind plan --out {folder}/様式.xlsx
        2 load --store {ledger} {folder}/様式.xlsx
        0 fields
        0 round --store {office} list
        0 round --store {ledger} add --year R6 --kind half --due R6.10.9
        0 round --store {ledger} open-year --year R7 --kinds quarterly
        0 request --store {office} {at} --out {folder}/依頼
        0 set --store {mine} {cycle.report} progress 遅れ
        0 take --store {mine} {request}
        0 submit --store {mine} {at} --out {sent} --incomplete 例
        0 set --store {office} {cycle.report} progress 予定どおり
        3 merge --store {office} --dry-run {sent}
        3 merge --store {office} {sent}
        0 resolve --store {office} {cycle.report}:progress --take 1
        0 merges --store {office}
        0 undo --store {office}
        0 redo --store {office}
        2 undo-merge --store {office} ZZZZZZZZ
        2 redo-merge --store {office} ZZZZZZZZ
        2 corrected --store {office} ZZZZZZZZ --of ZZZZZZZZ
        0 approve --store {office} {at}
        0 return --store {office} {at} --out {folder}/返却
        0 remark --store {office} list {at}
        0 instruction --store {office} list
        0 meeting --store {office} list
        0 status --store {office} {at}
        0 assign --store {office} 22 例会計課 関係
        0 publish --store {office} --year R6
        0 reorganise --store {office} --on R8.4.1 --from 例会計課 --to 例出納課 --dry-run
        0 next-plan --store {office} begin --title 例 --first-year R8 --last-year R10
        0 remind --store {office} {at}
        0 show --store {office} --json
        0 history --store {office}
        0 put-back --store {office} 1
        0 report --kinds
        0 report --store {office} --kind sheet --format pdf --out {folder}/x.pdf
        0 report --store {office} --kind list --format xlsx --for data --out {folder}/x.xlsx
        0 kept --store {office}
        0 backup --store {office} --out {folder}/控え.dxdesk
        0 backups --store {office}
        0 restore {folder}/控え.dxdesk --store {office}
        0 check --store {office}
        0 guide --for department --out {folder}/手引き.pdf
        0 diagnose --store {office} --out {folder}/診断.txt
        0 demo --out {folder}/例
    """
    lines = [line.split(maxsplit=1) for line in asked.strip().splitlines()]
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT],
        cwd=PROJECT,
        input="\n".join(command for _, command in lines).encode(),
        capture_output=True,
        timeout=300,
        env=os.environ | {"PYTHONUTF8": "1"},
        check=True,
    )
    statuses, modules = ran.stderr.decode().splitlines()[-2:]
    assert json.loads(statuses) == [int(status) for status, _ in lines], ran.stderr.decode()
    assert modules == "[]"
    tried = {command.split()[0] for _, command in lines} | {"self-test"}  # it shows a window
    assert {name for name in options.COMMAND_HELP if " " not in name} == tried


def test_every_command_module_is_offered():
    found = {path.stem for path in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    assert {module.__name__.rpartition(".")[2] for module in commands.MODULES} == found


def test_the_store_may_be_named_behind_the_command_it_is_for(run, tmp_path: Path):
    store = tmp_path / "市.dxdesk"
    stores.create(store, stores.COORDINATOR).close()
    asked = ("--year", "2024", "--kind", "half")
    assert run("round", "add", *asked, "--store", store).status == cli.DONE
    assert run("round", "list", "--store", store).out == run("round", "--store", store, "list").out
    assert run("set", "--store", store, "P7/T4", "title", "--", "--store").status == cli.DONE


def test_help_tells_what_there_is_to_choose_from(run):
    said = "".join(run("template", "--help").out.split())
    assert "様式の種類（plan、" in said


def test_without_a_screen_the_window_is_refused_in_two_lines(tmp_path: Path):
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(PROJECT)}
    ran = subprocess.run(
        [sys.executable, "-m", "dxdesk"], env=bare, capture_output=True, check=False
    )
    assert ran.returncode == cli.REFUSED
    assert len(ran.stderr.decode().splitlines()) == 2
