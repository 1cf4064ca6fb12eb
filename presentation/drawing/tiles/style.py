"""How does the background map look? Colours and widths by kind and zoom; quieter than what lies on it.

Zooms here are those a map with 256-pixel tiles counts (the tile's zoom + 1); widths are screen pixels.
"""

from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]


def hex_colour(text: str) -> Colour:
    """Red, green and blue of a colour written as #rrggbb."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


LAND: Final = hex_colour("#f7f5f0")
BEYOND: Final = hex_colour("#eeece7")  # ground of which the pack knows nothing
WATER: Final = hex_colour("#c3deec")
BOUNDARY: Final = hex_colour("#a99bb0")
HALO: Final = hex_colour("#fcfbf9")


@dataclass(frozen=True)
class Fill:
    """A kind of ground, from which zoom it is drawn, and its outline."""

    colour: Colour
    first_zoom: int
    edge: Colour | None = None
    edge_zoom: int = 17
    least_px: float = 2.0  # smaller ones are left out


@dataclass(frozen=True)
class Line:
    """A kind of line: its width at some zooms, between which it grows evenly; casing on either side."""

    colour: Colour
    widths: tuple[tuple[int, float], ...]
    casing: Colour | None = None
    casing_px: float = 0.0
    dash: tuple[float, float] | None = None  # drawn, left out; pixels
    round_ends: bool = False

    @property
    def first_zoom(self) -> int:
        """The zoom from which on it is drawn."""
        return self.widths[0][0]

    def width(self, zoom: int) -> float:
        """Pixels at a zoom; 0 where it is not drawn."""
        if zoom < self.first_zoom:
            return 0.0
        below = [(z, width) for z, width in self.widths if z <= zoom][-1]
        above = [(z, width) for z, width in self.widths if z >= zoom]
        if not above or above[0][0] == below[0]:
            return below[1]
        share = (zoom - below[0]) / (above[0][0] - below[0])
        return below[1] + share * (above[0][1] - below[1])


# From the ground up.
FILLS: Final[dict[str, Fill]] = {
    "farmland": Fill(hex_colour("#f5f4e9"), 12),
    "residential": Fill(hex_colour("#f1eee9"), 11),
    "industrial": Fill(hex_colour("#eeebeb"), 12),
    "care": Fill(hex_colour("#f5efe3"), 13),
    "beach": Fill(hex_colour("#f3ecd3"), 11),
    "grass": Fill(hex_colour("#e4efd9"), 12),
    "park": Fill(hex_colour("#dbebcd"), 10),
    "allotment": Fill(hex_colour("#dde8d1"), 13),
    "woodland": Fill(hex_colour("#d0e3c5"), 9),
    "pitch": Fill(hex_colour("#cfe6c7"), 14, edge=hex_colour("#bcd8b2"), edge_zoom=16),
    "water": Fill(WATER, 8, least_px=1.5),
    "mud": Fill(hex_colour("#d9e1df"), 11),
    "square": Fill(hex_colour("#faf9f7"), 14, edge=hex_colour("#dcd8d2"), edge_zoom=16),
    "pier": Fill(hex_colour("#ebe8e2"), 13),
    "building": Fill(hex_colour("#e6e1da"), 15, edge=hex_colour("#d5cec4"), edge_zoom=16, least_px=3.5),
}

STREAMS: Final[dict[str, Line]] = {
    "drain": Line(WATER, ((14, 0.7), (16, 1.2), (19, 3))),
    "stream": Line(WATER, ((12, 0.6), (14, 1), (16, 1.8), (19, 5))),
    "river": Line(WATER, ((9, 0.8), (12, 1.6), (14, 3), (16, 5), (19, 14))),
}

RAILWAY: Final = Line(hex_colour("#bdbab8"), ((10, 0.8), (13, 1.2), (15, 2), (17, 3), (19, 4.5)))
RAILWAY_GAPS: Final = Line(hex_colour("#fbfaf8"), ((13, 0.6), (15, 1.1), (17, 1.8), (19, 3)), dash=(7.0, 7.0))
PIER_LINE: Final = Line(hex_colour("#e5e1da"), ((13, 1), (16, 3), (19, 8)))
BOUNDARY_LINE: Final = Line(BOUNDARY, ((8, 1.2), (12, 1.4), (14, 1.6)), dash=(6.0, 4.0))
LAST_BOUNDARY_ZOOM: Final = 13

WHITE: Final = hex_colour("#ffffff")
_GREY: Final = hex_colour("#d6d2cc")
_MINOR_GREY: Final = hex_colour("#dedad4")

# From the least to the most important.
STREETS: Final[dict[str, Line]] = {
    "service": Line(WHITE, ((14, 0.5), (15, 1.2), (16, 2.6), (17, 4.6), (18, 7), (19, 11)), _MINOR_GREY, 0.7),
    "pedestrian": Line(hex_colour("#faf9f7"), ((14, 1), (15, 2.6), (16, 4.6), (17, 8), (19, 17)), _GREY, 0.8),
    "minor": Line(
        WHITE, ((13, 0.9), (14, 1.8), (15, 3.4), (16, 6), (17, 9.5), (18, 14), (19, 22)), _GREY, 0.8
    ),
    "tertiary": Line(
        WHITE, ((12, 1), (13, 2), (14, 3.2), (15, 5), (16, 7.5), (17, 11), (19, 24)), _GREY, 0.9
    ),
    "secondary": Line(
        hex_colour("#fffdf8"),
        ((11, 0.9), (12, 1.6), (13, 2.6), (14, 3.8), (15, 5.6), (16, 8), (17, 12), (19, 26)),
        hex_colour("#d2ccc2"), 0.9,
    ),
    "primary": Line(
        hex_colour("#fdf7e8"),
        ((8, 0.6), (10, 1.1), (12, 2.2), (13, 3.1), (14, 4.5), (15, 6.5), (16, 9), (17, 13), (19, 28)),
        hex_colour("#d1c6b1"), 1.0,
    ),
    "motorway": Line(
        hex_colour("#fbecd2"),
        ((8, 1), (10, 1.8), (12, 3), (14, 5), (16, 9.5), (17, 13), (19, 28)),
        hex_colour("#cdb999"), 1.0,
    ),
}  # fmt: skip
STREET_ALONE_PX: Final = 1.3  # a street narrower than this is drawn as its casing alone

TRACK: Final = Line(hex_colour("#cfc6b6"), ((14, 0.8), (16, 1.4), (19, 2.4)), dash=(6.0, 3.0))
PATH: Final = Line(hex_colour("#b3a892"), ((15, 1.1), (16, 1.5), (17, 1.9), (19, 2.8)), dash=(0.0, 4.2))
CYCLEWAY: Final = Line(hex_colour("#a3afa6"), ((14, 0.9), (16, 1.5), (17, 1.8), (19, 2.6)), dash=(5.0, 2.6))
SIDEWALK: Final = Line(hex_colour("#c9c1b1"), ((18, 1.7), (19, 2.2)), dash=(0.0, 5.0))
STEPS: Final = Line(hex_colour("#a89b83"), ((15, 2.2), (16, 3.2), (17, 5), (18, 7), (19, 10)))
STEPS_BED: Final = hex_colour("#f9f7f2")
STEP_DASH: Final = (1.3, 1.5)
TUNNEL_DASH: Final = (4.0, 3.0)

HIGHWAYS: Final[dict[str, str]] = {
    "motorway": "motorway", "motorway_link": "motorway", "trunk": "primary", "trunk_link": "primary",
    "primary": "primary", "primary_link": "primary", "secondary": "secondary", "secondary_link": "secondary",
    "tertiary": "tertiary", "tertiary_link": "tertiary", "residential": "minor", "unclassified": "minor",
    "living_street": "minor", "road": "minor", "busway": "minor", "service": "service",
    "pedestrian": "pedestrian", "track": "track", "cycleway": "cycleway", "steps": "steps",
}  # fmt: skip
OTHER_HIGHWAY: Final = "path"

GROUND: Final[dict[str, str]] = {
    "farmland": "farmland", "farmyard": "farmland", "residential": "residential", "industrial": "industrial",
    "commercial": "industrial", "retail": "industrial", "railway": "industrial", "landfill": "industrial",
    "quarry": "industrial", "military": "industrial", "brownfield": "farmland", "construction": "industrial",
    "school": "care", "hospital": "care", "university": "care", "college": "care",
    "pitch": "pitch", "track": "pitch", "park": "park", "garden": "park", "playground": "park",
    "golf_course": "park", "recreation_ground": "park", "common": "park", "dog_park": "park",
    "nature_reserve": "grass", "cemetery": "allotment", "grave_yard": "allotment", "allotments": "allotment",
}  # fmt: skip
