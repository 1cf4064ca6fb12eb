"""How much of an area its streets reach over, worked by hand on a square town."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.network import StreetSegments, build_network
from layers.preparing.street_reach import reach_notes, street_reach

CRS = "EPSG:27700"
SIDE = 10_000.0
KEEP = shapely.box(0, 0, SIDE, SIDE)
WARDS = gpd.GeoDataFrame(geometry=[shapely.box(2500, 2500, 7500, 7500)], crs=CRS)
NOTHING = gpd.GeoDataFrame({"subkind": []}, geometry=[], crs=CRS)


def streets(*, west=0.0, south=0.0, east=SIDE, north=SIDE, without=None):
    """A grid of streets 500 m apart, but for those within a box."""
    lines = [((x, south), (x, north)) for x in np.arange(west, east + 1, 500.0)]
    lines += [((west, y), (east, y)) for y in np.arange(south, north + 1, 500.0)]
    shape = shapely.union_all([shapely.LineString(line) for line in lines])
    shape = shape if without is None else shape.difference(without)
    parts = [
        pair
        for line in shapely.get_parts(shapely.segmentize(shape, 500))
        for pair in zip(line.coords[:-1], line.coords[1:], strict=True)
    ]
    points, at = np.unique(np.array(parts).reshape(-1, 2), axis=0, return_inverse=True)
    at = at.reshape(-1, 2).astype(np.int32)
    ways, flags = np.arange(len(at), dtype=np.int32), np.zeros(len(at), np.uint8)
    return build_network(StreetSegments(points[:, 0], points[:, 1], at[:, 0], at[:, 1], ways, flags))


def reach(network, *, background=NOTHING, addresses=NOTHING):
    return street_reach(network, background, addresses, wards=WARDS, keep=KEEP)


def test_where_streets_are_everywhere_nothing_is_missing():
    found = reach(streets())
    assert found.share == 1
    assert found.by_side == ()
    assert reach_notes(found, margin_m=2500) == ()


def test_a_file_that_ends_at_the_border_is_told_with_its_side_and_size():
    found = reach(streets(north=6000))
    # 10 km by the 4 km north of the last street, less the 200 m beside it.
    assert shapely.area(found.missing) / 1e6 == pytest.approx(38, abs=1)
    assert found.share == pytest.approx(0.62, abs=0.01)
    sides = dict(found.by_side)
    assert list(sides) == ["north", *sorted(set(sides) - {"north"}, key=lambda side: -sides[side])]
    assert sides["north"] == pytest.approx(5**2 - 1.2**2, abs=0.7)  # between the diagonals
    assert sum(sides.values()) == pytest.approx(shapely.area(found.missing) / 1e6, abs=0.1)
    (note,) = reach_notes(found, margin_m=2500)
    assert note.startswith("The streets file reaches over 6")
    assert "of the wards and the 2.5 km around them. Missing: " in note
    assert " km² in the north, " in note
    assert note.endswith("take a file that reaches further.")


def test_a_moor_with_streets_all_round_is_not_missing():
    assert reach(streets(without=shapely.box(3000, 3000, 7000, 7000))).share == 1


def test_the_sea_needs_no_streets():
    sea = gpd.GeoDataFrame({"subkind": ["sea"]}, geometry=[shapely.box(0, 6000, SIDE, SIDE)], crs=CRS)
    assert reach(streets(north=6000), background=sea).share == pytest.approx(1, abs=0.001)


def test_houses_tell_of_ground_that_has_no_streets_yet():
    x, y = np.meshgrid(np.arange(0, SIDE, 500.0), np.arange(6000, SIDE, 500.0))
    houses = gpd.GeoDataFrame(geometry=shapely.points(x.ravel(), y.ravel()), crs=CRS)
    assert reach(streets(north=6000), addresses=houses).share > 0.97


@pytest.mark.parametrize(
    ("gone", "side"),
    [({"west": 6000.0}, "west"), ({"east": 4000.0}, "east"), ({"south": 6000.0}, "south")],
)
def test_each_side_is_called_by_its_name(gone, side):
    assert reach(streets(**gone)).by_side[0][0] == side
