"""Pavements, main roads and water along a way, worked out by hand on a lane, a main road and a beach."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, strategies as st

from geo.route import ON_GROUND
from layers.streets.pavements import Pavement
from questions.walks.junctions import Path
from questions.walks.underfoot import Underfoot, Wade, WaterKind, underfoot

NO_POINTS = gpd.GeoDataFrame({"kind": [], "ford": []}, geometry=[])
LANE = {"name": "Mill Lane", "highway": "unclassified", "sidewalk": "none"}
TRUNK = {"name": "Ring Way", "highway": "trunk", "sidewalk": "left"}
PATH = {"highway": "footway"}
ROAD = {"name": "Dock Road", "highway": "tertiary"}
SANDS = {"name": "Sand Track", "highway": "track", "tidal": "yes"}
STONES = {"highway": "path", "ford": "stepping_stones"}
EVERY = [LANE, TRUNK, PATH, ROAD, SANDS, STONES]
COLUMNS = ("name", "highway", "footway", "sidewalk", "ford", "tidal", "surface")
WAYS = pd.DataFrame([{**dict.fromkeys(COLUMNS, ""), **way} for way in EVERY])


def along(*steps: tuple[int, float]) -> Path:
    """A straight way east: the row of each step's way, and its metres."""
    rows, lengths = zip(*steps, strict=True)
    at_m = np.concatenate([[0.0], np.cumsum(lengths)])
    count = len(at_m)
    return Path(at_m, np.zeros(count), at_m, np.array(rows), np.zeros(count - 1, np.uint8), ((),) * count)


def walked(*steps: tuple[int, float], points: gpd.GeoDataFrame = NO_POINTS) -> Underfoot:
    return underfoot(along(*steps), WAYS, points)


def fords(*at_m: float, ford: str = "yes", aside_m: float = 0.0) -> gpd.GeoDataFrame:
    shapes = [shapely.Point(x, aside_m) for x in at_m]
    return gpd.GeoDataFrame({"kind": ["ford"] * len(shapes), "ford": ford}, geometry=shapes)


def test_each_road_is_given_with_its_pavement_and_metres():
    ground = walked((ON_GROUND, 10), (0, 400), (0, 430), (2, 100), (1, 50), (3, 20), (ON_GROUND, 5))
    assert [(road.street, road.begins_m, road.walk_m, road.pavement, road.main) for road in ground.roads] == [
        ("Mill Lane", 10, 830, Pavement.NONE, False),
        ("Ring Way", 940, 50, Pavement.ONE_SIDE, True),
        ("Dock Road", 990, 20, Pavement.NOT_KNOWN, True),
    ]
    assert ground.off_road_m == 100
    assert ground.road_m() == 900
    assert ground.pavement_known == pytest.approx(0.98)


def test_a_road_that_the_way_comes_back_to_is_given_twice():
    assert [road.walk_m for road in walked((0, 5), (2, 5), (0, 7)).roads] == [5, 7]


def test_a_way_off_the_roads_lacks_no_pavement():
    ground = walked((ON_GROUND, 3), (2, 60))
    assert (ground.roads, ground.off_road_m, ground.pavement_known) == ((), 60, 1.0)


def test_a_tide_and_stepping_stones_are_given_with_their_metres():
    ground = walked((0, 100), (4, 30), (4, 20), (5, 8))
    assert ground.wades == (
        Wade(WaterKind.TIDE, "Sand Track", "track", 100, 50),
        Wade(WaterKind.STEPPING_STONES, "", "footpath", 150, 8),
    )


def test_a_ford_at_a_point_of_the_way_is_given_where_it_lies():
    ground = walked((0, 100), (3, 100), points=fords(130.0))
    assert ground.wades == (Wade(WaterKind.FORD, "Dock Road", "street", 130),)


def test_stones_at_a_point_are_stones_and_a_ford_beside_the_way_is_none():
    assert (
        walked((2, 50), points=fords(20.0, ford="stepping_stones")).wades[0].water
        is WaterKind.STEPPING_STONES
    )
    assert walked((2, 50), points=fords(20.0, aside_m=4.0)).wades == ()


def test_a_pack_without_the_newer_columns_says_not_known():
    old = WAYS[["name", "highway"]]
    points = gpd.GeoDataFrame({"kind": ["crossing"]}, geometry=[shapely.Point(0, 0)])
    ground = underfoot(along((0, 100), (4, 50)), old, points)
    assert [road.pavement for road in ground.roads] == [Pavement.NOT_KNOWN]
    assert ground.wades == ()
    assert ground.pavement_known == pytest.approx(1 / 3)


steps = st.lists(st.tuples(st.integers(-1, len(EVERY) - 1), st.floats(0.5, 500)), min_size=1, max_size=12)


@given(steps)
def test_roads_and_the_rest_are_all_of_the_way_that_is_street(walk: Sequence[tuple[int, float]]):
    ground = walked(*walk)
    street_m = sum(metres for row, metres in walk if row >= 0)
    assert ground.road_m() + ground.off_road_m == pytest.approx(street_m)
    assert sum(ground.road_m(kind) for kind in Pavement) == pytest.approx(ground.road_m())
    assert 0 <= ground.pavement_known <= 1
