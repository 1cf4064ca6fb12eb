"""Where the map of streets ends, as seen from a place or a ward."""

from dataclasses import replace

import pytest
import shapely

from layers.area import Area
from questions.walks.map_edge import map_edge, streets_reach, wards_at_edge
from tests.tiny_area import EAST, NORTH, here


def area_without(tiny: Area, *ground: tuple[float, float, float, float]) -> Area:
    """The tiny town, in which the streets of these boxes are not known."""
    boxes = [shapely.box(EAST + w, NORTH + s, EAST + e, NORTH + n) for w, s, e, n in ground]
    label = replace(tiny.label, streets_missing=shapely.union_all(boxes).wkt)
    return Area(tiny.folder, label)


@pytest.mark.parametrize(
    ("ground", "side"),
    [
        ((-100, 500, 100, 900), "north"),
        ((500, 500, 900, 900), "north-east"),
        ((500, -100, 900, 100), "east"),
        ((500, -900, 900, -500), "south-east"),
        ((-100, -900, 100, -500), "south"),
        ((-900, -900, -500, -500), "south-west"),
        ((-900, -100, -500, 100), "west"),
        ((-900, 500, -500, 900), "north-west"),
    ],
)
def test_the_edge_is_told_with_its_side(tiny, ground, side):
    home = here(0, 0)
    edge = map_edge(area_without(tiny, ground), home.x, home.y, within_m=1000)
    assert edge is not None
    assert edge.side == side
    assert edge.away_m == pytest.approx(500 if "-" not in side else 500 * 2**0.5)


def test_an_edge_further_than_the_walk_is_not_told(tiny):
    area, home = area_without(tiny, (0, 500, 100, 900)), here(0, 0)
    assert map_edge(area, home.x, home.y, within_m=499) is None
    assert map_edge(area, home.x, home.y, within_m=500) is not None


def test_of_a_pack_that_does_not_say_nothing_is_told(tiny):
    home = here(0, 0)
    assert tiny.label.streets_missing == ""
    assert tiny.streets_missing is None
    assert map_edge(tiny, home.x, home.y, within_m=1e6) is None
    assert wards_at_edge(tiny, within_m=1e6) == ()


def test_where_nothing_is_missing_nothing_is_told(tiny):
    area = Area(tiny.folder, replace(tiny.label, streets_missing="POLYGON EMPTY"))
    assert map_edge(area, EAST, NORTH, within_m=1e6) is None
    assert wards_at_edge(area, within_m=1e6) == ()


def test_the_wards_at_the_edge_are_told(tiny):
    area = area_without(tiny, (3400, 0, 3900, 100))  # the ward ends at 3000
    assert wards_at_edge(area, within_m=400) == ("E05999901",)
    assert wards_at_edge(area, within_m=399) == ()


def test_the_streets_reach_over_a_place_unless_their_ground_ends_beside_it(tiny):
    """Measured ground tells a moor within the file from the file's end, wherever the last streets lie."""
    north_of_200 = area_without(tiny, (-9000, 200, 9000, 9000))
    for y, reached in ((-150, True), (-99, False), (150, False), (400, False)):
        home = here(200, y)
        assert streets_reach(north_of_200, home.x, home.y, off_m=None) is reached
    moor = here(200, -1500)
    assert streets_reach(north_of_200, moor.x, moor.y, off_m=1400.0)


def test_in_a_pack_of_before_it_is_the_place_among_the_streets_that_tells(tiny):
    among, beyond = here(200, 400), here(200, -1500)
    assert streets_reach(tiny, among.x, among.y, off_m=320.0)
    assert not streets_reach(tiny, among.x, among.y, off_m=None)
    assert not streets_reach(tiny, beyond.x, beyond.y, off_m=1400.0)
