"""How are tiles kept on disk? All tiles of an area at one zoom together in one file: a book.

A single file per tile would tell from its dates, or from being there at all, where somebody looked. A book
holds every tile of its zoom or does not exist, so it says nothing but that the area was opened.

Layout: the mark, the PNG files one after another, a row per tile, and the place, number and check sum of the
rows with the mark again. Each PNG has a check sum too: a damaged tile is not served but drawn anew.
"""

import os
import struct
import tempfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

MARK: Final = b"reach-tiles-1\n\0\0"
_ROW: Final = np.dtype([("x", "<u4"), ("y", "<u4"), ("at", "<u8"), ("size", "<u4"), ("sum", "<u4")])
_END: Final = struct.Struct(f"<QQI{len(MARK)}s")
UNFINISHED: Final = ".part"


@dataclass(frozen=True, eq=False)
class Book:
    """The tiles of one zoom. The file may vanish or be damaged at any time; then it simply holds less."""

    path: Path
    rows: dict[tuple[int, int], tuple[int, int, int]]  # where each tile is, how long, its check sum

    def read(self, x: int, y: int) -> bytes | None:
        """A tile as PNG; None where it is not there, or not as it was written."""
        row = self.rows.get((x, y))
        if row is None:
            return None
        at, size, check = row
        try:
            with self.path.open("rb") as file:
                file.seek(at)
                png = file.read(size)
        except OSError:
            return None
        return png if len(png) == size and zlib.crc32(png) == check else None


def open_book(path: Path) -> Book | None:
    """Open a book by its list of tiles; None where there is none or it is not whole."""
    try:
        with path.open("rb") as file:
            end = os.fstat(file.fileno()).st_size
            if end < len(MARK) + _END.size:
                return None
            file.seek(end - _END.size)
            at, count, check, mark = _END.unpack(file.read(_END.size))
            if mark != MARK or at + count * _ROW.itemsize + _END.size != end:
                return None
            file.seek(at)
            listed = file.read(count * _ROW.itemsize)
    except OSError:
        return None
    if zlib.crc32(listed) != check:
        return None
    rows = np.frombuffer(listed, _ROW).tolist()
    return Book(path, {(x, y): (at, size, check) for x, y, at, size, check in rows})


def write_book(path: Path, tiles: Iterable[tuple[int, int, bytes]]) -> int:
    """Write a book beside its place and put it there at the end; give its size in bytes.

    Raises
    ------
    OSError
        The folder cannot be written to; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(MARK)
            rows = []
            for x, y, png in tiles:
                rows.append((x, y, file.tell(), len(png), zlib.crc32(png)))
                file.write(png)
            listed: npt.NDArray[np.void] = np.array(rows, _ROW)
            at = file.tell()
            file.write(listed.tobytes())
            file.write(_END.pack(at, len(rows), zlib.crc32(listed.tobytes()), MARK))
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return size
