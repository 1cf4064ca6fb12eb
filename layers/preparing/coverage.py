"""Which residents have streets to walk on, and where do the streets stop?"""

from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import LONLAT, to_lonlat
from geo.errors import WithinReachError
from geo.network import WalkNetwork
from geo.types import BoolArray

OUTSIDE_NETWORK_M: Final = 100.0  # residents farther from every street are outside the network
_NEAR_END_M: Final = 300.0  # ground whose streets are missing begins 200 m beyond the last street


class WardsMissStreetsError(WithinReachError, ValueError):
    """The wards and the streets are of different places."""


def check_streets_meet_wards(
    network: WalkNetwork, wards: gpd.GeoDataFrame, *, streets_file: str, wards_file: str
) -> None:
    """Refuse wards in which there is no street at all.

    Raises
    ------
    WardsMissStreetsError
        No street touches any ward; the message says where both are.
    """
    if len(shapely.STRtree(network.lines).query(wards.geometry.to_numpy(), predicate="intersects")[0]):
        return
    ward_bounds = wards.to_crs(LONLAT).total_bounds
    raise WardsMissStreetsError(
        "No street of {streets_file} lies in any ward of {wards_file}: the streets are at "
        "{extent}, the wards at {extent_2}.",
        "Take streets and wards of the same place.",
        streets_file=streets_file,
        wards_file=wards_file,
        extent=_extent(_bounds(network, str(wards.crs))),
        extent_2=_extent(tuple(ward_bounds)),
    )


def outside_network(residents: gpd.GeoDataFrame, network: WalkNetwork) -> BoolArray:
    """Whether each resident point (n,) has no street within ``OUTSIDE_NETWORK_M``."""
    tree = shapely.STRtree(network.lines)
    near, _ = tree.query_nearest(
        residents.geometry.to_numpy(), max_distance=OUTSIDE_NETWORK_M, all_matches=False
    )
    outside = np.ones(len(residents), bool)
    outside[near] = False
    return outside


def coverage_notes(
    residents: gpd.GeoDataFrame, network: WalkNetwork, wards: gpd.GeoDataFrame, *, missing: BaseGeometry
) -> tuple[str, ...]:
    """Say in sentences which residents are outside the network, by ward, and where the streets stop.

    Parameters
    ----------
    residents
        Resident points: ``ward_code``, ``residents``, geometry; those in no ward are left out.
    wards
        ``ward_code``, ``ward_name``, geometry.
    missing
        Ground over which the streets file does not reach, metres: ``street_reach.StreetReach``.

    Returns
    -------
    No sentence where everybody has a street within ``OUTSIDE_NETWORK_M``.
    """
    residents = residents[residents["ward_code"] != ""]
    outside = outside_network(residents, network)
    counts = residents["residents"].fillna(0).astype("int64")
    lost = int(counts[outside].sum())
    if not lost:
        return ()
    total = int(counts.sum())
    return (
        f"{lost:,} of {total:,} residents ({lost / total:.0%}) have no street within "
        f"{OUTSIDE_NETWORK_M:.0f} m: what they can reach cannot be said. "
        f"{_what_to_do(residents[outside], counts[outside], missing)}",
        *_where_streets_stop(residents[outside], counts[outside], network),
        _by_ward(residents["ward_code"], counts, outside, wards),
    )


def _what_to_do(lost: gpd.GeoDataFrame, counts: "pd.Series[int]", missing: BaseGeometry) -> str:
    """A wider file helps where the file ends; elsewhere the map itself knows no street."""
    ends = shapely.dwithin(lost.geometry.to_numpy(), missing, _NEAR_END_M)
    beyond, among = int(counts[ends].sum()), int(counts[~ends].sum())
    if not among:
        return "The streets file ends where they live: take a wider one to include them."
    if not beyond:
        return "The streets file reaches on around them: the map knows no street nearer to them."
    return (
        f"For {beyond:,} of them the streets file ends where they live: take a wider one to include them. "
        f"Around the other {among:,} it reaches on: the map knows no street nearer to them."
    )


def _where_streets_stop(
    lost: gpd.GeoDataFrame, counts: "pd.Series[int]", network: WalkNetwork
) -> tuple[str, ...]:
    """A sentence per side on which residents live beyond the last street."""
    west, south, east, north = _bounds(network, str(lost.crs))
    lon, lat = to_lonlat(lost.geometry.x, lost.geometry.y, crs=str(lost.crs))
    sides = (
        ("north", lat > north, _latitude(north)),
        ("south", lat < south, _latitude(south)),
        ("east", lon > east, _longitude(east)),
        ("west", lon < west, _longitude(west)),
    )
    return tuple(
        f"The streets stop at {at}: {int(counts[beyond].sum()):,} residents live {side} of it."
        for side, beyond, at in sides
        if counts[beyond].sum()
    )


def _by_ward(
    ward_code: "pd.Series[str]", counts: "pd.Series[int]", outside: BoolArray, wards: gpd.GeoDataFrame
) -> str:
    names = dict(zip(wards["ward_code"], wards["ward_name"], strict=True))
    table = pd.DataFrame({"all": counts, "lost": counts.where(outside, 0)}).groupby(ward_code).sum()
    table = table[table["lost"] > 0].sort_values("lost", ascending=False, kind="stable")
    listed = (
        f"{names[code]} {lost:,} of {every:,}"
        for code, lost, every in zip(table.index, table["lost"], table["all"], strict=True)
    )
    return f"Residents without a street, by ward: {'; '.join(listed)}."


def _bounds(network: WalkNetwork, crs: str) -> tuple[float, float, float, float]:
    """(west, south, east, north) of the streets, degrees."""
    lon, lat = to_lonlat(network.shape_x, network.shape_y, crs=crs)
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())


def _extent(bounds: tuple[float, float, float, float]) -> str:
    west, south, east, north = bounds
    return f"{_latitude(south)} to {_latitude(north)}, {_longitude(west)} to {_longitude(east)}"


def _latitude(degrees: float) -> str:
    return f"{abs(degrees):.3f}° {'N' if degrees >= 0 else 'S'}"


def _longitude(degrees: float) -> str:
    return f"{abs(degrees):.3f}° {'E' if degrees >= 0 else 'W'}"
