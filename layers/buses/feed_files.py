"""What do the tables of a GTFS feed say? A zip from outside, opened with limits, read in pieces as text."""

import csv
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

import pandas as pd
import pyarrow as pa

from geo.errors import WithinReachError
from geo.wording import worded
from layers.buses.table_rows import RowReader, TableHeadings, read_headings
from layers.tables.zip_members import MOST_BYTES, MOST_MEMBERS, is_hidden, member_opener

NEEDED: Final = ("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt")
CALENDARS: Final = ("calendar.txt", "calendar_dates.txt")
COLUMNS_NEEDED: Final = {
    "agency.txt": ("agency_timezone",),
    "stops.txt": ("stop_id", "stop_lat", "stop_lon"),
    "routes.txt": ("route_id", "route_type"),
    "trips.txt": ("route_id", "service_id", "trip_id"),
    "stop_times.txt": ("trip_id", "stop_id", "stop_sequence"),
    "calendar.txt": (
        *("service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("start_date", "end_date"),
    ),
    "calendar_dates.txt": ("service_id", "date", "exception_type"),
    "frequencies.txt": ("trip_id", "start_time", "end_time", "headway_secs"),
    "transfers.txt": ("from_stop_id", "to_stop_id", "transfer_type"),
}
_MOST_ROWS: Final = 100_000_000
_MOST_ROWS_WHOLE: Final = 5_000_000  # of a table that is read at once
_ENCRYPTED: Final = 0x1
_UNREADABLE: Final = (
    *(OSError, EOFError, UnicodeDecodeError, NotImplementedError),
    *(zipfile.BadZipFile, zlib.error, pa.ArrowException),
)


class GtfsError(WithinReachError, ValueError):
    """A bus timetable that cannot be used at all."""


@dataclass(frozen=True)
class FeedFiles:
    """The tables of one feed, found in its zip; ``broken`` counts rows with too few or too many cells."""

    path: Path
    members: dict[str, str]  # table, like "stops.txt" -> its name in the zip
    broken: dict[str, int] = field(default_factory=dict)

    def has(self, table: str) -> bool:
        """Whether the feed has such a table."""
        return table in self.members

    def whole(self, table: str, columns: Sequence[str]) -> pd.DataFrame:
        """All rows of a table as trimmed text, "" where a cell or a column is missing; none if there is no
        such.

        Raises
        ------
        GtfsError
            It cannot be read, or is larger than any such table.
        """
        pieces: list[pd.DataFrame] = [pd.DataFrame({column: [] for column in columns}, dtype="str")]
        rows = 0
        for piece in self.pieces(table, columns):
            rows += len(piece)
            if rows > _MOST_ROWS_WHOLE:
                raise _too_large(self.path, table)
            pieces.append(piece)
        return pd.concat(pieces[1:] or pieces)

    def pieces(self, table: str, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        """The rows of a table piece by piece, trimmed; the index is the row as a spreadsheet counts it.

        Raises
        ------
        GtfsError
            It cannot be read, or has more rows than any timetable.
        """
        if table not in self.members:
            return
        opener = member_opener(self.path, self.members[table])
        reader = RowReader(self.headings(table), COLUMNS_NEEDED.get(table, ()))
        rows = 0
        with _as_refusal(self.path, table), opener() as stream:
            for piece in reader.pieces(stream, columns):
                rows += len(piece)
                if rows > _MOST_ROWS:
                    raise _too_large(self.path, table)
                yield piece
        if reader.broken:
            self.broken[table] = reader.broken

    def headings(self, table: str) -> TableHeadings:
        """The first line of a table that the feed has.

        Raises
        ------
        GtfsError
            It cannot be read.
        """
        with _as_refusal(self.path, table), member_opener(self.path, self.members[table])() as stream:
            return read_headings(stream)


def open_feed(path: Path, *, needed: Sequence[str] = NEEDED) -> FeedFiles:
    """Find the tables of a GTFS feed in its zip; ``needed`` are those without which it is none.

    Raises
    ------
    GtfsError
        It is no zip, is damaged or locked, lacks a table, or holds more than a timetable has.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        raise GtfsError(
            "{path_name} is no zip, or is damaged.",
            "A bus timetable (GTFS) comes as a zip: fetch it again from where the recipe says.",
            path_name=path.name,
        ) from None
    tables: dict[str, str] = {}
    for member in members[: MOST_MEMBERS + 1]:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if not member.is_dir() and name.suffix == ".txt" and not is_hidden(name):
            _check_member(path, member, name.name in tables)
            tables[name.name] = member.filename
    _check_whole(path, tables, needed, count=len(members))
    return FeedFiles(path, tables)


def is_feed(path: Path) -> bool:
    """Whether a file is a zip with the tables that every GTFS feed has."""
    try:
        open_feed(path)
    except GtfsError:
        return False
    return True


def _check_member(path: Path, member: zipfile.ZipInfo, twice: bool) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise GtfsError(
            "{path_name} is locked with a password.",
            "Unlock it, or fetch it again from where the recipe says.",
            path_name=path.name,
        )
    if member.file_size > MOST_BYTES:
        raise _too_large(path, PurePosixPath(member.filename).name)
    if twice:
        raise GtfsError(
            "{path_name} holds more than one timetable.",
            "Name a zip with a single one: each has its own stops.txt.",
            path_name=path.name,
        )


def _check_whole(path: Path, tables: dict[str, str], needed: Sequence[str], *, count: int) -> None:
    if count > MOST_MEMBERS:
        raise _too_large(path, worded("its list of files"))
    missing = [table for table in needed if table not in tables]
    if not any(table in tables for table in CALENDARS):
        missing.append(CALENDARS[0])
    if missing:
        raise GtfsError(
            "{path_name} is no bus timetable: it lacks {missing}.",
            "Name a GTFS file, such as the Bus Open Data Service gives for a region.",
            path_name=path.name,
            missing=missing,
        )


def _too_large(path: Path, table: str) -> GtfsError:
    return GtfsError(
        "In {path_name}, {table} is larger than in any timetable.",
        "Name the timetable of a region or a nation, as its publisher gives it.",
        path_name=path.name,
        table=table,
    )


@contextmanager
def _as_refusal(path: Path, table: str) -> Iterator[None]:
    try:
        yield
    except (*_UNREADABLE, csv.Error) as error:
        raise GtfsError(
            "In {path_name}, {table} cannot be read: it is damaged, or no table in UTF-8.",
            "Fetch the timetable again from where the recipe says.",
            path_name=path.name,
            table=table,
        ) from error
