"""Whom does a bus bring within reach, for a panel? Walks, and beside them who comes by bus and gets home."""

from dataclasses import replace

import numpy as np

from geo.pairs import Pairs
from geo.types import BoolArray
from layers.area import Area
from layers.buses.model import Buses
from questions.buses.homes_by_bus import DayByBus, assets_by_bus
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets


def with_buses(
    area: Area, assets: AreaAssets, pairs: Pairs, standard: Standard, *, buses: Buses | None = None
) -> Pairs:
    """The walks (OD matrix), and as far off as the longest of them whoever comes by bus; as they are on foot.

    Parameters
    ----------
    area, assets
        The place, and what is there: the a assets of ``pairs``.
    pairs
        Walks within the standard.
    standard
        What counts as within reach, with the days whose buses count.
    buses
        A timetable that is tried, in place of the area's.

    Returns
    -------
    The walks themselves where no buses count or no timetable holds then.
    """
    points, rows = _by_bus(area, assets, standard, buses)
    if not len(points):
        return pairs
    count = pairs.asset_count
    keys = pairs.point.astype(np.int64) * count + pairs.asset
    new = np.setdiff1d(points * count + rows, keys)
    every = np.concatenate([keys, new])
    order = np.argsort(every, kind="stable")
    point, asset = (part.astype(pairs.point.dtype) for part in np.divmod(every[order], count))
    far_m = np.full(len(new), standard.pace.cutoff_m(standard.minutes))
    return replace(
        pairs,
        start=np.searchsorted(point, np.arange(pairs.point_count + 1)),
        point=point,
        asset=asset,
        distance_m=np.concatenate([pairs.distance_m, far_m])[order],
    )


def _by_bus(
    area: Area, assets: AreaAssets, standard: Standard, buses: Buses | None
) -> tuple[np.ndarray, np.ndarray]:
    """(p,) resident points and (p,) the assets that they reach by bus on any of the days, perhaps twice."""
    points, rows = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    every: BoolArray = np.ones(len(assets.table), bool)
    for day in standard.by_bus.days if standard.by_bus else ():
        wish = DayByBus(day, standard.pace, standard.minutes, (), buses=buses)
        reached = assets_by_bus(
            area, assets, wish, counted=every, departures=standard.departures,
            suits=lambda kind, session: standard.holds((session,), kind),
        )  # fmt: skip
        for row, here in (reached or {}).items():
            points.append(np.flatnonzero(here))
            rows.append(np.full(len(points[-1]), row))
    return np.concatenate(points), np.concatenate(rows)
