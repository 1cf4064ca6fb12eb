"""What is there to draw in an area? Its pack's streets and background, sorted by how they are drawn.

Everything comes out as shapes in metres of Web Mercator from the scene's origin, y growing downwards.
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.network import WalkNetwork
from layers.area import Area
from presentation.drawing.tiles.outlines import ObjectArray, ranges, single
from presentation.drawing.tiles.projection import FloatArray, from_area
from presentation.drawing.tiles.style import GROUND, HIGHWAYS, OTHER_HIGHWAY

STREAM_KINDS: Final = {"river": "river", "canal": "river", "tidal_channel": "river", "stream": "stream"}
CELL_M: Final = 200.0
CLOSE_M, REACH_M = 1_000.0, 150.0  # nearer together than twice the first, streets bound ground that is drawn
COARSE_M: Final = 15.0  # how finely its edge is drawn
MIN_LENGTH_M: Final = 0.05


@dataclass(frozen=True, eq=False)
class Ground:
    """Shapes by kind; a street on a bridge or in a tunnel is of the kind "…/bridge" or "…/tunnel"."""

    origin: tuple[float, float]  # metres of Web Mercator
    fills: dict[str, ObjectArray]
    lines: dict[str, ObjectArray]
    drawn: shapely.Geometry  # the ground of which the pack tells
    boundary: ObjectArray  # lines round the wards
    streets: "NamedLines"
    rivers: "NamedLines"
    places: pd.DataFrame  # kind, name, rank, x, y


@dataclass(frozen=True, eq=False)
class NamedLines:
    """Lines that carry a name, joined end to end; ``kind`` is that of their longest part."""

    name: npt.NDArray[Any]
    kind: npt.NDArray[Any]
    shape: ObjectArray


def ground_of(area: Area) -> Ground:
    """Sort what the pack of an area holds into what is drawn alike."""
    move = _Move(area)
    background = area.background
    shapes = move(background.geometry.to_numpy())
    layer = background["layer"].to_numpy().astype(str)
    pairs = zip(layer.tolist(), background["subkind"].tolist(), strict=True)
    kind = np.array([_kind(*pair) for pair in pairs], dtype=str)
    flat = shapely.get_dimensions(shapes) == 2
    fills = {key: single(shapes[flat & (kind == key)], 2) for key in np.unique(kind[flat])}
    lines = {key: single(shapes[~flat & (kind == key)], 1) for key in np.unique(kind[~flat])}
    street_lines, street_kind, street_name = _streets(area.network, area.ways, move)
    for key in np.unique(street_kind):
        chosen = street_lines[street_kind == key]
        if len(chosen):
            lines[key] = _joined(np.concatenate([lines.get(key, np.empty(0, object)), chosen]))
    wet = ~flat & (kind == "river")
    return Ground(
        origin=move.origin,
        fills=fills,
        lines=lines,
        drawn=_known(area, move),
        boundary=single(shapely.boundary(move(np.array([area.boundary], object))), 1),
        streets=_named(street_name, street_kind, street_lines),
        rivers=_named(background["name"].to_numpy().astype(str)[wet], kind[wet], shapes[wet]),
        places=_places(area, move),
    )


class _Move:
    """Turns an area's metres into the scene's."""

    def __init__(self, area: Area) -> None:
        self.crs = area.crs
        west, south, east, north = shapely.bounds(area.boundary)
        middle = from_area(np.array([[(west + east) / 2, (south + north) / 2]]), crs=area.crs)[0]
        self.origin = float(np.round(middle[0])), float(np.round(middle[1]))

    def points(self, points: FloatArray) -> FloatArray:
        """(n, 2) metres of the area -> (n, 2) metres of the scene, whose y runs down."""
        moved = from_area(points, crs=self.crs)
        return np.asarray((moved - self.origin) * (1.0, -1.0))

    def __call__(self, shapes: ObjectArray) -> ObjectArray:
        return np.asarray(shapely.transform(shapely.force_2d(shapes), self.points), object)


def _kind(layer: str, subkind: str) -> str:
    if layer == "water":
        return STREAM_KINDS.get(subkind, "drain" if subkind in ("drain", "ditch") else "water")
    if layer == "green":
        return GROUND.get(subkind, "grass")
    if layer == "landuse":
        return GROUND.get(subkind, "residential")
    if layer == "road":
        return HIGHWAYS.get(subkind, "minor")
    return layer


def _streets(
    network: WalkNetwork, ways: pd.DataFrame, move: _Move
) -> tuple[ObjectArray, npt.NDArray[Any], npt.NDArray[Any]]:
    """Lines of one way each, with their kinds and names."""
    way = np.asarray(network.shape_way)
    begins = np.flatnonzero(way >= 0)
    new = np.ones(len(begins), bool)
    new[1:] = (np.diff(begins) != 1) | (way[begins[1:]] != way[begins[:-1]])
    start = begins[new]
    end = np.append(begins[np.flatnonzero(new)[1:] - 1], begins[-1]) + 1
    points = ranges(start, end + 1)
    xy = move.points(np.column_stack([network.shape_x[points], network.shape_y[points]]))
    at = np.repeat(np.arange(len(start)), end + 1 - start)
    lines: ObjectArray = np.asarray(shapely.linestrings(xy, indices=at), object)
    way_row = ways.iloc[way[start]]
    kind = np.array([_street_kind(*tags) for tags in _tags(way_row)], dtype=str)
    long = shapely.length(lines) > MIN_LENGTH_M
    return lines[long], kind[long], way_row["name"].to_numpy().astype(str)[long]


def _tags(ways: pd.DataFrame) -> Any:
    columns = ("highway", "footway", "bridge", "tunnel")
    texts = (ways[key].astype(str).tolist() if key in ways else [""] * len(ways) for key in columns)
    return zip(*texts, strict=True)


def _street_kind(highway: str, footway: str, bridge: str, tunnel: str) -> str:
    kind = HIGHWAYS.get(highway, OTHER_HIGHWAY)
    if footway in ("sidewalk", "crossing", "access_aisle", "traffic_island"):
        kind = "sidewalk"
    if tunnel not in ("", "no"):
        return f"{kind}/tunnel"
    return f"{kind}/bridge" if bridge not in ("", "no") else kind


def _joined(lines: ObjectArray) -> ObjectArray:
    return np.asarray(shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines))), object)


def _named(name: npt.NDArray[Any], kind: npt.NDArray[Any], lines: ObjectArray) -> NamedLines:
    base = np.array([text.split("/")[0] for text in kind], dtype=object)
    length = pd.Series(shapely.length(lines)).groupby([name, base]).sum()
    longest = dict(length.iloc[::-1].sort_values(kind="stable").index)  # of equals the first by name
    names: list[str] = []
    kinds: list[str] = []
    shapes: list[shapely.Geometry] = []
    for street, rows in pd.Series(name).groupby(name).indices.items():
        if not street:
            continue
        parts = _joined(single(lines[rows], 1))
        names += [str(street)] * len(parts)
        kinds += [str(longest[street])] * len(parts)
        shapes += list(parts)
    return NamedLines(np.array(names, object), np.array(kinds, object), np.array(shapes, object))


def _known(area: Area, move: _Move) -> shapely.Geometry:
    """Ground within the margin round the wards, in so far as there are streets or buildings about."""
    network, shapes = area.network, area.background.geometry.to_numpy()
    houses = shapes[(area.background["layer"] == "building").to_numpy()]
    x = np.concatenate([network.shape_x, shapely.bounds(houses).reshape(-1, 4)[:, 0]])
    y = np.concatenate([network.shape_y, shapely.bounds(houses).reshape(-1, 4)[:, 1]])
    cells = np.unique(np.column_stack([x, y]) // CELL_M, axis=0) * CELL_M + CELL_M / 2
    about = shapely.union_all(shapely.buffer(shapely.points(cells), CLOSE_M + REACH_M, quad_segs=4))
    outer = shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(about)))
    near = shapely.buffer(shapely.union_all(outer), -CLOSE_M, quad_segs=4)
    edge = shapely.buffer(area.boundary, area.margin_m, quad_segs=4)
    inside = shapely.simplify(shapely.intersection(near, edge), COARSE_M)
    moved: shapely.Geometry = move(np.array([inside], object))[0]
    return moved


def _places(area: Area, move: _Move) -> pd.DataFrame:
    labels = area.labels
    points = shapely.get_coordinates(labels.geometry.to_numpy())
    xy = move.points(points) if len(points) else np.empty((0, 2))
    return pd.DataFrame(
        {
            "kind": labels["kind"].astype(str).to_numpy(),
            "name": labels["name"].astype(str).to_numpy(),
            "rank": labels["rank"].astype(int).to_numpy(),
            "x": xy[:, 0],
            "y": xy[:, 1],
        }
    )
