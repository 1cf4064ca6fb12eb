"""The background: layers and names on a coast drawn by hand, and on Newport."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from layers.background.read import NOT_CLOSED, OUTSIDE, Background, read_background
from layers.background.sea import sea_of
from tests.layers.osm_xml import CORNER, CRS, OsmFile

KEEP = shapely.box(CORNER[0], CORNER[1], CORNER[0] + 1_000, CORNER[1] + 1_000)


def read(osm: OsmFile, folder: Path) -> Background:
    found = read_background(osm.write(folder), crs=CRS, keep=KEEP)
    assert found.rows_read == len(found.features) + sum(found.dropped.values())
    assert found.features.is_valid.all()
    return found


def layers(background: Background) -> list[tuple[str, str]]:
    return sorted(zip(background.features["layer"], background.features["subkind"], strict=True))


@pytest.mark.parametrize(
    ("tags", "layer", "subkind"),
    [
        ({"building": "house"}, "building", "house"),
        ({"natural": "water", "water": "pond"}, "water", "pond"),
        ({"natural": "water"}, "water", "water"),
        ({"natural": "mud"}, "mud", "mud"),
        ({"natural": "wetland", "wetland": "tidalflat"}, "mud", "tidalflat"),
        ({"natural": "beach"}, "beach", "beach"),
        ({"landuse": "forest"}, "woodland", "forest"),
        ({"leisure": "park"}, "green", "park"),
        ({"landuse": "allotments"}, "green", "allotments"),
        ({"landuse": "industrial"}, "landuse", "industrial"),
        ({"landuse": "farmland"}, "landuse", "farmland"),
        ({"man_made": "pier"}, "pier", "pier"),
    ],
)
def test_an_area_comes_into_its_layer(tmp_path: Path, tags: dict[str, str], layer: str, subkind: str) -> None:
    osm = OsmFile()
    osm.square(100, 100, 50, tags)
    found = read(osm, tmp_path)
    assert layers(found) == [(layer, subkind)]
    assert found.features.area.iloc[0] == pytest.approx(2_500, rel=1e-3)


def test_lines_of_water_and_rail_stay_lines_and_what_runs_below_ground_is_not_drawn(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.line([(0, 100), (900, 100)], {"waterway": "stream"})
    osm.line([(0, 200), (900, 200)], {"railway": "rail"})
    osm.line([(0, 300), (900, 300)], {"waterway": "stream", "tunnel": "culvert"})
    osm.line([(0, 400), (900, 400)], {"railway": "abandoned"})
    osm.square(500, 500, 10, {"building": "no"})
    found = read(osm, tmp_path)
    assert layers(found) == [("railway", "rail"), ("water", "stream")]
    assert set(found.features.geom_type) == {"LineString"}


def test_features_are_cut_at_the_edge_and_those_beyond_it_are_counted(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(-50, 100, 100, {"building": "yes"})
    osm.line([(-500, 10), (500, 10)], {"waterway": "river"})
    osm.square(-101, 300, 100, {"building": "yes"})
    osm.square(5_000, 100, 100, {"building": "yes"})
    found = read(osm, tmp_path)
    assert found.dropped == {OUTSIDE: 2}
    assert found.features.area.sum() == pytest.approx(5_000, rel=1e-2)
    assert found.features.length[found.features["layer"] == "water"].iloc[0] == pytest.approx(500, rel=1e-2)


def test_an_area_whose_outline_crosses_itself_is_made_valid(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.area([(100, 100), (200, 200), (200, 100), (100, 200)], {"natural": "water"})
    found = read(osm, tmp_path)
    assert found.features.area.iloc[0] == pytest.approx(5_000, rel=1e-2)


def test_a_relation_torn_by_the_edge_of_the_file_is_mended_where_its_rings_are_left(tmp_path: Path) -> None:
    osm = OsmFile()
    ring = osm.square(100, 100, 100)
    half = osm.line([(500, 500), (600, 500), (600, 600)])
    osm.relation([(ring, "outer"), (98, "outer")], {"type": "multipolygon", "natural": "wood"})
    osm.relation([(half, "outer"), (99, "outer")], {"type": "multipolygon", "natural": "wood"})
    found = read(osm, tmp_path)
    assert layers(found) == [("woodland", "wood")]
    assert found.dropped == {NOT_CLOSED: 1}


def test_the_sea_lies_to_the_right_of_the_coastline(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.square(0, 0, 1_000, {"landuse": "residential"})
    osm.line([(1_000, 300), (0, 300)], {"natural": "coastline"})
    found = read(osm, tmp_path)
    sea = found.features[found.features["subkind"] == "sea"]
    assert sea.area.sum() == pytest.approx(700_000, rel=1e-2)
    assert sea.union_all().contains(shapely.Point(CORNER[0] + 500, CORNER[1] + 900))
    assert found.notes == ("The sea and tidal rivers were drawn from the coastline.",)


def test_an_island_is_land_in_the_sea() -> None:
    domain = shapely.box(0, 0, 100, 100)
    island = shapely.LineString([(40, 40), (60, 40), (60, 60), (40, 60), (40, 40)])
    coast = shapely.LineString([(0, 20), (100, 20)]).reverse()
    sea = sea_of(np.array([coast, island], dtype=object), domain=domain)
    assert sea.area == pytest.approx(100 * 80 - 20 * 20)


def test_a_coastline_that_stops_short_is_continued_to_the_edge() -> None:
    domain = shapely.box(0, 0, 1_000, 1_000)
    coast = shapely.LineString([(950, 500), (40, 500)])
    sea = sea_of(np.array([coast], dtype=object), domain=domain)
    assert sea.area == pytest.approx(500_000, rel=0.05)


def test_without_a_coastline_there_is_no_sea() -> None:
    assert sea_of(np.array([], dtype=object), domain=shapely.box(0, 0, 1, 1)).is_empty


def test_names_are_ranked_and_a_rivers_name_is_written_once(tmp_path: Path) -> None:
    osm = OsmFile()
    osm.point(500, 500, {"place": "city", "name": "Newport"})
    osm.point(600, 500, {"place": "suburb", "name": "Maindee"})
    osm.point(600, 600, {"railway": "station", "name": "Newport Central"})
    osm.point(650, 600, {"place": "suburb"})
    osm.point(9_000, 0, {"place": "suburb", "name": "Elsewhere"})
    osm.line([(0, 100), (500, 100)], {"waterway": "river", "name": "Usk"})
    osm.line([(500, 100), (900, 100)], {"waterway": "river", "name": "Usk"})
    osm.square(100, 300, 200, {"leisure": "park", "name": "Belle Vue Park"})
    osm.square(400, 300, 20, {"leisure": "park", "name": "Pocket Park"})
    labels = read(osm, tmp_path).labels
    assert list(zip(labels["kind"], labels["name"], labels["rank"], strict=True)) == [
        ("city", "Newport", 1), ("suburb", "Maindee", 4), ("station", "Newport Central", 5),
        ("park", "Belle Vue Park", 6), ("water", "Usk", 6), ("park", "Pocket Park", 8),
    ]  # fmt: skip


def test_newport_has_its_river_its_mud_its_parks_and_its_buildings(newport_data: Path) -> None:
    keep = gpd.read_file(newport_data / "wards_dec2023.geojson").to_crs(CRS).union_all().buffer(2_500)
    found = read_background(newport_data / "streets.osm.pbf", crs=CRS, keep=keep)
    by_layer = found.features["layer"].value_counts()
    assert by_layer["building"] > 33_900
    assert {"water", "green", "woodland", "railway", "landuse", "mud"} <= set(by_layer.index)
    water = found.features[found.features["layer"].isin(["water", "mud"])].union_all()
    bridge, civic_centre = shapely.Point(331_380, 188_150), shapely.Point(330_600, 188_400)
    assert water.contains(bridge) or water.distance(bridge) < 150  # the Usk by the castle
    assert not water.contains(civic_centre)
    assert found.features.is_valid.all()
    assert {"Newport", "Maindee", "River Usk", "Belle Vue Park"} <= set(found.labels["name"])
