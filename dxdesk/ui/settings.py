"""What the window remembers from one start to the next."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from dxdesk import paths
from dxdesk.domain.backups import REPLACED

_LEAST, _MOST = 1, 3  # times


@dataclass(frozen=True, slots=True)
class Settings:
    """The store opened last ("" for none) and whose it is, so that the window can be drawn
    before the store is open.

    `scheme` is light, dark, contrast, or "" for that of the system; `size` how many times as
    large all is drawn ("" for once).
    """

    store: str = ""
    role: str = ""
    scheme: str = ""
    size: str = ""


def read_settings(path: Path) -> Settings:
    """The settings; without a readable file, those of a first start."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        known = {name: found[name] for name in asdict(Settings()) if name in found}
    except (OSError, ValueError, TypeError):
        return Settings()
    return Settings(**{name: text for name, text in known.items() if isinstance(text, str)})


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings. Raises OSError where the folder refuses it."""
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2)
    paths.make_folder(path.parent)
    paths.write_beside(path, lambda stream: _put(stream, text))


def enlarge(settings: Settings) -> None:
    """Have Qt draw all at the size chosen; only before the application is made."""
    with suppress(ValueError):
        if _LEAST <= float(settings.size) <= _MOST:
            os.environ.setdefault("QT_SCALE_FACTOR", settings.size)


def store_to_open(settings: Settings, folder: Path) -> Path | None:
    """The store opened last, else the only one in use in the data folder, else None."""
    if settings.store:
        return Path(settings.store)
    found = [
        each for each in sorted(folder.glob(f"*{paths.STORE_SUFFIX}")) if REPLACED not in each.name
    ]
    return found[0] if len(found) == 1 else None


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode())
