"""A stand-in for Overpass, of a village of one street or of Newport's real map, and one way to ask it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from layers.overpass.ask import OverpassMap, ask_overpass
from layers.overpass.elements import Degrees
from layers.sources.catalogue import load_catalogue
from layers.sources.model import DataSource
from tests.stand_in.overpass import HOST, MapOfAll, overpass
from tests.stand_in.web import StandInWeb, serving

BOX: Degrees = (-3.005, 51.58, -2.995, 51.59)


def village() -> MapOfAll:
    """A street of two hundred metres, lit on one side, with a gate and a bench; and a field far away."""
    nodes = {1: (51.584, -3.0, {}), 2: (51.585, -3.0, {"barrier": "gate"}), 3: (51.586, -3.0, {})}
    nodes |= {4: (51.585, -2.999, {"amenity": "bench"}), 9: (51.0, -2.0, {"amenity": "bench"})}
    street = {"highway": "footway", "name": "Lôn y Felin", "lit": "yes", "sidewalk": "left", "foot": "yes"}
    every = MapOfAll()
    for number, (lat, lon, tags) in nodes.items():
        every.things["node"][number] = {"type": "node", "id": number, "lat": lat, "lon": lon, "tags": tags}
    every.things["way"][7] = {"type": "way", "id": 7, "nodes": [1, 2, 3], "tags": street}
    return every


@pytest.fixture(scope="session")
def village_web() -> Iterator[StandInWeb]:
    with serving(StandInWeb({HOST: overpass(village())})) as web:
        yield web


@pytest.fixture(scope="session")
def source() -> DataSource:
    small_places = load_catalogue(own=Path("nowhere.toml")).small_places
    assert small_places is not None
    return small_places


@dataclass
class Asking:
    """Asks the stand-in for the village."""

    web: StandInWeb
    source: DataSource
    target: Path

    def __call__(self, wall_s: float = 30.0) -> OverpassMap:
        return ask_overpass(self.source, BOX, self.target, stand_in=self.web.address, wall_s=wall_s)


@pytest.fixture
def asking(village_web: StandInWeb, source: DataSource, tmp_path: Path) -> Asking:
    village_web.heal()
    village_web.requests.clear()
    return Asking(village_web, source, tmp_path / "streets.osm.pbf")
