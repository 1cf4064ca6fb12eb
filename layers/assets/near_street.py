"""Which named street is an asset on, so that nameless ones can be told apart?"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

NEAR_STREET_M: Final = 150.0

Geometries = npt.NDArray[np.object_]


def nearest_street(places: Geometries, streets: Geometries, *, names: Sequence[str]) -> list[str]:
    """Name the nearest street to each place, or "" if there is none within 150 m.

    ``places`` (n,) and ``streets`` (s,) are geometries in metres; ``names`` (s,) runs beside ``streets``. Of
    streets equally near, the first in the alphabet is named.
    """
    tree = shapely.STRtree(streets)
    place, street = tree.query_nearest(places, max_distance=NEAR_STREET_M, all_matches=True)
    nearest = [""] * len(places)
    for at, which in zip(place.tolist(), street.tolist(), strict=True):
        nearest[at] = min(filter(None, [nearest[at], names[which]]))
    return nearest
