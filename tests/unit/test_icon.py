"""The program's icon: every size that Windows asks for, drawn sharp and see-through outside."""

import icon
from PIL import Image

from dxdesk import paths


def test_the_icon_has_every_size_and_is_see_through_at_its_corners(tmp_path):
    path = icon.make(paths.resources_folder() / "icons" / "app.svg", tmp_path / "新" / "x.ico")
    with Image.open(path) as found:
        assert found.info["sizes"] == {(size, size) for size in icon.SIZES}
        for size in icon.SIZES:
            found.size = (size, size)
            drawn = found.convert("RGBA")
            assert drawn.getpixel((0, 0))[3] < 128
            assert drawn.getpixel((size // 2, size // 6))[:3] == (0, 0x17, 0xC1)
