"""What does a file of heights hold? ASCII grids as Ordnance Survey supplies them, loose or zipped."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

import numpy as np

from geo.errors import WithinReachError
from geo.types import FloatArray
from layers.tables.zip_members import MOST_MEMBERS, is_hidden

MOST_GRID_BYTES: Final = 64_000_000  # a tile of 10 km at 50 m has 0.2 MB; one at 5 m has 25
MOST_ZIP_BYTES: Final = 400_000_000  # of a zip within a zip
MOST_POSTS: Final = 20_000_000  # in all that is kept
LOWEST_M, HIGHEST_M = -500.0, 9_000.0  # what lies beyond is no height, but stands for none
_HEADER: Final = (
    "ncols",
    "nrows",
    "xllcorner",
    "xllcenter",
    "yllcorner",
    "yllcenter",
    "cellsize",
    "nodata_value",
)
GRID_ENDINGS: Final = (".asc", ".grd")
_FIRST_WORD: Final = b"ncols"
_BEFORE_IT: Final = b"\xef\xbb\xbf \t\r\n"  # a byte order mark, and blank lines
HEIGHTS_FIX: Final = "Give the tiles of OS Terrain 50 as ASCII grids, as they are downloaded."


class ReliefError(WithinReachError, ValueError):
    """Heights that cannot be used; the message names the file."""


@dataclass(frozen=True, eq=False)
class HeightTile:
    """One grid: its posts from the south-west corner, NaN where it has no height."""

    file: str
    west: float  # metres, of the first column's posts
    south: float
    post_m: float
    height_m: FloatArray = field(repr=False)  # (rows, columns), the first row in the south


@dataclass(frozen=True)
class _Header:
    columns: int
    rows: int
    west: float
    south: float
    post_m: float
    missing: float | None
    lines: int  # of the file before its heights

    def touches(self, bounds: tuple[float, float, float, float]) -> bool:
        """Whether any post lies within the bounds, or one step beyond."""
        west, south, east, north = bounds
        return (
            self.west - self.post_m <= east
            and west <= self.west + self.columns * self.post_m
            and self.south - self.post_m <= north
            and south <= self.south + self.rows * self.post_m
        )


def is_grid(head: bytes) -> bool:
    """Whether a file begins like an ASCII grid; what else its first lines lack is told where it is read."""
    return head.lstrip(_BEFORE_IT)[: len(_FIRST_WORD)].lower() == _FIRST_WORD


def contours_error(file: str) -> ReliefError:
    """Why heights as a GeoPackage will not do."""
    return ReliefError(
        "{file} is a GeoPackage: it holds contours and single heights, and no grid of them.",
        HEIGHTS_FIX,
        file=file,
    )


def tiles_within(path: Path, bounds: tuple[float, float, float, float]) -> Iterator[HeightTile | str]:
    """Every tile of a file or folder: whole if it touches the bounds, else only its name.

    Parameters
    ----------
    path
        An ASCII grid, a zip with grids or with zips of them, or a folder with any of these.
    bounds
        (west, south, east, north), metres in the area's CRS.

    Raises
    ------
    ReliefError
        A file is no grid of heights, is damaged, or larger than any such.
    """
    posts = 0
    for name, supplied in _grids(path):
        content = _with_plain_lines(supplied)
        header = _header(content, name)
        if not header.touches(bounds):
            yield name
            continue
        posts += header.columns * header.rows
        if posts > MOST_POSTS:
            raise ReliefError("{file} has more heights than a place needs.", HEIGHTS_FIX, file=path.name)
        yield _tile(content, header, name)


def _grids(path: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every grid in a file or folder, by name."""
    if path.is_dir():
        inside = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
        usable = [file for file in inside if file.suffix.lower() in (*GRID_ENDINGS, ".zip")]
        if not usable:
            raise ReliefError("The folder {file} holds no grid of heights.", HEIGHTS_FIX, file=path.name)
        for file in usable:
            yield from _grids(file)
    elif path.suffix.lower() == ".zip" or _begins_as_zip(path):
        with path.open("rb") as content:
            yield from _zipped(content, path.name, within=True)
    elif path.suffix.lower() == ".gpkg":
        raise contours_error(path.name)
    else:
        with path.open("rb") as content:
            yield path.name, _at_most(content, path.name, MOST_GRID_BYTES)


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as content:
        return content.read(4) == b"PK\x03\x04"


def _zipped(content: BinaryIO, name: str, *, within: bool) -> Iterator[tuple[str, bytes]]:
    """The grids in a zip, and in zips ``within`` it."""
    try:
        with zipfile.ZipFile(content) as archive:
            members = archive.namelist()
            if len(members) > MOST_MEMBERS:
                raise ReliefError("{file} holds more files than any grid has.", HEIGHTS_FIX, file=name)
            for member in sorted(members):
                inside, suffix = PurePosixPath(member), PurePosixPath(member).suffix.lower()
                if is_hidden(inside) or suffix not in (*GRID_ENDINGS, ".zip"):
                    continue
                with archive.open(member) as part:
                    if suffix in GRID_ENDINGS:
                        yield inside.name, _at_most(part, inside.name, MOST_GRID_BYTES)
                    elif within:
                        packed = _at_most(part, inside.name, MOST_ZIP_BYTES)
                        yield from _zipped(io.BytesIO(packed), inside.name, within=False)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        if isinstance(error, WithinReachError):
            raise
        raise ReliefError("{file} is a damaged zip.", "Download it again.", file=name) from error


def _at_most(content: object, name: str, most: int) -> bytes:
    read: bytes = content.read(most + 1)  # type: ignore[attr-defined]  # both sorts of open file
    if len(read) > most:
        raise ReliefError("{file} is larger than any tile of heights.", HEIGHTS_FIX, file=name)
    return read


def _with_plain_lines(content: bytes) -> bytes:
    """A grid from its first word on, its lines ended as usual also where a file of old has CR alone."""
    plain = content.lstrip(_BEFORE_IT)
    return plain if b"\n" in plain else plain.replace(b"\r", b"\n")


def _header(content: bytes, name: str) -> _Header:
    """What the first lines of a grid say: key and number each."""
    values: dict[str, float] = {}
    lines = 0
    for line in content[:4096].decode("ascii", "replace").splitlines():
        words = line.split()
        if len(words) != 2 or words[0].lower() not in _HEADER:
            break
        try:
            values[words[0].lower()] = float(words[1])
        except ValueError as error:
            raise ReliefError(
                "{file} says “{line}” in its first lines, and that is no number.",
                "Write a number there, without a comma; for heights that are missing one like -9999.",
                file=name,
                line=" ".join(words)[:60],
            ) from error
        lines += 1
    columns, rows, post_m = (values.get(key, 0.0) for key in ("ncols", "nrows", "cellsize"))
    corner = [
        values[f"{axis}llcorner"] + post_m / 2
        if f"{axis}llcorner" in values
        else values.get(f"{axis}llcenter")
        for axis in "xy"
    ]
    whole = all(0 < count < 1e5 and count == int(count) for count in (columns, rows))
    west, south = corner
    if not whole or not 0 < post_m < 1e4 or west is None or south is None:
        raise ReliefError(
            "{file} is no grid of heights: its first lines do not say ncols, nrows, xllcorner, yllcorner and "
            "cellsize.",
            HEIGHTS_FIX,
            file=name,
        )
    if not (np.isfinite(west) and np.isfinite(south)):
        raise ReliefError("{file} does not say where its heights are.", HEIGHTS_FIX, file=name)
    return _Header(int(columns), int(rows), west, south, post_m, values.get("nodata_value"), lines)


def _check_widths(body: bytes, header: _Header, name: str) -> None:
    """Refuse lines that are no rows of so many columns, where as many heights are there as promised.

    A row may be wrapped into lines of one width, and a grid be one line; columns and rows that were changed
    for each other would lay every height at a wrong place.
    """
    lines = [line for line in body.split(b"\n") if line.strip()]
    width = len(lines[0].split())
    if width == header.columns or len(lines) == 1:
        return
    if any(len(line.split()) != width for line in lines):
        return
    changed = (width, len(lines)) == (header.rows, header.columns)
    if changed or width > header.columns or header.columns % width:
        raise ReliefError(
            "{file} has {lines:,} lines of {width:,} heights, and its first lines promise ncols {columns:,} "
            "and nrows {rows:,}.",
            "Put right ncols and nrows, or download it again.",
            file=name,
            lines=len(lines),
            width=width,
            columns=header.columns,
            rows=header.rows,
        )


def _tile(content: bytes, header: _Header, name: str) -> HeightTile:
    count = header.columns * header.rows
    if count > MOST_POSTS:
        raise ReliefError("{file} has more heights than a place needs.", HEIGHTS_FIX, file=name)
    body = (content + b"\n").split(b"\n", header.lines)[-1]
    words = body.split()
    if len(words) == count:
        _check_widths(body, header, name)
    else:
        raise ReliefError(
            "{file} has {heights:,} heights, and its first lines promise {promised:,}.",
            "It may be cut short: download it again.",
            file=name,
            heights=len(words),
            promised=count,
        )
    try:
        heights = np.array(words, "S32").astype(float)
    except ValueError as error:
        raise ReliefError(
            "{file} has something among its heights that is no number.", HEIGHTS_FIX, file=name
        ) from error
    no_height = ~((heights >= LOWEST_M) & (heights <= HIGHEST_M))
    if header.missing is not None:
        no_height |= heights == header.missing
    heights[no_height] = np.nan
    grid = heights.reshape(header.rows, header.columns)[::-1]  # a file begins in the north
    return HeightTile(name, header.west, header.south, header.post_m, np.ascontiguousarray(grid))
