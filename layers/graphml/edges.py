"""Where do the streets of a GraphML file run, in metres, each once however many ways it is walked?

OSMnx has an edge for each direction. Two edges between the same nodes along the same line, of the same tags,
are one street, which people may walk both ways.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from geo.crs import LONLAT, to_metres
from geo.types import BoolArray, FloatArray, IntArray, ObjectArray
from layers.graphml import troubles
from layers.graphml.attributes import FLAGS_KEY, HOURS_KEYS, values_of
from layers.graphml.parse import Attributes, GraphFile

_NEAR_M: Final = 1.0  # how far from its node a shape may end
_SHARE: Final = 0.02  # by how much drawn and stated lengths may differ: grids stretch, maps are generalised
_MOST_UNLIKE: Final = 0.5  # of the edges: beyond, it is the coordinate system that is another
_TENTHS: Final = 10  # of a metre: shapes that are the same at this grain are one


@dataclass(frozen=True, eq=False)
class DrawnStreets:
    """The streets of a file: j junctions, s streets, each a line from one junction to another."""

    x: FloatArray = field(repr=False)  # (j,) metres
    y: FloatArray = field(repr=False)
    start: IntArray = field(repr=False)  # (s,) junction at which the line begins
    end: IntArray = field(repr=False)
    lines: ObjectArray = field(repr=False)  # (s,) LineStrings, metres
    attributes: list[Attributes] = field(repr=False)  # (s,)
    otherwise_long: int  # streets whose stated length is another than that of their line


def drawn_streets(file: GraphFile, name: str, *, crs: str) -> DrawnStreets:
    """Place the streets of a file in ``crs``, metres.

    Raises
    ------
    GraphmlError
        Coordinates, lengths, shapes or the coordinate system are missing or wrong.
    """
    if not file.x or not file.edges:
        raise troubles.no_streets(name)
    stated = _stated_crs(file, name)
    nodes = _node_places(file, name, stated, crs)
    ends = _ends(file, name)
    lines = _lines(file, name, (nodes, ends), (stated, crs))
    unlike = _unlike(file, name, shapely.length(lines))
    if np.count_nonzero(unlike) > _MOST_UNLIKE * len(unlike):
        raise troubles.wrong_crs(name, stated.to_string())
    junction = _junctions(file)
    first = _first_of_each(file, junction[ends], lines)
    return DrawnStreets(
        x=nodes[:, 0],
        y=nodes[:, 1],
        start=junction[ends[first, 0]],
        end=junction[ends[first, 1]],
        lines=lines[first],
        attributes=[file.edges[edge] for edge in first.tolist()],
        otherwise_long=int(np.count_nonzero(unlike[first])),
    )


def _stated_crs(file: GraphFile, name: str) -> CRS:
    text = file.graph.get("crs", "")
    if not text:
        raise troubles.no_crs(name)
    try:
        crs = CRS.from_user_input(text)
    except CRSError:
        raise troubles.unknown_crs(name, text) from None
    if not (crs.is_geographic or crs.is_projected):
        raise troubles.unknown_crs(name, text)
    return crs


def _node_places(file: GraphFile, name: str, stated: CRS, crs: str) -> FloatArray:
    """(n, 2) metres."""
    x, y = np.array(file.x), np.array(file.y)
    nowhere = int(np.count_nonzero(~(np.isfinite(x) & np.isfinite(y))))
    if nowhere:
        raise troubles.no_coordinates(name, nowhere, len(x))
    if stated.is_geographic and (np.abs(x).max() > 180 or np.abs(y).max() > 90):
        raise troubles.wrong_crs(name, stated.to_string())
    places = _projected(np.column_stack([x, y]), stated, crs)
    if not np.isfinite(places).all():
        raise troubles.wrong_crs(name, stated.to_string())
    return places


def _projected(places: FloatArray, stated: CRS, crs: str) -> FloatArray:
    """(k, 2) places in metres in ``crs``."""
    if stated == CRS.from_user_input(crs):
        return places
    if stated == CRS.from_user_input(LONLAT):
        return np.column_stack(to_metres(places[:, 0], places[:, 1], crs=crs))
    transform = Transformer.from_crs(stated, crs, always_xy=True).transform
    return np.column_stack(transform(places[:, 0], places[:, 1]))


def _ends(file: GraphFile, name: str) -> IntArray:
    """(m, 2) numbers of the nodes at which edges begin and end."""
    numbers = file.node_ids
    rows = [
        (numbers.get(source, -1), numbers.get(target, -1))
        for source, target in zip(file.sources, file.targets, strict=True)
    ]
    ends = np.array(rows, np.int32).reshape(-1, 2)
    missing = int(np.count_nonzero((ends < 0).any(axis=1)))
    if missing:
        raise troubles.nodes_missing(name, missing)
    return ends


def _lines(
    file: GraphFile, name: str, placed: tuple[FloatArray, IntArray], systems: tuple[CRS, str]
) -> ObjectArray:
    """(m,) the edges as lines, metres: as drawn, or straight where nothing is; each ends at its nodes."""
    nodes, ends = placed
    lines = np.asarray(shapely.linestrings(nodes[ends]), object)
    texts = np.array([edge.get("geometry", "") for edge in file.edges], object)
    drawn = np.flatnonzero(texts != "")
    shapes = shapely.from_wkt(texts[drawn], on_invalid="ignore")
    usable = (shapely.get_type_id(shapes) == shapely.GeometryType.LINESTRING) & ~shapely.is_empty(shapes)
    if not usable.all():
        raise troubles.wrong_geometry(name, int(np.count_nonzero(~usable)))
    flat = shapely.force_2d(shapes)
    shapes = np.asarray(shapely.transform(flat, lambda places: _projected(places, *systems)), object)
    first, last = (shapely.get_coordinates(shapely.get_point(shapes, at)) for at in (0, -1))
    begins, stops = nodes[ends[drawn, 0]], nodes[ends[drawn, 1]]
    forth = _near(first, begins) & _near(last, stops)
    back = ~forth & _near(first, stops) & _near(last, begins)
    elsewhere = int(np.count_nonzero(~forth & ~back))
    if elsewhere:
        raise troubles.wrong_geometry(name, elsewhere)
    shapes[back] = shapely.reverse(shapes[back])
    lines[drawn] = shapes
    return lines


def _near(places: FloatArray, others: FloatArray) -> BoolArray:
    return np.asarray(np.hypot(*(places - others).T) <= _NEAR_M)


def _unlike(file: GraphFile, name: str, drawn_m: FloatArray) -> BoolArray:
    """(m,) whether the stated length is another than that of the line; False where none is stated."""
    texts = [edge.get("length", "") for edge in file.edges]
    stated_m = np.array([_metres(text) if text else np.nan for text in texts])
    wrong = np.flatnonzero(stated_m < 0)
    if len(wrong):
        raise troubles.wrong_lengths(name, len(wrong), texts[wrong[0]])
    return np.asarray(np.abs(stated_m - drawn_m) > np.maximum(_NEAR_M, _SHARE * drawn_m))


def _metres(text: str) -> float:
    """A length; -1 where it is none."""
    try:
        length_m = float(text)
    except ValueError:
        return -1.0
    return length_m if np.isfinite(length_m) else -1.0


def _junctions(file: GraphFile) -> IntArray:
    """(n,) the node that stands for each: nodes that share a junction are one again."""
    junction = np.arange(len(file.x), dtype=np.int32)
    first: dict[str, int] = {}
    for node, shared in file.junctions.items():
        junction[node] = first.setdefault(shared, node)
    return junction


def _first_of_each(file: GraphFile, ends: IntArray, lines: ObjectArray) -> IntArray:
    """The first edge of every street."""
    seen: dict[Hashable, int] = {}
    for edge, (line, (start, end)) in enumerate(zip(lines, ends.tolist(), strict=True)):
        places = np.round(shapely.get_coordinates(line) * _TENTHS).astype(np.int64)
        forth, back = places.tobytes(), places[::-1].tobytes()
        between = min(start, end), max(start, end), min(forth, back)
        seen.setdefault((*between, _told_apart(file.edges[edge])), edge)
    return np.fromiter(seen.values(), np.int32, len(seen))


def _told_apart(attributes: Attributes) -> Hashable:
    """By what two streets along one line differ; a list of ways runs the other way round on the way back."""
    own = (attributes.get(key) for key in (FLAGS_KEY, *HOURS_KEYS.values()))
    return (*sorted(values_of(attributes.get("osmid", ""))), *own)
