"""Where does each letter of a name stand, on level lines or along a street?"""

from typing import Final

import numpy as np
import shapely

from presentation.drawing.tiles.lettering import CAP_HEIGHT_EM, typeface
from presentation.drawing.tiles.name_style import NameStyle
from presentation.drawing.tiles.projection import FloatArray

WRAP_AT: Final = 14  # letters, beyond which a name of several words takes two lines
LINE_EM: Final = 1.08
SMOOTH_PX: Final = 1.2
SHARPEST_BEND: Final = 0.42  # radians between two letters
MOST_BEND: Final = 1.25  # radians in all
REPEAT_PX: Final = 420.0
SHIFTS: Final = (0.0, -0.16, 0.16, -0.32, 0.32)  # of the stretch of line, tried for the straightest place


def level_lines(
    text: str, style: NameStyle, zoom: int, middle: FloatArray
) -> tuple[str, FloatArray, shapely.Geometry]:
    """Set a name level round its middle, on two lines where it is long.

    Returns
    -------
    the letters of all lines, (n, 2) their places, and the middle line or lines of the text.
    """
    size = style.size(zoom)
    lines = _wrapped(text)
    places, spines = [], []
    for number, line in enumerate(lines):
        step = typeface(style.face).advances(line) * size + style.spacing * size
        width = float(step.sum())
        x = middle[0] - width / 2 + np.cumsum(step) - step / 2
        centre = middle[1] + (number - (len(lines) - 1) / 2) * LINE_EM * size
        y = np.full(len(line), centre + size * CAP_HEIGHT_EM / 2)
        places.append(np.column_stack([x, y]))
        inset = min(size / 2, width / 2)
        spines.append(
            [(middle[0] - width / 2 + inset, centre), (middle[0] + width / 2 - inset + 0.01, centre)]
        )
    return "".join(lines), np.concatenate(places), shapely.MultiLineString(spines)


def _wrapped(text: str) -> list[str]:
    words = text.split(" ")
    if len(text) <= WRAP_AT or len(words) == 1:
        return [text]
    breaks = range(1, len(words))
    best = min(breaks, key=lambda i: abs(len(" ".join(words[:i])) - len(" ".join(words[i:]))))
    return [" ".join(words[:best]), " ".join(words[best:])]


def along_line(text: str, style: NameStyle, zoom: int, xy: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """Places and angles of the letters each time a name is written along a line, if it fits."""
    size = style.size(zoom)
    step = typeface(style.face).advances(text) * size + style.spacing * size
    width = float(step.sum())
    simple = shapely.get_coordinates(shapely.simplify(shapely.LineString(xy), SMOOTH_PX))
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(simple, axis=0).T))])
    if along[-1] < width + size * 0.6:
        return []
    times = max(1, int(along[-1] // REPEAT_PX))
    stretch = along[-1] / times
    letters = np.cumsum(step) - step / 2 - width / 2
    candidates = [
        _straightest((i + 0.5) * stretch, stretch, letters, simple, along, size) for i in range(times)
    ]
    return [place for place in candidates if place is not None]


def _straightest(
    middle: float, stretch: float, letters: FloatArray, xy: FloatArray, along: FloatArray, size: float
) -> tuple[FloatArray, FloatArray] | None:
    best: tuple[float, FloatArray, FloatArray] | None = None
    for shift in SHIFTS:
        centre = middle + shift * stretch
        reach = letters[-1] + size * 0.5
        if centre - reach < 0 or centre + reach > along[-1]:
            continue
        at, angle = _set(centre + letters, xy, along, size)
        bends = np.abs(np.diff(np.unwrap(angle)))
        total = float(np.ptp(np.unwrap(angle)))
        if (len(bends) and bends.max() > SHARPEST_BEND) or total > MOST_BEND:
            continue
        if best is None or total < best[0] - 0.1:
            best = (total, at, angle)
        if best[0] < 0.1:
            break
    return None if best is None else best[1:]


def _set(
    distance: FloatArray, xy: FloatArray, along: FloatArray, size: float
) -> tuple[FloatArray, FloatArray]:
    """Stand letters on a line, each turned like the chord about it; never upside down."""
    before, after = _at(distance - size * 0.6, xy, along), _at(distance + size * 0.6, xy, along)
    if after[-1, 0] < before[0, 0]:
        mirrored = distance[0] + distance[-1] - distance
        after, before = _at(mirrored - size * 0.6, xy, along), _at(mirrored + size * 0.6, xy, along)
    angle = np.arctan2(after[:, 1] - before[:, 1], after[:, 0] - before[:, 0])
    middle = (before + after) / 2
    down = np.column_stack([-np.sin(angle), np.cos(angle)]) * size * CAP_HEIGHT_EM / 2
    return middle + down, angle


def _at(distance: FloatArray, xy: FloatArray, along: FloatArray) -> FloatArray:
    return np.column_stack([np.interp(distance, along, xy[:, 0]), np.interp(distance, along, xy[:, 1])])
