import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxdesk import paths


def _write(content: bytes):
    def write(stream: BinaryIO) -> None:
        stream.write(content)

    return write


class TestFolders:
    def test_resources_hold_the_fonts(self):
        assert (paths.resources_folder() / "fonts" / "BIZUDPGothic-Regular.ttf").is_file()

    def test_resources_of_the_bundle_lie_where_it_unpacks_them(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
        assert paths.resources_folder() == tmp_path / "resources"

    def test_user_data_follows_xdg(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert paths.user_folder() == tmp_path / "dxdesk"

    @pytest.mark.parametrize("value", ["", "relative/folder"])
    def test_an_xdg_folder_that_is_not_absolute_is_ignored(self, monkeypatch, tmp_path, value):
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert paths.user_folder() == tmp_path / ".local" / "share" / "dxdesk"

    def test_user_data_on_windows_is_local_not_roaming(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
        assert paths.user_folder() == tmp_path / "dxdesk"

    def test_user_data_on_windows_without_the_variable_lies_in_the_profile(
        self, monkeypatch, tmp_path
    ):
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
        assert paths.user_folder() == tmp_path / "AppData" / "Local" / "dxdesk"

    def test_user_data_on_macos_is_application_support(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        assert paths.user_folder() == tmp_path / "Library" / "Application Support" / "dxdesk"


class TestPortableMode:
    @pytest.fixture
    def program(self, monkeypatch, tmp_path):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(tmp_path / "dxdesk"))
        return tmp_path

    def test_data_lies_beside_the_program_that_is_marked_portable(self, program):
        (program / "portable.txt").touch()
        assert paths.store_path("第七次").parent == program.resolve()
        assert paths.settings_path().parent == program.resolve()

    def test_data_lies_in_the_user_folder_otherwise(self, program):
        assert paths.portable_folder() is None
        assert paths.store_path("第七次").parent == paths.user_folder()

    def test_from_source_the_project_folder_is_the_program(self):
        assert (paths.program_folder() / "pyproject.toml").is_file()


class TestStorePath:
    def test_has_the_suffix_once(self):
        assert paths.store_path("市民課").name == "市民課.dxdesk"
        assert paths.store_path("市民課.dxdesk").name == "市民課.dxdesk"

    def test_cannot_leave_the_data_folder(self):
        assert paths.store_path("../../他の課").parent == paths.data_folder()


class TestLegalFileName:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("市民課_R6年度末.xlsx", "市民課_R6年度末.xlsx"),
            ('予算/決算: "例"?.pdf', "予算／決算： ＂例＂？.pdf"),
            ("a<b>c|d*e\\f", "a＜b＞c｜d＊e＼f"),
            ("一行目\n二行目\t\x00", "一行目_二行目__"),
            ("終わり. . ", "終わり"),
            ("終わり .xlsx", "終わり.xlsx"),
            ("", "_"),
            ("...", "_"),
            (".xlsx", "_.xlsx"),
            ("CON", "CON_"),
            ("nul.xlsx", "nul_.xlsx"),
            ("Com1 .2024.xlsx", "Com1_.2024.xlsx"),
            ("LPT¹", "LPT¹_"),
            ("CONTROL", "CONTROL"),
            ("片割れ\ud800", "片割れ_"),
            ("𠮷野", "𠮷野"),
        ],
    )
    def test_is_the_nearest_legal_name(self, text, name):
        assert paths.legal_file_name(text) == name

    def test_keeps_the_extension_of_a_long_name(self):
        name = paths.legal_file_name("あ" * 300 + ".xlsx")
        assert name.endswith("あ.xlsx")
        assert len(name.encode()) <= 240

    def test_counts_as_windows_counts(self):
        assert len(paths.legal_file_name("a" * 300)) == 120
        assert len(paths.legal_file_name("𠮷" * 300)) == 60

    def test_parts_no_kanji_from_the_selector_of_its_variant(self):
        variant = "葛\U000e0100"
        name = paths.legal_file_name(variant * 100)
        assert name == variant * (len(name) // 2)

    @given(st.text(max_size=300))
    def test_is_stable_and_fits_every_system(self, text):
        name = paths.legal_file_name(text)
        assert paths.legal_file_name(name) == name
        assert name.strip(" ").rstrip(".") == name != ""
        assert len(name.encode("utf-16-le")) <= 240
        assert len(name.encode()) <= 240
        assert not set('<>:"/\\|?*') & set(name)


class TestMakeFolder:
    def test_makes_a_folder_with_those_above_it_and_syncs_each_name(self, tmp_path, monkeypatch):
        synced = []
        monkeypatch.setattr(paths, "sync_folder", synced.append)
        paths.make_folder(tmp_path / "a" / "b")
        paths.make_folder(tmp_path / "a" / "b")
        assert (tmp_path / "a" / "b").is_dir()
        assert synced == [tmp_path, tmp_path / "a"]

    def test_a_file_in_its_way_is_refused(self, tmp_path):
        (tmp_path / "a").write_bytes(b"")
        with pytest.raises(OSError):
            paths.make_folder(tmp_path / "a" / "b")


class TestWriteBeside:
    def test_writes_a_new_file(self, japanese_folder):
        path = japanese_folder / "一覧.xlsx"
        paths.write_beside(path, _write(b"new"))
        assert path.read_bytes() == b"new"
        assert list(japanese_folder.iterdir()) == [path]

    def test_takes_the_place_of_the_old_file(self, tmp_path):
        path = tmp_path / "a.pdf"
        path.write_bytes(b"old and longer")
        paths.write_beside(path, _write(b"new"))
        assert path.read_bytes() == b"new"

    @pytest.mark.parametrize("failure", [OSError(28, "No space left"), KeyboardInterrupt()])
    def test_keeps_the_old_file_when_writing_fails_halfway(self, tmp_path, failure):
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"old")

        def write(stream: BinaryIO) -> None:
            stream.write(b"half")
            raise failure

        with pytest.raises(type(failure)):
            paths.write_beside(path, write)
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_leaves_a_folder_of_that_name_alone(self, tmp_path):
        path = tmp_path / "a.xlsx"
        path.mkdir()
        with pytest.raises(OSError, match=r"a\.xlsx"):
            paths.write_beside(path, _write(b"new"))
        assert path.is_dir()
        assert list(tmp_path.iterdir()) == [path]

    def test_refuses_a_folder_that_is_a_file(self, tmp_path):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(OSError, match="file"):
            paths.write_beside(tmp_path / "file" / "a.xlsx", _write(b"new"))

    @pytest.mark.skipif(
        os.name != "posix" or os.geteuid() == 0, reason="root and Windows write here all the same"
    )
    def test_keeps_the_old_file_in_a_read_only_folder(self, tmp_path):
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"old")
        tmp_path.chmod(0o500)
        try:
            with pytest.raises(PermissionError):
                paths.write_beside(path, _write(b"new"))
        finally:
            tmp_path.chmod(0o700)
        assert path.read_bytes() == b"old"

    @pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
    def test_keeps_who_may_read_the_file(self, tmp_path):
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"old")
        path.chmod(0o664)
        paths.write_beside(path, _write(b"new"))
        assert stat.S_IMODE(path.stat().st_mode) == 0o664

    @pytest.mark.skipif(os.name != "posix", reason="links need a privilege on Windows")
    def test_writes_through_a_link(self, tmp_path):
        path, link = tmp_path / "a.xlsx", tmp_path / "link.xlsx"
        path.write_bytes(b"old")
        link.symlink_to(path)
        paths.write_beside(link, _write(b"new"))
        assert link.is_symlink()
        assert path.read_bytes() == b"new"
