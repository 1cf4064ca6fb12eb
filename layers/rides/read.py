"""What does a file of rides say of an area, whatever its form?"""

from datetime import date
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from layers.rides.flex import read_flex
from layers.rides.model import RideFile
from layers.rides.polygons import read_polygons


def read_rides(path: Path, *, crs: str, keep: BaseGeometry, on: date) -> RideFile:
    """Read zones of rides from a map file of polygons, or from GTFS-Flex as a zip.

    Parameters
    ----------
    path
        The file.
    crs
        The area's coordinate system, in metres.
    keep
        The area and its margin: zones that do not meet it are counted and left out.
    on
        The day on which the area is prepared: rides that have ended by then say so.

    Raises
    ------
    WithinReachError
        The file cannot be used at all; what is wrong with single zones is a fault instead.
    """
    if path.suffix.lower() == ".zip":
        return read_flex(path, crs=crs, keep=keep, on=on)
    return read_polygons(path, crs=crs, keep=keep)
