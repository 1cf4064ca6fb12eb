"""Which of the things on the map are one and the same place, mapped twice or in parts?"""

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from layers.assets.club_bars import bars_of_clubs

SAME_PLACE_M: Final = 50.0

TWICE: Final = "the same place mapped twice (same kind, same name, within 50 m)"
SIDE_BY_SIDE: Final = "pitches of the same sport side by side, shown as one"
IN_CENTRE: Final = "pitches inside the grounds of a sports centre or club"
OF_CLUB: Final = "bars of a club, shown as the club"
IN_SCHOOL: Final = "pitches and playgrounds in school grounds, not said to be open"

Geometries = npt.NDArray[np.object_]
BoolArray = npt.NDArray[np.bool_]
IndexArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Distinct:
    """Which rows stay, and how many went for which reason."""

    keep: BoolArray
    dropped: Counter[str]


def distinct_places(things: pd.DataFrame, footprints: Geometries, *, schools: Geometries) -> Distinct:
    """Keep one row per place.

    Parameters
    ----------
    things
        (n, …) ``asset_id``, ``kind``, ``name``, ``organisation``, ``description``, ``bar`` ("bar", "pub" or
        ""), ``open`` (said to be open to everyone) and ``told`` (how many of its fields are filled: of two
        rows for one place the fuller stays).
    footprints
        (n,) points, lines or polygons, metres.
    schools
        (s,) polygons of school grounds, metres.
    """
    points = shapely.point_on_surface(footprints)
    grounds = things["kind"].isin(["pitch", "playground"]).to_numpy() & ~things["open"].to_numpy(dtype=bool)
    pitches = things["kind"].eq("pitch").to_numpy() & things["name"].eq("").to_numpy()
    centres = footprints[things["kind"].isin(["sports_centre", "sports_club"]).to_numpy()]
    reason = np.full(len(things), "", dtype=object)
    reason[_inside(points, centres) & pitches] = IN_CENTRE
    reason[_inside(points, schools) & grounds] = IN_SCHOOL
    reason[bars_of_clubs(things, footprints)] = OF_CLUB
    left = np.flatnonzero(reason == "")
    twice = left[_superseded(things.iloc[left], footprints[left], points[left])]
    reason[twice] = np.where(pitches[twice], SIDE_BY_SIDE, TWICE)
    return Distinct(reason == "", Counter(str(words) for words in reason if words))


def _inside(points: Geometries, grounds: Geometries) -> BoolArray:
    inside = np.zeros(len(points), dtype=bool)
    areas = grounds[shapely.get_dimensions(grounds) == 2]
    if len(areas):
        inside[shapely.STRtree(areas).query(points, predicate="within")[0]] = True
    return inside


def _superseded(things: pd.DataFrame, footprints: Geometries, points: Geometries) -> BoolArray:
    """Mark every row but the best of each group of rows that are one place."""
    a, b = _same_place(things, footprints, points)
    count = len(things)
    links = coo_array((np.ones(len(a), dtype=bool), (a, b)), shape=(count, count))
    _, group = connected_components(links, directed=False)
    worth = pd.DataFrame(
        {
            "group": group,
            "named": things["name"].ne("").to_numpy(),
            "told": things["told"].to_numpy(),
            "area": shapely.area(footprints),
            "asset_id": things["asset_id"].to_numpy(),
        }
    )
    ranked = worth.sort_values(["named", "told", "area", "asset_id"], ascending=[False, False, False, True])
    result: BoolArray = ranked.duplicated("group").sort_index().to_numpy()
    return result


def _same_place(
    things: pd.DataFrame, footprints: Geometries, points: Geometries
) -> tuple[IndexArray, IndexArray]:
    """Pairs of rows of one kind that are one place: by name within 50 m, or by lying on one another."""
    a, b = shapely.STRtree(footprints).query(footprints, predicate="dwithin", distance=SAME_PLACE_M)
    once = a < b
    a, b = a[once], b[once]
    kind, name = things["kind"].to_numpy(), things["name"].str.casefold().str.split().str.join(" ").to_numpy()
    sport = things["description"].to_numpy()
    nameless_pitch = (kind[a] == "pitch") & (name[a] == "") & (sport[a] == sport[b])
    on_each_other = shapely.covers(footprints[a], points[b]) | shapely.covers(footprints[b], points[a])
    one_nameless = (name[a] == "") | (name[b] == "")
    by_name = (name[a] == name[b]) & ((name[a] != "") | nameless_pitch)
    same = (kind[a] == kind[b]) & (by_name | (one_nameless & on_each_other))
    return a[same], b[same]
