"""Where do the streets we know reach, and which residents have none to walk on?"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from layers.area import Area
from questions.walks.resident_homes import Unjudged, resident_homes
from questions.walks.walking_ground import ORIGIN_LIMIT_M

_COARSE_M = 25.0  # a drawing of a whole city needs no more


@dataclass(frozen=True, eq=False)
class StreetCover:
    """How much of an area its streets let us judge. Nothing in it depends on any person."""

    residents: int
    without: int  # residents with no street within ORIGIN_LIMIT_M
    wards: pd.DataFrame = field(
        repr=False
    )  # ward_code, ward_name, residents, without (missing where not counted), geometry
    reach: shapely.Geometry = field(repr=False)  # ground within ORIGIN_LIMIT_M of a street, coarsely
    homes_without: tuple[shapely.Point, ...] = field(repr=False)  # where the residents without streets live
    across: int = 0  # more residents who have one, but only across water, a railway or another barrier
    not_joined: int = 0  # more residents whose street is not joined to the others
    areas_uncounted: int = 0  # small areas of which nobody knows how many live there; in no figure here

    @property
    def unjudged(self) -> int:
        """Residents of whom nobody can say what is in reach: the unknown of ``ward_gaps``."""
        return self.without + self.across + self.not_joined


def streets_and_residents(area: Area) -> StreetCover:
    """Count the residents of each ward who have a street near enough, and those who have none.

    Returns
    -------
    Every ward is in ``wards``, in the order of their names, its numbers missing where not all are counted;
    residents in no ward are counted in nothing.
    """
    points = area.residents
    here = points["ward_code"].ne("")
    uncounted = points["residents"].isna() & here
    counts = points["residents"].fillna(0).astype("int64").where(here, 0)
    unjudged = resident_homes(area, 0).unjudged
    outside = np.asarray(unjudged == Unjudged.NO_STREET, bool)
    by_ward = (
        pd.DataFrame(
            {"ward_code": points["ward_code"], "residents": counts, "without": counts.where(outside, 0)}
        )
        .groupby("ward_code")
        .sum()
    )
    wards = area.wards[["ward_code", "ward_name", "geometry"]].merge(
        by_ward, left_on="ward_code", right_index=True, how="left"
    )
    wards[["residents", "without"]] = wards[["residents", "without"]].fillna(0).astype("int64")
    partly = wards["ward_code"].isin(points.loc[uncounted, "ward_code"])
    if partly.any():
        wards[["residents", "without"]] = wards[["residents", "without"]].astype("Int64").mask(partly)
    homes = points.geometry.to_numpy()[outside & (counts.to_numpy() > 0)]
    return StreetCover(
        residents=int(counts.sum()),
        without=int(counts[outside].sum()),
        across=int(counts[unjudged == Unjudged.ACROSS].sum()),
        not_joined=int(counts[unjudged == Unjudged.NOT_JOINED].sum()),
        wards=pd.DataFrame(wards.sort_values("ward_name", ignore_index=True)),
        reach=_reach(area),
        homes_without=tuple(homes),
        areas_uncounted=int(points.loc[uncounted, "small_area_code"].nunique()),
    )


def _reach(area: Area) -> shapely.Geometry:
    """The ground near a street: squares of ``_COARSE_M`` that a street crosses, grown by the limit."""
    lines = area.network.lines[shapely.length(area.network.lines) > 0]
    points = shapely.get_coordinates(shapely.segmentize(lines, 2 * _COARSE_M))
    squares = np.unique(np.round(points / _COARSE_M), axis=0) * _COARSE_M
    near = shapely.buffer(shapely.points(squares), ORIGIN_LIMIT_M, quad_segs=2)
    return shapely.simplify(shapely.union_all(near), _COARSE_M)
