"""Streets read from small towns drawn by hand: what meets, what does not, and what is left out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

import networkx as nx
import numpy as np
import pytest
import shapely

from geo.crs import to_lonlat
from geo.network import KERB, STEPS
from geo.own_ground import OWN_GROUND
from layers.osm.guard import OsmFileError
from layers.streets.read import NoStreetsError, Streets, read_streets
from layers.streets.ways import WAY_COLUMNS

CRS = "EPSG:27700"
WEST, SOUTH = 331_000.0, 188_000.0
KEEP = shapely.box(WEST - 5000, SOUTH - 5000, WEST + 5000, SOUTH + 5000)

Points = Mapping[str, tuple[float, float] | tuple[float, float, str]]
Ways = list[tuple[str, str]]
Read = Callable[..., Streets]


def tag_xml(words: str) -> str:
    pairs = (pair.split("=", 1) for pair in words.split())
    return "".join(
        f"<tag k={quoteattr(key)} v={quoteattr(value.replace('+', ' '))}/>" for key, value in pairs
    )


def town_xml(points: Points, ways: Ways) -> str:
    """Points by letter: metres east and north, and tags; ways as letters and tags."""
    numbers = {letter: number for number, letter in enumerate(points, start=1)}
    nodes = []
    for letter, (east, north, *tags) in points.items():
        lon, lat = to_lonlat(WEST + east, SOUTH + north, crs=CRS)
        nodes.append(
            f'<node id="{numbers[letter]}" lon="{lon:.9f}" lat="{lat:.9f}">{tag_xml("".join(tags))}</node>'
        )
    drawn = []
    for number, (letters, tags) in enumerate(ways, start=101):
        along = "".join(f'<nd ref="{numbers.get(letter, 999)}"/>' for letter in letters)
        drawn.append(f'<way id="{number}">{along}{tag_xml(tags)}</way>')
    return f'<osm version="0.6">{"".join(nodes)}{"".join(drawn)}</osm>'


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read_town(points: Points, ways: Ways, keep: shapely.Geometry = KEEP) -> Streets:
        path = tmp_path / "town.osm"
        path.write_text(town_xml(points, ways))
        return read_streets(path, crs=CRS, keep=keep)

    return read_town


def walk_m(
    streets: Streets, start: tuple[float, float], end: tuple[float, float], avoid: int = 0
) -> float | None:
    """Metres from one node to another for who passes by; None where there is no way."""
    network = streets.network
    graph = nx.MultiGraph()
    graph.add_nodes_from(range(network.node_count))
    for edge in np.flatnonzero((network.edge_flags & (avoid | OWN_GROUND)) == 0):
        ends = int(network.edge_from[edge]), int(network.edge_to[edge])
        graph.add_edge(*ends, length=network.edge_length_m[edge])

    def node(place: tuple[float, float]) -> int:
        off = np.hypot(network.node_x - WEST - place[0], network.node_y - SOUTH - place[1])
        assert off.min() < 0.05, f"no node at {place}"
        return int(off.argmin())

    try:
        return nx.shortest_path_length(graph, node(start), node(end), weight="length")
    except nx.NetworkXNoPath:
        return None


RIVER_BANKS: Points = {
    **{"a": (0, 0), "b": (300, 0), "c": (600, 0)},  # south bank
    **{"d": (0, 100), "e": (300, 100), "f": (600, 100)},  # north bank
}


def test_a_river_is_crossed_by_its_bridge_alone(read: Read):
    banks = [("abc", "highway=residential"), ("def", "highway=residential")]
    assert walk_m(read(RIVER_BANKS, banks), (0, 0), (0, 100)) is None
    with_bridge = read(RIVER_BANKS, [*banks, ("be", "highway=footway bridge=yes")])
    assert walk_m(with_bridge, (0, 0), (0, 100)) == pytest.approx(700, abs=0.1)


def test_a_bridge_does_not_meet_the_road_below_it(read: Read):
    points = {"w": (0, 0), "e": (400, 0), "s": (200, -200), "n": (200, 200)}
    ways = [("we", "highway=primary"), ("sn", "highway=footway bridge=yes layer=1")]
    assert walk_m(read(points, ways), (0, 0), (200, 200)) is None


def lane(tags: str) -> Points:
    return {"a": (0, 0), "b": (300, 0, tags), "c": (600, 0)}


@pytest.mark.parametrize(
    ("tags", "passed", "passed_by_wheels"),
    [
        ("barrier=gate", True, True),
        ("barrier=gate locked=yes", False, False),
        ("barrier=gate access=private", False, False),
        ("barrier=gate access=private foot=yes", True, True),
        ("barrier=stile", True, False),
        ("barrier=kissing_gate", True, False),
        ("kerb=raised", True, False),
        ("barrier=kerb", True, False),
        ("barrier=kerb kerb=lowered", True, True),
        ("barrier=kerb kerb=flush", True, True),
    ],
)
def test_what_a_point_lets_through(read: Read, tags: str, passed: bool, passed_by_wheels: bool):
    streets = read(lane(tags), [("abc", "highway=footway")])
    assert (walk_m(streets, (0, 0), (600, 0)) is not None) is passed
    assert (walk_m(streets, (0, 0), (600, 0), avoid=KERB) is not None) is passed_by_wheels
    assert streets.network.edge_length_m.sum() == pytest.approx(600, abs=0.1)


@pytest.mark.parametrize("kerb", ["highway=crossing kerb=raised", "crossing=unmarked barrier=kerb"])
@pytest.mark.parametrize("street", ["residential", "living_street", "service", "pedestrian"])
def test_a_kerb_at_a_crossing_parts_the_crossing_and_not_the_street(read: Read, kerb: str, street: str):
    points = {**lane(kerb), "s": (300, -50), "n": (300, 50)}
    streets = read(points, [("abc", f"highway={street}"), ("sbn", "highway=footway footway=crossing")])
    assert walk_m(streets, (0, 0), (600, 0), avoid=KERB) == pytest.approx(600, abs=0.1)
    assert walk_m(streets, (300, -50), (300, 50), avoid=KERB) is None
    assert walk_m(streets, (300, -50), (300, 50)) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("stop", ["highway=bus_stop", "railway=tram_stop", "public_transport=stop_position"])
@pytest.mark.parametrize("way", ["residential", "footway", "cycleway"])
def test_the_kerb_of_a_stop_parts_nothing(read: Read, stop: str, way: str):
    streets = read(lane(f"{stop} kerb=raised"), [("abc", f"highway={way}")])
    assert walk_m(streets, (0, 0), (600, 0), avoid=KERB) == pytest.approx(600, abs=0.1)


@pytest.mark.parametrize("closed", ["entrance=service access=private", "foot=no", "door=hinged access=no"])
def test_a_private_door_and_a_closed_point_are_not_walked_through(read: Read, closed: str):
    assert walk_m(read(lane(closed), [("abc", "highway=footway")]), (0, 0), (600, 0)) is None


def test_a_ford_on_the_way_is_walked_and_noted_and_stops_wheels(read: Read):
    streets = read(lane("ford=yes"), [("abc", "highway=track")])
    assert walk_m(streets, (0, 0), (600, 0)) == pytest.approx(600, abs=0.1)
    assert walk_m(streets, (0, 0), (600, 0), avoid=KERB) is None
    assert streets.points[["kind", "ford"]].to_numpy().tolist() == [["ford", "yes"]]


def test_a_locked_gate_between_two_ways_parts_them(read: Read):
    streets = read(lane("barrier=gate locked=yes"), [("ab", "highway=track"), ("bc", "highway=residential")])
    assert walk_m(streets, (0, 0), (600, 0)) is None


def test_a_gate_on_the_point_where_a_path_meets_a_road_stands_on_the_path(read: Read):
    points = {**lane("barrier=gate locked=yes"), "p": (300, 300)}
    streets = read(points, [("abc", "highway=residential"), ("bp", "highway=footway")])
    assert walk_m(streets, (0, 0), (600, 0)) == pytest.approx(600, abs=0.1)
    assert walk_m(streets, (0, 0), (300, 300)) is None


def test_a_stile_where_three_paths_meet_stops_wheels_on_every_way(read: Read):
    points = {**lane("barrier=stile"), "p": (300, 300)}
    streets = read(points, [("abc", "highway=path"), ("bp", "highway=path")])
    for place in ((600, 0), (300, 300)):
        assert walk_m(streets, (0, 0), place) is not None
        assert walk_m(streets, (0, 0), place, avoid=KERB) is None
    assert walk_m(streets, (600, 0), (300, 300), avoid=KERB) is None


def test_steps_are_flagged_unless_wheels_have_a_ramp(read: Read):
    points = {"a": (0, 0), "b": (300, 0), "c": (320, 0), "d": (620, 0)}
    for tags, passed in (("highway=steps", False), ("highway=steps ramp:wheelchair=yes", True)):
        streets = read(points, [("ab", "highway=footway"), ("bc", tags), ("cd", "highway=footway")])
        assert (walk_m(streets, (0, 0), (620, 0), avoid=STEPS) is not None) is passed


def test_a_square_is_walked_across_and_along_its_edge(read: Read):
    points = {
        **{"a": (0, 0), "b": (100, 0), "c": (100, 100), "d": (0, 100)},
        **{"w": (-300, 0), "e": (400, 100), "n": (0, 400)},
    }
    ways = [
        ("abcda", "highway=pedestrian area=yes"),
        *((way, "highway=footway") for way in ("wa", "ec", "nd")),
    ]
    streets = read(points, ways)
    assert walk_m(streets, (-300, 0), (400, 100)) == pytest.approx(600 + 100 * 2**0.5, abs=0.1)
    assert walk_m(streets, (-300, 0), (0, 400)) == pytest.approx(700, abs=0.1)
    assert streets.segments_kept == streets.segments_read == 7


def test_a_courtyard_is_not_walked_across_where_its_shape_bends_in(read: Read):
    points = {
        **{"a": (0, 0), "b": (200, 0), "c": (200, 20), "d": (20, 20), "e": (20, 200), "f": (0, 200)},
        **{"w": (500, 0), "n": (0, 500)},
    }
    ways = [("abcdefa", "highway=pedestrian area=yes"), ("wb", "highway=footway"), ("nf", "highway=footway")]
    round_the_bend = 300 + 2 * (180**2 + 20**2) ** 0.5 + 300  # by d; no line from b to f stays inside
    assert walk_m(read(points, ways), (500, 0), (0, 500)) == pytest.approx(round_the_bend, abs=0.1)


def test_every_segment_is_counted_once(read: Read):
    points = {
        **{
            "a": (0, 0),
            "b": (300, 0),
            "c": (600, 0),
            "x": (9000, 0),
            "y": (9400, 0),
            "p": (0, 900),
            "q": (50, 900),
        },
    }
    ways = [
        ("abc", "highway=residential name=Lower+Dock+Street"),
        ("ac", "highway=motorway"),
        ("ba", "highway=service access=no"),
        ("xy", "highway=path"),
        ("pq", "highway=path"),
        ("c?", "highway=path"),
        ("cc", "highway=path"),
        ("ab", "waterway=river"),
    ]
    streets = read(points, ways)
    assert streets.segments_read == 8
    assert streets.segments_kept == 2
    assert streets.dropped == {
        "motorways, building sites and other ways that are not for walking": 1,
        "closed to people on foot (no access, military or a motor road)": 1,
        "lacking a point that the file does not hold": 1,
        "of no length": 1,
        "outside the area and its margin": 1,
        "in pieces of street joined to nothing and shorter than 200 m": 1,
    }


def test_a_segment_with_either_end_in_the_area_is_kept(read: Read):
    keep = shapely.box(WEST - 10, SOUTH - 10, WEST + 310, SOUTH + 10)
    streets = read(
        {"a": (0, 0), "b": (300, 0), "c": (600, 0), "d": (900, 0)}, [("abcd", "highway=path")], keep
    )
    assert streets.network.edge_length_m.sum() == pytest.approx(600, abs=0.1)
    assert streets.dropped == {"outside the area and its margin": 1}


def test_the_table_of_ways_holds_the_ways_used_as_strings(read: Read):
    ways = [
        ("ac", "highway=motorway name=M4"),
        ("ab", "highway=residential name=Dock+Street surface=asphalt lit=yes sidewalk:left=yes"),
        ("bc", "highway=steps step_count=12 handrail=yes"),
    ]
    streets = read(lane(""), ways)
    assert tuple(streets.ways.columns) == WAY_COLUMNS
    assert streets.ways["osm_id"].tolist() == ["102", "103"]
    assert streets.ways["name"].tolist() == ["Dock Street", ""]
    assert streets.ways["sidewalk"].tolist() == ["left=yes", ""]
    assert streets.ways["lit"].tolist() == ["yes", ""]
    network = streets.network
    steps = network.shape_way[network.shape_start[:-1]][network.edge_flags == STEPS]
    assert streets.ways["highway"].iloc[steps].tolist() == ["steps"]


def test_street_points_are_those_on_streets_that_are_used(read: Read):
    points = {
        "a": (0, 0, "highway=crossing crossing=zebra kerb=lowered"),
        "b": (300, 0, "highway=traffic_signals"),
        "c": (600, 0, "barrier=gate access=customers"),
        "d": (600, 300, "kerb=flush tactile_paving=yes"),
        "e": (700, 300, "highway=street_lamp"),
        "off": (900, 900, "barrier=stile"),
    }
    found = read(points, [("abcde", "highway=residential")]).points
    assert found["kind"].tolist() == ["crossing", "traffic_signals", "gate", "kerb"]
    assert found["osm_id"].tolist() == ["1", "2", "3", "4"]
    assert found["kerb"].tolist() == ["lowered", "", "", "flush"]
    assert found["crossing"].tolist() == ["zebra", "", "", ""]
    assert found["access"].tolist() == ["", "", "customers", ""]
    assert found.crs == CRS
    assert found.geometry.iloc[3].distance(shapely.Point(WEST + 600, SOUTH + 300)) < 0.05


def test_a_file_of_another_place_is_refused(read: Read):
    far = shapely.box(0, 0, 10, 10)
    with pytest.raises(
        NoStreetsError, match=r"town\.osm has no street that can be walked along in this area"
    ):
        read(lane(""), [("abc", "highway=residential")], far)


def test_a_file_without_highways_is_refused(read: Read):
    with pytest.raises(NoStreetsError, match="streets and the wards in the recipe are of the same place"):
        read(lane(""), [("abc", "waterway=river")])


def test_a_damaged_file_is_refused(tmp_path: Path):
    path = tmp_path / "town.osm"
    path.write_text(town_xml(lane(""), [("abc", "highway=path")])[:-20])
    with pytest.raises(OsmFileError, match=r"town\.osm is damaged"):
        read_streets(path, crs=CRS, keep=KEEP)
