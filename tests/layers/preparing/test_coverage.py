"""Who has no street, and would a wider streets file help? Two streets worked by hand."""

import geopandas as gpd
import pytest
import shapely

from layers.preparing.coverage import coverage_notes
from tests.geo.streets import network_of

CRS = "EPSG:27700"
EAST, NORTH = 300_000, 450_000
NETWORK = network_of(
    {"A": (EAST, NORTH), "B": (EAST + 1000, NORTH), "C": (EAST + 1000, NORTH + 1000)},
    [("A", "B"), ("B", "C")],
)
WARDS = gpd.GeoDataFrame(
    {"ward_code": ["W"], "ward_name": ["West"]},
    geometry=[shapely.box(EAST, NORTH, EAST + 5000, NORTH + 5000)],
    crs=CRS,
)
MISSING = shapely.box(EAST + 1200, NORTH - 5000, EAST + 5000, NORTH + 5000)
NOTHING = shapely.Polygon()
ON_A_STREET, ON_THE_MOOR, BEYOND, JUST_BEYOND = (500, 0), (300, 500), (3000, 0), (1150, 500)


def notes(homes, *, missing=MISSING):
    table = gpd.GeoDataFrame(
        {"ward_code": "W", "residents": list(homes.values())},
        geometry=[shapely.Point(EAST + x, NORTH + y) for x, y in homes],
        crs=CRS,
    )
    return coverage_notes(table, NETWORK, WARDS, missing=missing)


def test_who_lives_where_the_file_ends_is_told_of_a_wider_one():
    first = notes({ON_A_STREET: 6, BEYOND: 3, JUST_BEYOND: 1})[0]
    assert first == (
        "4 of 10 residents (40%) have no street within 100 m: what they can reach cannot be said. "
        "The streets file ends where they live: take a wider one to include them."
    )


@pytest.mark.parametrize("missing", [MISSING, NOTHING])
def test_who_lives_far_from_every_street_is_told_that_there_is_none(missing):
    first = notes({ON_A_STREET: 6, ON_THE_MOOR: 4}, missing=missing)[0]
    assert first.endswith("The streets file reaches on around them: the map knows no street nearer to them.")
    assert "take a wider" not in first


def test_both_are_told_apart_and_add_up():
    first = notes({ON_A_STREET: 5, ON_THE_MOOR: 2, BEYOND: 3})[0]
    assert "For 3 of them the streets file ends where they live: take a wider one to include them." in first
    assert first.endswith("Around the other 2 it reaches on: the map knows no street nearer to them.")


def test_where_everybody_has_a_street_nothing_is_said():
    assert notes({ON_A_STREET: 9}) == ()
