"""What every test shares: Qt without a screen, how hard hypothesis searches, awkward folders."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dxdesk import paths

_FIGURE = "figure"

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# pikepdf, a test's tool, brings lxml, which openpyxl would then use; what ships has none.
os.environ.setdefault("OPENPYXL_LXML", "False")

# "ci" gives every run the same examples; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long` runs the fault drills and the laws of the merge on real files at full length.

    `--record` puts on record what becomes of foreign files now (tests/integration/outcomes).
    """
    parser.addoption("--long", action="store_true", help="run drills and laws at full length")
    parser.addoption("--record", action="store_true", help="put outcomes of files on record")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the drills counted."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    for report in reports:
        for name, text in report.user_properties:
            if name == _FIGURE:
                terminalreporter.write_line(text)


@pytest.fixture(autouse=True, scope="session")
def _bundled_fonts_alone() -> Iterator[None]:
    """Pages do not depend on what fonts the machine happens to have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "font_folders", lambda: ())
        yield


@pytest.fixture
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether the drills run at full length."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def record(request: pytest.FixtureRequest) -> bool:
    """Whether what becomes of foreign files is put on record instead of compared."""
    return bool(request.config.getoption("--record"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Say a figure that the run ends with."""
    return lambda text: request.node.user_properties.append((_FIGURE, text))


@pytest.fixture
def japanese_folder(tmp_path: Path) -> Path:
    """A folder as people name them: Japanese, with half- and full-width blanks."""
    folder = tmp_path / "情報政策課 資料　最新版（修正2）"
    folder.mkdir()
    return folder
