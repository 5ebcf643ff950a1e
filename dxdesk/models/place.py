"""What kind of place a store lies in, as the system tells.

Linux and macOS list what is mounted; Windows tells the type of a drive. Where nothing is
told, the place counts as a disk of this PC.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dxdesk import paths
from dxdesk.domain.places import Kind, Place, place
from dxdesk.models.synced import service_of

_NETWORK = frozenset(
    {
        *("9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "davfs", "drvfs", "glusterfs", "gpfs"),
        *("lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "sshfs", "vboxsf"),
        *("virtiofs", "vmhgfs", "webdav"),
    }
)
# FUSE file systems over a disk of this PC; any other is taken to come over a network.
_LOCAL_FUSE = frozenset(
    {
        *("bindfs", "encfs", "exfat", "fuse-overlayfs", "gocryptfs", "mergerfs"),
        *("ntfs", "ntfs-3g"),
    }
)
_FUSE = re.compile(r"(?:mac|osx)?fuse(?:fs)?(?:[._](?P<name>.+))?")
_LINUX = re.compile(r"(?P<source>\S+) (?P<at>\S+) (?P<type>\S+) (?P<options>\S+)(?: .*)?")
_MACOS = re.compile(r"(?P<source>.+?) on (?P<at>/.*) \((?P<type>[^,)]+)(?P<options>[^)]*)\)")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_READ_ONLY = frozenset({"ro", "read-only"})
_SEALED = "sealed"  # macOS's own volume, into which the users' folders are linked


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of what is mounted where."""

    source: str
    at: Path
    type: str
    is_read_only: bool

    @property
    def is_network(self) -> bool:
        """Whether its files lie on another machine."""
        fuse = _FUSE.fullmatch(self.type)
        return fuse["name"] not in _LOCAL_FUSE if fuse else self.type in _NETWORK


def place_of(path: Path, mounts: str | None = None) -> Place:
    """Where a store lies, or would; it need not be there.

    `mounts` is a table as /proc/mounts or macOS's `mount` prints it, else the system's own.
    """
    target = paths.real(path)
    if mounts is None and sys.platform == "win32":
        found = _on_windows(target)
    else:
        found = _on_mount(target, mount_table() if mounts is None else mounts)
    service = service_of(target) if found.kind is Kind.LOCAL else ""
    return place(Kind.SYNCED, service) if service else found


def mount_table() -> str:
    """What the system says is mounted; "" where it does not tell."""
    try:
        if sys.platform == "darwin":
            command = ["/sbin/mount"]
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
    except (OSError, subprocess.SubprocessError):
        return ""


def _on_mount(target: Path, table: str) -> Place:
    """The innermost mount that holds the path; of several at one point the last hides the rest."""
    holding = [each for each in _mounts(table) if target.is_relative_to(each.at)]
    if not holding:
        return place(Kind.LOCAL, "")
    innermost = max(reversed(holding), key=lambda each: len(each.at.parts))
    if innermost.is_read_only:
        return place(Kind.READ_ONLY, str(innermost.at))
    if innermost.is_network:
        return place(Kind.SHARE, innermost.source)
    return place(Kind.LOCAL, innermost.type)


def _mounts(table: str) -> Iterator[Mount]:
    for line in table.splitlines():
        found = _MACOS.fullmatch(line) or _LINUX.fullmatch(line)
        if found:
            options = {each.strip() for each in found["options"].split(",")}
            is_read_only = bool(options & _READ_ONLY) and _SEALED not in options
            at = Path(_plain(found["at"]))
            yield Mount(_plain(found["source"]), at, found["type"], is_read_only)


def _plain(text: str) -> str:
    r"""A name of the table as people write it: \040 is a blank."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), text)


if sys.platform == "win32":
    import ctypes

    _REMOTE, _DISC = 4, 5  # GetDriveTypeW
    _VOLUME_IS_READ_ONLY = 0x00080000  # GetVolumeInformationW

    def _on_windows(target: Path) -> Place:
        drive = target.drive
        if drive.startswith("\\\\"):
            return place(Kind.SHARE, drive)
        root = drive + "\\"
        kind = ctypes.windll.kernel32.GetDriveTypeW(root)
        if kind == _REMOTE:
            return place(Kind.SHARE, drive)
        if kind == _DISC or _is_read_only(root):
            return place(Kind.READ_ONLY, drive)
        return place(Kind.LOCAL, drive)

    def _is_read_only(root: str) -> bool:
        flags = ctypes.c_ulong()
        done = ctypes.windll.kernel32.GetVolumeInformationW(
            root, None, 0, None, None, ctypes.byref(flags), None, 0
        )
        return bool(done and flags.value & _VOLUME_IS_READ_ONLY)
