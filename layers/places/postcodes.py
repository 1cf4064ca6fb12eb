"""Where is each postcode, and which postcodes have ended?"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat, to_metres
from geo.errors import WithinReachError
from geo.wording import worded
from layers.places.coordinates import coordinate_words, on_the_map
from layers.places.postcode_format import canonical_postcode
from layers.tables.delimited import Row, named_columns, read_rows
from layers.tables.report import Fault

# Ordnance Survey's order of columns; the file as supplied has no header.
_CODE_POINT_OPEN: Final = {
    "postcode": 0,
    "quality": 1,
    "across": 2,
    "up": 3,
    "council_code": 8,
    "ward_code": 9,
}
_NO_COORDINATES: Final = 90  # Code-Point Open's mark for a postcode that it does not place
_YES: Final = frozenset({"1", "y", "yes", "true", "t", "po box", "pobox"})

NOT_A_POSTCODE = worded("not a whole postcode")
TWICE = worded("a postcode listed twice")
BAD_COORDINATES = worded("no usable coordinates")
BAD_DATE = worded("no usable date of ending")
IN_USE = "listed as ended, but in use again"


class PostcodeSectionError(WithinReachError, ValueError):
    """The recipe does not say how to read the postcodes."""


@dataclass(frozen=True, eq=False)
class Postcodes:
    """The postcodes of an area. ``rows_read == len(table) + sum(dropped.values())``.

    ``table``: ``postcode`` ("NP20 4AA"), ``ended`` (datetime.date, missing while in use), ``ward_code`` and
    ``council_code`` (as the file says, "" where it does not), ``positional_quality`` (Code-Point Open's 10
    best to 90 none, missing where not known), ``po_box`` (bool), geometry (Point in metres; missing where
    the source gives no place, as for postcodes that have ended).
    """

    table: gpd.GeoDataFrame = field(repr=False)
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = field(repr=False)


@dataclass(frozen=True)
class _Columns:
    """Where in a row each thing stands; -1 where the file does not have it."""

    postcode: int
    across: int  # easting or longitude
    up: int  # northing or latitude
    across_name: str
    in_degrees: bool
    crs: str  # of eastings and northings
    quality: int = -1
    ward_code: int = -1
    council_code: int = -1
    po_box: int = -1


@dataclass
class _Gathered:
    """Rows as they are read; made into a table at the end."""

    records: list[dict[str, Any]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def drop(self, reason: str, fault: Fault) -> None:
        self.dropped[reason] += 1
        self.faults.append(fault)


def read_postcodes(path: Path, section: object, *, crs: str, data_folder: Path) -> Postcodes:
    """Read Code-Point Open as Ordnance Survey supplies it, or a CSV with named columns.

    Parameters
    ----------
    path
        The file of postcodes.
    section
        The recipe's [postcodes]: ``format = "code-point-open"``, or the names of the columns in ``postcode``
        and ``easting``, ``northing`` (metres in ``crs``) or ``longitude``, ``latitude``, and, if there,
        ``quality``, ``ward_code``, ``council_code`` and ``po_box``. ``ended`` has ``file``, ``postcode`` and
        ``ended``.
    crs
        The area's CRS, metres.
    data_folder
        Where the file of ended postcodes lies.

    Raises
    ------
    TableFileError, MissingColumnError, PostcodeSectionError
        A file or the recipe cannot be used at all; single bad rows are faults instead.
    """
    rows = read_rows(path)
    columns, rows = _columns(rows, section, crs=crs, file=path.name)
    gathered = _Gathered()
    for row in rows:
        _gather(row, columns, gathered)
    placed = _placed(gathered, columns, crs=crs)
    rows_read = len(rows)
    ended = getattr(section, "ended", None)
    if ended:
        ended_rows = _read_ended(data_folder / _key(ended, "file"), ended, gathered)
        placed += ended_rows[0]
        rows_read += ended_rows[1]
    faults = sorted(gathered.faults, key=lambda fault: fault.row or 0)
    return Postcodes(_table(placed, crs=crs), rows_read, dict(gathered.dropped.most_common()), tuple(faults))


def _key(section: object, name: str) -> str:
    value = section.get(name) if isinstance(section, dict) else getattr(section, name, None)
    return str(value) if value else ""


def _columns(rows: list[Row], section: object, *, crs: str, file: str) -> tuple[_Columns, list[Row]]:
    form = _key(section, "format")
    if form == "code-point-open":
        has_header = canonical_postcode(rows[0][1][0]) is None and rows[0][1][0].casefold() in {
            "postcode",
            "pc",
        }
        columns = _Columns(
            **_CODE_POINT_OPEN, across_name="easting", in_degrees=False, crs=BRITISH_NATIONAL_GRID
        )
        return columns, rows[1:] if has_header else rows
    if form:
        raise PostcodeSectionError(
            "The recipe's [postcodes] has format = {form!r}, which is not known.",
            'Use format = "code-point-open", or name the columns of a CSV instead.',
            form=form,
        )
    return _named(rows[0][1], section, crs=crs, file=file), rows[1:]


def _named(header: list[str], section: object, *, crs: str, file: str) -> _Columns:
    in_degrees = bool(_key(section, "longitude"))
    pair = ("longitude", "latitude") if in_degrees else ("easting", "northing")
    needed = [_key(section, name) for name in ("postcode", *pair)]
    if not all(needed):
        raise PostcodeSectionError(
            "The recipe's [postcodes] does not name the columns of its file.",
            "Give postcode, and easting and northing or longitude and latitude.",
        )
    further = {name: _key(section, name) for name in ("quality", "ward_code", "council_code", "po_box")}
    places = named_columns(header, needed + [name for name in further.values() if name], file=file)
    rest = iter(places[3:])
    quality, ward_code, council_code, po_box = (next(rest) if column else -1 for column in further.values())
    postcode, across, up = places[:3]
    return _Columns(postcode, across, up, pair[0], in_degrees, crs, quality, ward_code, council_code, po_box)


def _cell(cells: list[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _gather(row: Row, columns: _Columns, gathered: _Gathered) -> None:
    number, cells = row
    typed = _cell(cells, columns.postcode)
    postcode = canonical_postcode(typed)
    if postcode is None:
        what = worded("“{typed}” is not a whole postcode.", typed=typed[:20])
        fault = Fault(number, "postcode", typed[:40], what, worded("Write all of it, like NP20 4AA."))
        return gathered.drop(NOT_A_POSTCODE, fault)
    if postcode in gathered.seen:
        what = worded("{postcode} is listed already further up.", postcode=postcode)
        return gathered.drop(
            TWICE,
            Fault(number, "postcode", postcode, what, worded("Keep one of the rows; the first was used.")),
        )
    gathered.seen.add(postcode)
    quality = _whole_number(_cell(cells, columns.quality))
    pair = _cell(cells, columns.across), _cell(cells, columns.up)
    po_box = _cell(cells, columns.po_box).casefold() in _YES
    unplaced = quality == _NO_COORDINATES or (po_box and pair == ("", ""))
    record = {
        "row": number, "postcode": postcode, "ended": None, "ward_code": _cell(cells, columns.ward_code),
        "council_code": _cell(cells, columns.council_code),
        "positional_quality": quality, "po_box": po_box, "typed": ", ".join(pair)[:40],
        "across": np.nan if unplaced else _number(pair[0]), "up": np.nan if unplaced else _number(pair[1]),
        "unplaced": unplaced,
    }  # fmt: skip
    gathered.records.append(record)
    if unplaced:
        what = worded("{postcode} has no coordinates in this source.", postcode=postcode)
        fix = worded("It is kept so that it can be named, but it cannot be a starting point.")
        gathered.faults.append(Fault(number, "postcode", postcode, what, fix))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _placed(gathered: _Gathered, columns: _Columns, *, crs: str) -> list[dict[str, Any]]:
    """Keep the records whose place can be used, with x and y in metres; the others become faults."""
    across = np.array([record["across"] for record in gathered.records], float)
    up = np.array([record["up"] for record in gathered.records], float)
    lon, lat = (across, up) if columns.in_degrees else to_lonlat(across, up, crs=columns.crs)
    never = (across == 0) & (up == 0) if columns.in_degrees else (abs(across) <= 180) & (abs(up) <= 90)
    inside = on_the_map(lon, lat, crs=crs) & ~never  # 0, 0 is no place; nor are degrees read as metres
    x, y = (across, up) if not columns.in_degrees and columns.crs == crs else to_metres(lon, lat, crs=crs)
    rows = []
    for place, record in enumerate(gathered.records):
        if record["unplaced"] or inside[place]:
            rows.append({**record, "x": x[place], "y": y[place]})
        else:
            gathered.drop(BAD_COORDINATES, _coordinate_fault(record, columns, crs=crs))
    return rows


def _coordinate_fault(record: dict[str, Any], columns: _Columns, *, crs: str) -> Fault:
    what, fix = coordinate_words(record["across"], record["up"], in_degrees=columns.in_degrees, crs=crs)
    return Fault(
        record["row"],
        columns.across_name,
        record["typed"],
        worded("{postcode}: {what}", postcode=record["postcode"], what=what),
        fix,
    )


def _read_ended(path: Path, section: object, gathered: _Gathered) -> tuple[list[dict[str, Any]], int]:
    rows = read_rows(path)
    names = [_key(section, "postcode") or "postcode", _key(section, "ended") or "ended"]
    postcode_place, ended_place = named_columns(rows[0][1], names, file=path.name)
    records = []
    for number, cells in rows[1:]:
        record = _ended_record(
            number, _cell(cells, postcode_place), _cell(cells, ended_place), path.name, gathered
        )
        if record:
            records.append(record)
    return records, len(rows) - 1


def _ended_record(
    number: int, typed: str, when: str, file: str, gathered: _Gathered
) -> dict[str, Any] | None:
    postcode, ended = canonical_postcode(typed), _iso_date(when)
    if postcode is None:
        what = worded("“{typed}” in {file} is not a whole postcode.", typed=typed[:20], file=file)
        gathered.drop(
            NOT_A_POSTCODE,
            Fault(number, "postcode", typed[:40], what, worded("Write all of it, like NP20 4AA.")),
        )
    elif postcode in gathered.seen:
        gathered.dropped[IN_USE] += 1
    elif ended is None:
        what = worded("“{when}” in {file} is not a date.", when=when[:20], file=file)
        gathered.drop(
            BAD_DATE, Fault(number, "ended", when[:40], what, worded("Write dates like 2019-06-30."))
        )
    else:
        gathered.seen.add(postcode)
        return {"postcode": postcode, "ended": ended, "ward_code": "", "council_code": "",
                "positional_quality": None, "po_box": False, "x": np.nan, "y": np.nan}  # fmt: skip
    return None


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) != 7 else f"{text}-01")
    except ValueError:
        return None


def _table(records: list[dict[str, Any]], *, crs: str) -> gpd.GeoDataFrame:
    x = np.array([record["x"] for record in records], float)
    y = np.array([record["y"] for record in records], float)
    placed = np.isfinite(x) & np.isfinite(y)
    points = np.full(len(records), None, dtype=object)
    points[placed] = shapely.points(x[placed], y[placed])
    table = pd.DataFrame(
        records, columns=["postcode", "ended", "ward_code", "council_code", "positional_quality", "po_box"]
    )
    table["positional_quality"] = table["positional_quality"].astype("Int16")
    table["po_box"] = table["po_box"].astype(bool)
    return gpd.GeoDataFrame(table, geometry=points, crs=crs)
