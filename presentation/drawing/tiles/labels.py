"""Which names are written on the map, and where? Laid out once for a whole area and zoom.

So neighbouring tiles always agree: each draws its part of the same layout. Names that matter more are placed
first; one that would touch a placed name is left out. Pixels here are screen pixels from the scene's origin.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.rows import rows_of
from presentation.drawing.tiles.ground import Ground
from presentation.drawing.tiles.lettering import CAP_HEIGHT_EM, tidy, typeface
from presentation.drawing.tiles.lines_of_text import along_line, level_lines
from presentation.drawing.tiles.name_style import PLACES, RIVER, STREET_NAMES, NameStyle
from presentation.drawing.tiles.projection import FloatArray, pixels_per_metre

APART_PX: Final = 3.0  # clear ground round a name
SAME_NAME_APART_PX: Final = 190.0


@dataclass(frozen=True, eq=False)
class MapName:
    """A name that may be written: where its letters stand, and its middle line, ``radius`` px thick."""

    text: str  # all lines of it together
    style: NameStyle
    at: FloatArray  # (n, 2) middle of each letter on its baseline
    angle: FloatArray  # (n,)
    spine: shapely.Geometry
    radius: float
    rank: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Lettering:
    """All the names of an area at one zoom."""

    names: tuple[MapName, ...]
    tree: shapely.STRtree

    def within(self, box: tuple[float, float, float, float]) -> list[MapName]:
        """The names that may show in a box, pixels from the scene's origin."""
        return [self.names[i] for i in np.sort(self.tree.query(shapely.box(*box)))]


def letter(ground: Ground, z: int) -> Lettering:
    """Lay out the names of an area for a tile zoom."""
    per_m = pixels_per_metre(z)
    names = [*_place_names(ground, z + 1, per_m), *_line_names(ground, z + 1, per_m)]
    placed = _without_collisions(sorted(names, key=lambda name: name.rank))
    reach = np.array([shapely.box(*_grown(name)) for name in placed], object)
    return Lettering(tuple(placed), shapely.STRtree(reach))


def _grown(name: MapName) -> tuple[float, float, float, float]:
    west, south, east, north = shapely.bounds(name.spine)
    return west - name.radius, south - name.radius, east + name.radius, north + name.radius


def _place_names(ground: Ground, zoom: int, per_m: float) -> list[MapName]:
    rivers = set(ground.rivers.name)
    names = []
    for place in rows_of(ground.places):
        style = PLACES.get((place.kind, place.rank)) or PLACES.get((place.kind, 0))
        if style is None or not style.first_zoom <= zoom <= style.last_zoom:
            continue
        if place.kind == "water" and place.name in rivers:
            continue
        text = tidy(place.name)
        text = text.upper() if style.capitals else text
        if not text or not typeface(style.face).has(text):
            continue
        middle = np.array([place.x, place.y]) * per_m
        letters, at, spine = level_lines(text, style, zoom, middle)
        radius = style.size(zoom) * 0.62
        names.append(
            MapName(letters, style, at, np.zeros(len(letters)), spine, radius, (place.rank, *middle))
        )
    return names


def _line_names(ground: Ground, zoom: int, per_m: float) -> list[MapName]:
    names = []
    for lines, styles in ((ground.rivers, RIVER), (ground.streets, STREET_NAMES)):
        for name, kind, shape in zip(lines.name, lines.kind, lines.shape, strict=True):
            style = styles.get(kind)
            text = tidy(name) if style and style.first_zoom <= zoom <= style.last_zoom else ""
            if style and text and typeface(style.face).has(text):
                names += _along(text, style, zoom, shapely.get_coordinates(shape) * per_m)
    return names


def _along(text: str, style: NameStyle, zoom: int, xy: FloatArray) -> list[MapName]:
    size = style.size(zoom)
    places = []
    for at, angle in along_line(text, style, zoom, xy):
        up = np.column_stack([np.sin(angle), -np.cos(angle)]) * size * CAP_HEIGHT_EM / 2
        spine = shapely.LineString(at + up) if len(at) > 1 else shapely.Point((at + up)[0])
        rank = (style.rank, -_length(xy), *at[0])
        places.append(MapName(text, style, at, angle, spine, size * 0.58, rank))
    return places


def _length(xy: FloatArray) -> float:
    return float(np.hypot(*np.diff(xy, axis=0).T).sum())


def _without_collisions(names: list[MapName]) -> list[MapName]:
    """Each name in turn, unless it touches one placed before or stands too near to the same name."""
    if not names:
        return []
    spines = np.array([name.spine for name in names], object)
    radius = np.array([name.radius for name in names])
    text = np.array([name.text for name in names], object)
    tree = shapely.STRtree(spines)
    left, right = tree.query(spines, predicate="dwithin", distance=SAME_NAME_APART_PX)
    left, right = left[left < right], right[left < right]
    near = shapely.distance(spines[left], spines[right]) < radius[left] + radius[right] + APART_PX
    clash = near | (text[left] == text[right])
    order = np.lexsort((right[clash], left[clash]))
    first, later = left[clash][order], right[clash][order]
    begins = np.searchsorted(first, np.arange(len(names) + 1))
    shown = np.ones(len(names), bool)
    for i in range(len(names)):
        if shown[i]:
            shown[later[begins[i] : begins[i + 1]]] = False
    return [name for name, stays in zip(names, shown, strict=True) if stays]
