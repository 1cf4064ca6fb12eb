"""What lies under the map: water, green, woodland, railways, buildings and land use, and the names on it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.background.barriers import FENCE
from layers.background.classes import KEYS, area_class, area_label, line_class, place_label
from layers.background.fences import KEYS as FENCE_KEYS, fence_kind, is_opening, opened
from layers.background.sea import sea_of
from layers.osm.clip import NOWHERE_CUT, Reach
from layers.osm.shapes import Shapes, polygons_of, read_shapes
from layers.streets.access import walked_as, why_not_walked

FEATURE_COLUMNS: Final = ("layer", "subkind", "name", "geometry")
LABEL_COLUMNS: Final = ("kind", "name", "rank", "geometry")

OUTSIDE: Final = "outside the area and its margin"
NOT_CLOSED: Final = "areas cut by the edge of the file, whose outline cannot be closed"

_SMALL_M: Final = 300.0
_ENOUGH_SMALL: Final = 1_000  # with fewer small things the edge of the file is that of all it holds


@dataclass(frozen=True, eq=False)
class Background:
    """The features and labels of one place; ``rows_read == len(features) + sum(dropped.values())``."""

    features: gpd.GeoDataFrame  # FEATURE_COLUMNS; polygons and lines, metres
    labels: gpd.GeoDataFrame  # LABEL_COLUMNS; points, metres; rank 1 is the most important
    rows_read: int
    dropped: dict[str, int]
    notes: tuple[str, ...] = ()


@dataclass
class _Picked:
    features: list[tuple[str, str, str, BaseGeometry]] = field(default_factory=list)
    labels: list[tuple[str, str, int, BaseGeometry]] = field(default_factory=list)
    coast: list[BaseGeometry] = field(default_factory=list)


def read_background(path: Path, *, crs: str, keep: BaseGeometry, reach: Reach = NOWHERE_CUT) -> Background:
    """Read the background of ``keep`` (polygon, metres in ``crs``) from an OpenStreetMap file.

    Features are clipped to ``keep``; areas that are not valid are made so. Coastlines are closed into
    sea (``subkind`` "sea"), whose pieces count as rows read. The file must have passed
    ``layers.osm.guard.check_osm_file``; ``reach``: how far it tells of the ground at the least, where it was
    cut out of a larger one.
    """
    shapes = read_shapes(path, keys=(*KEYS, *FENCE_KEYS, "railway"), crs=crs)
    picked = _pick(shapes)
    picked.features += _fences(shapes)
    torn = sum(1 for _, tags in shapes.broken if area_class(tags))
    features, outside = _clipped(picked.features, keep)
    sea = _sea(shapes, picked, keep, reach)
    labels = _labels(picked, keep)
    dropped = {reason: count for reason, count in ((OUTSIDE, outside), (NOT_CLOSED, torn)) if count}
    return Background(
        features=_frame([*sea, *features], FEATURE_COLUMNS, crs),
        labels=_frame(labels, LABEL_COLUMNS, crs),
        rows_read=len(picked.features) + torn + len(sea),
        dropped=dropped,
        notes=("The sea and tidal rivers were drawn from the coastline.",) if sea else (),
    )


def _pick(shapes: Shapes) -> _Picked:
    picked = _Picked()
    dimensions = shapely.get_dimensions(shapes.geometry)
    for tags, shape, dimension in zip(shapes.tags, shapes.geometry, dimensions, strict=True):
        if tags.get("natural") == "coastline":
            picked.coast.append(shape if dimension == 1 else shapely.boundary(shape))
        elif dimension == 0:
            _pick_label(picked, place_label(tags), tags, shape)
        else:
            _pick_feature(picked, tags, shape, is_area=dimension == 2)
    return picked


def _fences(shapes: Shapes) -> list[tuple[str, str, str, BaseGeometry]]:
    """Walls, fences and the like as lines, without what is open of them."""
    rows, openings = [], []
    dimensions = shapely.get_dimensions(shapes.geometry)
    for tags, shape, dimension in zip(shapes.tags, shapes.geometry, dimensions, strict=True):
        kind = fence_kind(tags) if dimension else None
        if kind is not None:
            rows.append((kind, tags.get("name", ""), shape if dimension == 1 else shapely.boundary(shape)))
        elif is_opening(tags) if dimension == 0 else walked_as(tags) and not why_not_walked(tags):
            openings.append(shape)
    left = opened([shape for _, _, shape in rows], openings)
    return [
        (FENCE, kind, name, shape)
        for (kind, name, _), shape in zip(rows, left, strict=True)
        if not shape.is_empty
    ]


def _pick_feature(picked: _Picked, tags: dict[str, str], shape: BaseGeometry, *, is_area: bool) -> None:
    feature_class = area_class(tags) if is_area else line_class(tags)
    if feature_class is None:
        return
    picked.features.append((*feature_class, tags.get("name", ""), shape))
    if is_area:
        label = area_label(*feature_class, area_m2=shape.area)
        _pick_label(picked, label, tags, shapely.point_on_surface(shape))
    elif feature_class[1] in ("river", "canal"):
        middle = shape.interpolate(0.5, normalized=True)
        _pick_label(picked, area_label("water", feature_class[1], area_m2=np.inf), tags, middle)


def _pick_label(
    picked: _Picked, label: tuple[str, int] | None, tags: dict[str, str], point: BaseGeometry
) -> None:
    if label and tags.get("name"):
        picked.labels.append((label[0], tags["name"], label[1], point))


def _clipped(
    features: list[tuple[str, str, str, BaseGeometry]], keep: BaseGeometry
) -> tuple[list[tuple[str, str, str, BaseGeometry]], int]:
    """Cut features to ``keep``: what is left of each, and how many have nothing left."""
    shapes = np.array([feature[3] for feature in features], dtype=object)
    shapely.prepare(keep)
    whole = shapely.contains_properly(keep, shapes)
    crossing = ~whole & shapely.intersects(keep, shapes)
    shapes[crossing] = [
        _same_dimension(cut, shape)
        for cut, shape in zip(shapely.intersection(shapes[crossing], keep), shapes[crossing], strict=True)
    ]
    inside = whole | (crossing & ~shapely.is_empty(shapes))
    rows = [
        (*feature[:3], shape) for feature, shape, stays in zip(features, shapes, inside, strict=True) if stays
    ]
    return rows, int((~inside).sum())


def _same_dimension(cut: BaseGeometry, shape: BaseGeometry) -> BaseGeometry:
    """Drop the points and lines at which a shape only touches the edge."""
    if shapely.get_dimensions(shape) == 2:
        return polygons_of(cut)
    return shapely.union_all([part for part in shapely.get_parts(cut) if part.length > 0])


def _sea(
    shapes: Shapes, picked: _Picked, keep: BaseGeometry, reach: Reach
) -> list[tuple[str, str, str, BaseGeometry]]:
    if not picked.coast:
        return []
    domain = shapely.intersection(keep, _told(shapes, reach))
    sea = sea_of(np.array(picked.coast, dtype=object), domain=domain)
    return [("water", "sea", "", part) for part in shapely.get_parts(sea)]


def _told(shapes: Shapes, reach: Reach) -> BaseGeometry:
    """The ground that the file tells of. Long ways run on beyond the cut, so small things say where it is."""
    west, south, east, north = shapely.bounds(shapes.geometry).T
    small = np.maximum(east - west, north - south) < _SMALL_M
    telling = small if np.count_nonzero(small) >= _ENOUGH_SMALL else np.ones(len(small), bool)
    bounds = shapely.total_bounds(shapes.geometry[telling])
    low, high = np.fmin(bounds[:2], reach[:2]), np.fmax(bounds[2:], reach[2:])
    return shapely.box(*low, *high)


def _labels(picked: _Picked, keep: BaseGeometry) -> list[tuple[str, str, int, BaseGeometry]]:
    """The labels within ``keep``: each name of a kind once, but for places, and the most important first."""
    inside = [row for row in picked.labels if shapely.intersects(keep, row[3])]
    seen: Counter[tuple[str, str]] = Counter()
    labels = []
    for row in sorted(inside, key=lambda row: (row[2], row[0], row[1], row[3].bounds)):
        seen[row[:2]] += 1
        if seen[row[:2]] == 1 or row[0] not in ("water", "wood"):
            labels.append(row)
    return labels


def _frame(rows: Iterable[tuple[Any, ...]], columns: tuple[str, ...], crs: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(list(rows), columns=list(columns), geometry="geometry", crs=crs)
