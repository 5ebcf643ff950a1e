"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "dxdesk"
WORDS = ("domain/words/", "domain/catalogue/", "domain/vocabularies.py")
JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")

# Files that may hold signs no person reads (a character class, a table of equal signs).
SIGNS_NOT_WORDS = {
    "domain/folding.py": "the dashes that mean a minus",
    "reports/pdf/faces.py": "the sign printed for a glyph no font has",
    "domain/kinsoku.py": "the signs that may not begin or end a line",
}


def _place(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _docstrings(tree: ast.Module) -> set[ast.Constant]:
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                if ast.get_docstring(node, clean=False) is not None:
                    found.add(node.body[0].value)
    return found


def _japanese_literals(tree: ast.Module) -> Iterator[str]:
    docstrings = _docstrings(tree)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in docstrings
            and JAPANESE.search(node.value)
        ):
            yield f"line {node.lineno}: {node.value}"


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module, _, 0) if module:
                yield module


def test_japanese_words_lie_in_the_words_modules_only():
    found = [
        f"{_place(path)}: {literal}"
        for path in _modules()
        if not _place(path).startswith(WORDS) and _place(path) not in SIGNS_NOT_WORDS
        for literal in _japanese_literals(_tree(path))
    ]
    assert found == []


def test_no_module_is_longer_than_400_lines():
    found = {
        _place(path): length
        for path in _modules()
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert found == {}


def test_qt_is_imported_by_the_window_only():
    found = [
        _place(path)
        for path in _modules()
        if not _place(path).startswith(("ui/", "app.py"))
        and any(name.startswith(("PySide6", "shiboken6")) for name in _imported(_tree(path)))
    ]
    assert found == []


def test_nothing_follows_the_chain_of_focus_by_hand():
    """PySide 6.11 makes each widget the owner of the one that comes before it: what is deleted
    with the wrong owner is used again later, and the program is gone."""
    chain = re.compile(r"\b(next|previous)InFocusChain\b")
    found = [_place(path) for path in _modules() if chain.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_the_domain_and_the_paths_import_nothing_but_python():
    allowed = sys.stdlib_module_names | {"dxdesk"}
    found = [
        f"{_place(path)}: {name}"
        for path in _modules()
        if _place(path).startswith(("domain/", "paths.py"))
        for name in _imported(_tree(path))
        if name.partition(".")[0] not in allowed
    ]
    assert found == []


def test_every_package_says_what_it_is():
    found = [
        _place(path) for path in PACKAGE.rglob("__init__.py") if not ast.get_docstring(_tree(path))
    ]
    assert found == []


def test_tracked_files_name_no_registry_and_no_machine():
    hosts = [r"pypi\.or" + "g", "python" + "hosted", "registry[.]npm" + "js", "deb[.]deb" + "ian"]
    folders = ["/ho" + "me/[a-z]", "/ro" + "ot/", "/wo" + "rk/", "/tmp/ve" + "nv", "C:.Us" + "ers"]
    forbidden = re.compile("|".join([*hosts, *folders]))
    found = [
        f"{path.relative_to(PROJECT)}: {hit.group()}"
        for path in _tracked()
        if (hit := forbidden.search(path.read_bytes().decode("utf-8", "ignore")))
    ]
    assert found == []


def _tracked() -> list[Path]:
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = listing.stdout.decode().split("\0")
    return [path for name in names if name and (path := PROJECT / name).is_file()]
