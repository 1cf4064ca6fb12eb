"""How long is the walk from each of these points to each of those? An origin-destination (OD) matrix."""

from typing import Final

import numpy as np
import pandas as pd

from geo.paces import Pace
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.walks.own_points import Points, PointsError, joined_points, metres_of
from questions.walks.timed_pairs import pairs_then
from questions.walks.timed_ways import ALL_OPEN
from questions.walks.walking_ground import ASSET_LIMIT_M, snapper_of

OD_COLUMNS: Final = ("origin", "destination", "walk_m", "walk_min")


def od_matrix(
    area: Area,
    origins: Points,
    destinations: Points,
    *,
    pace: Pace,
    minutes: float,
    workers: Workers = ALONE,
) -> pd.DataFrame:
    """Every walk of at most ``minutes`` from an origin to a destination, in long form.

    Gates and ways that are open at times only count as open.

    Parameters
    ----------
    area
        The prepared place.
    origins, destinations
        (n,) and (d,) points in any CRS; their indexes label the rows of the answer. Origins are judged as
        homes are, destinations joined to the streets as assets are.
    pace
        How fast, and what is avoided.
    minutes
        The longest walk that counts, one way, inclusive.
    workers
        Who measures the walks, each a share; the answer is the same.

    Returns
    -------
    OD_COLUMNS in the order of origins, then destinations: metres (level ones, where hills count: as many as
    take as long on the level), and minutes (not rounded). A pair without a
    row is further; an origin that ``own_points.unjudged`` names has no rows because nothing is known of it.

    Raises
    ------
    PointsError
        ``minutes`` is not more than 0, or a point cannot be used.
    CrsMismatchError
        Points have no coordinate system.
    """
    if not minutes > 0:
        raise PointsError("The longest walk is not more than 0 minutes.", "Give minutes such as 15.")
    area = with_hills(area, pace.gradient)
    starts = joined_points(area, origins, pace=pace)
    ends = snapper_of(area, pace.avoid).snap(*metres_of(area, destinations), limit_m=ASSET_LIMIT_M)
    measured = pairs_then(
        area,
        starts.snaps,
        ends,
        door_asset=np.arange(len(ends)),
        asset_count=len(ends),
        cutoff_m=pace.cutoff_m(minutes),
        avoid=pace.avoid,
        shut=ALL_OPEN,
        workers=workers,
    )
    walks = measured.take(starts.judged[measured.point])
    return pd.DataFrame(
        {
            "origin": starts.labels.take(walks.point),
            "destination": destinations.index.take(walks.asset),
            "walk_m": walks.distance_m,
            "walk_min": walks.distance_m / pace.speed_mps / 60,
        }
    )
