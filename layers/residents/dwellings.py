"""At which postcodes do the people of each small area live, and how many dwellings speak for each?"""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.types import FloatArray, IndexArray, ObjectArray
from layers.wards.own_codes import most_common

MOSTLY_MAPPED: Final = 0.5  # with dwellings at this share of a small area's postcodes, dwellings decide
NO_AREA: Final = -1
SLACK_M: Final = 1e-6  # so that a distance of exactly the accuracy is within it


@dataclass(frozen=True, eq=False)
class Dwellings:
    """What is known of where people live, in metres of one CRS."""

    postcodes: gpd.GeoDataFrame = field(repr=False)  # and perhaps po_box, ward_code, council_code
    addresses: pd.DataFrame = field(repr=False)  # postcode, "" where not known
    uprns: gpd.GeoSeries | None = field(default=None, repr=False)  # a point per address, without its text
    accuracy_m: float = 0.0  # how far off the boundaries of small areas may be


@dataclass(frozen=True, eq=False)
class HomePostcodes:
    """The postcodes at which the people of each small area live, n of them.

    ``table``: ``small_area_code``, ``place`` (the postcode), ``geometry``, ``own_ward`` and ``own_council``
    (codes as the source of postcodes says, "" where it does not), ``mapped`` (bool: dwellings decide in this
    small area) and ``weight`` (dwellings there, else 1).
    """

    table: pd.DataFrame = field(repr=False)
    by_uprns: bool  # the dwellings are of unique property reference numbers, not of addresses on the map
    across_border: int  # postcodes whose own council is another than that of the small area they lie in
    just_outside: int  # postcodes in no small area, but so near to one that it is theirs

    def small_area_weights(self, codes: list[str]) -> tuple[FloatArray, bool]:
        """Each small area's dwellings, where they decide in all of ``codes``, else its postcodes; and which.

        Returns (m,) weights, and whether they are dwellings.
        """
        here = self.table[self.table["small_area_code"].isin(codes)]
        by_dwellings = set(here["small_area_code"]) == set(codes) and bool(here["mapped"].all())
        each = here["weight"] if by_dwellings else pd.Series(1.0, index=here.index)
        sums = each.groupby(here["small_area_code"]).sum().reindex(codes).fillna(0.0)
        return np.asarray(sums, np.float64), by_dwellings


def home_postcodes(small_areas: gpd.GeoDataFrame, dwellings: Dwellings) -> HomePostcodes:
    """Say which postcodes house the people of which small area.

    Small areas lie within councils. A postcode whose own council is another than that of most postcodes
    about it only seems to lie there, for the boundary is drawn too coarsely: it goes to a small area of its
    own council within ``accuracy_m``, or else houses nobody here. A postcode in no small area goes to the
    nearest one within ``accuracy_m``. Ended postcodes and PO boxes house nobody.

    Parameters
    ----------
    small_areas
        ``small_area_code``, geometry.
    dwellings
        Postcodes, and what says how many people live at each: unique property reference numbers where they
        are given, each counted at the nearest postcode of its small area; else addresses.
    """
    places = _lived_in(dwellings.postcodes)
    ordered = small_areas.sort_values("small_area_code", ignore_index=True)
    shapes, points = ordered.geometry.to_numpy(), places.geometry.to_numpy()
    lies_in = area_of(points, shapes)
    council = places["own_council"].to_numpy(object)
    area = _of_own_council(lies_in, council, points, shapes, dwellings.accuracy_m)
    house = area != NO_AREA
    table = pd.DataFrame(
        {
            "small_area_code": ordered["small_area_code"].to_numpy(object)[area[house]],
            "place": places["postcode"].to_numpy(object)[house],
            "geometry": points[house],
            "own_ward": places["own_ward"].to_numpy(object)[house],
            "own_council": places["own_council"].to_numpy(object)[house],
        }
    )
    counts = _uprns_at(table, dwellings.uprns, ordered) if dwellings.uprns is not None else _addresses_at(
        table, dwellings.addresses
    )  # fmt: skip
    mapped = pd.Series(counts > 0).groupby(table["small_area_code"]).transform("mean") >= MOSTLY_MAPPED
    table["mapped"] = mapped.astype(bool)
    table["weight"] = np.where(table["mapped"], np.maximum(counts, 1.0), 1.0)
    return HomePostcodes(
        table,
        by_uprns=dwellings.uprns is not None,
        across_border=int(((lies_in != NO_AREA) & (lies_in != area)).sum()),
        just_outside=int(((lies_in == NO_AREA) & house).sum()),
    )


def _lived_in(postcodes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    lived = postcodes["ended"].isna() & postcodes.geometry.notna()
    if "po_box" in postcodes:
        lived &= ~postcodes["po_box"].astype(bool)
    places = postcodes[lived].drop_duplicates("postcode")
    own = {
        name: places[column].fillna("").astype(str).to_numpy(object) if column in places else ""
        for name, column in (("own_ward", "ward_code"), ("own_council", "council_code"))
    }
    return places[["postcode", "geometry"]].assign(**own)


def area_of(points: ObjectArray, shapes: ObjectArray) -> IndexArray:
    """(n,) the first of the shapes in which each point lies, ``NO_AREA`` in none."""
    first = np.full(len(points), len(shapes))
    point, shape = shapely.STRtree(shapes).query(points, predicate="intersects")
    np.minimum.at(first, point, shape)
    return np.where(first < len(shapes), first, NO_AREA)


def _of_own_council(
    lies_in: IndexArray, council: ObjectArray, points: ObjectArray, shapes: ObjectArray, accuracy_m: float
) -> IndexArray:
    """(n,) the small area of each postcode, of its own council where councils are known."""
    mostly = most_common(lies_in, council, groups=len(shapes))
    around = np.append(mostly, "")[lies_in]  # the council of the small area it lies in
    foreign = (council != "") & (around != "") & (council != around)
    area = np.where(foreign, NO_AREA, lies_in)
    lost = np.flatnonzero(area == NO_AREA)
    if accuracy_m > 0 and len(lost):
        tree = shapely.STRtree(shapes)
        at, near = tree.query(points[lost], predicate="dwithin", distance=accuracy_m + SLACK_M)
        fits = (mostly[near] == council[lost[at]]) | (mostly[near] == "") | (council[lost[at]] == "")
        at, near = at[fits], near[fits]
        order = np.lexsort((near, shapely.distance(points[lost[at]], shapes[near])))[::-1]
        area[lost[at[order]]] = near[order]  # the nearest is written last, and so stays
    return area


def _addresses_at(table: pd.DataFrame, addresses: pd.DataFrame) -> FloatArray:
    counts = addresses.loc[addresses["postcode"] != "", "postcode"].value_counts()
    return np.asarray(table["place"].map(counts).fillna(0), np.float64)


def _uprns_at(table: pd.DataFrame, uprns: gpd.GeoSeries, small_areas: gpd.GeoDataFrame) -> FloatArray:
    """(n,) how many of the points are nearest to each postcode, among those of their small area."""
    points = uprns.to_numpy()
    area = area_of(points, small_areas.geometry.to_numpy())
    codes = np.append(small_areas["small_area_code"].to_numpy(object), "")[area]
    points_of = pd.Series(points).groupby(codes).indices
    counts, at = np.zeros(len(table)), table["geometry"].to_numpy()
    for code, rows in table.reset_index(drop=True).groupby("small_area_code").indices.items():
        if code in points_of:
            nearest = shapely.STRtree(at[rows]).nearest(points[points_of[code]])
            counts[rows] = np.bincount(nearest, minlength=len(rows))
    return counts
