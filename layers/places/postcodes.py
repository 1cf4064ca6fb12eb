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

from geo.crs import to_lonlat, to_metres
from geo.wording import worded
from layers.places.coordinates import coordinate_words, on_the_map
from layers.places.postcode_columns import (
    PostcodeColumns,
    PostcodeSectionError as PostcodeSectionError,
    cell,
    key,
    postcode_columns,
)
from layers.places.postcode_files import postcode_files
from layers.places.postcode_format import canonical_postcode
from layers.places.postcode_ground import PostcodeEnvelope, never_a_place
from layers.places.systems import Bounds
from layers.tables.delimited import Row, rows_of_bytes
from layers.tables.headed import headed_rows
from layers.tables.report import Fault

_NO_COORDINATES: Final = 90  # Code-Point Open's mark for a postcode that it does not place
_YES: Final = frozenset({"1", "y", "yes", "true", "t", "po box", "pobox"})

NOT_A_POSTCODE = worded("not a whole postcode")
TWICE = worded("a postcode listed twice")
BAD_COORDINATES = worded("no usable coordinates")
BAD_DATE = worded("no usable date of ending")
OUTSIDE = "outside the area and its margin"
IN_USE = "listed as ended, but in use again"


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


@dataclass
class _Gathered:
    """Rows as they are read; made into a table at the end."""

    records: list[dict[str, Any]] = field(default_factory=list)  # of the file being read
    ended: list[dict[str, Any]] = field(default_factory=list)  # likewise
    seen: set[str] = field(default_factory=set)
    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def drop(self, reason: str, fault: Fault) -> None:
        """Count a row that is left out, and say which."""
        self.dropped[reason] += 1
        self.faults.append(fault)


def read_postcodes(
    path: Path, section: object, *, crs: str, data_folder: Path, within: Bounds | None = None
) -> Postcodes:
    """Read Code-Point Open as Ordnance Survey supplies it, or a CSV with named columns.

    Parameters
    ----------
    path
        The file of postcodes, or a folder or zip of several.
    section
        The recipe's [postcodes]: ``format = "code-point-open"``, or the names of the columns in ``postcode``
        and ``easting``, ``northing`` (metres in ``crs``) or ``longitude``, ``latitude``, and, if there,
        ``quality``, ``ward_code``, ``council_code``, ``po_box`` and ``ended_on``. ``ended`` has ``file``,
        ``postcode`` and ``ended``.
    crs
        The area's CRS, metres.
    data_folder
        Where the file of ended postcodes lies.
    within
        West, south, east, north, metres: what lies elsewhere is left out and counted. None: nothing is.

    Raises
    ------
    TableFileError, MissingColumnError, PostcodeSectionError
        A file or the recipe cannot be used at all; single bad rows are faults instead.
    CrsMismatchError
        None of the postcodes lies within; the coordinate system that would fit is named, if one does.
    """
    gathered = _Gathered()
    ground = PostcodeEnvelope(within, crs) if within else None
    placed: list[dict[str, Any]] = []
    rows_read = 0
    for file in postcode_files(path):
        rows = rows_of_bytes(file.opener, name=file.name)
        columns, below = postcode_columns(rows, section, crs=crs, file=file.name)
        here = ground.rows_here(below, columns) if ground else list(below)
        rows_read += len(here)
        for row in here:
            _gather(row, columns, gathered)
        placed += _placed(gathered, columns, crs=crs)
    if ground and ground.elsewhere:
        if not rows_read:
            ground.refuse(file=path.name)
        rows_read += ground.elsewhere
        gathered.dropped[OUTSIDE] += ground.elsewhere
    ended = getattr(section, "ended", None)
    if ended:
        districts = {record["postcode"].split()[0] for record in placed} if within else None
        ended_rows = _read_ended(data_folder / key(ended, "file"), ended, gathered, districts)
        placed += ended_rows[0]
        rows_read += ended_rows[1]
    faults = sorted(gathered.faults, key=lambda fault: fault.row or 0)
    return Postcodes(_table(placed, crs=crs), rows_read, dict(gathered.dropped.most_common()), tuple(faults))


def _gather(row: Row, columns: PostcodeColumns, gathered: _Gathered) -> None:
    number, cells = row
    typed = cell(cells, columns.postcode)
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
    if when := cell(cells, columns.ended_on):
        return _gather_ended(number, postcode, when, gathered)
    gathered.seen.add(postcode)
    quality = _whole_number(cell(cells, columns.quality))
    pair = cell(cells, columns.across), cell(cells, columns.up)
    po_box = cell(cells, columns.po_box).casefold() in _YES
    unplaced = quality == _NO_COORDINATES or (po_box and pair == ("", ""))
    record = {
        "row": number, "postcode": postcode, "ended": None, "ward_code": cell(cells, columns.ward_code),
        "council_code": cell(cells, columns.council_code),
        "positional_quality": quality, "po_box": po_box, "typed": ", ".join(pair)[:40],
        "across": np.nan if unplaced else _number(pair[0]), "up": np.nan if unplaced else _number(pair[1]),
        "unplaced": unplaced,
    }  # fmt: skip
    gathered.records.append(record)
    if unplaced:
        what = worded("{postcode} has no coordinates in this source.", postcode=postcode)
        fix = worded("It is kept so that it can be named, but it cannot be a starting point.")
        gathered.faults.append(Fault(number, "postcode", postcode, what, fix))


def _gather_ended(number: int, postcode: str, when: str, gathered: _Gathered) -> None:
    """A row that says when its postcode ended: in use by nobody, but to be told."""
    ended = _iso_date(when)
    if ended is None:
        return gathered.drop(BAD_DATE, _not_a_date(number, when))
    gathered.seen.add(postcode)
    gathered.ended.append(_ended(postcode, ended))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _placed(gathered: _Gathered, columns: PostcodeColumns, *, crs: str) -> list[dict[str, Any]]:
    """Take the records whose place can be used, with x and y in metres; the others become faults."""
    across = np.array([record["across"] for record in gathered.records], float)
    up = np.array([record["up"] for record in gathered.records], float)
    lon, lat = (across, up) if columns.in_degrees else to_lonlat(across, up, crs=columns.crs)
    inside = on_the_map(lon, lat, crs=crs) & ~never_a_place(across, up, columns)
    x, y = (across, up) if not columns.in_degrees and columns.crs == crs else to_metres(lon, lat, crs=crs)
    rows = []
    for place, record in enumerate(gathered.records):
        if record["unplaced"] or inside[place]:
            rows.append({**record, "x": x[place], "y": y[place]})
        else:
            gathered.drop(BAD_COORDINATES, _coordinate_fault(record, columns, crs=crs))
    rows += gathered.ended
    gathered.records, gathered.ended = [], []
    return rows


def _coordinate_fault(record: dict[str, Any], columns: PostcodeColumns, *, crs: str) -> Fault:
    what, fix = coordinate_words(record["across"], record["up"], in_degrees=columns.in_degrees, crs=crs)
    return Fault(
        record["row"],
        columns.across_name,
        record["typed"],
        worded("{postcode}: {what}", postcode=record["postcode"], what=what),
        fix,
    )


def _read_ended(
    path: Path, section: object, gathered: _Gathered, districts: set[str] | None
) -> tuple[list[dict[str, Any]], int]:
    names = [key(section, "postcode") or "postcode", key(section, "ended") or "ended"]
    table = headed_rows(path, names)
    postcode_place, ended_place = table.places(names)
    records, rows = [], 0
    for number, cells in table.rows:
        typed = cell(cells, postcode_place)
        postcode, rows = canonical_postcode(typed), rows + 1
        if districts is not None and postcode and postcode.split()[0] not in districts:
            gathered.dropped[OUTSIDE] += 1
            continue
        record = _ended_record(number, typed, cell(cells, ended_place), path.name, gathered)
        if record:
            records.append(record)
    return records, rows


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
        gathered.drop(BAD_DATE, _not_a_date(number, when, what))
    else:
        gathered.seen.add(postcode)
        return _ended(postcode, ended)
    return None


def _ended(postcode: str, ended: date) -> dict[str, Any]:
    return {"postcode": postcode, "ended": ended, "ward_code": "", "council_code": "",
            "positional_quality": None, "po_box": False, "x": np.nan, "y": np.nan}  # fmt: skip


def _not_a_date(number: int, when: str, what: str = "") -> Fault:
    what = what or worded("“{when}” is not a date.", when=when[:20])
    return Fault(number, "ended", when[:40], what, worded("Write dates like 2019-06-30."))


def _iso_date(text: str) -> date | None:
    if len(text) == 6 and text.isdigit():  # as the postcode directory of ONS has them: 199606
        text = f"{text[:4]}-{text[4:]}"
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
