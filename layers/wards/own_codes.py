"""In which ward is a home: the one that its postcode names, or the one in which its point lies?

A point on a coarse boundary may lie in the neighbouring ward, or in the next council's. Postcodes carry
their own codes, of the boundaries as they truly are; but of the year of the postcodes, not of the wards.
"""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.types import BoolArray, IndexArray, ObjectArray
from layers.wards.read import ward_of

RECODED_M: Final = 50.0  # how near a ward without any postcode of its own may be to a home that is in it


@dataclass(frozen=True, eq=False)
class HomeWards:
    """The ward of each of n homes."""

    ward_code: "pd.Series[str]" = field(repr=False)  # (n,) "" in none
    by_point: "pd.Series[str]" = field(repr=False)  # (n,) that in which the point lies
    has_own: BoolArray = field(repr=False)  # (n,) homes whose postcode names a ward of any year
    same_year: bool  # whether any ward of the file is named by a postcode


def wards_of_homes(
    points: gpd.GeoSeries,
    own_ward: ObjectArray,
    own_council: ObjectArray,
    *,
    wards: gpd.GeoDataFrame,
    accuracy_m: float = 0.0,
) -> HomeWards:
    """Say in which ward each home lies: by its postcode's own code where the wards are of that year.

    A code that the wards have decides. One that they do not have is either another ward's (then the home is
    in none of these), or a newer code of one of them: where the ward about the point is named by other
    postcodes, and lies in the same council as the home, it cannot be that one, and a ward that no postcode
    names is looked for within ``accuracy_m`` (or 50 metres). A home without a code goes by its point.

    Parameters
    ----------
    points
        (n,) homes, metres.
    own_ward, own_council
        (n,) codes as the source of postcodes says, "" where it does not.
    wards
        ``ward_code``, geometry.
    accuracy_m
        How far off the wards' boundaries may be, metres; see ``ward_of``.
    """
    codes = wards["ward_code"].to_numpy(object)
    by_point = ward_of(points, wards, accuracy_m=accuracy_m)
    ward = by_point.to_numpy(object).copy()
    in_file = np.isin(own_ward, codes)
    named = np.isin(codes, own_ward)
    ward[in_file] = own_ward[in_file]
    at = pd.Index(codes).get_indexer(ward)  # -1 in none
    council = np.append(most_common(at, own_council, groups=len(codes)), "")[at]
    abroad = (own_council != "") & (council != "") & (own_council != council)
    not_this = np.isin(ward, codes[named]) & (own_ward != "")
    elsewhere = np.flatnonzero(~in_file & (ward != "") & (abroad | not_this))
    ward[elsewhere] = ""
    at_home = elsewhere[~abroad[elsewhere]]
    ward[at_home] = ward_of(
        points.iloc[at_home], wards[~named], accuracy_m=max(accuracy_m, RECODED_M)
    ).to_numpy(object)
    return HomeWards(
        pd.Series(ward, index=points.index, dtype=str), by_point, own_ward != "", bool(named.any())
    )


def most_common(group: IndexArray, codes: ObjectArray, *, groups: int) -> ObjectArray:
    """(g,) the code that most members of each group have, "" where none has one; of equals the lower."""
    named = (group >= 0) & (codes != "")
    table = pd.DataFrame({"group": group[named], "code": codes[named]})
    counts = table.value_counts().rename("count").reset_index()
    first = counts.sort_values(["count", "code"], ascending=[False, True]).drop_duplicates("group")
    mostly = np.full(groups, "", object)
    mostly[first["group"].to_numpy(int)] = first["code"].to_numpy(object)
    return mostly
