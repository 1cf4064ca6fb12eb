"""Where are residents taken to live? The people of each small area, shared among its postcodes."""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from layers.residents.dwellings import HomePostcodes
from layers.residents.whole_shares import IntArray, share_whole
from layers.wards.own_codes import HomeWards, wards_of_homes

CENTROID: Final = "centroid"
MIDDLE: Final = "middle"


@dataclass(frozen=True, eq=False)
class ResidentPoints:
    """Resident points of an area; every count adds up to that of its small area exactly.

    ``table``: ``point_id`` ("W01001600/NP20 4AA"; …/centroid, …/middle), ``small_area_code``, ``ward_code``
    ("" in no ward), ``residents``, one whole-number column per group (missing where that of the small area
    is), geometry; by ``point_id``.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    by_dwellings: int  # small areas shared in proportion to addresses, or to property reference numbers
    equally: int  # small areas shared equally among their postcodes
    at_centroid: int  # small areas without a postcode, at their population-weighted centroid
    at_middle: int  # small areas without either, at a point inside them
    wards: HomeWards = field(repr=False)  # of the points, in the table's order: by postcode and by point


def resident_points(
    small_areas: gpd.GeoDataFrame,
    homes: HomePostcodes,
    wards: gpd.GeoDataFrame,
    *,
    groups: tuple[str, ...],
    centroids: gpd.GeoSeries | None = None,
    accuracy_m: float = 0.0,
) -> ResidentPoints:
    """Share the residents of each small area among the postcodes in it.

    Where at least half of a small area's postcodes have dwellings, residents are shared in proportion to
    these, a postcode without counting as one; elsewhere equally. A small area without a postcode has its
    people at its population-weighted centroid, else at a point inside it.

    Parameters
    ----------
    small_areas
        ``small_area_code``, ``residents``, groups, geometry.
    homes
        The postcodes of the small areas, and how many dwellings speak for each.
    wards
        ``ward_code``, geometry.
    centroids
        Population-weighted centroids, indexed by ``small_area_code``.
    accuracy_m
        How far off the wards' boundaries may be, metres; see ``layers.wards.own_codes``.
    """
    lived = homes.table
    alone = _alone(small_areas[~small_areas["small_area_code"].isin(lived["small_area_code"])], centroids)
    places = pd.concat([lived.drop(columns="mapped"), alone], ignore_index=True)
    places.insert(0, "point_id", places["small_area_code"] + "/" + places["place"])
    places = places.sort_values("point_id", ignore_index=True)
    counts = _counts(places, small_areas, ["residents", *groups])
    # A point of a small area whose counts are not known stays: people may live there.
    lived_in = (counts.isna() | (counts.fillna(0) > 0)).any(axis=1) | places["place"].isin([CENTROID, MIDDLE])
    places, counts = places[lived_in].reset_index(drop=True), counts[lived_in].reset_index(drop=True)
    points = gpd.GeoSeries(places["geometry"].to_numpy(), crs=small_areas.crs)
    own = (places[name].to_numpy(object) for name in ("own_ward", "own_council"))
    home_wards = wards_of_homes(points, *own, wards=wards, accuracy_m=accuracy_m)
    table = places[["point_id", "small_area_code"]].assign(ward_code=home_wards.ward_code, **counts)
    mapped = lived.groupby("small_area_code")["mapped"].first().astype(bool)
    return ResidentPoints(
        gpd.GeoDataFrame(table, geometry=points),
        by_dwellings=int(mapped.sum()),
        equally=int((~mapped).sum()),
        at_centroid=int((alone["place"] == CENTROID).sum()),
        at_middle=int((alone["place"] == MIDDLE).sum()),
        wards=home_wards,
    )


def _alone(small_areas: gpd.GeoDataFrame, centroids: gpd.GeoSeries | None) -> pd.DataFrame:
    codes = small_areas["small_area_code"].to_numpy(dtype=object)
    inside = small_areas.geometry.representative_point()
    centroid_of = {} if centroids is None else dict(zip(centroids.index, centroids.to_numpy(), strict=True))
    return pd.DataFrame(
        {
            "small_area_code": codes,
            "place": [CENTROID if code in centroid_of else MIDDLE for code in codes],
            "own_ward": "",
            "own_council": "",
            "weight": 1.0,
            "geometry": [centroid_of.get(code, point) for code, point in zip(codes, inside, strict=True)],
        }
    )


def _counts(places: pd.DataFrame, small_areas: gpd.GeoDataFrame, columns: list[str]) -> pd.DataFrame:
    """One whole number per place and column; missing where the small area's own is."""
    totals = small_areas.set_index("small_area_code")[columns]
    codes = places["small_area_code"].to_numpy()
    weights = places["weight"].to_numpy(float)
    shared = {column: np.full(len(places), -1, np.int64) for column in columns}
    for code, rows in pd.Series(range(len(places))).groupby(codes).indices.items():
        for column in columns:
            total = totals.at[code, column]
            if not pd.isna(total):
                shared[column][rows] = share_whole(int(total), weights[rows])
    return pd.DataFrame({column: _known(counts) for column, counts in shared.items()}, index=places.index)


def _known(counts: IntArray) -> "pd.Series[int]":
    """Plain whole numbers, or such as can be missing where some (given as -1) are not known."""
    whole = pd.Series(counts)
    return whole if (counts >= 0).all() else whole.astype("Int64").mask(counts < 0)
