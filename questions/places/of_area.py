"""Which of the register's assets are an area's own: those in it, and what has no place but goes with them?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np
import shapely

from geo.crs import to_metres
from geo.types import BoolArray
from layers.area import Area
from layers.register.importing.seeding import BY, pack_file
from layers.register.model import Asset
from layers.register.sources import ImportRecord
from layers.register.store import Register

EDGE_M: Final = 1.0  # degrees kept to seven places move a point by a centimetre


def ground_of(area: Area) -> shapely.Geometry:
    """The area and its margin, metres in its CRS; without wards, the bounds of its streets and a margin."""
    ground = area.boundary if len(area.wards) else shapely.box(*area.streets_bounds)
    around = shapely.buffer(ground, area.margin_m + EDGE_M)
    shapely.prepare(around)
    return around


def ids_of_area(area: Area, assets: Iterable[Asset]) -> frozenset[str]:
    """The ids of the assets that somebody who looks after the area wants to see.

    Those in it and its margin, hidden places too. One without a place is among them unless all that its list
    has with a place lies elsewhere: where it lies nobody knows yet.
    """
    rows = list(assets)
    inside = _inside(area, rows)
    placed = [asset.longitude is not None for asset in rows]
    here: dict[str, list[bool]] = defaultdict(list)
    for asset, has_place, is_in in zip(rows, placed, inside, strict=True):
        if has_place:
            here[asset.source].append(bool(is_in))
    return frozenset(
        asset.asset_id
        for asset, has_place, is_in in zip(rows, placed, inside, strict=True)
        if is_in or (not has_place and (not here[asset.source] or any(here[asset.source])))
    )


def imports_of_area(
    records: Sequence[ImportRecord], register: Register, area: Area
) -> tuple[ImportRecord, ...]:
    """The imports of lists that have something in the area, or nothing anywhere, in their order.

    Of what packs brought only that of the area's own.

    Raises
    ------
    RegisterError
        The register cannot be read.
    """
    here = ids_of_area(area, (entry.asset for entry in register.entries()))
    ids = {title: register.ids_of_sources([title]) for title in {record.info.source for record in records}}
    return tuple(
        record
        for record in records
        if (record.info.by != BY or record.info.file_name == pack_file(area))
        and (not ids[record.info.source] or ids[record.info.source] & here)
    )


def began_on(register: Register, area: Area) -> date | None:
    """The day of the first import that is in the register; None while there is none.

    What another area's pack brought says nothing of this one: a made-up town may have a past of its own.

    Raises
    ------
    RegisterError
        The register cannot be read.
    """
    ours = (
        record
        for record in register.imports()
        if record.info.by != BY or record.info.file_name == pack_file(area)
    )
    return min((record.at.date() for record in ours), default=None)


def _inside(area: Area, assets: Sequence[Asset]) -> BoolArray:
    missing = float("nan")
    longitude = np.array([missing if each.longitude is None else each.longitude for each in assets], float)
    latitude = np.array([missing if each.latitude is None else each.latitude for each in assets], float)
    x, y = to_metres(longitude, latitude, crs=area.crs)
    there = np.isfinite(x) & np.isfinite(y)
    inside = np.zeros(len(assets), dtype=bool)
    inside[there] = shapely.intersects_xy(ground_of(area), x[there], y[there])
    return inside
