"""How are names written? Face, size and colour by what they name, and from which zoom to which.

Zooms are those a map with 256-pixel tiles counts; sizes are screen pixels.
"""

from dataclasses import dataclass
from typing import Final

from presentation.drawing.tiles.lettering import ITALIC, REGULAR, SEMIBOLD
from presentation.drawing.tiles.style import Colour, hex_colour


@dataclass(frozen=True)
class NameStyle:
    """How one kind of name is written."""

    colour: Colour
    first_zoom: int
    last_zoom: int
    sizes: tuple[tuple[int, float], ...]  # from this zoom on this size
    rank: float = 0.0  # lines only; the lower is written first
    face: str = REGULAR
    capitals: bool = False
    spacing: float = 0.0  # ems between letters

    def size(self, zoom: int) -> float:
        """Pixels at a zoom."""
        return [size for first, size in self.sizes if first <= zoom or first == self.sizes[0][0]][-1]


_TOWN: Final = hex_colour("#3d4145")
_SUBURB: Final = hex_colour("#6a6f75")
_STREET: Final = hex_colour("#63625f")
_GREEN: Final = hex_colour("#4f7746")
_BLUE: Final = hex_colour("#4a86a8")

# By kind and rank; rank 0 stands for every other rank.
PLACES: Final[dict[tuple[str, int], NameStyle]] = {
    ("city", 0): NameStyle(_TOWN, 8, 14, ((8, 13), (10, 15), (12, 18), (14, 20)), face=SEMIBOLD),
    ("town", 0): NameStyle(_TOWN, 9, 15, ((9, 12), (11, 14), (13, 17)), face=SEMIBOLD),
    ("village", 0): NameStyle(_TOWN, 12, 17, ((12, 11.5), (14, 13), (16, 14))),
    ("suburb", 0): NameStyle(_SUBURB, 12, 17, ((12, 10.5), (14, 12), (16, 13)), capitals=True, spacing=0.09),
    ("hamlet", 0): NameStyle(_TOWN, 13, 17, ((13, 11), (15, 12.5))),
    ("quarter", 0): NameStyle(_SUBURB, 14, 17, ((14, 11), (16, 12)), capitals=True, spacing=0.08),
    ("neighbourhood", 0): NameStyle(_SUBURB, 14, 18, ((14, 10.5), (16, 11.5)), capitals=True, spacing=0.08),
    ("island", 0): NameStyle(_SUBURB, 14, 19, ((14, 11), (16, 12)), face=ITALIC),
    ("locality", 0): NameStyle(_SUBURB, 14, 18, ((14, 11), (16, 12)), face=ITALIC),
    ("station", 0): NameStyle(hex_colour("#5a5d63"), 14, 19, ((14, 10.5), (16, 12)), face=SEMIBOLD),
    ("park", 0): NameStyle(_GREEN, 16, 19, ((16, 11), (17, 12))),
    ("park", 6): NameStyle(_GREEN, 14, 19, ((14, 10.5), (15, 11.5), (17, 13))),
    ("wood", 0): NameStyle(_GREEN, 16, 19, ((16, 11), (17, 12)), face=ITALIC),
    ("wood", 6): NameStyle(_GREEN, 14, 19, ((14, 10.5), (15, 11.5)), face=ITALIC),
    ("water", 0): NameStyle(_BLUE, 16, 19, ((16, 11), (17, 12)), face=ITALIC),
    ("water", 6): NameStyle(_BLUE, 13, 19, ((13, 10.5), (15, 12)), face=ITALIC),
}  # fmt: skip

RIVER: Final[dict[str, NameStyle]] = {
    "river": NameStyle(_BLUE, 12, 19, ((12, 11), (14, 12), (16, 13)), rank=5.5, face=ITALIC, spacing=0.06),
    "stream": NameStyle(_BLUE, 15, 19, ((15, 10.5), (17, 11.5)), rank=30.0, face=ITALIC, spacing=0.03),
}

_WIDE: Final = ((14, 10.5), (15, 11), (16, 12), (17, 13), (18, 14))
_NARROW: Final = ((15, 10), (16, 11), (17, 12), (18, 13))
STREET_NAMES: Final[dict[str, NameStyle]] = {
    "motorway": NameStyle(_STREET, 15, 19, _WIDE, rank=9.0),
    "primary": NameStyle(_STREET, 15, 19, _WIDE, rank=10.0),
    "secondary": NameStyle(_STREET, 15, 19, _WIDE, rank=11.0),
    "tertiary": NameStyle(_STREET, 15, 19, _WIDE, rank=12.0),
    "minor": NameStyle(_STREET, 15, 19, _NARROW, rank=13.0),
    "pedestrian": NameStyle(_STREET, 15, 19, _NARROW, rank=13.0),
    "service": NameStyle(_STREET, 16, 19, _NARROW, rank=14.0),
    "cycleway": NameStyle(_STREET, 17, 19, _NARROW, rank=15.0),
    "track": NameStyle(_STREET, 17, 19, _NARROW, rank=15.0),
    "path": NameStyle(_STREET, 17, 19, _NARROW, rank=15.0),
    "steps": NameStyle(_STREET, 17, 19, _NARROW, rank=15.0),
}
