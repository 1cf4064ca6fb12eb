"""Where does each row of a list lie: at its coordinates, at its postcode, or nowhere that is known?"""

from collections.abc import Iterable, Mapping

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.wording import worded
from layers.assets.coordinates import Misplaced, Trouble, place_points
from layers.assets.listing_row import Row
from layers.places.postcode_format import canonical_postcode
from layers.places.systems import refuse_elsewhere
from layers.tables.cells import shown
from layers.tables.report import Fault
from layers.tables.row_reasons import EMPTY


def place_columns(columns: Mapping[str, str]) -> tuple[str, str] | None:
    """Which two columns hold coordinates, across and up; None if a recipe names no such pair."""
    pairs = (("longitude", "latitude"), ("easting", "northing"))
    return next((pair for pair in pairs if set(pair) <= set(columns)), None)


def find_places(
    rows: list[Row], columns: Mapping[str, str], *, crs: str, keep: BaseGeometry, file: str
) -> None:
    """Give each row the point of its coordinates, or what is wrong with them; rows without any wait.

    Raises
    ------
    CrsMismatchError
        None of them lies in the area, and all would in another coordinate system.
    """
    pair = place_columns(columns)
    if pair is None:
        return
    across, up = pair
    placed = place_points(
        [row.cells[across] for row in rows],
        [row.cells[up] for row in rows],
        columns=(columns[across], columns[up]),
        in_degrees=across == "longitude",
        crs=crs,
        keep=keep,
    )
    if across == "easting" and all(placed.troubles) and Trouble.OUTSIDE in _kinds_of(placed.troubles):
        pairs = np.array([[_metres(row.cells[name]) for name in pair] for row in rows])
        placed_pairs = pairs[np.isfinite(pairs).all(axis=1)]
        west, south, east, north = shapely.bounds(keep).tolist()
        refuse_elsewhere(placed_pairs, (west, south, east, north), crs=crs, file=file, unit="rows")
    for row, x, y, trouble in zip(rows, placed.x, placed.y, placed.troubles, strict=True):
        if trouble is None:
            row.place = shapely.Point(x, y)
        elif trouble.trouble is not Trouble.MISSING and row.reason != EMPTY:
            row.drop(trouble.trouble, _place_fault(row, trouble))


def _place_fault(row: Row, trouble: Misplaced) -> Fault:
    fix = trouble.fix
    if row.cells.get("postcode"):
        fix = worded("{fix} Or empty both cells, to place it at its postcode.", fix=fix)
    return Fault(row.number, trouble.column, shown(trouble.value), trouble.what, fix)


def use_postcodes(
    rows: list[Row],
    columns: Mapping[str, str],
    keep: BaseGeometry,
    postcodes: gpd.GeoDataFrame,
) -> None:
    """Place rows without coordinates at their postcode, and write every postcode in its usual form."""
    pair, places = place_columns(columns), _postcode_places(postcodes)
    for row in rows:
        typed = row.cells.get("postcode", "")
        postcode = canonical_postcode(typed)
        row.cells["postcode"] = postcode or typed
        has_pair = pair is not None and any(row.cells[name] for name in pair)
        if row.place is not None or has_pair or row.reason == EMPTY:
            continue
        point = places.get(postcode or "")
        if point is not None and not point.is_empty and shapely.intersects(keep, point):
            row.place, row.location_from = point, "postcode"
        else:
            outside = point is not None and not point.is_empty
            fault = _postcode_fault(row, columns, places, outside=outside)
            row.drop(Trouble.OUTSIDE if outside else Trouble.MISSING, fault)


def _postcode_fault(
    row: Row, columns: Mapping[str, str], places: Mapping[str, BaseGeometry | None], *, outside: bool
) -> Fault:
    typed, column = row.cells["postcode"], columns.get("postcode")
    fix = worded("Fill in its coordinates, or a postcode of this area.")
    if not column:
        fix = worded("Fill in its coordinates.")
    if not typed:
        return Fault(row.number, column, "", worded("This row has neither coordinates nor a postcode."), fix)
    if outside:
        what = worded("Its postcode {typed} lies outside the area and its margin.", typed=typed)
        fix = worded("If the place is right, leave the row out; else correct the postcode.")
    elif canonical_postcode(typed) is None:
        what = worded(
            'This row has no coordinates, and "{typed}" is not a whole postcode.', typed=shown(typed)
        )
    elif typed in places:
        what = worded(
            "This row has no coordinates, and its postcode {typed} has no place: it may have ended.",
            typed=typed,
        )
    else:
        what = worded(
            "This row has no coordinates, and its postcode {typed} is not one of this area.", typed=typed
        )
    return Fault(row.number, column, shown(typed), what, fix)


def _postcode_places(postcodes: gpd.GeoDataFrame) -> dict[str, BaseGeometry | None]:
    return dict(zip(postcodes["postcode"], postcodes.geometry, strict=True))


def _kinds_of(troubles: Iterable[Misplaced | None]) -> set[Trouble]:
    return {misplaced.trouble for misplaced in troubles if misplaced}


def _metres(cell: str) -> float:
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return np.nan
