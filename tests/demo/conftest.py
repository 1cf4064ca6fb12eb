"""The demo town's files, read once."""

import csv
from pathlib import Path
from typing import Any

import geopandas as gpd
import osmium
import pytest
import shapely
from pyproj import Transformer

INPUTS = Path(__file__).resolve().parents[2] / "data" / "demo" / "inputs"
_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)


@pytest.fixture(scope="session")
def inputs() -> Path:
    return INPUTS


@pytest.fixture(scope="session")
def ways() -> list[tuple[dict[str, str], list[int], Any]]:
    """Every way: tags, node numbers, and shape in metres."""
    found = []
    for way in osmium.FileProcessor(
        str(INPUTS / "streets.osm.pbf"), osmium.osm.NODE | osmium.osm.WAY
    ).with_locations():
        if way.is_way():
            places = [(node.lon, node.lat) for node in way.nodes]
            line = shapely.LineString(_TO_METRES.transform(lon, lat) for lon, lat in places)
            found.append((dict(way.tags), [node.ref for node in way.nodes], line))
    return found


@pytest.fixture(scope="session")
def tagged_nodes() -> list[dict[str, str]]:
    nodes = osmium.FileProcessor(str(INPUTS / "streets.osm.pbf"), osmium.osm.NODE)
    return [dict(node.tags) for node in nodes if len(node.tags)]


@pytest.fixture(scope="session")
def wards() -> gpd.GeoDataFrame:
    return gpd.read_file(INPUTS / "wards.geojson").to_crs("EPSG:27700")


@pytest.fixture(scope="session")
def small_areas() -> gpd.GeoDataFrame:
    return gpd.read_file(INPUTS / "small_areas.geojson").to_crs("EPSG:27700")


@pytest.fixture(scope="session")
def assets() -> list[dict[str, str]]:
    with (INPUTS / "assets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def residents() -> list[dict[str, str]]:
    with (INPUTS / "residents.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
