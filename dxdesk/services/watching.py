"""Looking into a folder that is watched. Polled: shares do not reliably tell of changes."""

from pathlib import Path

from dxdesk.domain.file_errors import Unreachable
from dxdesk.domain.watching import Sight
from dxdesk.services import incoming


def sight(folder: Path) -> Sight:
    """The workbooks in a folder with their sizes and times; what goes meanwhile is left out.

    Raises Unreachable.
    """
    if not folder.is_dir():
        raise Unreachable(folder, "")
    try:
        found = incoming.expand([folder])
    except OSError as fault:
        raise Unreachable(folder, str(fault)) from fault
    seen = {}
    for path in found:
        try:
            outside = path.stat()
        except OSError:
            continue
        seen[path] = (outside.st_size, outside.st_mtime)
    return seen
