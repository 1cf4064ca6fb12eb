"""Which rides from door to door does a pack have, if it knows any?"""

from pathlib import Path
from typing import Final

import geopandas as gpd

from layers.packs.format import PackLabel
from layers.packs.reading import as_damage, read_pack_table
from layers.rides.model import RideZone
from layers.rides.table import rides_of

RIDES: Final = "rides"


def read_rides_of_pack(folder: Path, label: PackLabel) -> tuple[RideZone, ...] | None:
    """The rides of a pack; None in one that has no table of them: they are not known.

    Raises
    ------
    PackError
        The file is damaged, or does not hold rides.
    """
    if f"{RIDES}.parquet" not in label.files:
        return None
    table = gpd.GeoDataFrame(read_pack_table(folder, label, RIDES))
    with as_damage(label, f"{RIDES}.parquet"):
        return rides_of(table)
