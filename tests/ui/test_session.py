"""A store in the window: what is left of it once it is closed."""

import gc
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dxdesk.app import Desk
from dxdesk.services import collecting

from .desks import started
from .example_store import bare_store

pytestmark = pytest.mark.usefixtures("own_home")


class _Ring:
    """Garbage that only a search finds."""

    def __init__(self) -> None:
        self.itself = self


def test_what_long_work_left_out_of_the_search_is_found_once_the_store_is_closed(
    qtbot: QtBot, desks: Callable[[], Desk], tmp_path: Path
):
    bare_store(tmp_path / "office.dxdesk").close()
    desk = desks()
    started(qtbot, desk, tmp_path / "office.dxdesk")
    ring = _Ring()
    left = weakref.ref(ring)
    with collecting.put_off():
        del ring
    gc.collect()
    assert left() is not None
    desk.close()
    gc.collect()
    assert left() is None
