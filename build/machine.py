"""What the machine itself must have, beyond Python: system libraries and test tools."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# Shared library -> Debian package. What Qt's widgets, PDF and X11 plug-in are linked against
# and its wheels do not bring along.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# Program -> Debian package. Each is a second opinion or a stand-in for a person's PC.
TEST_TOOLS = {
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "soffice": "libreoffice-calc-nogui",
    "Xvfb": "xvfb",
    "strace": "strace",
}


def provide(*, for_tests: bool) -> None:
    """Install what is missing where that is allowed, else print the one command that does.

    On Windows and macOS the wheels bring every library, and the tests that need a missing
    tool say so and are skipped.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = _missing(for_tests=for_tests)
    if not missing:
        return
    if _may_install() and _install(missing):
        return
    print("Missing on this machine; on Debian or Ubuntu this installs it:", file=sys.stderr)
    print(f"  sudo apt-get install --yes {' '.join(missing)}", file=sys.stderr, flush=True)


def has_screen() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _missing(*, for_tests: bool) -> list[str]:
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if for_tests:
        missing += [package for tool, package in TEST_TOOLS.items() if not shutil.which(tool)]
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(packages: list[str]) -> bool:
    print(f"Installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    steps = (["apt-get", "update", "--quiet"], install)
    return all(
        subprocess.run(step, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for step in steps
    )
