"""Do boundaries of one file lie over each other? People would then be counted twice, or in the wrong one."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.types import FloatArray, IndexArray, ObjectArray
from geo.wording import counted
from layers.wards.boundaries import BoundaryFileError

SLIVER_M: Final = 20.0  # boundaries that are drawn to be seen, not measured, lie over each other by this much
MOST_SHARED: Final = 0.25  # of the smaller of two: more is no sliver, however thin


def check_overlaps(table: gpd.GeoDataFrame, *, code: str, file: str, accuracy_m: float = 0.0) -> None:
    """Refuse boundaries that overlap by more than the slivers that generalising leaves between neighbours.

    A sliver is an overlap that vanishes when its edge moves in by ``accuracy_m`` metres (or 20, if that is
    more), and that is at most a quarter of the smaller of the two. Wards of two years, a ward drawn inside
    another and small areas of two vintages all overlap by more.

    Parameters
    ----------
    table
        Polygons in metres, with their codes in the column ``code``.
    file
        The file's name, for the sentence.
    accuracy_m
        How far off the boundaries may be, metres.

    Raises
    ------
    BoundaryFileError
        Two overlap; both codes are named, those that overlap most first.
    """
    ordered = table.sort_values(code, ignore_index=True)
    shapes = ordered.geometry.to_numpy()
    first, second, share = _overlapping(shapes, max(accuracy_m, SLIVER_M))
    if not len(first):
        return
    worst = int(np.argmax(share))
    codes = ordered[code].to_numpy(dtype=object)
    raise BoundaryFileError(
        counted(
            "In {file} the boundaries of {first} and {second} overlap: "
            "they share {share:.0%} of the smaller.",
            "In {file} the boundaries of {first} and {second} overlap: "
            "they share {share:.0%} of the smaller. In all, {count} pairs overlap.",
            len(first),
            file=file,
            first=str(codes[first[worst]]),
            second=str(codes[second[worst]]),
            share=float(share[worst]),
        ),
        "Give boundaries of one year and one vintage only, each piece of ground in one of them.",
    )


def _overlapping(shapes: ObjectArray, half_width_m: float) -> tuple[IndexArray, IndexArray, FloatArray]:
    """Pairs that overlap beyond slivers, by their rows, the lower first, and the share of the smaller."""
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    first, second = pairs[:, pairs[0] < pairs[1]]
    shared = shapely.intersection(shapes[first], shapes[second])
    smaller = np.minimum(shapely.area(shapes[first]), shapely.area(shapes[second]))
    share = np.divide(shapely.area(shared), smaller, out=np.zeros(len(shared)), where=smaller > 0)
    thick = np.zeros(len(shared), bool)
    some = share > 0
    thick[some] = ~shapely.is_empty(shapely.buffer(shared[some], -half_width_m))
    beyond = thick | (share > MOST_SHARED)
    return first[beyond], second[beyond], share[beyond]
