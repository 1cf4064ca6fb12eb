"""Is a pair of coordinates in a list a place in the area, and if not, what is it?

Nothing is put right here: each bad pair is named as what it is, with what would put it right.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from geo.wording import Wording, worded
from layers.assets.coordinate_cells import NOT_FINITE, NUMBER, as_number, decimal_degrees, shortened
from layers.places.coordinates import on_the_map

FloatArray = npt.NDArray[np.float64]

_GRID_LIMITS: Final = (700_000.0, 1_300_000.0)  # eastings and northings of Great Britain
_SMALL_GRID_M: Final = 1_000.0  # nobody's grid numbers are this small, in both


class Trouble(StrEnum):
    """What a pair of coordinates is, if not a place in the area."""

    MISSING = "no coordinates and no known postcode"
    HALF = "only one of the two coordinates"
    NOT_A_NUMBER = "a coordinate that is not a number"
    DEGREES_AND_MINUTES = "coordinates in degrees and minutes"
    NOT_FINITE = "a coordinate that is NaN or infinite"
    ZERO = "coordinates 0, 0"
    SWAPPED = "coordinates the wrong way round"
    SIGN = "a longitude without its minus sign"
    GRID_IN_DEGREES = "grid metres in columns of degrees"
    DEGREES_IN_GRID = "degrees in columns of grid metres"
    OUT_OF_RANGE = "coordinates that are nowhere"
    OUTSIDE = "outside the area and its margin"


@dataclass(frozen=True)
class Misplaced:
    """Why a pair is not used: what it is, the cell to look at, and what to do."""

    trouble: Trouble
    column: str
    value: str
    what: str
    fix: str


@dataclass(frozen=True, eq=False)
class Placed:
    """Metres in the area's CRS, NaN where the pair beside it in ``troubles`` is not used."""

    x: FloatArray = field(repr=False)
    y: FloatArray = field(repr=False)
    troubles: list[Misplaced | None] = field(repr=False)


_Named = tuple[Trouble, Wording, Wording]  # what a pair is, in a sentence, and what to do


@dataclass(frozen=True)
class _Frame:
    """How to read pairs, and where they should lie."""

    across: str  # name of the column of longitudes or eastings
    up: str
    in_degrees: bool
    crs: str
    keep: BaseGeometry
    recipe: bool  # whether a recipe names the columns, so that it can be put right there

    def fix(self, *, in_recipe: str, else_: str) -> Wording:
        """What to do, where the columns are named."""
        return worded(in_recipe if self.recipe else else_)


def place_points(
    across: Sequence[str],
    up: Sequence[str],
    *,
    columns: tuple[str, str],
    in_degrees: bool,
    crs: str,
    keep: BaseGeometry,
    recipe: bool = True,
) -> Placed:
    """Read pairs of cells (n,) as places.

    Parameters
    ----------
    across, up
        (n,) cells: longitudes and latitudes in degrees if ``in_degrees``, else eastings and northings of the
        British National Grid in metres.
    columns
        The names of the two columns, for the sentences.
    keep
        Polygon, metres in ``crs``: a pair outside it is not used.
    recipe
        Whether a recipe names the two columns, so that they can be put right there.
    """
    frame = _Frame(*columns, in_degrees, crs, keep, recipe)
    a, b = _numbers(across), _numbers(up)
    x, y = _metres(a, b, in_degrees=in_degrees, crs=crs)
    good = _inside(x, y, keep) & ~((a == 0) & (b == 0))
    troubles = [
        None if ok else _trouble(left, right, frame)
        for ok, left, right in zip(good.tolist(), across, up, strict=True)
    ]
    return Placed(np.where(good, x, np.nan), np.where(good, y, np.nan), troubles)


def _numbers(cells: Sequence[str]) -> FloatArray:
    return np.array([float(cell) if NUMBER.fullmatch(cell) else math.nan for cell in cells], dtype=float)


def _metres(a: FloatArray, b: FloatArray, *, in_degrees: bool, crs: str) -> tuple[FloatArray, FloatArray]:
    if not in_degrees and crs.upper() == BRITISH_NATIONAL_GRID:
        return a, b
    lon, lat = (a, b) if in_degrees else to_lonlat(a, b, crs=BRITISH_NATIONAL_GRID)
    on_earth = (np.abs(lon) <= 180) & (np.abs(lat) <= 90)
    x, y = to_metres(np.where(on_earth, lon, np.nan), np.where(on_earth, lat, np.nan), crs=crs)
    return x, y


def _inside(x: FloatArray, y: FloatArray, keep: BaseGeometry) -> npt.NDArray[np.bool_]:
    finite = np.isfinite(x) & np.isfinite(y)
    shapely.prepare(keep)
    inside = shapely.intersects_xy(keep, np.where(finite, x, 0.0), np.where(finite, y, 0.0))
    return np.asarray(finite & inside)


def _trouble(left: str, right: str, frame: _Frame) -> Misplaced:
    if not left and not right:
        return Misplaced(
            Trouble.MISSING,
            frame.across,
            "",
            worded("This row has no coordinates."),
            worded("Fill in both, or its postcode."),
        )
    if not left or not right:
        empty = frame.across if not left else frame.up
        what = worded("Only one of {across} and {up} is filled in.", across=frame.across, up=frame.up)
        fix = worded("Fill in {empty} too, or empty both and give a postcode.", empty=empty)
        return Misplaced(Trouble.HALF, empty, "", what, fix)
    return _unread(left, frame.across) or _unread(right, frame.up) or _wrong_pair(left, right, frame)


def _unread(cell: str, column: str) -> Misplaced | None:
    """Name a cell that is not a finite number."""
    shown = shortened(cell)
    if NUMBER.fullmatch(cell) and math.isfinite(float(cell)):
        return None
    if NUMBER.fullmatch(cell) or NOT_FINITE.fullmatch(cell):
        fix = worded("Fill in the number, or empty both cells and give a postcode.")
        what = worded('"{cell}" is not a finite number.', cell=shown)
        return Misplaced(Trouble.NOT_FINITE, column, cell, what, fix)
    decimal = decimal_degrees(cell)
    if decimal is not None:
        what = worded('"{cell}" is in degrees and minutes.', cell=shown)
        fix = worded("Write it as {degrees:.6f}.", degrees=decimal)
        return Misplaced(Trouble.DEGREES_AND_MINUTES, column, cell, what, fix)
    what = worded('"{cell}" is not a plain number.', cell=shown)
    return Misplaced(Trouble.NOT_A_NUMBER, column, cell, what, as_number(cell))


def _wrong_pair(left: str, right: str, frame: _Frame) -> Misplaced:
    """Name a pair of numbers that is no place in the area."""
    a, b = float(left), float(right)
    both = f"{shortened(left)}, {shortened(right)}"
    if a == 0 and b == 0:
        what = worded(
            "The coordinates are 0, 0, which is a place in the sea off Africa, or means that nobody knew."
        )
        fix = worded("Fill in the place, or empty both cells.")
        return Misplaced(Trouble.ZERO, frame.across, both, what, fix)
    trouble, what, fix = _degrees_trouble(a, b, frame) if frame.in_degrees else _grid_trouble(a, b, frame)
    return Misplaced(trouble, frame.across, both, what, fix)


def _degrees_trouble(a: float, b: float, frame: _Frame) -> _Named:
    names: dict[str, object] = {"across": frame.across, "up": frame.up, "a": a, "b": b}
    if _good(a, b, frame, in_degrees=False) or min(a, b) > _SMALL_GRID_M:
        fix = frame.fix(
            in_recipe='Name the two columns "easting" and "northing" in the recipe, or convert this row.',
            else_="Choose the two columns as easting and northing, or convert this row.",
        )
        what = worded("{a:g}, {b:g} are metres of the National Grid, not degrees.", a=a, b=b)
        return Trouble.GRID_IN_DEGREES, what, fix
    if abs(a) > 180 or abs(b) > 90:
        what = worded("{across} {a:g} and {up} {b:g} are not degrees on this earth.", **names)
        return Trouble.OUT_OF_RANGE, what, worded("Correct the two numbers.")
    if _good(b, a, frame) or (_on_map(b, a, frame.crs) and not _on_map(a, b, frame.crs)):
        return _swapped(a, b, frame)
    if _good(-a, b, frame):
        what = worded("{across} {a:g} has lost its minus sign: it should be west of Greenwich.", **names)
        return Trouble.SIGN, what, worded("Write {meant:g}.", meant=-a)
    return _outside(a, b, frame)


def _grid_trouble(a: float, b: float, frame: _Frame) -> _Named:
    if _on_map(a, b, frame.crs) or _on_map(b, a, frame.crs):
        what = worded("{a:g}, {b:g} are degrees, not metres of the National Grid.", a=a, b=b)
        if not _on_map(a, b, frame.crs):
            what = worded(
                "{a:g}, {b:g} are degrees, not metres of the National Grid, and the wrong way round.",
                a=a,
                b=b,
            )
        fix = frame.fix(
            in_recipe='Name the two columns "longitude" and "latitude" in the recipe, or convert this row.',
            else_="Choose them as longitude and latitude, or convert this row.",
        )
        return Trouble.DEGREES_IN_GRID, what, fix
    if _good(b, a, frame):
        return _swapped(a, b, frame)
    if not (0 <= a <= _GRID_LIMITS[0] and 0 <= b <= _GRID_LIMITS[1]):
        what = worded(
            "{across} {a:g} and {up} {b:g} are not on the National Grid.",
            across=frame.across,
            up=frame.up,
            a=a,
            b=b,
        )
        fix = worded("Correct the two numbers: a digit may be missing or one too many.")
        return Trouble.OUT_OF_RANGE, what, fix
    return _outside(a, b, frame)


def _swapped(a: float, b: float, frame: _Frame) -> _Named:
    what = worded(
        "{across} and {up} are the wrong way round ({a:g}, {b:g}).",
        across=frame.across,
        up=frame.up,
        a=a,
        b=b,
    )
    fix = frame.fix(
        in_recipe="Exchange the two cells, or the two names in the recipe if all rows are so.",
        else_="Exchange the two cells, or the two columns if all rows are so.",
    )
    return Trouble.SWAPPED, what, fix


def _outside(a: float, b: float, frame: _Frame) -> _Named:
    x, y = _metres(np.array([a]), np.array([b]), in_degrees=frame.in_degrees, crs=frame.crs)
    fix = worded("If the place is right, leave the row out; else correct the two numbers.")
    if not np.isfinite([x[0], y[0]]).all():
        what = worded("{a:g}, {b:g} lies far outside the area and its margin.", a=a, b=b)
        return Trouble.OUTSIDE, what, fix
    away_m = float(shapely.distance(frame.keep, shapely.points(x[0], y[0])))
    what = worded(
        "{a:g}, {b:g} lies about {km:,.1f} km outside the area and its margin.",
        a=a,
        b=b,
        km=max(away_m / 1000, 0.1),
    )
    return Trouble.OUTSIDE, what, fix


def _good(a: float, b: float, frame: _Frame, *, in_degrees: bool | None = None) -> bool:
    degrees = frame.in_degrees if in_degrees is None else in_degrees
    x, y = _metres(np.array([a]), np.array([b]), in_degrees=degrees, crs=frame.crs)
    return bool(_inside(x, y, frame.keep)[0])


def _on_map(lon: float, lat: float, crs: str) -> bool:
    return bool(on_the_map(np.array([lon]), np.array([lat]), crs=crs)[0])
