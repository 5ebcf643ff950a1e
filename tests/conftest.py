"""What every test shares: Qt without a screen, how hard hypothesis searches, awkward folders."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# pikepdf, a test's tool, brings lxml, which openpyxl would then use; what ships has none.
os.environ.setdefault("OPENPYXL_LXML", "False")

# "ci" gives every run the same examples; HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=5_000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="the long runs of tests/faults")


@pytest.fixture
def japanese_folder(tmp_path: Path) -> Path:
    """A folder as people name them: Japanese, with half- and full-width blanks."""
    folder = tmp_path / "情報政策課 資料　最新版（修正2）"
    folder.mkdir()
    return folder
