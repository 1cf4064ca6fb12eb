"""How are areas of one's own made without a file? By ticking the wards and small areas that each is made of.

So they are made with a keyboard and without seeing a map; what comes out is outlines, under their rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.crs import LONLAT
from layers.area import Area
from layers.tables.cells import on_one_line
from layers.tables.outlines import OutlineTable
from layers.zones.from_list import ListColumns
from layers.zones.model import LONGEST_ZONE_NAME, ZoneError, plain_name

COLUMNS = ListColumns("", "name")  # of the table that is made here


@dataclass(frozen=True)
class JoinedArea:
    """One area: what it is called, and the codes of what it is made of."""

    name: str
    wards: tuple[str, ...] = ()
    small_areas: tuple[str, ...] = ()


def ward_of_small_areas(area: Area) -> dict[str, str]:
    """The ward in which most residents of each small area live, by its code; "" where in none."""
    residents = area.residents
    table = pd.DataFrame(
        {
            "small_area": residents["small_area_code"].to_numpy(object),
            "ward": residents["ward_code"].fillna("").to_numpy(object),
            "people": np.nan_to_num(residents["residents"].to_numpy(dtype=float, na_value=np.nan)),
        }
    )
    sums = pd.DataFrame(table.groupby(["small_area", "ward"])["people"].sum().reset_index())
    most = sums.sort_values(["people", "ward"]).drop_duplicates("small_area", keep="last")
    here = dict(zip(most["small_area"], most["ward"], strict=True))
    return {str(code): str(here.get(code, "")) for code in area.small_areas["small_area_code"]}


def check_joined(joined: JoinedArea, others: Sequence[JoinedArea]) -> JoinedArea:
    """One area as it may stand beside others, its name on one line.

    Raises
    ------
    ZoneError
        It has no name, a name that is taken or too long, or nothing was ticked.
    """
    name = on_one_line(joined.name)
    if not name:
        raise ZoneError("The area has no name.", "Give it one, then add it.")
    if len(name) > LONGEST_ZONE_NAME:
        raise ZoneError(
            "The area's name is {length} characters long.",
            "Shorten it to at most {longest}.",
            length=len(name),
            longest=LONGEST_ZONE_NAME,
        )
    if any(plain_name(each.name) == plain_name(name) for each in others):
        raise ZoneError('There is an area called "{name}" already.', "Give it another name.", name=name)
    if not joined.wards and not joined.small_areas:
        raise ZoneError("Nothing is ticked.", "Tick the wards or small areas that it is made of.")
    return JoinedArea(name, joined.wards, joined.small_areas)


def joined_outlines(joined: Sequence[JoinedArea], area: Area, *, name: str) -> OutlineTable:
    """The areas as a file of outlines would have them: a row for each ward and small area that was ticked.

    Codes that the place does not have are left out. ``name`` stands for the file in what is said of it.
    """
    wards = area.wards.set_index("ward_code").geometry
    small = area.small_areas.set_index("small_area_code").geometry
    rows, shapes = list[tuple[str, ...]](), []
    for each in joined:
        for codes, ground in ((each.wards, wards), (each.small_areas, small)):
            for code in codes:
                if code in ground.index:
                    rows.append((each.name,))
                    shapes.append(ground[code])
    degrees = gpd.GeoSeries(shapes, crs=area.crs).to_crs(LONLAT).to_numpy()
    return OutlineTable(name, (COLUMNS.names,), rows, list(range(2, len(rows) + 2)), degrees)
