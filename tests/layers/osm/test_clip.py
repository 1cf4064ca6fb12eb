"""What is cut out of a larger file is all that lies in the area, and reads as if nothing had been cut."""

import math
from pathlib import Path

import numpy as np
import osmium
import pytest
import shapely

from layers.background.read import read_background
from layers.osm.clip import clip_streets, envelope_in_degrees
from layers.osm.guard import OsmFileError
from layers.places.addresses import read_addresses
from layers.streets.read import read_streets
from tests.layers.osm_xml import CORNER, CRS, OsmFile

KEEP = shapely.box(CORNER[0], CORNER[1], CORNER[0] + 1000, CORNER[1] + 1000)
FAR = 9_000.0


def ids(path: Path) -> dict[str, set[int]]:
    kept: dict[str, set[int]] = {"n": set(), "w": set(), "r": set()}
    for thing in osmium.FileProcessor(str(path)):
        kept[thing.type_str()].add(thing.id)
    return kept


def cut(osm: OsmFile, folder: Path) -> Path:
    return clip_streets(osm.write(folder), folder / "cut.osm.pbf", keep=KEEP, crs=CRS).path


def test_ways_stay_whole_and_what_is_elsewhere_goes(tmp_path):
    osm = OsmFile()
    here, gone = osm.point(510, 500, {"amenity": "bench"}), osm.point(FAR, 0, {"amenity": "bench"})
    out = osm.line([(500, 500), (FAR, 500), (2 * FAR, 500)], {"highway": "footway"})
    away = osm.line([(FAR, 700), (FAR, 900)], {"highway": "footway"})
    kept = ids(cut(osm, tmp_path))
    assert here in kept["n"]
    assert gone not in kept["n"]
    assert kept["w"] == {out}
    assert away not in kept["w"]
    assert len(kept["n"]) == 4  # the bench and the three points of the way, two of them far away


def test_an_outline_of_several_ways_stays_whole_and_a_route_does_not(tmp_path):
    osm = OsmFile()
    half = osm.line([(100, 100), (900, 100), (900, FAR)], {})
    other = osm.line([(900, FAR), (100, FAR), (100, FAR - 10)], {})
    last = osm.line([(100, FAR - 10), (100, 100)], {})
    abroad = osm.line([(FAR, FAR), (FAR, 2 * FAR)], {"highway": "path"})
    water = osm.relation(
        [(half, "outer"), (other, "outer"), (last, "outer")], {"type": "multipolygon", "natural": "water"}
    )
    route = osm.relation([(half, ""), (abroad, "")], {"type": "route", "route": "hiking"})
    elsewhere = osm.relation([(abroad, "")], {"type": "route", "route": "hiking"})
    kept = ids(cut(osm, tmp_path))
    assert kept["w"] == {half, other, last}
    assert kept["r"] == {water, route}
    assert elsewhere not in kept["r"]


@pytest.fixture
def town(tmp_path) -> Path:
    osm = OsmFile()
    for y in (100.0, 400.0, 700.0):
        osm.line(
            [(x, y) for x in np.arange(-3000.0, 4000.0, 250.0)],
            {"highway": "residential", "name": f"Row {y}"},
        )
    osm.line([(250, -3000), (250, 100), (250, 400), (250, 4000)], {"highway": "footway"})
    osm.line([(-3000, 900), (400, 900), (4000, 900)], {"natural": "coastline"})
    for x in (-2500.0, 300.0, 2500.0):
        osm.point(x, 120, {"addr:housenumber": "1", "addr:street": "Row"})
        osm.square(x, 200, 90, {"building": "yes"})
    return osm.write(tmp_path)


def test_all_layers_are_the_same_from_the_cut_file(town, tmp_path):
    mapped = clip_streets(town, tmp_path / "cut.osm.pbf", keep=KEEP, crs=CRS)
    whole, part = (read_streets(path, crs=CRS, keep=KEEP) for path in (town, mapped.path))
    assert whole.network.edge_length_m.tolist() == part.network.edge_length_m.tolist()
    assert whole.ways.equals(part.ways)
    first, second = (read_addresses(path, crs=CRS, keep=KEEP).table for path in (town, mapped.path))
    assert len(first) == 1
    assert first.equals(second)
    drawn = [
        read_background(town, crs=CRS, keep=KEEP),
        read_background(mapped.path, crs=CRS, keep=KEEP, reach=mapped.reach),
    ]
    areas = [each.features.dissolve("subkind").area.round(3).to_dict() for each in drawn]
    assert areas[0] == areas[1]


def test_how_far_the_larger_file_goes_on_is_told_side_by_side(town, tmp_path):
    west, south, east, north = clip_streets(town, tmp_path / "cut.osm.pbf", keep=KEEP, crs=CRS).reach
    assert west < CORNER[0]
    assert south < CORNER[1]
    assert east > CORNER[0] + 1000
    assert north > CORNER[1] + 1000
    small = OsmFile()
    small.line([(100, 100), (900, 900)], {"highway": "path"})
    (tmp_path / "small").mkdir()
    reach = clip_streets(
        small.write(tmp_path / "small"), tmp_path / "small.osm.pbf", keep=KEEP, crs=CRS
    ).reach
    assert all(math.isnan(side) for side in reach)


def test_the_envelope_holds_all_of_the_area():
    west, south, east, north = envelope_in_degrees(shapely.box(0, 0, 600_000, 1_200_000), crs="EPSG:27700")
    assert west < -9
    assert east > 1.65
    assert south < 49.8
    assert north > 60.6


def test_a_damaged_file_is_refused_by_name(tmp_path):
    path = tmp_path / "streets.osm"
    path.write_text('<osm version="0.6"><node id="1" lat="51', encoding="utf-8")
    with pytest.raises(OsmFileError, match=r"streets\.osm is damaged: it cannot be read to its end"):
        clip_streets(path, tmp_path / "cut.osm.pbf", keep=KEEP, crs=CRS)
