"""A GraphML file is read safely, and what is wrong with one has its sentence."""

import re
import time
from pathlib import Path

import pytest

from layers.graphml.parse import LARGEST_GRAPHML
from layers.graphml.troubles import GraphmlError
from layers.streets.read import NoStreetsError
from tests.layers.graphml.graphs import NODES, WHOLE, graphml, node, read, street
from tests.layers.osm_xml import CORNER

LINES = [("1", "2", street()), ("2", "3", street())]
BOMB = '<!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
LEAK = '<!DOCTYPE graphml [<!ENTITY file SYSTEM "file:///etc/hostname">]>'


def refused(text: str | bytes, tmp_path: Path) -> GraphmlError:
    path = tmp_path / "streets.graphml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(GraphmlError) as caught:
        read(path)
    assert "streets.graphml" in caught.value.what
    assert caught.value.fix
    return caught.value


def test_a_whole_file_is_read(tmp_path: Path):
    path = tmp_path / "streets.graphml"
    path.write_text(WHOLE)
    streets = read(path)
    assert streets.network.edge_length_m.sum() == pytest.approx(600)
    assert sorted(streets.ways["name"]) == ["", "Mill Lane"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_file_is_refused(share: float, tmp_path: Path):
    error = refused(WHOLE[: int(len(WHOLE) * share)], tmp_path)
    assert "is cut or damaged: it cannot be read to its end" in error.what
    assert "osmnx.save_graphml" in error.fix


@pytest.mark.parametrize("declaration", [BOMB, LEAK], ids=["a bomb", "a file of the machine"])
def test_a_file_that_declares_entities_is_not_read_on(declaration: str, tmp_path: Path):
    name = "&b;" if "ENTITY b" in declaration else "&file;"
    text = WHOLE.replace("<graphml", f"{declaration}<graphml", 1).replace("Mill Lane", name)
    assert "declares a document type, which no GraphML needs" in refused(text, tmp_path).what


def test_two_gigabytes_are_refused_before_they_are_read(tmp_path: Path):
    path = tmp_path / "streets.graphml"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    began = time.monotonic()
    with pytest.raises(GraphmlError, match="has 2,000 MB, and a GraphML file may have 600 MB") as caught:
        read(path)
    assert time.monotonic() - began < 1
    assert "save a smaller place" in caught.value.fix.lower()
    assert LARGEST_GRAPHML == 600_000_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is cut or damaged"),
        ("<!doctype html><html><body>Not found</body></html>", "document type|damaged|no GraphML"),
        ("<html><body>Not found</body></html>", "is no GraphML, as its name says"),
        ('{"type": "FeatureCollection"}', "is cut or damaged"),
        (b"\x00\x00\x00\rOSMHeader", "is cut or damaged"),
        (WHOLE.replace("</graphml>", "<graph/></graphml>"), "is no GraphML"),
        (graphml([], [], crs="EPSG:4326"), "has no streets: its graph is empty"),
        (graphml(NODES, [], crs="EPSG:27700"), "has no streets"),
        (WHOLE.replace('<data key="', '<data key="z'), "something lacks its 'zd"),
        (WHOLE.replace('node id="3"', 'node id="2"'), "a node stands twice"),
        (WHOLE.replace(' target="3"', ""), "something lacks its 'target'"),
    ],
)
def test_what_is_no_network_is_refused(text: str | bytes, words: str, tmp_path: Path):
    error = refused(text, tmp_path)
    assert re.search(words, error.what), error.what


def test_a_missing_file_is_said(tmp_path: Path):
    with pytest.raises(GraphmlError, match=r"There is no file streets.graphml in the data folder"):
        read(tmp_path / "streets.graphml")


@pytest.mark.parametrize(
    "place", [{}, {"x": "nan", "y": "2"}, {"x": "1e999", "y": "2"}, {"x": "here", "y": "2"}]
)
def test_nodes_without_a_place_are_counted(place: dict[str, str], tmp_path: Path):
    text = graphml([*NODES[:2], {"id": "3", **place}], LINES, crs="EPSG:27700")
    assert "1 of 3 nodes have no coordinates x and y" in refused(text, tmp_path).what


@pytest.mark.parametrize("length", ["-300", "nan", "inf", "long", "-1e-9"])
def test_lengths_that_are_none_are_counted(length: str, tmp_path: Path):
    text = graphml(NODES, [LINES[0], ("2", "3", street(length))], crs="EPSG:27700")
    words = f'1 edges have a length that is no length in metres, such as "{length}"'
    assert words in refused(text, tmp_path).what


def test_edges_to_nodes_that_are_not_there_are_counted(tmp_path: Path):
    text = graphml(NODES, [*LINES, ("3", "4", street())], crs="EPSG:27700")
    assert "1 edges lead to nodes that are not in it" in refused(text, tmp_path).what


@pytest.mark.parametrize(
    "geometry",
    [
        "POINT (330000 185000)",
        "LINESTRING EMPTY",
        "LINESTRING (0 0, 1 1)",
        "what",
        "POLYGON ((0 0, 1 0, 1 1, 0 0))",
    ],
)
def test_shapes_that_are_no_lines_between_their_nodes_are_counted(geometry: str, tmp_path: Path):
    text = graphml(NODES, [LINES[0], ("2", "3", street(geometry=geometry))], crs="EPSG:27700")
    assert "the shapes of 1 edges are no lines from one of their nodes" in refused(text, tmp_path).what


@pytest.mark.parametrize(
    ("crs", "words"),
    [
        ("", "does not say in which coordinate system it is"),
        ("EPSG:999999", '"EPSG:999999", and there is none of that name'),
        ("{'a': 1}", "and there is none of that name"),
        ("EPSG:4979", "coordinates or lengths do not fit|none of that name"),
        ("EPSG:4326", "its coordinates or lengths do not fit that"),
        ("EPSG:2263", "its coordinates or lengths do not fit that"),
    ],
)
def test_another_coordinate_system_than_is_said_is_noticed(crs: str, words: str, tmp_path: Path):
    text = graphml(NODES, LINES, **({"crs": crs} if crs else {}))
    error = refused(text, tmp_path)
    assert re.search(words, error.what), error.what
    assert "crs" in error.fix


def test_latitude_and_longitude_exchanged_are_noticed(tmp_path: Path):
    nodes = [{"id": "1", "x": "51.56", "y": "-3.01"}, {"id": "2", "x": "51.5627", "y": "-3.01"}]
    text = graphml(nodes, [("1", "2", street())], crs="epsg:4326")
    assert "its coordinates or lengths do not fit that" in refused(text, tmp_path).what


def test_streets_of_another_place_are_said(tmp_path: Path):
    path = tmp_path / "streets.graphml"
    far = [node(1, 90_000, 0), node(2, 90_300, 0), node(3, 90_300, 300)]
    path.write_text(graphml(far, LINES, crs="EPSG:27700"))
    with pytest.raises(NoStreetsError, match="no street that can be walked along in this area"):
        read(path)


def test_a_name_cannot_do_anything(tmp_path: Path):
    names = ["[1, 2", "[__import__('os').system('x')]", "&lt;script&gt;", "{{7*7}}", "[" * 200 + "]" * 200]
    edges = [(str(n), str(n + 1), street(name=name)) for n, name in enumerate(names)]
    nodes = [node(n, 300 * n, 0) for n in range(len(names) + 1)]
    path = tmp_path / "streets.graphml"
    path.write_text(graphml(nodes, edges, crs="EPSG:27700"))
    written = {name.replace("&lt;", "<").replace("&gt;", ">") for name in names}
    assert set(read(path).ways["name"]) == written
    assert CORNER  # nothing was run
