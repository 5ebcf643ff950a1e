import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from dxdesk.ui.single_instance import SingleInstance, server_name

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from dxdesk.ui.single_instance import SingleInstance
app = QCoreApplication([])
files = [Path(each) for each in sys.argv[2:]]
sys.exit(0 if SingleInstance("tanaka", Path(sys.argv[1])).claim(files) else 7)
"""


def test_a_second_start_raises_the_first_window(qtbot: QtBot, tmp_path: Path):
    store = tmp_path / "市民課.dxdesk"
    first = SingleInstance("tanaka", store)
    assert first.claim()
    root = Path(__file__).resolve().parents[2]
    with qtbot.waitSignal(first.raise_asked):
        second = subprocess.run(
            [sys.executable, "-c", _SECOND, str(store)],
            env={**os.environ, "PYTHONPATH": str(root)},
            check=False,
            timeout=60,
        )
    assert second.returncode == 7
    first.release()


def test_a_second_start_hands_over_its_files(qtbot: QtBot, tmp_path: Path):
    store, file = tmp_path / "市民課.dxdesk", tmp_path / "依頼 1.xlsx"
    first = SingleInstance("tanaka", store)
    assert first.claim()
    root = Path(__file__).resolve().parents[2]
    with qtbot.waitSignal(first.files_asked) as handed:
        subprocess.run(
            [sys.executable, "-c", _SECOND, str(store), str(file)],
            env={**os.environ, "PYTHONPATH": str(root)},
            check=False,
            timeout=60,
        )
    assert handed.args == [[file]]
    first.release()


def test_another_store_or_another_person_gets_a_window(qtbot: QtBot, tmp_path: Path):
    first = SingleInstance("tanaka", tmp_path / "a.dxdesk")
    assert first.claim()
    for other in (
        SingleInstance("tanaka", tmp_path / "b.dxdesk"),
        SingleInstance("suzuki", tmp_path / "a.dxdesk"),
    ):
        assert other.claim()
        other.release()
    first.release()


def test_a_window_may_be_opened_again_after_it_was_closed(qtbot: QtBot, tmp_path: Path):
    for _ in range(2):
        claim = SingleInstance("tanaka", tmp_path / "a.dxdesk")
        assert claim.claim()
        claim.release()


def test_what_a_crash_left_behind_is_no_hindrance(qtbot: QtBot, tmp_path: Path):
    left = QLocalServer()
    name = server_name("tanaka", tmp_path / "a.dxdesk")
    left.listen(name)
    path = Path(left.fullServerName())
    kept = path.with_name(path.name + "-kept")
    path.rename(kept)
    left.close()
    kept.rename(path)
    claim = SingleInstance("tanaka", tmp_path / "a.dxdesk")
    assert claim.claim()
    claim.release()


def test_the_same_store_by_another_way_is_the_same(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    roundabout = tmp_path / "sub" / ".." / "a.dxdesk"
    assert server_name("tanaka", roundabout) == server_name("tanaka", tmp_path / "a.dxdesk")
