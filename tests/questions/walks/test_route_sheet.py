"""Both ways on foot: legs, turns, crossings, steps, lighting and benches."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.network import STEPS, StreetSegments, build_network
from geo.paces import PACES
from geo.route import ON_GROUND, Route
from layers.area import Area
from questions.places.area_assets import AreaAssets, pack_assets
from questions.walks.junctions import path_of
from questions.walks.legs import Turn, legs_of, turn_of
from questions.walks.main_roads import Help, main_road_crossings
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.route_sheet import RouteSheet, route_sheet
from questions.walks.way_to import NoWayError
from tests.tiny_area import EAST, NORTH

# Main Street runs west to east through (0, 0); Side Street crosses it from south to north; Back Lane leaves
# it to the north 200 m further on, and Far Lane to the south.
POINTS = {
    "west": (-200, 0), "cross": (0, 0), "bend": (200, 0), "east": (400, 0),
    "south": (0, -100), "north": (0, 100), "lane": (200, 100), "far": (200, -100),
}  # fmt: skip
STREETS = [
    ("west", "cross", "Main Street", "primary", {}),
    ("cross", "bend", "Main Street", "primary", {"lit": "yes"}),
    ("bend", "east", "Main Street", "primary", {}),
    ("south", "cross", "Side Street", "residential", {}),
    ("cross", "north", "Side Street", "residential", {"lit": "no"}),
    ("bend", "lane", "", "footway", {"lit": "no"}),
    ("bend", "far", "", "steps", {"step_count": "24"}),
]
TAGS = ("name", "highway", "footway", "lit", "crossing", "step_count")


def town():
    """The streets above: the network and its table of ways."""
    row = {place: i for i, place in enumerate(POINTS)}
    at = np.array(list(POINTS.values()), float)
    flags = np.array([STEPS if street[3] == "steps" else 0 for street in STREETS], np.uint8)
    ends = [np.array([row[street[end]] for street in STREETS], np.int32) for end in (0, 1)]
    ways = pd.DataFrame([{**dict.fromkeys(TAGS, ""), "name": s[2], "highway": s[3], **s[4]} for s in STREETS])
    rows = np.arange(len(STREETS), dtype=np.int32)
    return build_network(StreetSegments(at[:, 0], at[:, 1], *ends, rows, flags), min_piece_m=0.0), ways


NETWORK, WAYS = town()


def walked(*places, door=None):
    """A route along the places named, to a door beside the last if there is one."""
    xy = [POINTS[place] for place in places]
    way = [next(i for i, s in enumerate(STREETS) if {s[0], s[1]} == {a, b}) for a, b in pairwise(places)]
    if door is not None:
        xy, way = [*xy, door], [*way, ON_GROUND]
    x, y = np.array(xy, float).T
    flags = [STEPS if row >= 0 and STREETS[row][3] == "steps" else 0 for row in way]
    length_m = float(np.hypot(np.diff(x), np.diff(y)).sum())
    return path_of(NETWORK, Route(length_m, x, y, np.array(way, np.int32), np.array(flags, np.uint8)))


def signals(*at, crossing="traffic_signals", kind="crossing"):
    """Points on streets: a crossing at each place named."""
    points = [shapely.Point(POINTS[place]) for place in at]
    told = pd.DataFrame({"kind": [kind] * len(at), "crossing": crossing, "crossing_signals": ""})
    return gpd.GeoDataFrame(told, geometry=points)


def crossings(*places, points=(), **door):
    return [
        (one.street, one.help)
        for one in main_road_crossings(walked(*places, **door), WAYS, points if len(points) else signals())
    ]


def test_each_street_is_one_leg_with_its_turn():
    legs = legs_of(walked("west", "cross", "bend", "lane"), WAYS)
    assert [(leg.street, leg.kind_of_way, leg.turn, leg.walk_m) for leg in legs] == [
        ("Main Street", "street", Turn.START, 400.0),
        ("", "footpath", Turn.LEFT, 100.0),
    ]


def test_right_is_right():
    assert legs_of(walked("north", "cross", "west"), WAYS)[1].turn is Turn.RIGHT
    assert legs_of(walked("west", "cross", "south"), WAYS)[1].turn is Turn.RIGHT
    assert legs_of(walked("south", "cross", "west"), WAYS)[1].turn is Turn.LEFT


@pytest.mark.parametrize(
    ("degrees", "turn"),
    [
        (0, Turn.STRAIGHT_ON),
        (29, Turn.STRAIGHT_ON),
        (40, Turn.BEAR_LEFT),
        (-40, Turn.BEAR_RIGHT),
        (90, Turn.LEFT),
        (-90, Turn.RIGHT),
        (170, Turn.SHARP_LEFT),
        (-170, Turn.SHARP_RIGHT),
    ],
)
def test_a_turn_is_told_by_how_sharp_it_is(degrees, turn):
    assert turn_of(degrees) is turn


def test_steps_are_a_leg_of_their_own_and_counted_where_known():
    flight = legs_of(walked("bend", "far"), WAYS)[0]
    assert (flight.steps, flight.step_count) == (True, 24)
    unknown = WAYS.assign(step_count="")
    assert legs_of(walked("bend", "far"), unknown)[0].step_count is None


def test_a_few_metres_to_the_door_belong_to_the_street():
    assert [leg.street for leg in legs_of(walked("south", "cross", door=(5, 3)), WAYS)] == ["Side Street"]
    far = legs_of(walked("south", "cross", door=(20, 30)), WAYS)
    assert [leg.kind_of_way for leg in far] == ["street", "to the door"]


def test_a_main_road_is_crossed_from_one_side_to_the_other():
    assert crossings("south", "cross", "north") == [("Main Street", Help.NOT_KNOWN)]


def test_signals_at_the_crossing_are_named():
    assert crossings("south", "cross", "north", points=signals("cross")) == [("Main Street", Help.SIGNALS)]
    zebra = signals("cross", crossing="zebra")
    assert crossings("south", "cross", "north", points=zebra) == [("Main Street", Help.ZEBRA)]
    lights = signals("cross", crossing="", kind="traffic_signals")
    assert crossings("south", "cross", "north", points=lights) == [("Main Street", Help.LIGHTS_NEAR)]


def test_who_comes_from_one_side_and_leaves_to_the_other_must_cross_on_the_way():
    assert crossings("south", "cross", "bend", "lane") == [("Main Street", Help.NOT_KNOWN)]
    assert crossings("south", "cross", "bend", "lane", points=signals("bend")) == [
        ("Main Street", Help.SIGNALS)
    ]


def test_who_leaves_to_the_side_they_came_from_need_not_cross():
    assert crossings("north", "cross", "bend", "lane") == []
    assert crossings("south", "cross", "bend", "far") == []


def test_a_road_that_is_only_followed_is_not_crossed():
    assert crossings("west", "cross", "bend", "east") == []
    assert crossings("west", "cross", "north") == []


def test_a_door_beside_the_road_has_a_side_too():
    assert crossings("south", "cross", "bend", door=(205, 30)) == [("Main Street", Help.NOT_KNOWN)]
    assert crossings("south", "cross", "bend", door=(205, -30)) == []


def sheet(area, asset_id, *, at=(500, -10), pace="planning", minutes=20) -> RouteSheet:
    origin = Origin(EAST + at[0], NORTH + at[1])
    return route_sheet(area, pack_assets(area), origin, Question(PACES[pace], minutes), asset_id)


def test_the_way_back_is_worked_out_from_the_door_home(tiny):
    both = sheet(tiny, "t/library", at=(0, 0))
    assert both.there.walk_m == pytest.approx(both.back.walk_m)
    assert (both.there.minutes, both.back.minutes) == (11, 11)
    assert both.there.line.coords[0] == pytest.approx(both.back.line.coords[-1])
    assert [leg.street for leg in both.there.legs] == ["High Street", "Hill Path", "", "Library Lane"]
    assert [leg.street for leg in both.back.legs] == ["Library Lane", "", "Hill Path", "High Street"]
    assert (both.there.legs[1].turn, both.back.legs[3].turn) == (Turn.LEFT, Turn.RIGHT)


def test_the_way_is_told_leg_by_leg(tiny):
    there = sheet(tiny, "t/library").there
    assert there.walk_m == pytest.approx(310)
    assert [leg.street for leg in there.legs] == ["", "Hill Path", "", "Library Lane"]
    assert [leg.kind_of_way for leg in there.legs] == ["to the street", "footpath", "steps", "service road"]
    assert [leg.walk_m for leg in there.legs] == pytest.approx([10, 100, 100, 100])


def test_step_free_the_way_is_longer_and_has_no_steps(tiny):
    there = sheet(tiny, "t/library", pace="step-free").there
    assert there.walk_m == pytest.approx(826.23, abs=0.01)
    assert there.flights_of_steps == 0
    assert not any(leg.steps for leg in there.legs)


def test_steps_and_lighting_of_the_way(tiny):
    there = sheet(tiny, "t/library").there
    assert (there.flights_of_steps, there.steps_m, there.step_count) == (1, pytest.approx(100), None)
    assert (there.lit_m, there.unlit, there.lighting_not_known_m) == (0, (), pytest.approx(300))


def test_benches_on_the_way_and_the_longest_stretch_without_one(tiny):
    there = sheet(tiny, "t/park", at=(0, 0)).there  # benches at 250 and 900 of 1,020 metres
    assert (there.benches, there.longest_without_bench_m) == (2, pytest.approx(650))
    none = sheet(tiny, "t/library").there
    assert (none.benches, none.longest_without_bench_m) == (0, pytest.approx(310))


def test_minutes_are_at_the_persons_pace(tiny):
    paces = [sheet(tiny, "t/library", pace=pace) for pace in ("planning", "older")]
    assert [(both.there.minutes, both.back.minutes) for both in paces] == [(4, 4), (7, 7)]


def test_a_park_is_entered_by_the_gate_nearest_on_foot(tiny):
    assert sheet(tiny, "t/park", at=(1000, -100)).there.walk_m == pytest.approx(50)


def test_no_way_is_said_in_words(tiny):
    with pytest.raises(NoWayError, match=r"no way on foot to this place .* Choose more minutes"):
        sheet(tiny, "t/island")
    with pytest.raises(NoWayError, match=r"no longer in the register\. Search again"):
        sheet(tiny, "t/nothing")


@pytest.fixture(scope="module")
def newport(newport_pack: Area) -> tuple[Area, AreaAssets]:
    return newport_pack, pack_assets(newport_pack)


@settings(max_examples=25, deadline=None)
@given(which=st.integers(0, 10_000), place=st.integers(0, 10_000), pace=st.sampled_from(sorted(PACES)))
def test_legs_sum_to_the_whole_way_and_the_way_back_is_as_long(newport, which, place, pace):
    area, assets = newport
    homes = area.postcodes[area.postcodes.geometry.notna()].geometry
    home = homes.iloc[which % len(homes)]
    origin, question = Origin(home.x, home.y), Question(PACES[pace], 20)
    reached = near_person(area, assets, origin, question).in_reach
    if reached.empty:
        return
    row = reached.iloc[place % len(reached)]
    both = route_sheet(area, assets, origin, question, row["asset_id"])
    for walk in (both.there, both.back):
        ends = [0.0, *(leg.ends_m for leg in walk.legs)]
        assert [leg.begins_m for leg in walk.legs] == ends[:-1]  # no gap and no overlap: an exact sum
        assert ends[-1] == walk.walk_m
        assert walk.walk_m == pytest.approx(row["walk_m"], abs=1e-6)
        assert sum(walk.shown_m) == 10 * round(walk.walk_m / 10)
        assert all(metres >= 0 for metres in walk.shown_m)
        street_m = walk.walk_m - _ground_m(walk)
        told_m = walk.lit_m + walk.unlit_m + walk.lighting_not_known_m
        assert told_m <= street_m + 1e-6
        assert walk.longest_without_bench_m <= walk.walk_m + 1e-6


def _ground_m(walk) -> float:
    return sum(leg.walk_m for leg in walk.legs if leg.on_ground)
