"""Files as large as a nation's, made from Newport's real ones by repeating and shifting them.

Every copy lies on a square of its own, far enough from the real city that none of it is within the margin.
Copies have codes and postcodes of their own, and are of a council of their own.
"""

import csv
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import numpy as np
import osmium
import shapely

from geo.crs import to_lonlat, to_metres

CRS = "EPSG:27700"
WARDS, SMALL_AREAS, POSTCODES = 8_900, 36_000, 1_750_000
STEP_M = 24_000.0
FINE_M = 100.0  # so that a boundary has as many corners as one generalised to 20 m
NEWPORT_AT = (331_000.0, 187_000.0)


def shifts() -> Iterator[tuple[float, float]]:
    """Where the copies go: over Great Britain, none beside the real city."""
    for north, east in product(
        np.arange(24_000.0, 1_180_000.0, STEP_M), np.arange(96_000.0, 640_000.0, STEP_M)
    ):
        if abs(east - NEWPORT_AT[0]) > 45_000 or abs(north - NEWPORT_AT[1]) > 45_000:
            yield east - NEWPORT_AT[0], north - NEWPORT_AT[1]


def write_national(folder: Path, newport: Path, *, share: float = 1.0) -> Path:
    """Write wards, small areas, counts, look-ups and postcodes of a nation; give the recipe's path.

    ``share``: of the nation's size. The streets are Newport's own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = ("streets.osm.pbf", "lsoa21_population_weighted_centroids.csv", "bus_timetable_gtfs.zip")
    for name in names:
        shutil.copy(newport / name, folder / name)
    _boundaries(newport / "wards_dec2023.geojson", folder / "wards.geojson", round(WARDS * share))
    _boundaries(newport / "lsoa21.geojson", folder / "lsoa21.geojson", round(SMALL_AREAS * share))
    _table(newport / "lsoa11_population_wimd2019.csv", folder / "ages.csv", round(SMALL_AREAS * share), (0,))
    _table(newport / "lsoa11_lsoa21_lookup.csv", folder / "lookup.csv", round(SMALL_AREAS * share), (0, 2))
    _postcodes(newport / "code_point_open.csv", folder / "codepo_gb.zip", round(POSTCODES * share))
    recipe = Path(__file__).parents[3] / "recipes" / "newport.toml"
    text = recipe.read_text(encoding="utf-8")
    for old, new in (
        ("wards_dec2023.geojson", "wards.geojson"),
        ("lsoa11_population_wimd2019.csv", "ages.csv"),
        ("lsoa11_lsoa21_lookup.csv", "lookup.csv"),
        ("code_point_open.csv", "codepo_gb.zip"),
        ('title = "Newport"', 'title = "Newport"\ncouncil = "W06000022"'),
    ):
        assert old in text
        text = text.replace(old, new)
    text = re.sub(r"\[(relief|buses)\].*?(?=\n\[)", "", text, flags=re.DOTALL)  # not what is tried here
    path = folder / "newport.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _boundaries(source: Path, target: Path, count: int) -> None:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    shapes = np.array([_in_metres(feature["geometry"]) for feature in features])
    with target.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [\n')
        file.write(",\n".join(json.dumps(feature) for feature in features))
        left = count - len(features)
        for copy, shift in enumerate(shifts(), start=1):
            if left <= 0:
                break
            moved = shapely.transform(shapes[:left], lambda xy, shift=shift: xy + np.array(shift))
            for feature, shape in zip(features, moved, strict=False):
                other = {"type": "Feature", "properties": _of_copy(feature["properties"], copy)}
                other["geometry"] = json.loads(shapely.to_geojson(_in_degrees(shape)))
                file.write(",\n" + json.dumps(other))
            left -= len(features)
        file.write("\n]}\n")


def _in_metres(geometry: dict[str, Any]) -> shapely.Geometry:
    shape = shapely.geometry.shape(geometry)
    return shapely.segmentize(
        shapely.transform(shape, lambda xy: np.column_stack(to_metres(xy[:, 0], xy[:, 1], crs=CRS))), FINE_M
    )


def _in_degrees(shape: shapely.Geometry) -> shapely.Geometry:
    degrees = shapely.transform(shape, lambda xy: np.column_stack(to_lonlat(xy[:, 0], xy[:, 1], crs=CRS)))
    return shapely.transform(degrees, lambda xy: np.round(xy, 7))


def _of_copy(properties: dict[str, Any], copy: int) -> dict[str, Any]:
    return {
        name: f"{value}-{copy}" if isinstance(value, str) else value for name, value in properties.items()
    }


def _table(source: Path, target: Path, count: int, codes: tuple[int, ...]) -> None:
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    codes = tuple(place for place, name in enumerate(header) if name.endswith("_code"))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for copy in range(max(count // len(rows), 1)):
            for row in rows:
                writer.writerow(
                    [f"{cell}-{copy}" if copy and at in codes else cell for at, cell in enumerate(row)]
                )


def _postcodes(source: Path, target: Path, count: int) -> None:
    """A zip as Ordnance Survey supplies it: a table of each postcode area in Data/CSV, notes in Doc."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    xy = np.array([(float(row[2]), float(row[3])) for row in rows])
    letters = (f"{a}{b}" for a, b in product(ascii_uppercase, repeat=2) if f"{a}{b}" not in ("NP", "CF"))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO\nPostcode,Quality,Eastings,Northings\n"
        )
        for area in ("NP", "CF"):
            own = "".join(",".join(row) + "\n" for row in rows if row[0].startswith(area))
            archive.writestr(f"Data/CSV/{area.lower()}.csv", own)
        copies = max(count // len(rows) - 1, 0)
        for area, shift in islice(zip(letters, shifts(), strict=False), copies):
            moved = np.where(xy > 0, xy + np.array(shift), xy).round().astype(int)
            lines = [
                f"{area}{row[0][2:]},{row[1]},{x},{y},{','.join(row[4:])}\n"
                for row, (x, y) in zip(rows, moved.tolist(), strict=True)
            ]
            archive.writestr(f"Data/CSV/{area.lower()}.csv", "".join(lines))


def write_nation_streets(source: Path, target: Path, *, copies: int) -> None:
    """Repeat an extract of streets ``copies`` times, each on a square of its own, in one sorted file."""
    by_kind: dict[str, list[Any]] = {"n": [], "w": [], "r": []}
    for thing in osmium.FileProcessor(str(source)):
        by_kind[thing.type_str()].append(_plain(thing))
    lon, lat = np.array([node.location for node in by_kind["n"]]).T
    x, y = to_metres(lon, lat, crs=CRS)
    places = [(lon, lat)]
    for east, north in islice(shifts(), copies - 1):
        places.append(to_lonlat(x + east, y + north, crs=CRS))
    apart = 1 + max(thing.id for things in by_kind.values() for thing in things)
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for copy, (lon, lat) in enumerate(places):
            for node, place in zip(by_kind["n"], zip(lon.tolist(), lat.tolist(), strict=True), strict=True):
                writer.add_node(osmium.osm.mutable.Node(node, id=node.id + copy * apart, location=place))
        for copy in range(copies):
            for way in by_kind["w"]:
                nodes = [ref + copy * apart for ref in way.nodes]
                writer.add_way(osmium.osm.mutable.Way(way, id=way.id + copy * apart, nodes=nodes))
        for copy in range(copies):
            for relation in by_kind["r"]:
                members = [(kind, ref + copy * apart, role) for kind, ref, role in relation.members]
                other = osmium.osm.mutable.Relation(relation, id=relation.id + copy * apart, members=members)
                writer.add_relation(other)


def _plain(thing: Any) -> Any:
    """The thing without a hold on the reader's memory."""
    tags = dict(thing.tags)
    if thing.is_node():
        return osmium.osm.mutable.Node(id=thing.id, tags=tags, location=(thing.lon, thing.lat))
    if thing.is_way():
        return osmium.osm.mutable.Way(id=thing.id, tags=tags, nodes=[node.ref for node in thing.nodes])
    members = [(member.type, member.ref, member.role) for member in thing.members]
    return osmium.osm.mutable.Relation(id=thing.id, tags=tags, members=members)
