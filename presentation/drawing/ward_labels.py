"""Which wards bear their name on a still map, and which a number? A name stands where it hides no other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from presentation.drawing.tiles.lettering import SEMIBOLD, typeface

SIZE: Final = 19.0  # dots
_LINE: Final = 1.05  # of the size, from one line to the next
_OUT: Final = 1.15  # a name may be so much wider than the widest line across its ward
_MOST_LINES: Final = 3


@dataclass(frozen=True)
class WardLabel:
    """What stands on one ward."""

    at: shapely.Point  # the middle of it, dots
    lines: tuple[str, ...]
    is_name: bool


def ward_labels(
    shapes: Mapping[str, shapely.Geometry], names: Mapping[str, str], numbers: Mapping[str, int]
) -> dict[str, WardLabel]:
    """A label for each ward by its code, the largest wards first served.

    Parameters
    ----------
    shapes
        The wards on paper, in dots.
    names, numbers
        What each is called, and its number where the name does not fit.
    """
    labels: dict[str, WardLabel] = {}
    spots = {code: _middle(shape) for code, shape in shapes.items()}
    taken = {code: _box(spot, (str(numbers[code]),)) for code, spot in spots.items()}
    for code in sorted(shapes, key=lambda code: -float(shapely.area(shapes[code]))):
        lines = _fitting(names[code], shapes[code], spots[code])
        box = _box(spots[code], lines) if lines else None
        others = (other for each, other in taken.items() if each != code)
        if box is None or any(shapely.intersects(box, other) for other in others):
            labels[code] = WardLabel(spots[code], (str(numbers[code]),), is_name=False)
            continue
        taken[code] = box
        labels[code] = WardLabel(spots[code], lines, is_name=True)
    return labels


def _middle(shape: shapely.Geometry) -> shapely.Point:
    """The middle of the largest circle that lies in a shape."""
    parts = shapely.get_parts(shape)
    largest = parts[int(np.argmax(shapely.area(parts)))] if len(parts) else shape
    if not isinstance(largest, shapely.Polygon) or not largest.area:
        return shapely.point_on_surface(shape)
    return shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=1.0), 0)


def _fitting(name: str, shape: shapely.Geometry, at: shapely.Point) -> tuple[str, ...]:
    """The name on as few lines as fit across its ward; none where it does not fit."""
    west, _, east, _ = shapely.bounds(shape)
    across = shapely.intersection(shapely.LineString([(west, at.y), (east, at.y)]), shape)
    widest = max((part.length for part in shapely.get_parts(across)), default=0.0) * _OUT
    words = name.split()
    for count in range(1, min(_MOST_LINES, len(words)) + 1):
        lines = _broken(words, count)
        if max(map(width_of, lines)) <= widest:
            return lines
    return ()


def _broken(words: list[str], count: int) -> tuple[str, ...]:
    """Words on so many lines, the longest as short as can be."""
    if count == 1:
        return (" ".join(words),)
    ways = (
        (" ".join(words[:cut]), *_broken(words[cut:], count - 1)) for cut in range(1, len(words) - count + 2)
    )
    return min(ways, key=lambda lines: max(map(width_of, lines)))


def width_of(text: str) -> float:
    """Dots that a text is wide on the map."""
    return float(typeface(SEMIBOLD).advances(text).sum()) * SIZE


def _box(at: shapely.Point, lines: Iterable[str]) -> shapely.Geometry:
    written = tuple(lines)
    half, tall = max(map(width_of, written), default=0.0) / 2, SIZE * _LINE * len(written) / 2
    return shapely.box(at.x - half, at.y - tall, at.x + half, at.y + tall)


def baselines(label: WardLabel) -> list[tuple[float, str]]:
    """How far down each line of a label stands, and the line."""
    first = label.at.y - SIZE * _LINE * (len(label.lines) - 1) / 2 + SIZE * 0.35
    return [(first + at * SIZE * _LINE, line) for at, line in enumerate(label.lines)]
