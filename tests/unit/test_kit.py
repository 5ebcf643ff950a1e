"""The offline kit: everything pinned, hashed, licensed; nothing changed on its way."""

import json
import zipfile
from pathlib import Path

import dev
import kit
import pytest
import sbom
import wheels


def make_wheel(folder: Path, name: str, version: str = "1.0") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{info}/METADATA", f"Name: {name}\nVersion: {version}\n\n説明")
        archive.writestr(f"{info}/licenses/LICENSE.txt", f"The licence of {name}")
        archive.writestr(f"{info}/licenses/LicenseRef-Commercial.txt", "pay")
        archive.writestr(f"{name}/__init__.py", "")
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A kit of two wheels."""
    folder = tmp_path / "持込み キット"
    found = [wheels.read(make_wheel(folder / "wheels", name)) for name in ("et_xmlfile", "Pillow")]
    kit.lay_out(folder, found)
    kit.write_sums(folder)
    return folder


def test_everything_that_is_fetched_is_pinned():
    assert all("==" in pin and ";" not in pin for pin in kit.pins())


def test_the_licence_of_everything_that_is_fetched_is_known():
    names = {pin.partition("==")[0].replace("_", "-").lower() for pin in kit.pins()}
    assert names == sbom.LICENCES.keys()


def test_only_wheels_for_the_platform_are_fetched_and_nothing_unpinned(monkeypatch, tmp_path):
    calls: list[list[str]] = []
    monkeypatch.setattr("subprocess.run", lambda command, **_: calls.append(command))
    kit.fetch(tmp_path, "win_amd64", ["pip"])
    (call,) = calls
    assert call[call.index("--platform") + 1] == "win_amd64"
    assert "--no-deps" in call
    assert call[call.index("--only-binary") + 1] == ":all:"
    assert call[-len(kit.pins()) :] == kit.pins()


def test_a_kit_that_arrives_whole_is_all_well(made, capsys):
    assert kit.main(["verify", str(made)]) == 0
    assert "all well" in capsys.readouterr().out


def test_what_changed_vanished_or_joined_on_the_way_is_named(made, capsys):
    (made / "source" / "LICENSE").write_text("another", encoding="utf-8")
    (made / "make-windows.cmd").unlink()
    (made / "wheels" / "extra.whl").write_bytes(b"")
    assert kit.main(["verify", str(made)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "missing: make-windows.cmd",
        "not in the list: wheels/extra.whl",
        "changed: source/LICENSE",
    ]


def test_a_folder_made_of_a_kit_gets_a_list_of_its_own(japanese_folder, capsys):
    (japanese_folder / "dxdesk.exe").write_bytes(b"program")
    assert kit.main(["sums", str(japanese_folder)]) == 0
    assert kit.main(["verify", str(japanese_folder)]) == 0
    (japanese_folder / "dxdesk.exe").write_bytes(b"another")
    assert kit.main(["verify", str(japanese_folder)]) == 1
    assert "changed: dxdesk.exe" in capsys.readouterr().out


def test_what_is_made_of_a_kit_beside_it_is_not_part_of_it(made):
    (made / kit.MADE).mkdir()
    (made / kit.MADE / "dxdesk.exe").write_bytes(b"MZ")
    assert kit.faults(made) == []


def test_the_kit_brings_the_program_and_how_it_is_made(made):
    assert (made / "source" / "dxdesk" / "__main__.py").is_file()
    assert (made / "source" / "build" / "dxdesk.spec").is_file()
    assert (made / "source" / "resources" / "fonts" / "OFL.txt").is_file()
    assert "kit.py" in (made / "make-windows.cmd").read_text(encoding="utf-8")


def test_the_requirements_name_each_wheel_with_its_hash(made):
    lines = (made / "requirements.txt").read_text(encoding="ascii").splitlines()
    hashed = wheels.sha256(made / "wheels" / "Pillow-1.0-py3-none-any.whl")
    assert f"pillow==1.0 --hash=sha256:{hashed}" in lines
    assert len(lines) == 2


def test_the_parts_list_names_every_part_with_licence_and_hash(made):
    found = json.loads((made / "sbom.cdx.json").read_text(encoding="ascii"))
    assert (found["bomFormat"], found["specVersion"]) == ("CycloneDX", "1.6")
    parts = {each["name"]: each for each in found["components"]}
    assert parts["pillow"]["licenses"] == [{"expression": "MIT-CMU"}]
    font = "source/resources/fonts/BIZUDGothic-Bold.ttf"
    assert parts[font]["licenses"] == [{"expression": "OFL-1.1"}]
    assert parts["source/dxdesk/app.py"]["licenses"] == [{"expression": "MIT"}]
    assert sbom.licence_of("notices/pillow-LICENSE.txt") == "LicenseRef-licence-text"
    assert kit.unlicensed(made) == []


def test_a_file_without_a_licence_is_named(made, capsys):
    (made / "wheels" / "stranger.whl").write_bytes(b"x")
    kit.write_sums(made)
    assert kit.main(["verify", str(made)]) == 1
    assert "not in sbom.cdx.json: wheels/stranger.whl" in capsys.readouterr().out


def test_licences_in_force_are_carried_and_no_other(made):
    names = {path.name for path in (made / "notices").iterdir()}
    assert {"pillow-LICENSE.txt", "fonts-OFL.txt", "LGPL-3.0.txt", "Qt.txt"} <= names
    assert not any("Commercial" in name for name in names)


def test_a_wheel_whose_licence_nobody_read_is_refused(tmp_path):
    stranger = wheels.read(make_wheel(tmp_path, "stranger"))
    with pytest.raises(sbom.UnknownLicence, match="stranger"):
        sbom.document("1", [stranger], {})


def test_a_kit_without_the_package_index_says_so(monkeypatch, capsys, tmp_path):
    def fail(*_: object) -> None:
        raise dev.subprocess.CalledProcessError(1, ["pip"])

    monkeypatch.setattr(kit, "make", fail)
    monkeypatch.setattr(dev.environment, "prepare", lambda: tmp_path / "python")
    assert dev.main(["kit"]) == 1
    assert "package index" in capsys.readouterr().err
