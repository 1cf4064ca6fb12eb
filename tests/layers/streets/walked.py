"""How far is it between two places of a small town's streets, joined as homes and places are?"""

from pathlib import Path

import numpy as np
import shapely

from geo.reach import walk_lengths
from geo.snap import Snapper
from geo.sweep import sweep
from layers.streets.read import Streets, read_streets
from tests.layers.osm_xml import CORNER, CRS, OsmFile, Point

KEEP = shapely.box(CORNER[0] - 9000, CORNER[1] - 9000, CORNER[0] + 9000, CORNER[1] + 9000)


def streets_of(osm: OsmFile, folder: Path) -> Streets:
    return read_streets(osm.write(folder), crs=CRS, keep=KEEP)


def walked_m(streets: Streets, start: Point, end: Point, *, avoid: int = 0) -> float:
    """Metres from door to door; infinite where there is no way."""
    snapper = Snapper(streets.network, avoid=avoid)
    home, door = (
        snapper.snap(np.array([x + CORNER[0]]), np.array([y + CORNER[1]]), limit_m=100.0)
        for x, y in (start, end)
    )
    swept = sweep(streets.network, home, cutoff_m=1e6, avoid=avoid)
    return float(walk_lengths(streets.network, swept, home, door)[0])
