"""Pavements, main roads and water as they are told, with their metres and how much is known."""

import shapely

from layers.streets.pavements import Pavement
from presentation.words.near.route import facts, route_html, route_lines
from presentation.words.near.underfoot import cautions
from questions.walks.one_way import OneWay
from questions.walks.route_sheet import RouteSheet
from questions.walks.underfoot import RoadStretch, Underfoot, Wade, WaterKind

LANE = RoadStretch("Mill Lane", "street", 0.0, 830.0, Pavement.NONE, False)
TRUNK = RoadStretch("Ring Way", "street", 830.0, 100.0, Pavement.NONE, True)
UNNAMED = RoadStretch("", "street", 930.0, 40.0, Pavement.NOT_KNOWN, True)
BOTH = RoadStretch("High Street", "street", 970.0, 30.0, Pavement.BOTH, False)


def walk(*roads: RoadStretch, off_road_m: float = 0.0, wades: tuple[Wade, ...] = ()) -> OneWay:
    line = shapely.LineString([(0, 0), (1, 0)])
    return OneWay(1000.0, 12, line, (), underfoot=Underfoot(roads, off_road_m, wades))


def test_pavements_are_told_with_their_metres_and_the_share_that_is_known():
    assert facts(walk(LANE, TRUNK, UNNAMED, BOTH))["Pavements"] == (
        "none along Mill Lane, 830 m; none along Ring Way, 100 m; on both sides for 30 m; "
        "not known for 40 m; known for 96% of the way"
    )


def test_two_stretches_of_one_street_are_told_together():
    assert facts(walk(LANE, BOTH, LANE))["Pavements"].startswith("none along Mill Lane, 1,660 m; ")


def test_where_nothing_is_known_it_is_said():
    assert facts(walk(UNNAMED))["Pavements"] == "not known for 40 m; known for 0% of the way"


def test_a_way_without_roads_needs_no_pavement():
    told = facts(walk(off_road_m=300.0))
    assert told["Pavements"] == "the way leads along no road"
    assert told["Along main roads"] == "none"


def test_main_roads_walked_along_are_named_with_their_pavements():
    assert facts(walk(LANE, TRUNK, UNNAMED))["Along main roads"] == (
        "100 m along Ring Way, which has no pavement; 40 m along a main road, pavement not known"
    )


WADES = (
    Wade(WaterKind.FORD, "Mill Lane", "street", 300.0),
    Wade(WaterKind.STEPPING_STONES, "", "footpath", 500.0, 10.0),
    Wade(WaterKind.TIDE, "Sand Track", "track", 700.0, 120.0),
)


def test_fords_and_tides_are_told_on_the_page_and_as_lines():
    wet = walk(LANE, wades=WADES)
    expected = (
        "through a ford on Mill Lane; over stepping stones on the footpath; "
        "120 m of Sand Track are under water at high tide: look up the tides first"
    )
    assert facts(wet)["Fords and tides"] == expected
    both = RouteSheet("t/1", wet, wet)
    assert f"  Fords and tides: {expected}" in list(route_lines(both))
    assert f"<dt>Fords and tides</dt><dd>{expected}</dd>" in route_html(both)


def test_a_dry_way_says_nothing_of_water():
    assert "Fords and tides" not in facts(walk(LANE))


def test_paper_bids_beware_without_saying_where():
    assert cautions(walk(LANE, wades=WADES)) == (
        "part of the way is along a road without a pavement; the way leads through a ford; "
        "the way leads over stepping stones; part of the way is under water at high tide"
    )
    assert cautions(walk(UNNAMED, BOTH)) == ""


def test_a_street_with_a_hostile_name_stays_text():
    hostile = RoadStretch("<b>x</b>", "street", 0.0, 30.0, Pavement.NONE, True)
    page = route_html(RouteSheet("t/1", walk(hostile), walk(hostile)))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
