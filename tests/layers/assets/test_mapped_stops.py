"""Bus stops of the map: a shelter and a bench are yes, no or not known, and nothing else."""

import numpy as np
import shapely

from layers.assets.mapped_stops import MAPPED_STOP_COLUMNS, mapped_stops
from layers.osm.shapes import Shapes
from tests.tiny_area import CRS, here

TAGS = [
    {"highway": "bus_stop", "shelter": "yes", "bench": "no", "naptan:AtcoCode": " 5320AA "},
    {"highway": "bus_stop", "shelter": "<b>lots</b>"},
    {"highway": "crossing", "shelter": "yes"},
    {"highway": "bus_stop", "bench": "yes"},
]
SPOTS = [here(0, 5), here(500, 5), here(500, 6), here(90_000, 0)]  # the last is beyond the area


def test_only_yes_and_no_are_known_and_only_within_the_area():
    shapes = Shapes(["n1", "n2", "n3", "n4"], TAGS, np.array(SPOTS, object), [])
    stops = mapped_stops(shapes, shapely.buffer(here(0, 0), 5000), CRS)
    assert tuple(stops.columns) == MAPPED_STOP_COLUMNS
    assert stops[["osm_id", "code", "shelter", "bench"]].to_numpy().tolist() == [
        ["n1", "5320AA", "yes", "no"],
        ["n2", "", "", ""],
    ]
