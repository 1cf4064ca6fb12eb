"""Which assets and benches does OpenStreetMap know in a place?"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from layers.assets.also import interests_of
from layers.assets.duplicates import distinct_places
from layers.assets.entrances import find_entrances
from layers.assets.kinds import load_kinds
from layers.assets.mapped_stops import mapped_stops
from layers.assets.model import ASSET_COLUMNS
from layers.assets.near_street import nearest_street
from layers.assets.osm_lifecycle import (
    as_it_was_or_will_be,
    keys_with_prefixes,
    other_from,
    why_not_there,
)
from layers.assets.osm_rules import LEFT_OUT, OSM_ALSO_CSV, OsmRules, load_osm_rules
from layers.assets.osm_tags import asset_fields, closed_to_public, for_whom
from layers.osm.shapes import Shapes, read_shapes
from layers.places.name_columns import with_second_names
from layers.places.second_names import NAME_COLUMNS, names_in_tags
from layers.streets.access import WALKABLE, LetsIn, who_walks

SOURCE: Final = "OpenStreetMap"
OUTSIDE: Final = "outside the area and its margin"
NOT_CLOSED: Final = "areas cut by the edge of the file, whose outline cannot be closed"
NOT_OPEN: Final = "not open to the public (access is private or no)"
FOR_WHOM: Final = "for_whom"  # one of LIST_ONLY_COLUMNS: there if somebody is told to ask first
INTERESTS: Final = "interests"  # the same, where a place is also of another kind: a library, and a warm space
BACKREST: Final = ("yes", "no")

Geometries = npt.NDArray[np.object_]
Tags = dict[str, str]


@dataclass(frozen=True, eq=False)
class OsmAssets:
    """Assets, their entrances and benches, metres; ``rows_read == len(assets) + sum(dropped.values())``."""

    assets: gpd.GeoDataFrame  # layers.assets.model.ASSET_COLUMNS, and second names where any has one
    entrances: (
        gpd.GeoDataFrame
    )  # asset_id, geometry (Point); an asset without a row is reached at its own point
    benches: gpd.GeoDataFrame  # osm_id, backrest ("yes", "no" or ""), geometry (Point)
    rows_read: int
    dropped: dict[str, int]  # most first
    stops: gpd.GeoDataFrame  # ``mapped_stops``
    benches_read: int  # those outside the area and its margin are not in ``benches``
    other_from: date | None = None  # from when one of them closes or opens, by the dates that mappers give


def read_osm_assets(path: Path, *, crs: str, keep: BaseGeometry, on: date | None = None) -> OsmAssets:
    """Read assets and benches within ``keep`` (polygon, metres in ``crs``) by the rules of ``osm_kinds.csv``.

    Places that are closed, or not open yet, on the day ``on`` are left out; today, if none is given.

    The file must have passed ``layers.osm.guard.check_osm_file``. Raises ``KindsTableError`` if a table of
    kinds is faulty.
    """
    rules = load_osm_rules(load_kinds())
    further = ("amenity", "highway", "barrier", "entrance")
    keys = tuple(dict.fromkeys((*keys_with_prefixes(rules.keys), *further)))
    shapes = read_shapes(path, keys=keys, crs=crs)
    day = on or datetime.now(UTC).date()
    things, footprints, dropped = _things(shapes, rules, keep, on=day)
    dropped[NOT_CLOSED] += sum(1 for _, tags in shapes.broken if rules.match(tags))
    rows_read = len(things) + dropped.total()
    distinct = distinct_places(things, footprints, schools=_pick(shapes, _is_school)[0])
    dropped += distinct.dropped
    assets = _assets(things[distinct.keep], footprints[distinct.keep], shapes, crs)
    benches, benches_read = _benches(shapes, keep, crs)
    return OsmAssets(
        assets=assets,
        entrances=_entrances(assets, footprints[distinct.keep], shapes),
        benches=benches,
        rows_read=rows_read,
        dropped=dict(dropped.most_common()),
        stops=mapped_stops(shapes, keep, crs),
        benches_read=benches_read,
        other_from=_first_change(shapes, rules, keep, on=day),
    )


def _things(
    shapes: Shapes, rules: OsmRules, keep: BaseGeometry, *, on: date
) -> tuple[pd.DataFrame, Geometries, Counter[str]]:
    """What the rules know and nobody is kept out of: fields, footprints, and why others were left out."""
    dropped: Counter[str] = Counter()
    kinds = load_kinds()
    also = load_osm_rules(kinds, OSM_ALSO_CSV)
    rows, footprints = [], []
    shapely.prepare(keep)
    for osm_id, tags, shape in zip(shapes.ids, shapes.tags, shapes.geometry, strict=True):
        rule, state = rules.match(tags), ""
        if rule is None:
            tags, state = as_it_was_or_will_be(tags)
            rule = rules.match(tags)
        if rule is None:
            continue
        state = state or why_not_there(tags, keys=rules.keys, on=on)
        reason = rule.note if rule.kind == LEFT_OUT else _why_not(tags, shape, keep, state)
        if reason:
            dropped[reason] += 1
            continue
        fields = asset_fields(tags, kind=rule.kind)
        filled = sum(1 for value in fields.values() if value)
        said_open = tags.get("access") in ("yes", "public", "permissive")
        tagged = {"kind": rule.kind, "told": filled, "open": said_open, "bar": _bar(tags)}
        tagged[FOR_WHOM] = for_whom(tags)
        tagged[INTERESTS] = interests_of(also.kinds_of(tags), kinds, besides=rule.kind)
        rows.append({**fields, **names_in_tags(tags), "asset_id": f"osm/{osm_id}", **tagged})
        footprints.append(shape)
    more = ("asset_id", "kind", "told", "open", "bar", FOR_WHOM, INTERESTS)
    columns = [*asset_fields({}, kind=""), *NAME_COLUMNS, *more]
    things = pd.DataFrame(rows, columns=columns).sort_values("asset_id")
    return things.reset_index(drop=True), _array(footprints)[things.index], dropped


def _first_change(shapes: Shapes, rules: OsmRules, keep: BaseGeometry, *, on: date) -> date | None:
    """The next day on which a place in ``keep`` that the public may enter closes or opens, if any."""
    days = []
    for tags, shape in zip(shapes.tags, shapes.geometry, strict=True):
        rule = rules.match(tags)
        if rule is None or rule.kind == LEFT_OUT:
            continue
        day = other_from(tags, keys=rules.keys, on=on)
        if day and not _why_not(tags, shape, keep, ""):
            days.append(day)
    return min(days, default=None)


def _bar(tags: Tags) -> str:
    sort = tags.get("amenity", "")
    return sort if sort in ("bar", "pub") else "bar" if sort == "biergarten" else ""


def _why_not(tags: Tags, shape: BaseGeometry, keep: BaseGeometry, state: str) -> str:
    if not shapely.intersects(keep, shapely.point_on_surface(shape)):
        return OUTSIDE
    return state or (NOT_OPEN if closed_to_public(tags) else "")


def _assets(things: pd.DataFrame, footprints: Geometries, shapes: Shapes, crs: str) -> gpd.GeoDataFrame:
    streets, tags = _pick(shapes, lambda tags: bool(tags.get("highway") and tags.get("name")))
    lines = shapely.get_dimensions(streets) == 1
    names = [tag["name"] for tag, is_line in zip(tags, lines, strict=True) if is_line]
    table = things.drop(columns=list(NAME_COLUMNS)).assign(
        source=SOURCE,
        location_from="point",
        near_street=nearest_street(footprints, streets[lines], names=names),
    )
    points = [_point_of(shape) for shape in footprints.tolist()]
    frame = gpd.GeoDataFrame(table, geometry=points, crs=crs)
    columns = [*ASSET_COLUMNS, *(column for column in (INTERESTS, FOR_WHOM) if frame[column].any())]
    named = with_second_names(frame[columns], _records(things))
    return gpd.GeoDataFrame(named.reset_index(drop=True), crs=crs)


def _records(things: pd.DataFrame) -> list[dict[str, str]]:
    cells = things[list(NAME_COLUMNS)].to_numpy().tolist()
    return [dict(zip(NAME_COLUMNS, names, strict=True)) for names in cells]


def _point_of(shape: BaseGeometry) -> BaseGeometry:
    if shape.geom_type == "LineString":
        return shape.interpolate(0.5, normalized=True)
    return shapely.point_on_surface(shape)


def _entrances(assets: gpd.GeoDataFrame, footprints: Geometries, shapes: Shapes) -> gpd.GeoDataFrame:
    ways, _ = _pick(shapes, _is_walked_at_ground_level)
    gates, _ = _pick(shapes, _is_gate)
    grounds = assets[["asset_id"]].set_geometry(list(footprints), crs=assets.crs)
    return find_entrances(
        grounds,
        ways[shapely.get_dimensions(ways) == 1],
        gates=gates[shapely.get_dimensions(gates) == 0],
    )


def _benches(shapes: Shapes, keep: BaseGeometry, crs: str) -> tuple[gpd.GeoDataFrame, int]:
    rows = [
        (osm_id, tags.get("backrest", ""), _point_of(shape))
        for osm_id, tags, shape in zip(shapes.ids, shapes.tags, shapes.geometry, strict=True)
        if tags.get("amenity") == "bench"
    ]
    seats = [
        (osm_id, backrest if backrest in BACKREST else "", point)
        for osm_id, backrest, point in rows
        if shapely.intersects(keep, point)
    ]
    columns = ["osm_id", "backrest", "geometry"]
    return gpd.GeoDataFrame(seats, columns=columns, geometry="geometry", crs=crs), len(rows)


def _is_school(tags: Tags) -> bool:
    return tags.get("amenity") == "school"


def _is_walked_at_ground_level(tags: Tags) -> bool:
    above_or_below = tags.get("bridge", "no") != "no" or tags.get("tunnel", "no") != "no"
    return tags.get("highway") in WALKABLE and not above_or_below and who_walks(tags) is LetsIn.OPEN


def _is_gate(tags: Tags) -> bool:
    gate = tags.get("barrier") in ("gate", "kissing_gate", "swing_gate", "entrance", "wicket_gate")
    return (gate or tags.get("entrance") in ("yes", "main")) and not closed_to_public(tags)


def _pick(shapes: Shapes, rows: Any) -> tuple[Geometries, list[Tags]]:
    places = [i for i, tags in enumerate(shapes.tags) if rows(tags)]
    return shapes.geometry[places], [shapes.tags[i] for i in places]


def _array(shapes: Iterable[BaseGeometry]) -> Geometries:
    listed = list(shapes)
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array
