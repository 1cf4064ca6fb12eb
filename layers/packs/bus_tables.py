"""What do the bus tables of a pack hold, if it has any?"""

from dataclasses import replace
from pathlib import Path
from typing import Final

from layers.buses.columns import BUS_TABLES
from layers.buses.model import Buses, buses_of
from layers.packs.format import PackLabel
from layers.packs.reading import as_damage, read_pack_table

MAPPED_STOPS: Final = "mapped_stops"


def read_buses_of_pack(folder: Path, label: PackLabel) -> Buses | None:
    """The bus timetable of a pack; None in one that has none: its buses are not known.

    Raises
    ------
    PackError
        A file is damaged, or the tables do not hold together.
    """
    if not any(f"{name}.parquet" in label.files for name in BUS_TABLES):
        return None
    tables = {name: read_pack_table(folder, label, name) for name in BUS_TABLES}
    with as_damage(label, "bus_calls.parquet"):
        buses = buses_of(tables)
    if f"{MAPPED_STOPS}.parquet" not in label.files:
        return buses
    return replace(buses, mapped_stops=read_pack_table(folder, label, MAPPED_STOPS))
