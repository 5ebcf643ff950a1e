"""A program folder that takes no file, a home with Japanese and blanks, a full temporary folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dxdesk import paths
from dxdesk.domain.words import pages_app as words

PROJECT = Path(__file__).resolve().parents[2]

# In a view of the file system of its own: $1 is the program's folder, $2 the temporary one.
_CONFINED = """
mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 77
mount -t tmpfs -o size=64k none "$2" || exit 77
head -c 100000 /dev/zero > "$2/full" 2> /dev/null
shift 2
set -e
"$1" -m dxdesk new --store "$HOME/文書 資料/取組 一.dxdesk" --as coordinator
"$1" -m dxdesk --test-window "$HOME/文書 資料/取組 一.dxdesk"
"$1" -c "$2"
"""
_FIRST_SCREEN = """
import sys
from PySide6.QtWidgets import QApplication
from dxdesk import paths
from dxdesk.ui.first_run import FirstRunAnswer, Role
from dxdesk.ui.opening import make_store
app = QApplication([])
place = paths.program_folder() / "持ち運び" / "取組.dxdesk"
print(make_store(FirstRunAnswer(Role.COORDINATOR, "", None, place)))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "利用者 山田　太郎"
    (folder / "文書 資料").mkdir(parents=True)
    return folder


def confined(home: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    """Run what is above; only root can make such a view."""
    unshare = shutil.which("unshare")
    if os.getuid() or not unshare or not shutil.which("mount"):
        pytest.skip("this user cannot make a folder read-only for itself")
    temporary.mkdir()
    script = [unshare, "--mount", "sh", "-c", _CONFINED, "sh", str(PROJECT), str(temporary)]
    own = {"HOME": str(home), "TMPDIR": str(temporary), "PYTHONPATH": str(PROJECT)}
    ran = subprocess.run(
        [*script, sys.executable, _FIRST_SCREEN],
        cwd=home,
        env={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", **own},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if ran.returncode == 77:
        pytest.skip("this machine has no views of its own")
    return ran


def test_it_runs_all_the_same_and_a_place_that_takes_no_file_is_named(home: Path, tmp_path: Path):
    ran = confined(home, tmp_path / "一時")
    assert (ran.returncode, ran.stderr) == (0, "")
    made, shown, told = ran.stdout.splitlines()[0], *ran.stdout.splitlines()[-2:]
    assert "取組 一.dxdesk" in made
    assert int(shown) > 9
    assert told == str({"store": words.NO_PLACE})
    assert not (paths.program_folder() / "持ち運び").exists()
