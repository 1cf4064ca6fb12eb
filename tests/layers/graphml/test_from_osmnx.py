"""What OSMnx writes comes in: streets whole and each once, and what it does not hold is not known."""

import re
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import numpy as np
import osmium
import osmnx
import pytest
import scipy.sparse
import shapely

from geo.network import NO_PAVEMENT, OWN, STEPS, WHEELS_NO
from geo.paces import PACES
from layers.graphml.read import read_graphml_streets
from layers.streets.access import OPEN
from layers.streets.read import Streets
from tests.layers.graphml.graphs import NODES, by_osmnx, graphml, read, street
from tests.layers.osm_xml import CRS, OsmFile


def town() -> OsmFile:
    """High Street, bent, with other streets off it, steps up to Top Row, and a private drive."""
    osm = OsmFile()
    high = {"highway": "primary", "name": "High Street", "oneway": "yes", "sidewalk": "no", "lit": "yes"}
    osm.line([(0, 0), (200, 100), (400, 0), (800, 0)], high)
    osm.line([(800, 0), (1000, 0)], {"highway": "residential", "name": "East Street"})
    osm.line(
        [(400, 0), (400, 500)], {"highway": "residential", "name": "Mill Lane", "name:cy": "Lôn y Felin"}
    )
    osm.line([(800, 0), (800, 60)], {"highway": "steps"})
    osm.line([(800, 60), (1000, 60)], {"highway": "residential", "name": "Top Row", "foot": "yes"})
    osm.line([(800, 60), (400, 500)], {"highway": "footway", "wheelchair": "yes", "name": "The Ramp"})
    osm.line([(0, 0), (0, 300)], {"highway": "service", "access": "private", "name": "The Drive"})
    osm.line([(0, 0), (-50, 0)], {"highway": "residential", "name": "West Street"})
    osm.line([(400, 500), (900, 900)], {"highway": "footway", "access": "no"})
    return osm


STREETS = {
    "": 60, "East Street": 200, "High Street": 2 * np.hypot(200, 100) + 400, "Mill Lane": 500,
    "The Drive": 300, "The Ramp": np.hypot(400, 440), "Top Row": 200, "West Street": 50,
}  # fmt: skip


def lengths_by_name(streets: Streets) -> dict[str, float]:
    network = streets.network
    step_m = np.hypot(np.diff(network.shape_x), np.diff(network.shape_y))
    way = network.shape_way[:-1]
    names = streets.ways["name"].to_numpy()
    return {name: float(step_m[(way >= 0) & (names[way] == name)].sum()) for name in sorted(set(names))}


@pytest.mark.parametrize("simplify", [True, False])
@pytest.mark.parametrize("bidirectional", [True, False])
@pytest.mark.parametrize("crs", ["", "EPSG:32630", "EPSG:27700"])
def test_every_street_comes_once_and_whole(simplify: bool, bidirectional: bool, crs: str, tmp_path: Path):
    path, _ = by_osmnx(town(), tmp_path, simplify=simplify, bidirectional=bidirectional, crs=crs)
    streets = read(path)
    assert lengths_by_name(streets) == pytest.approx(STREETS, abs=1)
    bend = np.column_stack([streets.network.shape_x, streets.network.shape_y])
    assert np.hypot(*(bend - (330_200, 185_100)).T).min() < 0.1
    assert streets.segments_read == streets.segments_kept + sum(streets.dropped.values())
    assert "closed to people on foot (no access, military or a motor road)" in streets.dropped


def test_tags_that_osmnx_was_told_to_keep_are_those_of_the_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    further = ["foot", "sidewalk", "lit", "wheelchair", "name:cy"]
    monkeypatch.setattr(osmnx.settings, "useful_tags_way", [*osmnx.settings.useful_tags_way, *further])
    streets = read(by_osmnx(town(), tmp_path)[0])
    ways = streets.ways.set_index("name")
    assert (ways.loc["High Street", "lit"], ways.loc["High Street", "sidewalk"]) == ("yes", "no")
    assert ways.loc["Mill Lane", "name_cy"] == "Lôn y Felin"
    flags = dict(zip(streets.ways["name"], flags_of_rows(streets), strict=True))
    assert flags["High Street"] & NO_PAVEMENT
    assert flags["The Drive"] & OWN
    ramp = streets.ways["wheelchair"].to_numpy() == "yes"
    assert not np.array(flags_of_rows(streets))[ramp] & WHEELS_NO


def flags_of_rows(streets: Streets) -> list[int]:
    """(w,) flags of the edges of each row of the table of ways, together."""
    network = streets.network
    counts = np.diff(network.shape_start)
    flags = np.repeat(network.edge_flags, counts)
    return [int(np.bitwise_or.reduce(flags[network.shape_way == row])) for row in range(len(streets.ways))]


def test_what_the_file_does_not_hold_is_not_known(tmp_path: Path):
    streets = read(by_osmnx(town(), tmp_path)[0])  # OSMnx by itself drops foot, sidewalk and lit
    assert set(streets.ways["lit"]) == set(streets.ways["sidewalk"]) == set(streets.ways["surface"]) == {""}
    assert all(flags & WHEELS_NO for flags in flags_of_rows(streets))
    assert any(flags & STEPS for flags in flags_of_rows(streets))
    who, wheels = streets.notes[1:]
    assert who.startswith("Of 8 of 9 streets the file does not say who may walk there: that is not known")
    assert wheels.startswith("Of 9 of 9 streets it is not known whether wheels pass")
    assert "yes" not in who + wheels


def test_step_free_walks_do_not_count_on_what_is_not_known(tmp_path: Path):
    streets = read(by_osmnx(town(), tmp_path)[0])
    avoid = PACES["step-free"].avoid
    assert all(flags & avoid for flags in streets.network.edge_flags.tolist())


def test_of_ways_joined_to_one_edge_the_strictest_counts(tmp_path: Path):
    lists = {"highway": "['footway', 'steps']", "name": "['Mill Lane', 'Hill Path']", "lit": "['yes', 'no']"}
    edges = [
        ("1", "2", street(**{**lists, "access": "['private', 'yes']"})),
        ("2", "3", street(osmid="[11, 12]", surface="['asphalt', 'asphalt']")),
    ]
    path = tmp_path / "lists.graphml"
    path.write_text(graphml(NODES, edges, crs="EPSG:27700"))
    streets = read(path)
    row = streets.ways.set_index("name").loc["Mill Lane; Hill Path"]
    assert (row["highway"], row["lit"]) == ("footway", "")
    flags = dict(zip(streets.ways["name"], flags_of_rows(streets), strict=True))
    assert flags["Mill Lane; Hill Path"] & STEPS
    assert flags["Mill Lane; Hill Path"] & OWN
    other = streets.ways.set_index("name").loc[""]
    assert (other["osm_id"], other["surface"]) == ("11;12", "asphalt")


def test_a_street_of_no_class_is_a_road_of_which_more_is_not_known(tmp_path: Path):
    path = tmp_path / "plain.graphml"
    path.write_text(graphml(NODES, [("1", "2", {}), ("2", "3", {})], crs="EPSG:27700"))
    streets = read(path)
    assert set(streets.ways["highway"]) == {"road"}
    assert streets.network.edge_length_m.sum() == pytest.approx(600)


def test_motorways_are_not_walked(tmp_path: Path):
    edges = [("1", "2", street(highway="motorway")), ("2", "3", street())]
    path = tmp_path / "motorway.graphml"
    path.write_text(graphml(NODES, edges, crs="EPSG:27700"))
    streets = read(path)
    assert streets.network.edge_length_m.sum() == pytest.approx(300)
    assert streets.dropped == {"motorways, building sites and other ways that are not for walking": 1}


def test_two_ways_between_the_same_corners_stay_two(tmp_path: Path):
    round_about = "LINESTRING (330000 185000, 330150 185200, 330300 185000)"
    edges = [
        ("1", "2", street()),
        ("2", "1", street()),
        ("1", "2", street("500", geometry=round_about)),
        ("2", "1", street("500", geometry="LINESTRING (330300 185000, 330150 185200, 330000 185000)")),
    ]
    path = tmp_path / "two.graphml"
    path.write_text(graphml(NODES[:2], edges, crs="EPSG:27700"))
    assert read(path).network.edge_length_m.sum() == pytest.approx(800)


def test_streets_drawn_longer_than_they_are_said_to_be_are_told(tmp_path: Path):
    edges = [("1", "2", street("290")), ("2", "3", street())]
    path = tmp_path / "long.graphml"
    path.write_text(graphml(NODES, edges, crs="EPSG:27700"))
    streets = read(path)
    assert streets.notes[-1].startswith("1 streets are drawn longer or shorter than the file says")
    assert streets.network.edge_length_m.sum() == pytest.approx(600)


@pytest.fixture(scope="module")
def newport_by_osmnx(newport_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Newport's graph as OSMnx makes it of the highways of the real map, and writes it."""
    folder = tmp_path_factory.mktemp("osmnx")
    highways = osmium.FileProcessor(str(newport_data / "streets.osm.pbf"))
    with osmium.BackReferenceWriter(
        str(folder / "newport.osm"), str(newport_data / "streets.osm.pbf")
    ) as writer:
        for each in highways.with_filter(osmium.filter.KeyFilter("highway")):
            if each.is_way() and each.tags["highway"] not in ("construction", "proposed", "platform"):
                writer.add(each)
    graph = osmnx.graph_from_xml(folder / "newport.osm", bidirectional=True, retain_all=True)
    osmnx.save_graphml(graph, folder / "newport.graphml")
    return folder / "newport.graphml"


def test_walks_in_newport_are_those_of_osmnx(newport_by_osmnx: Path):
    """Between 200 corners; OSMnx walks through private ground, so that is taken out of its graph first."""
    streets = read_graphml_streets(newport_by_osmnx, crs=CRS, keep=shapely.box(3e5, 1.5e5, 4e5, 2.5e5))
    graph = osmnx.project_graph(osmnx.load_graphml(newport_by_osmnx), to_crs=CRS)
    for *ends, data in list(graph.edges(keys=True, data=True)):
        drawn = data["geometry"] if "geometry" in data else shapely.LineString(corners(graph, ends[:2]))
        data["drawn_m"] = drawn.length
        assert data["length"] == pytest.approx(drawn.length, abs=max(1, 0.003 * drawn.length))
        if (
            re.search("motor|construction", str(data["highway"]))
            or not set(listed(data.get("access", "yes"))) <= OPEN
        ):
            graph.remove_edge(*ends)
    network = streets.network
    ours = {place: row for row, place in enumerate(map(rounded, network.node_x, network.node_y))}
    shared = [node for node, data in graph.nodes(data=True) if rounded(data["x"], data["y"]) in ours]
    shared = sorted(nx.node_connected_component(graph.to_undirected(), shared[0]) & set(shared))
    assert len(shared) > 5_000
    chosen = np.random.default_rng(14).choice(shared, 220, replace=False)
    lengths = scipy.sparse.csr_array(
        (network.arc_length_m, network.arc_target, network.arc_start), shape=(network.node_count,) * 2
    )
    for start in chosen[:20]:
        there = nx.single_source_dijkstra_path_length(graph, start, weight="drawn_m")
        row = ours[rounded(*corners(graph, [start])[0])]
        distance_m = scipy.sparse.csgraph.dijkstra(lengths, indices=row)
        for end in chosen[20:]:
            assert distance_m[ours[rounded(*corners(graph, [end])[0])]] == pytest.approx(there[end], abs=1)


def corners(graph: "nx.MultiDiGraph[int]", nodes: Iterable[int]) -> list[tuple[float, float]]:
    return [(graph.nodes[node]["x"], graph.nodes[node]["y"]) for node in nodes]


def rounded(x: float, y: float) -> tuple[float, float]:
    return round(float(x), 1), round(float(y), 1)


def listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
