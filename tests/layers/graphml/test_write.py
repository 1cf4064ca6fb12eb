"""A prepared network goes out to OSMnx, whose shortest ways are ours, and comes back as it was."""

from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import osmnx
import pandas as pd
import pytest
import shapely

from geo.network import KERB, NO_HOURS, OWN, WHEELS_NO, StreetSegments, WalkNetwork, build_network
from geo.own_ground import OWN_GROUND
from geo.snap import Snaps
from geo.sweep import sweep
from layers.area import Area
from layers.graphml.read import read_graphml_streets
from layers.graphml.write import NetworkCounts, network_graph, write_network
from layers.streets.read import Streets, read_streets
from layers.streets.timed_access import HOURS_COLUMNS
from layers.streets.ways import WAY_COLUMNS
from tests.layers.osm_xml import CRS, OsmFile

EVERYWHERE = shapely.box(0, 0, 700_000, 1_300_000)


@pytest.fixture(scope="module")
def newport_file(newport_pack: Area, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "newport.graphml"
    counts = write_network(newport_pack, path)
    assert counts == NetworkCounts(
        *(len(each) for each in (osmnx.load_graphml(path), osmnx.load_graphml(path).edges))
    )
    assert [each.name for each in path.parent.iterdir()] == ["newport.graphml"]
    return path


@pytest.fixture(scope="module")
def newport_graph(newport_file: Path) -> "nx.MultiDiGraph[int]":
    return osmnx.load_graphml(newport_file)


def from_corner(network: WalkNetwork, edge: int) -> np.ndarray:
    """(n,) metres from where an edge begins, by our own engine."""
    start = Snaps(
        edge=np.array([edge]), offset_m=np.zeros(1), gap_m=np.zeros(1), x=np.zeros(1), y=np.zeros(1)
    )
    return sweep(network, start, cutoff_m=1e6).distance_m


def test_shortest_ways_in_newport_are_ours(newport_pack: Area, newport_graph: "nx.MultiDiGraph[int]"):
    """Twenty corners to fifteen others each, any of the network, reached or not."""
    network = newport_pack.network
    open_edges = np.flatnonzero((network.edge_flags & OWN_GROUND) == 0)
    chosen = np.random.default_rng(2026).choice(open_edges, 300, replace=False)
    for place, edge in enumerate(chosen[:20].tolist()):
        distance_m = from_corner(network, edge)
        start = int(network.edge_from[edge])
        there = nx.single_source_dijkstra_path_length(newport_graph, start, weight="length")
        ends = network.edge_from[chosen[place * 15 : place * 15 + 15]].tolist()
        assert [there.get(end, np.inf) for end in ends] == pytest.approx(distance_m[ends].tolist(), abs=1)
    assert osmnx.shortest_path(newport_graph, start, ends[-1], weight="length") is not None


def test_osmnx_has_every_length_and_shape(newport_pack: Area, newport_graph: "nx.MultiDiGraph[int]"):
    for *_, data in newport_graph.edges(data=True):
        assert data["length"] == pytest.approx(data["geometry"].length, abs=0.1)
    network = newport_pack.network
    drawn = {
        data["geometry"].wkt: data["length"]
        for *_, data in newport_graph.edges(data=True)
        if not data["reversed"] and data.get("access") != "private"
    }
    own = (network.edge_flags & OWN) > 0
    assert sum(drawn.values()) == pytest.approx(network.edge_length_m[~own].sum(), rel=0.005)
    nodes, edges = osmnx.graph_to_gdfs(newport_graph)
    assert str(nodes.crs) == "EPSG:27700"
    names = set(newport_pack.ways["name"]) - {""}
    assert {name for name in edges["name"] if isinstance(name, str)} <= names
    assert {"lit", "sidewalk", "surface", "footway"} <= set(edges.columns)


def test_osmnx_goes_on_with_it(newport_pack: Area, newport_graph: "nx.MultiDiGraph[int]", tmp_path: Path):
    stats = osmnx.basic_stats(newport_graph)  # makes it undirected, for which every edge needs an osmid
    assert stats["edge_length_total"] > stats["street_length_total"] > 900_000
    osmnx.save_graphml(osmnx.project_graph(newport_graph, to_latlong=True), tmp_path / "degrees.graphml")
    back = read_graphml_streets(tmp_path / "degrees.graphml", crs=CRS, keep=EVERYWHERE)
    assert back.network.edge_length_m.sum() == pytest.approx(newport_pack.network.edge_length_m.sum(), abs=1)


def test_what_an_analyst_has_added_is_judged_by_its_tags(tmp_path: Path):
    network, ways, hours = crossing("Kerb Lane")
    graph = network_graph(network, ways, hours)
    graph.graph["crs"] = CRS
    first, last = min(graph, key=lambda node: graph.nodes[node]["x"]), 10_000
    graph.add_node(last, x=0.0, y=300.0)
    graph.add_edge(first, last, length=300.0, highway="footway", name="New Path")
    osmnx.save_graphml(graph, tmp_path / "changed.graphml")
    back = read_graphml_streets(tmp_path / "changed.graphml", crs=CRS, keep=shapely.box(-10, -10, 600, 400))
    way = back.network.shape_way[back.network.shape_start[:-1]]
    flags = dict(zip(back.ways["name"].iloc[way], back.network.edge_flags.tolist(), strict=False))
    assert flags["New Path"] & WHEELS_NO
    assert not flags["Kerb Lane"] & WHEELS_NO
    assert any("whether wheels pass" in note for note in back.notes)


def test_no_access_is_ever_yes(newport_graph: "nx.MultiDiGraph[int]"):
    access = {data.get("access") for *_, data in newport_graph.edges(data=True)}
    assert access == {None, "private"}
    assert not any("foot" in data for *_, data in newport_graph.edges(data=True))


def test_the_file_says_whose_data_it_is(newport_graph: "nx.MultiDiGraph[int]"):
    assert newport_graph.graph["attribution"] == "© OpenStreetMap contributors, ODbL"
    assert newport_graph.graph["licence"].startswith("Open Database Licence")


def test_newport_comes_back_as_it_went(newport_pack: Area, newport_file: Path):
    network = newport_pack.network
    back = read_graphml_streets(newport_file, crs=CRS, keep=EVERYWHERE)
    assert back.network.edge_count == network.edge_count
    assert back.network.edge_length_m.sum() == pytest.approx(network.edge_length_m.sum(), abs=1)
    for flag in (1, 2, 4, 8, 16, 64):
        metres = [
            float(each.edge_length_m[(each.edge_flags & flag) > 0].sum()) for each in (network, back.network)
        ]
        assert metres[0] == pytest.approx(metres[1], abs=1), flag
    hours = [
        sorted(tuple(table.iloc[row]) for row in each.edge_hours[each.edge_hours != NO_HOURS].tolist())
        for each, table in ((network, newport_pack.street_hours), (back.network, back.hours))
    ]
    assert hours[0] == hours[1]
    for column in ("name", "name_cy", "lit", "sidewalk", "surface", "footway", "highway"):
        metres = [
            metres_by(column, *each) for each in ((network, newport_pack.ways), (back.network, back.ways))
        ]
        assert metres[0] == pytest.approx(metres[1], abs=1), column
    assert not back.notes[1:]


def metres_by(column: str, network: WalkNetwork, ways: pd.DataFrame) -> dict[str, float]:
    """Metres of street that are open to all, by what a column of the table of ways says."""
    step_m = np.hypot(np.diff(network.shape_x), np.diff(network.shape_y))
    is_open = np.repeat((network.edge_flags & OWN_GROUND) == 0, np.diff(network.shape_start))[:-1]
    real = (network.shape_way[:-1] >= 0) & is_open
    values = ways[column].to_numpy(object)[network.shape_way[:-1][real]]
    return pd.Series(step_m[real]).groupby(values).sum().to_dict()


def test_walks_after_coming_back_are_the_same(newport_pack: Area, newport_file: Path):
    network = newport_pack.network
    back = read_graphml_streets(newport_file, crs=CRS, keep=EVERYWHERE).network
    at = places_of_one_node(back)
    edges = np.flatnonzero((network.edge_flags & OWN_GROUND) == 0)
    starts = np.random.default_rng(7).choice(edges, 10, replace=False).tolist()
    of_start = {place(back, int(node)): edge for edge, node in enumerate(back.edge_from.tolist())}
    compared = 0
    for edge in starts:
        same = of_start.get(place(network, int(network.edge_from[edge])))
        if same is None:
            continue
        ours, theirs = from_corner(network, edge), from_corner(back, same)
        for node in range(0, network.node_count, 97):
            if place(network, node) in at and np.isfinite(ours[node]):
                compared += 1
                assert theirs[at[place(network, node)]] == pytest.approx(ours[node], abs=1)
    assert compared > 500


def places_of_one_node(network: WalkNetwork) -> dict[tuple[float, float], int]:
    """The node at each place; none where two lie, as at the edge of private ground."""
    nodes = [(place(network, node), node) for node in range(network.node_count)]
    many = Counter(at for at, _ in nodes)
    return {at: node for at, node in nodes if many[at] == 1}


def place(network: WalkNetwork, node: int) -> tuple[float, float]:
    return round(float(network.node_x[node]), 2), round(float(network.node_y[node]), 2)


def estate(folder: Path) -> Streets:
    """Two open streets, a private road between them and one off it, a kerb, and a gate with hours."""
    osm = OsmFile()
    osm.point(350, 0, {"barrier": "gate", "opening_hours": "Mo-Fr 08:00-18:00"})
    osm.line([(0, 0), (200, 0), (350, 0), (400, 0)], {"highway": "residential", "name": "South Street"})
    osm.line([(0, 300), (200, 300), (400, 300)], {"highway": "residential", "name": "North Street"})
    osm.line([(0, 0), (-300, 0), (-300, 300), (0, 300)], {"highway": "residential"})
    osm.line(
        [(200, 0), (200, 150), (200, 300)],
        {"highway": "residential", "access": "private", "name": "Private Road"},
    )
    osm.line([(200, 150), (300, 150)], {"highway": "service", "access": "private", "name": "Inner Drive"})
    return read_streets(osm.write(folder), crs=CRS, keep=EVERYWHERE)


def test_nobody_walks_through_private_ground_in_osmnx_either(tmp_path: Path):
    streets = estate(tmp_path)
    graph = network_graph(streets.network, streets.ways, streets.hours)
    at = {
        (round(data["x"] - 330_000), round(data["y"] - 185_000)): node
        for node, data in graph.nodes(data=True)
    }
    south, north = at[400, 0], at[400, 300]
    assert nx.shortest_path_length(graph, south, north, weight="length") == pytest.approx(1_700, abs=1)
    osmnx.save_graphml(graph, tmp_path / "estate.graphml")


def test_private_ground_comes_back(tmp_path: Path):
    streets = estate(tmp_path)
    graph = network_graph(streets.network, streets.ways, streets.hours)
    graph.graph["crs"] = CRS
    osmnx.save_graphml(graph, tmp_path / "estate.graphml")
    back = read_graphml_streets(tmp_path / "estate.graphml", crs=CRS, keep=EVERYWHERE)
    for each in (streets, back):
        own = (each.network.edge_flags & OWN) > 0
        assert each.network.edge_length_m[own].sum() == pytest.approx(400, abs=0.1)
    assert back.network.node_count == streets.network.node_count
    assert sorted(back.network.edge_length_m.round(1)) == sorted(streets.network.edge_length_m.round(1))
    assert sorted(back.ways["name"]) == sorted(streets.ways["name"])


def crossing(name: str) -> tuple[WalkNetwork, pd.DataFrame, pd.DataFrame]:
    """A street that a raised kerb parts in the middle, of a name."""
    segments = StreetSegments(
        x=np.array([0.0, 200.0, 200.0, 500.0]),
        y=np.zeros(4),
        start=np.array([0, 1, 2], np.int32),
        end=np.array([1, 2, 3], np.int32),
        way=np.zeros(3, np.int32),
        flags=np.array([0, KERB, 0], np.uint8),
    )
    ways = pd.DataFrame([("r12", name, "footway", *[""] * (len(WAY_COLUMNS) - 3))], columns=list(WAY_COLUMNS))
    return build_network(segments), ways, pd.DataFrame(columns=list(HOURS_COLUMNS))


@pytest.mark.parametrize(
    "name",
    ["a\x00b\x0b", "[1, 2]", "<script>&amp;", "{'x': 1}", "\u202eabc", "Lôn y Felin", "[" * 200],
)
def test_any_name_goes_out_and_osmnx_opens_it(name: str, tmp_path: Path):
    network, ways, hours = crossing(name)
    graph = network_graph(network, ways, hours)
    graph.graph["crs"] = CRS
    path = tmp_path / "name.graphml"
    osmnx.save_graphml(graph, path)
    assert len(osmnx.load_graphml(path)) == 4
    back = read_graphml_streets(path, crs=CRS, keep=shapely.box(-10, -10, 600, 10))
    assert set(back.ways["name"]) == {name.replace("\x00", "").replace("\x0b", "")}
    assert set(back.ways["osm_id"]) == {"r12"}
    assert (back.network.edge_flags & KERB).any()


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    tiny: Area, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "tiny.graphml"
    path.write_text("the one before")

    def full(graph: object, file: Path) -> None:
        file.write_text("half of it")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(osmnx, "save_graphml", full)
    with pytest.raises(OSError, match="No space left"):
        write_network(tiny, path)
    assert path.read_text() == "the one before"
    assert [each.name for each in tmp_path.iterdir()] == ["tiny.graphml"]
