"""Small networks as OSMnx makes them, and GraphML written by hand."""

from collections.abc import Sequence
from pathlib import Path

import networkx as nx
import osmnx
import shapely

from layers.graphml.read import read_graphml_streets
from layers.streets.read import Streets
from tests.layers.osm_xml import CORNER, CRS, OsmFile

HERE = shapely.box(CORNER[0] - 500, CORNER[1] - 500, CORNER[0] + 3_000, CORNER[1] + 3_000)


def read(path: Path) -> Streets:
    """The streets of a GraphML file around the corner from which ``OsmFile`` draws."""
    return read_graphml_streets(path, crs=CRS, keep=HERE)


def by_osmnx(
    osm: OsmFile, folder: Path, *, simplify: bool = True, bidirectional: bool = True, crs: str = ""
) -> tuple[Path, "nx.MultiDiGraph[int]"]:
    """What OSMnx makes of a map and writes, without the internet: the file, and its graph."""
    graph = osmnx.graph_from_xml(
        osm.write(folder), simplify=simplify, bidirectional=bidirectional, retain_all=True
    )
    if crs:
        graph = osmnx.project_graph(graph, to_crs=crs)
    path = folder / "by-osmnx.graphml"
    osmnx.save_graphml(graph, path)
    return path, graph


Row = dict[str, str]


def graphml(nodes: Sequence[Row], edges: Sequence[tuple[str, str, Row]], **graph: str) -> str:
    """GraphML as networkx writes it."""
    keys: list[tuple[str, str]] = [("graph", key) for key in graph]
    keys += [("node", key) for row in nodes for key in row if key != "id"]
    keys += [("edge", key) for *_, row in edges for key in row]
    number = {key: f"d{place}" for place, key in enumerate(dict.fromkeys(keys))}
    declared = "".join(
        f'<key id="{place}" for="{owner}" attr.name="{name}" attr.type="string"/>'
        for (owner, name), place in number.items()
    )

    def data(owner: str, row: Row) -> str:
        return "".join(
            f'<data key="{number[owner, key]}">{value}</data>' for key, value in row.items() if key != "id"
        )

    inside = "".join(f'<node id="{row["id"]}">{data("node", row)}</node>' for row in nodes)
    inside += "".join(
        f'<edge source="{source}" target="{target}">{data("edge", row)}</edge>'
        for source, target, row in edges
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        f'{declared}<graph edgedefault="directed">{inside}{data("graph", graph)}</graph></graphml>'
    )


def node(number: int, x: float, y: float) -> Row:
    """A node in metres from the corner."""
    return {"id": str(number), "x": str(CORNER[0] + x), "y": str(CORNER[1] + y)}


def street(length: str = "300", **more: str) -> Row:
    """A street of 300 m."""
    return {"highway": "residential", "length": length, **more}


NODES = [node(1, 0, 0), node(2, 300, 0), node(3, 300, 300)]
WHOLE = graphml(NODES, [("1", "2", street()), ("2", "3", street(name="Mill Lane"))], crs="EPSG:27700")
