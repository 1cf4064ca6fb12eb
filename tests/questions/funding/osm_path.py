"""A path really built: a streets file with one way more, read anew as any other streets file is."""

from dataclasses import replace

import numpy as np
import osmium
import shapely
from scipy.spatial import cKDTree

from geo.crs import to_metres
from layers.streets.read import read_streets

_NEW_WAY = 9_000_000_000
# What the old streets say, and all that was worked out from them.
OF_THE_STREETS = ("label", "streets_bounds", "_derived")


def built_area(area, streets_file, folder, ends, *, highway="footway"):
    """The area with its streets read again from the file with a way between two of its points."""
    longer = folder / "streets_with_path.osm.pbf"
    longer.unlink(missing_ok=True)
    _write(streets_file, longer, [_point_at(area, streets_file, end) for end in ends], highway)
    built = type(area)(area.folder, replace(area.label, revision=f"{area.revision}-built"))
    known = {key: value for key, value in area.__dict__.items() if key not in OF_THE_STREETS}
    built.__dict__.update(known)
    built.__dict__["network"] = streets_of(area, longer)
    return built


def streets_of(area, streets_file):
    """The network of an area, read from a streets file as ``prepare`` reads it."""
    keep = shapely.buffer(shapely.union_all(area.wards.geometry.to_numpy()), area.margin_m)
    return read_streets(streets_file, crs=area.crs, keep=keep).network


def _point_at(area, streets_file, end):
    """The id of the file's point that lies there."""
    ids, places = _points(area, streets_file)
    away_m, row = cKDTree(places).query(end)
    assert away_m < 1e-6, "A path is built between two points of the file."
    return ids[int(row)]


def _points(area, streets_file):
    """The ids of all points of the file's streets, and (p, 2) where they lie, metres."""
    ids, lon, lat = zip(
        *(
            (node.ref, node.lon, node.lat)
            for way in osmium.FileProcessor(
                str(streets_file), osmium.osm.NODE | osmium.osm.WAY
            ).with_locations()
            if way.is_way() and "highway" in way.tags
            for node in way.nodes
            if node.location.valid()
        ),
        strict=True,
    )
    return ids, np.column_stack(to_metres(lon, lat, crs=area.crs))


def squares_of(area, streets_file):
    """The ground of squares, whose corners are no points of streets: a way across one joins it anywhere."""
    corners = np.column_stack([area.network.node_x, area.network.node_y])
    away_m, _ = cKDTree(_points(area, streets_file)[1]).query(corners)
    near = shapely.union_all(shapely.buffer(shapely.points(corners[away_m > 1e-6]), 40.0))
    return shapely.union_all(shapely.convex_hull(shapely.get_parts(near)))


def _write(source, target, ends, highway):
    way = osmium.osm.mutable.Way(id=_NEW_WAY, nodes=ends, tags={"highway": highway})
    with osmium.SimpleWriter(str(target)) as writer:
        written = False
        for thing in osmium.FileProcessor(str(source)):
            if thing.is_relation() and not written:
                writer.add_way(way)
                written = True
            writer.add(thing)
        if not written:
            writer.add_way(way)
