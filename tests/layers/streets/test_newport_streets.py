"""Newport's real streets: as much as OSMnx finds, and none of it lost on the way."""

import os
from pathlib import Path

import networkx as nx
import numpy as np
import osmium
import osmnx
import pytest
import shapely

from geo.network import STEPS
from layers.streets.read import STRAY, Streets, read_streets
from layers.streets.ways import RawWays, read_ways

NEWPORT = Path(__file__).parents[3].parent / "shared/data/newport/streets.osm.pbf"
CRS = "EPSG:27700"
EVERYWHERE = shapely.box(0, 0, 700_000, 700_000)


@pytest.fixture(scope="module")
def newport() -> Path:
    if not NEWPORT.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail("Newport's streets must be there when CI=true")
        pytest.skip("Newport's streets are not on this machine")
    return NEWPORT


@pytest.fixture(scope="module")
def streets(newport: Path) -> Streets:
    return read_streets(newport, crs=CRS, keep=EVERYWHERE)


@pytest.fixture(scope="module")
def raw(newport: Path) -> RawWays:
    return read_ways(newport)


def test_every_segment_is_kept_or_dropped_with_a_reason(streets: Streets):
    assert streets.segments_read == 52_868  # of streets, squares, platforms and piers
    assert streets.segments_read == streets.segments_kept + sum(streets.dropped.values())
    assert streets.dropped[STRAY] < 0.01 * streets.segments_read


def test_lines_across_squares_are_few_among_the_streets(
    newport: Path, streets: Streets, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("layers.streets.squares.lines_across", lambda square: np.empty((0, 2), int))
    round_them = read_streets(newport, crs=CRS, keep=EVERYWHERE).network
    assert round_them.edge_count < streets.network.edge_count <= 1.12 * round_them.edge_count


def test_no_length_is_lost_in_merging(streets: Streets):
    network = streets.network
    step_m = np.hypot(np.diff(network.shape_x), np.diff(network.shape_y))
    within = network.shape_way[:-1] >= 0
    assert step_m[within].sum() == pytest.approx(network.edge_length_m.sum(), abs=1e-3)


def test_the_longest_piece_holds_nearly_all_streets(streets: Streets):
    assert streets.network.piece_length_m[0] / streets.network.piece_length_m.sum() > 0.97


def test_every_way_in_the_table_is_used_and_every_row_is_there(streets: Streets):
    rows = streets.network.shape_way
    assert (np.unique(rows[rows >= 0]) == np.arange(len(streets.ways))).all()
    assert not streets.ways.isna().any(axis=None)
    assert streets.ways["osm_id"].is_unique
    assert (streets.ways["highway"] == "steps").sum() > 100
    assert (streets.network.edge_flags & STEPS).any()


def test_points_lie_on_streets(streets: Streets):
    shapes = shapely.STRtree(streets.network.lines)
    _, gap_m = shapes.query_nearest(
        streets.points.geometry.to_numpy(), return_distance=True, all_matches=False
    )
    assert len(streets.points) > 800
    assert np.quantile(gap_m, 0.98) == 0.0  # the few others lie on pieces too short to keep


def osmnx_filter(tags: dict[str, str]) -> bool:
    """What OSMnx asks Overpass for when it is asked for walking, said again for one way."""
    out = "abandoned bus_guideway construction cycleway motor no planned platform proposed raceway razed "
    out += "rest_area services"
    separate = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
    return (
        "yes" not in tags.get("area", "")
        and "private" not in tags.get("access", "")
        and not any(word in tags["highway"] for word in out.split())
        and "no" not in tags.get("foot", "")
        and "private" not in tags.get("service", "")
        and not any("separate" in tags.get(key, "") for key in separate)
    )


@pytest.fixture(scope="module")
def peer(newport: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[nx.MultiDiGraph, set[str]]:
    """OSMnx's walking graph of the same file, in metres, and the ways it takes."""
    path = tmp_path_factory.mktemp("osmnx") / "newport.osm"
    ways: set[str] = set()
    with osmium.BackReferenceWriter(str(path), ref_src=str(newport), overwrite=True) as out:
        for way in osmium.FileProcessor(str(newport), osmium.osm.WAY):
            if "highway" in way.tags and osmnx_filter(dict(way.tags)):
                ways.add(str(way.id))
                out.add(way)
    graph = osmnx.graph_from_xml(path, bidirectional=True, simplify=False, retain_all=True)
    return osmnx.project_graph(graph, to_crs=CRS), ways


def test_the_ways_that_osmnx_walks_along_are_ours_but_for_known_differences(
    raw: RawWays, newport: Path, peer: tuple[nx.MultiDiGraph, set[str]]
):
    ours = {osm_id for osm_id in raw.table["osm_id"] if not osm_id.startswith("r")}  # squares as relations
    theirs = peer[1]
    differing = ours ^ theirs
    tags = {
        str(way.id): dict(way.tags)
        for way in osmium.FileProcessor(str(newport), osmium.osm.WAY)
        if str(way.id) in differing
    }
    ours_alone = [tags[way] for way in ours - theirs]
    theirs_alone = [tags[way] for way in theirs - ours]
    # They leave out cycleways that people may walk on, squares, platforms and piers, and private ways where
    # foot says yes.
    assert all(
        way.get("highway", "") in ("cycleway", "")
        or way.get("area") == "yes"
        or way.get("access") == "private"
        for way in ours_alone
    )
    # They take ways with access=no or permit, foot=private, and roads meant for emergencies.
    assert all(
        way.get("access") in ("no", "permit", "delivery", "emergency")
        or way.get("foot") == "private"
        or way.get("service") == "emergency_access"
        or way["highway"] in ("proposed", "escape")
        for way in theirs_alone
    )


def test_we_find_as_much_street_as_osmnx(
    streets: Streets, raw: RawWays, peer: tuple[nx.MultiDiGraph, set[str]]
):
    graph, their_ways = peer
    theirs = {(min(a, b), max(a, b), data["osmid"]): data["length"] for a, b, data in graph.edges(data=True)}
    network = streets.network
    begins = network.shape_way >= 0
    ours_m = np.hypot(np.diff(network.shape_x), np.diff(network.shape_y))[begins[:-1]]
    our_way = streets.ways["osm_id"].to_numpy()[network.shape_way[begins]]

    # On the ways that both take, lengths differ by their sphere and by the stray pieces that we leave out.
    both = set(our_way) & their_ways
    shared_ours = ours_m[np.isin(our_way, list(both))].sum()
    shared_theirs = sum(m for (_, _, way), m in theirs.items() if str(way) in both)
    assert shared_ours == pytest.approx(shared_theirs, rel=0.005)
    # In all we have more: cycleways; and squares with the lines across them, which are no streets.
    square = np.isin(our_way, raw.table["osm_id"][raw.areas])
    assert 1.05 < ours_m[~square].sum() / sum(theirs.values()) < 1.15
    assert ours_m[square].sum() / sum(theirs.values()) < 0.13  # 30 squares, platforms and piers

    longest = max(nx.weakly_connected_components(graph), key=len)
    their_share = sum(m for (a, _, _), m in theirs.items() if a in longest) / sum(theirs.values())
    our_share = network.piece_length_m[0] / network.piece_length_m.sum()
    assert our_share > their_share > 0.95
