"""How high does the town's ground lie? One grid of heights: level by the river, a hill in the south-east.

The streets called after hills climb it: Ferry Lane, and the closes east of it. All else is level.
"""

import math
from pathlib import Path

from town.shapes import XY, place

_LEVEL_M, _HILL_M = 8.0, 42.0  # above the sea: the town, and how much higher the hill is
_TOP: XY = (2420, -60)  # on the plan
_RADII_M: XY = (420.0, 330.0)  # where the hill ends, to the east and to the north
_POST_M, _MARGIN_M = 50, 3_000
_CORNERS: tuple[XY, XY] = ((-120, -120), (3180, 2610))  # of the plan, around the town


def height_at(x: float, y: float) -> float:
    """Metres above the sea at a point in metres: level but for one round hill without a step at its foot."""
    top = place(*_TOP)
    share = math.hypot((x - top[0]) / _RADII_M[0], (y - top[1]) / _RADII_M[1])
    rise = math.cos(share * math.pi / 2) ** 2 if share < 1 else 0.0
    return round(_LEVEL_M + _HILL_M * rise, 1)


def write_heights(path: Path) -> None:
    """The heights as an ASCII grid, every 50 m, as a tile of a real one comes."""
    low, high = (place(*corner) for corner in _CORNERS)
    west, south = (int((edge - _MARGIN_M) // _POST_M * _POST_M) for edge in low)
    east, north = (int((edge + _MARGIN_M) // _POST_M * _POST_M) for edge in high)
    columns, rows = range(west, east + 1, _POST_M), range(north, south - 1, -_POST_M)
    header = {
        "ncols": len(columns),
        "nrows": len(rows),
        "xllcorner": west,
        "yllcorner": south,
        "cellsize": _POST_M,
    }
    lines = [f"{key} {value}" for key, value in header.items()]
    lines += [" ".join(f"{height_at(x, y):g}" for x in columns) for y in rows]
    path.write_bytes("".join(f"{line}\n" for line in lines).encode("ascii"))
