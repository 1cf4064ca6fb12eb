"""How many residents does each ward have by their points, and how many if small areas went to wards whole?

The figures of wards are by points: each resident point counts in the ward in which it lies. Official best-fit
tables give a whole small area to the one ward that holds its population-weighted centre; ours are told
beside them, so that both can be held against a published total.
"""

from dataclasses import dataclass, field

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.derived import kept_with
from layers.area import Area
from layers.wards.read import ward_of
from questions.wards.gap_people import people_around, people_of
from questions.wards.ward_gap_model import EVERYONE


@dataclass(frozen=True, eq=False)
class WardFit:
    """Residents of a group who live in the wards, counted both ways; with ``nowhere`` both add up to all."""

    table: pd.DataFrame = field(repr=False)  # ward_code, by_points, by_best_fit; Int64
    residents: int | None  # None where the source leaves out some of the group
    moved: int | None  # residents whom best fit counts in another ward than their point lies in, or in none
    nowhere: int = 0  # of these, whom it counts in no ward


@kept_with(most=8)
def ward_fit(area: Area, group: str = EVERYONE) -> WardFit:
    """Count a group in wards by points and by best fit.

    The centre of a small area is the mean of its resident points, weighted by residents. A ward to which a
    small area belongs whose count is not known is missing.

    Raises
    ------
    WithinReachError
        The area has no such group.
    """
    by_point = area.residents["ward_code"].to_numpy(dtype=object)
    people = people_of(area, group)
    best = _best_fit(area).reindex(area.residents["small_area_code"]).fillna("").to_numpy(dtype=object)
    points, fits = (pd.Series(people).groupby(codes).sum(skipna=False) for codes in (by_point, best))
    codes = list(area.wards["ward_code"])
    table = pd.DataFrame(
        {
            "ward_code": codes,
            "by_points": points.reindex(codes, fill_value=0).round().astype("Int64").to_numpy(),
            "by_best_fit": fits.reindex(codes, fill_value=0).round().astype("Int64").to_numpy(),
        }
    )
    table = table.astype({"by_points": "Int64", "by_best_fit": "Int64"})
    if np.isnan(people).any():
        return WardFit(table, None, None)
    moved, nowhere = people[by_point != best].sum(), people[best == ""].sum()
    return WardFit(table, round(people.sum()), round(moved), round(nowhere))


def _best_fit(area: Area) -> "pd.Series[str]":
    """The ward of each small area's centre, by small-area code."""
    everyone = np.nan_to_num(people_around(area), nan=1.0)  # not known: each point alike
    weight = np.where(everyone > 0, everyone, 1e-9)  # where nobody lives the middle of the points
    at = pd.DataFrame(
        {
            "code": area.residents["small_area_code"].to_numpy(),
            "weight": weight,
            "x": weight * area.residents.geometry.x.to_numpy(),
            "y": weight * area.residents.geometry.y.to_numpy(),
        }
    )
    sums = at.groupby("code")[["weight", "x", "y"]].sum()
    centres = gpd.GeoSeries(
        gpd.points_from_xy(sums["x"] / sums["weight"], sums["y"] / sums["weight"]),
        index=sums.index,
        crs=area.crs,
    )
    return ward_of(centres, area.wards)
