"""Named colours. Light values are those of the Digital Agency design system (DADS v2).

Every text pair was checked to reach a contrast of 4.5:1, borders and icons 3:1.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Tokens:
    """One colour scheme, each colour as #RRGGBB. `x` is drawn on `x_ground` where both exist."""

    text: str
    support: str
    ground: str
    surface: str
    header: str
    stripe: str
    hairline: str
    border: str
    row_line: str
    selected: str
    hover: str
    primary: str
    primary_hover: str
    on_primary: str
    link: str
    required: str
    error: str
    error_ground: str
    success: str
    success_ground: str
    warning: str
    warning_ground: str
    idle: str
    idle_ground: str
    doing: str
    doing_ground: str
    bar: str
    bar_line: str
    ring_outer: str
    ring_inner: str

    def by_name(self) -> Mapping[str, str]:
        """Colour by the name a style sheet uses: `primary_hover` is `primary-hover`."""
        return _by_name(self)


@cache
def _by_name(tokens: Tokens) -> Mapping[str, str]:
    """Made once for each scheme: every coloured cell that is painted looks here."""
    return {name.replace("_", "-"): colour for name, colour in asdict(tokens).items()}


LIGHT = Tokens(
    text="#1A1A1A",
    support="#666666",
    ground="#F2F2F2",
    surface="#FFFFFF",
    header="#E6E6E6",
    stripe="#F8F8F8",
    hairline="#CCCCCC",
    border="#666666",
    row_line="#949494",
    selected="#D9E6FF",
    hover="#E8F1FE",
    primary="#0017C1",
    primary_hover="#00118F",
    on_primary="#FFFFFF",
    link="#0017C1",
    required="#CE0000",
    error="#CE0000",
    error_ground="#FDEEEE",
    success="#115A36",
    success_ground="#E6F5EC",
    warning="#6E5600",
    warning_ground="#FBF5E0",
    idle="#4D4D4D",
    idle_ground="#F2F2F2",
    doing="#0017C1",
    doing_ground="#E8F1FE",
    bar="#9DB7F9",
    bar_line="#4979F5",
    ring_outer="#000000",
    ring_inner="#FFD43D",
)

DARK = Tokens(
    text="#F2F2F2",
    support="#B3B3B3",
    ground="#1A1A1A",
    surface="#262626",
    header="#333333",
    stripe="#2B2B2B",
    hairline="#4D4D4D",
    border="#999999",
    row_line="#767676",
    selected="#243A70",
    hover="#2C3350",
    primary="#9DB7F9",
    primary_hover="#C5D7FB",
    on_primary="#1A1A1A",
    link="#9DB7F9",
    required="#FF9696",
    error="#FF9696",
    error_ground="#3D1F1F",
    success="#71C598",
    success_ground="#16301F",
    warning="#FFC700",
    warning_ground="#332B0A",
    idle="#CCCCCC",
    idle_ground="#333333",
    doing="#9DB7F9",
    doing_ground="#222C4D",
    bar="#4979F5",
    bar_line="#9DB7F9",
    ring_outer="#000000",
    ring_inner="#FFD43D",
)
