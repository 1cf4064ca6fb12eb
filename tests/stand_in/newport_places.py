"""Newport's real surgeries and pharmacies as the NHS might list them: in capitals, at a postcode."""

import csv
from pathlib import Path

import numpy as np
import osmium

from geo.crs import to_metres
from tests.stand_in.place_lists import GPS, PHARMACIES, PlantedPlace

_REPORTS = {"doctors": (GPS, "surgery"), "pharmacy": (PHARMACIES, "pharmacy")}


def newport_places(newport: Path) -> tuple[PlantedPlace, ...]:
    """Every point of the map that is one and has a name, at the nearest postcode; and one of neither."""
    with (newport / "code_point_open.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines) if row[2] != "0"]
    at = np.array([[float(row[2]), float(row[3])] for row in rows])
    places = []
    for node in osmium.FileProcessor(str(newport / "streets.osm.pbf"), osmium.osm.NODE).with_filter(
        osmium.filter.KeyFilter("amenity")
    ):
        kind, name = node.tags.get("amenity", ""), node.tags.get("name", "")
        if kind not in _REPORTS or not name:
            continue
        x, y = to_metres([node.location.lon], [node.location.lat], crs="EPSG:27700")
        away = np.hypot(at[:, 0] - float(x[0]), at[:, 1] - float(y[0]))
        if away.min() < 100:
            report, own = _REPORTS[kind]
            places.append(PlantedPlace(name, own, report, rows[int(away.argmin())][0], on_the_map=True))
    return (*places, PlantedPlace("Made-up Surgery", "surgery", GPS, rows[0][0]))
