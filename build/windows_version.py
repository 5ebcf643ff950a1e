"""What Windows shows of the program under プロパティ (VERSIONINFO)."""

from __future__ import annotations

from typing import Any

_JAPANESE, _UNICODE = 0x0411, 1200


def resource(version: str) -> Any:
    """The version resource of the executable; only where PyInstaller runs on Windows."""
    from PyInstaller.utils.win32 import versioninfo as info  # type: ignore[import-untyped]

    number = (*map(int, version.split(".")), 0)
    words = {
        "CompanyName": "dxdesk",
        "FileDescription": "情報化計画の進捗管理",
        "FileVersion": version,
        "InternalName": "dxdesk",
        "LegalCopyright": "MIT License",
        "OriginalFilename": "dxdesk.exe",
        "ProductName": "dxdesk",
        "ProductVersion": version,
    }
    strings = [info.StringStruct(name, text) for name, text in words.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=number, prodvers=number),
        kids=[
            info.StringFileInfo([info.StringTable(f"{_JAPANESE:04X}{_UNICODE:04X}", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [_JAPANESE, _UNICODE])]),
        ],
    )
