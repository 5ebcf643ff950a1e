"""The one command: what it says where it cannot do its work."""

import json
import subprocess
from pathlib import Path

import dev
import environment
import machine
import mutation
import pytest


@pytest.fixture
def elsewhere(monkeypatch, japanese_folder) -> Path:
    """An environment of its own in an awkward folder; installing is told, not done."""
    (japanese_folder / "pyproject.toml").write_text("[project]", encoding="utf-8")
    venv = japanese_folder / ".venv"
    monkeypatch.setattr(environment, "PROJECT", japanese_folder)
    monkeypatch.setattr(environment, "_VENV", venv)
    monkeypatch.setattr(environment, "_STAMP", venv / "dxdesk-stamp")
    monkeypatch.setattr(environment, "_SCRIPTS", venv / "bin")
    return japanese_folder


@pytest.fixture
def calls(monkeypatch) -> list[list[str]]:
    made: list[list[str]] = []

    def call(command, **_):
        made.append([str(part) for part in command])
        if "venv" in command:
            Path(command[-1]).mkdir()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", call)
    return made


def test_an_older_python_is_told_so(monkeypatch, capsys):
    monkeypatch.setattr("sys.version_info", (3, 10, 4, "final", 0))
    assert dev.main(["run"]) == 2
    assert "3.11 or newer; this is 3.10.4" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["build"], ["--help"]])
def test_wrong_use_lists_the_commands(capsys, arguments):
    assert dev.main(arguments) == 2
    assert "run|test|check|bench|mutate|bundle|kit" in capsys.readouterr().err


def test_the_environment_is_made_once(elsewhere, calls):
    environment.prepare()
    assert [call[1:3] for call in calls] == [["-m", "venv"], ["-m", "pip"]]
    calls.clear()
    environment.prepare()
    assert [call[1] for call in calls] == ["-c"]


def test_changed_dependencies_make_the_environment_anew(elsewhere, calls):
    environment.prepare()
    (elsewhere / "pyproject.toml").write_text("[project] # changed", encoding="utf-8")
    calls.clear()
    environment.prepare()
    assert [call[1:3] for call in calls] == [["-m", "venv"], ["-m", "pip"]]


def test_an_environment_that_no_longer_starts_is_made_anew(elsewhere):
    stamp = elsewhere / ".venv" / "dxdesk-stamp"
    stamp.parent.mkdir()
    stamp.write_text(environment._wanted(), encoding="ascii")
    assert not environment._is_ready(elsewhere / ".venv" / "bin" / "python")


def test_a_half_filled_environment_is_not_taken_for_ready(elsewhere, monkeypatch):
    monkeypatch.setattr(
        subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1)
    )
    with pytest.raises(environment.CannotPrepare):
        environment.prepare()
    assert not (elsewhere / ".venv" / "dxdesk-stamp").exists()


def test_a_python_without_venv_is_told_what_to_install(elsewhere, monkeypatch, capsys):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert dev.main(["check"]) == 1
    assert "apt-get install --yes python3-venv" in capsys.readouterr().err


@pytest.fixture
def linux_lacking_qpdf(monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(machine, "_loads", lambda _: True)
    monkeypatch.setattr("shutil.which", lambda tool: None if tool == "qpdf" else "/" + tool)


def test_what_is_missing_is_installed_by_root(linux_lacking_qpdf, monkeypatch, calls):
    monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
    machine.provide(for_tests=True)
    assert [call[1] for call in calls] == ["update", "install"]
    assert calls[-1][-1] == "qpdf"


def test_others_are_given_the_one_command_that_installs_it(
    linux_lacking_qpdf, monkeypatch, calls, capsys
):
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    machine.provide(for_tests=True)
    assert calls == []
    assert "sudo apt-get install --yes qpdf" in capsys.readouterr().err


def test_running_needs_no_test_tools(linux_lacking_qpdf, calls, capsys):
    machine.provide(for_tests=False)
    assert calls == []
    assert capsys.readouterr().err == ""


def test_without_a_screen_the_demo_runs_in_a_new_folder(monkeypatch, tmp_path, calls, capsys):
    monkeypatch.setattr(machine, "provide", lambda **_: None)
    monkeypatch.setattr(machine, "has_screen", lambda: False)
    monkeypatch.setattr(environment, "prepare", lambda: Path("python"))
    monkeypatch.setattr(dev, "OUT", tmp_path)
    (tmp_path / "demo-1").mkdir()
    assert dev.main(["run"]) == 0
    assert calls == [["python", "-m", "dxdesk", "demo", "--out", str(tmp_path / "demo-2")]]
    assert str(tmp_path / "demo-2") in capsys.readouterr().out


@pytest.mark.parametrize(("killed", "status"), [(80, 0), (79, 1)])
def test_mutation_tells_what_survived_and_the_score(elsewhere, monkeypatch, capsys, killed, status):
    made = []
    counted = {"killed": killed, "timeout": 5, "total": 100}

    def call(command, **_):
        made.append(list(command[1:]))
        if "export-cicd-stats" in command:
            (elsewhere / "mutants").mkdir()
            text = json.dumps(counted)
            (elsewhere / "mutants" / "mutmut-cicd-stats.json").write_text(text, encoding="utf-8")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", call)
    monkeypatch.setattr(mutation.os, "nice", lambda _: 0, raising=False)
    assert mutation.run(["one"]) == status
    assert made == [["run", "one"], ["results"], ["export-cicd-stats"]]
    assert f"{killed + 5}.0 %" in capsys.readouterr().out
