"""A town whose short way leads through a gate with hours: 600 m from home to the library, else 1,600 m.

    keeper (450, 100)
        |  Lodge Path
A ----- B gate -- P ----- C ----- D       y = 0, x 0, 300, 450, 600, 900; library at x = 700
|                                 |
E ------------------------------- F       y = -200
"""

from pathlib import Path

import numpy as np
import pandas as pd

from geo.network import NO_HOURS, StreetSegments, build_network
from layers.area import Area
from layers.streets.timed_access import HOURS_COLUMNS, TimedAccess, hours_row
from tests.tiny_area import EAST, NORTH, tiny_area

LIBRARY = {"asset_id": "t/library", "name": "Far Library", "kind": "library", "at": (700, 0)}
OPEN_8_TO_16 = TimedAccess("gate", "", "open", "Mo-Su 08:00-16:00", "")
_AT = {
    "A": (0, 0), "B": (300, 0), "b": (300, 0), "P": (450, 0), "C": (600, 0), "D": (900, 0),
    "E": (0, -200), "F": (900, -200), "keeper": (450, 100),
}  # fmt: skip
_STREETS = ("AB", "Bb", "bP", "PC", "CD", "AE", "EF", "FD")


def gated_area(
    folder: Path, timed: TimedAccess = OPEN_8_TO_16, *, assets=(LIBRARY,), both_gates: bool = False
) -> Area:
    """The town; with ``both_gates`` the park, where the keeper lives, has a gate at its other end too."""
    area = tiny_area(folder, assets=list(assets), name="gated", title="Gated")
    area.__dict__["network"] = gated_network(both_gates=both_gates)
    area.__dict__["street_hours"] = pd.DataFrame([hours_row(timed)], columns=list(HOURS_COLUMNS))
    names = ["Home Street", "", "Park Walk", "Park Walk", "Far Street", "West Lane", "Low Road", "East Lane"]
    ways = pd.DataFrame({"name": [*names, "Lodge Path"], "highway": "residential"})
    area.__dict__["ways"] = ways.assign(osm_id="", surface="", lit="")
    return area


def gated_network(*, both_gates: bool = False):
    """Streets of the town; a gate is an edge of no length."""
    at = {**_AT, "c": _AT["C"]}
    streets = [(street[0], street[1]) for street in _STREETS] + [("P", "keeper")]
    hours = [0 if street == ("B", "b") else NO_HOURS for street in streets]
    ways = list(range(len(streets)))
    if both_gates:
        streets[streets.index(("P", "C"))] = ("P", "c")
        streets, hours, ways = [*streets, ("c", "C")], [*hours, 0], [*ways, 3]
    row = {name: number for number, name in enumerate(at)}
    x, y = np.array(list(at.values()), float).T
    ends = [np.array([row[street[end]] for street in streets], np.int32) for end in (0, 1)]
    segments = StreetSegments(
        x + EAST,
        y + NORTH,
        *ends,
        np.array(ways, np.int32),
        np.zeros(len(streets), np.uint8),
        np.array(hours, np.int32),
    )
    return build_network(segments, min_piece_m=0.0)
