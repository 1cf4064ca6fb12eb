"""Where are residents taken to live? The people of each small area, shared among its postcodes."""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.residents.whole_shares import IntArray, share_whole
from layers.wards.read import ward_of

CENTROID: Final = "centroid"
MIDDLE: Final = "middle"
MOSTLY_MAPPED: Final = (
    0.5  # with addresses in at least this share of a small area's postcodes, addresses decide
)


@dataclass(frozen=True, eq=False)
class ResidentPoints:
    """Resident points of an area; every count adds up to that of its small area exactly.

    ``table``: ``point_id`` ("W01001600/NP20 4AA"; …/centroid, …/middle), ``small_area_code``, ``ward_code``
    ("" in no ward), ``residents``, one whole-number column per group, geometry; by ``point_id``.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    by_addresses: int  # small areas shared in proportion to addresses
    equally: int  # small areas shared equally among their postcodes
    at_centroid: int  # small areas without a postcode, at their population-weighted centroid
    at_middle: int  # small areas without either, at a point inside them


def resident_points(
    small_areas: gpd.GeoDataFrame,
    postcodes: gpd.GeoDataFrame,
    addresses: gpd.GeoDataFrame,
    wards: gpd.GeoDataFrame,
    *,
    groups: tuple[str, ...],
    centroids: gpd.GeoSeries | None = None,
    accuracy_m: float = 0.0,
) -> ResidentPoints:
    """Share the residents of each small area among the postcodes in it.

    Where at least half of a small area's postcodes have addresses, residents are shared in proportion to
    these, a postcode without counting as one address; elsewhere equally. Ended postcodes and PO boxes house
    nobody. A small area without a postcode has its people at its population-weighted centroid, else at a
    point inside it.

    Parameters
    ----------
    small_areas
        ``small_area_code``, ``residents``, groups, geometry.
    postcodes
        ``postcode``, ``ended``, perhaps ``po_box``, geometry (missing where not placed).
    addresses
        ``postcode``, "" where not known.
    wards
        ``ward_code``, geometry.
    centroids
        Population-weighted centroids, indexed by ``small_area_code``.
    accuracy_m
        How far off the wards' boundaries may be, metres; see ``layers.wards.read.ward_of``.
    """
    homes = _homes(small_areas, postcodes, addresses)
    alone = _alone(small_areas[~small_areas["small_area_code"].isin(homes["small_area_code"])], centroids)
    places = pd.concat([homes.drop(columns="mapped"), alone], ignore_index=True)
    places.insert(0, "point_id", places["small_area_code"] + "/" + places["place"])
    places = places.sort_values("point_id", ignore_index=True)
    counts = _counts(places, small_areas, ["residents", *groups])
    points = gpd.GeoSeries(places["geometry"].to_numpy(), crs=small_areas.crs)
    table = places[["point_id", "small_area_code"]].assign(
        ward_code=ward_of(points, wards, accuracy_m=accuracy_m), **counts
    )
    lived_in = (counts.fillna(0) > 0).any(axis=1) | places["place"].isin([CENTROID, MIDDLE])
    mapped = homes.groupby("small_area_code")["mapped"].first()
    return ResidentPoints(
        gpd.GeoDataFrame(table, geometry=points)[lived_in].reset_index(drop=True),
        by_addresses=int(mapped.sum()),
        equally=int((~mapped).sum()),
        at_centroid=int((alone["place"] == CENTROID).sum()),
        at_middle=int((alone["place"] == MIDDLE).sum()),
    )


def _homes(
    small_areas: gpd.GeoDataFrame, postcodes: gpd.GeoDataFrame, addresses: gpd.GeoDataFrame
) -> pd.DataFrame:
    """One row per postcode in a small area: its weight, and whether addresses decided it."""
    lived = postcodes["ended"].isna() & postcodes.geometry.notna()
    if "po_box" in postcodes:
        lived &= ~postcodes["po_box"].astype(bool)
    places = postcodes.loc[lived, ["postcode", "geometry"]].drop_duplicates("postcode")
    ordered = small_areas.sort_values("small_area_code", ignore_index=True)
    tree = shapely.STRtree(ordered.geometry.to_numpy())
    place, area = tree.query(places.geometry.to_numpy(), predicate="intersects")
    homes = (
        pd.DataFrame({"place": place, "area": area}).sort_values(["place", "area"]).drop_duplicates("place")
    )
    addresses_of = addresses.loc[addresses["postcode"] != "", "postcode"].value_counts()
    by_postcode = pd.DataFrame(
        {
            "small_area_code": ordered["small_area_code"].to_numpy()[homes["area"]],
            "place": places["postcode"].to_numpy()[homes["place"]],
            "geometry": places.geometry.to_numpy()[homes["place"]],
        }
    )
    at = by_postcode["place"].map(addresses_of).fillna(0).astype(float)
    by_postcode["mapped"] = (at > 0).groupby(by_postcode["small_area_code"]).transform(
        "mean"
    ) >= MOSTLY_MAPPED
    by_postcode["weight"] = np.where(by_postcode["mapped"], np.maximum(at, 1.0), 1.0)
    return by_postcode


def _alone(small_areas: gpd.GeoDataFrame, centroids: gpd.GeoSeries | None) -> pd.DataFrame:
    codes = small_areas["small_area_code"].to_numpy(dtype=object)
    inside = small_areas.geometry.representative_point()
    centroid_of = {} if centroids is None else dict(zip(centroids.index, centroids.to_numpy(), strict=True))
    return pd.DataFrame(
        {
            "small_area_code": codes,
            "place": [CENTROID if code in centroid_of else MIDDLE for code in codes],
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
