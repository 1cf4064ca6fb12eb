"""Where do the names of the streets of a way stand on its map? Beside the line, level, never on it.

Each leg has the number of its step in the directions and its name; where there is no room for both, its
number; where there is no room for that either, nothing: the directions have it all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from presentation.drawing.tiles.lettering import CAP_HEIGHT_EM, SEMIBOLD, outline, tidy, typeface
from presentation.drawing.tiles.projection import FloatArray

_ALONG: Final = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9)
_APART_PX: Final = (9.0, 16.0, 26.0)
_ROUND: Final = 12  # directions in which a label may lie from its point of the way
_PAD_PX: Final = 3.0
_LONGEST_NAME: Final = 28


@dataclass(frozen=True)
class LegLine:
    """One leg of the way on the map: what it is called in the directions, and where it runs."""

    number: str
    name: str
    line: shapely.LineString  # pixels of the map


@dataclass(frozen=True)
class WayLabel:
    """A text on the map: its outlines as the data of an SVG path, and the ground that it takes."""

    text: str
    path: str
    box: shapely.Geometry  # pixels of the map


def way_labels(
    legs: Sequence[LegLine], *, size_px: float, frame: tuple[float, float], taken: shapely.Geometry
) -> list[WayLabel]:
    """A label for each leg that has room for one; the longest legs choose first.

    Parameters
    ----------
    legs
        The legs that are drawn.
    size_px
        How large the letters are, pixels of the map.
    frame
        Width and height of the map, pixels.
    taken
        Ground that no label may touch: the way itself, the place, the start.
    """
    inside = shapely.box(_PAD_PX, _PAD_PX, frame[0] - _PAD_PX, frame[1] - _PAD_PX)
    labels: list[WayLabel] = []
    for leg in sorted(legs, key=lambda leg: -leg.line.length):
        for text in _texts(leg):
            label = next(_that_fit(text, leg.line, size_px, inside, taken), None)
            if label is not None:
                labels.append(label)
                taken = shapely.union(taken, label.box)
                break
    return labels


def _texts(leg: LegLine) -> Iterator[str]:
    """The number with the name, then the number alone."""
    name = tidy(leg.name)
    if name and len(name) <= _LONGEST_NAME and typeface(SEMIBOLD).has(name):
        yield f"{leg.number} {name}".strip()
    if leg.number:
        yield leg.number


def _that_fit(
    text: str, line: shapely.LineString, size_px: float, inside: shapely.Geometry, taken: shapely.Geometry
) -> Iterator[WayLabel]:
    """Labels beside the line that touch nothing, the best first."""
    width = float(typeface(SEMIBOLD).advances(text).sum()) * size_px
    height = size_px * CAP_HEIGHT_EM
    for apart in _APART_PX:
        for share in _ALONG:
            point = shapely.get_coordinates(line.interpolate(share, normalized=True))[0]
            for middle in _about(point, width / 2, height / 2, apart):
                box = _box(middle, width / 2 + _PAD_PX, height / 2 + _PAD_PX)
                if shapely.covers(inside, box) and not shapely.intersects(box, taken):
                    yield WayLabel(text, _outlines(text, size_px, middle, width, height), box)


def _about(point: FloatArray, half_width: float, half_height: float, apart: float) -> Iterator[FloatArray]:
    """Middles of a label that lies beside a point, to the right and the left first."""
    for step in sorted(range(_ROUND), key=lambda step: abs(np.sin(2 * np.pi * step / _ROUND))):
        turn = 2 * np.pi * step / _ROUND
        cos, sin = np.cos(turn), np.sin(turn)
        yield point + np.array([cos * (half_width + apart), sin * (half_height + apart)])


def _box(middle: FloatArray, half_width: float, half_height: float) -> shapely.Geometry:
    x, y = middle
    box: shapely.Geometry = shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)
    return box


def _outlines(text: str, size_px: float, middle: FloatArray, width: float, height: float) -> str:
    advances = typeface(SEMIBOLD).advances(text) * size_px
    x = middle[0] - width / 2 + np.cumsum(advances) - advances / 2
    at = np.column_stack([x, np.full(len(text), middle[1] + height / 2)])
    rings = outline(text, SEMIBOLD, size=size_px, at=at, angle=np.zeros(len(text)))
    return "".join("M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in ring.tolist()) + "Z" for ring in rings)
