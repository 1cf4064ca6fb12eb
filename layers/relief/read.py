"""What heights are there of a place? Its tiles as one grid, without the sea, and what became of each post."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.wording import counted
from layers.relief.grid import Relief
from layers.relief.tiles import HEIGHTS_FIX, MOST_POSTS, HeightTile, ReliefError, tiles_within

NO_HEIGHT: Final = "no height given"
IN_WATER: Final = "in the sea, a tidal river or its flats"
_AROUND_M: Final = 200.0  # heights are kept so far beyond the streets
_OFF_GRID: Final = 1e-3  # of a step: posts of two tiles this far off each other's grid are on one


@dataclass(frozen=True, eq=False)
class ReadRelief:
    """The heights of a place. ``rows_read`` are posts: those kept and those dropped."""

    relief: Relief = field(repr=False)
    rows_read: int
    rows_kept: int
    dropped: dict[str, int]
    notes: tuple[str, ...] = ()


def read_relief(path: Path, *, keep: BaseGeometry) -> ReadRelief:
    """Read the heights within ``keep``, metres in the area's CRS, and a little around it.

    Parameters
    ----------
    path
        ASCII grids of OS Terrain 50 as supplied: a folder of tiles zipped each by itself, a zip with such
        zips, one tile, or the like. A step of 50 m is usual; any will do, the same throughout.
    keep
        The area and its margin.

    Raises
    ------
    ReliefError
        A file is no grid, or is damaged; the tiles do not fit together; none lies here.
    """
    west, south, east, north = shapely.bounds(shapely.buffer(shapely.box(*keep.bounds), _AROUND_M))
    bounds = float(west), float(south), float(east), float(north)
    every = list(tiles_within(path, bounds))
    tiles = [tile for tile in every if isinstance(tile, HeightTile)]
    if not every:
        raise ReliefError("{file} holds no grid of heights.", HEIGHTS_FIX, file=path.name)
    if not tiles:
        raise ReliefError(
            "None of the {tiles:,} tiles of {file} lies in this area.",
            "Give those around the area, in its own coordinate system.",
            tiles=len(every),
            file=path.name,
        )
    whole = _joined(tiles, bounds, path.name)
    relief, wet = whole.without_sea()
    posts, usable = whole.height_m.size, int((~np.isnan(relief.height_m)).sum())
    elsewhere = len(every) - len(tiles)
    note = counted("{count} tile lies elsewhere.", "{count} tiles lie elsewhere.", elsewhere)
    return ReadRelief(
        relief,
        posts,
        usable,
        {NO_HEIGHT: posts - usable - wet, IN_WATER: wet},
        (note,) if elsewhere else (),
    )


def _joined(tiles: Sequence[HeightTile], bounds: tuple[float, float, float, float], file: str) -> Relief:
    """One grid of all tiles within the bounds; of a post that two tiles give the first counts."""
    post_m = tiles[0].post_m
    first = tiles[0]
    for tile in tiles:
        off = (tile.west - first.west) / post_m, (tile.south - first.south) / post_m
        if tile.post_m != post_m or any(abs(steps - round(steps)) > _OFF_GRID for steps in off):
            raise ReliefError(
                "{file} does not lie on one grid with {other}: their steps or corners differ.",
                "Give tiles of one product and one edition alone.",
                file=tile.file,
                other=first.file,
            )
    low = [
        round((edge - origin) / post_m)
        for edge, origin in zip(bounds[:2], (first.west, first.south), strict=True)
    ]
    high = [
        round((edge - origin) / post_m)
        for edge, origin in zip(bounds[2:], (first.west, first.south), strict=True)
    ]
    columns, rows = high[0] - low[0] + 1, high[1] - low[1] + 1
    if columns * rows > MOST_POSTS:
        raise ReliefError(
            "{file} has more heights than a place needs.", "Give heights every 50 m.", file=file
        )
    height_m = np.full((rows, columns), np.nan)
    for tile in tiles:
        _lay(tile, height_m, column=round((tile.west - first.west) / post_m) - low[0],
             row=round((tile.south - first.south) / post_m) - low[1])  # fmt: skip
    return Relief(first.west + low[0] * post_m, first.south + low[1] * post_m, post_m, height_m)


def _lay(tile: HeightTile, onto: np.ndarray, *, column: int, row: int) -> None:
    """Write a tile's heights where none is yet; its south-west post has this column and row."""
    rows, columns = tile.height_m.shape
    from_row, to_row = max(row, 0), min(row + rows, onto.shape[0])
    from_column, to_column = max(column, 0), min(column + columns, onto.shape[1])
    if from_row >= to_row or from_column >= to_column:
        return
    there = onto[from_row:to_row, from_column:to_column]
    given = tile.height_m[from_row - row : to_row - row, from_column - column : to_column - column]
    there[np.isnan(there)] = given[np.isnan(there)]
