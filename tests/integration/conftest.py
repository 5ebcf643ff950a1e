"""The command line as tests drive it: in this process, with real store files."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dxdesk import cli
from tests.integration.hall import hall, template

__all__ = ["hall", "template"]

OFFICE = "取りまとめ.dxdesk"
MINE = "会計課.dxdesk"
REQUEST = "依頼_例会計課_令和6年度 年度末.xlsx"


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout; fails if anything else stands there."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; no command may ever show a traceback."""

    def call(*argv: object) -> Ran:
        capsys.readouterr()
        status = cli.main([str(each) for each in argv])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.out + shown.err
        return Ran(status, shown.out, shown.err)

    return call


@dataclass(frozen=True)
class Cycle:
    """A coordinator's store with the example, its requests, and one department's store."""

    folder: Path
    office: Path
    mine: Path
    request: Path
    report: str
    round: str = "2024-END"


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which requests have gone out and 例会計課 has taken its own."""
    folder = tmp_path_factory.mktemp("例")
    office, mine = folder / OFFICE, folder / MINE
    begin = [
        ("new", "--store", office, "--as", "coordinator", "--sample"),
        ("request", "--store", office, "--round", "2024-END", "--out", folder),
        ("new", "--store", mine, "--as", "department", "--department", "例会計課"),
        ("take", "--store", mine, folder / REQUEST),
    ]
    for argv in begin:
        assert cli.main([str(each) for each in argv]) == 0
    return folder


@pytest.fixture
def cycle(begun: Path, japanese_folder: Path) -> Cycle:
    """A copy of what was begun, for one test to work on."""
    shutil.copytree(begun, japanese_folder, dirs_exist_ok=True)
    return Cycle(
        japanese_folder,
        japanese_folder / OFFICE,
        japanese_folder / MINE,
        japanese_folder / REQUEST,
        "P7/T4/D0310/R2024-END",
    )


@pytest.fixture
def submit(run: Run, cycle: Cycle) -> Callable[..., Path]:
    """The department sets fields of its report and submits them."""

    def send(name: str, **typed: str) -> Path:
        for field, value in typed.items():
            assert run("set", "--store", cycle.mine, cycle.report, field, value).status == 0
        out = cycle.folder / name
        sent = run(
            *("submit", "--store", cycle.mine, "--round", cycle.round),
            *("--out", out, "--incomplete", "例の理由"),
        )
        assert sent.status == 0
        return out

    return send
