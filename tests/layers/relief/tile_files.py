"""Grids of heights as files, small ones."""

import io
import zipfile
from pathlib import Path

import numpy as np


def grid_text(heights, *, west=0.0, south=0.0, post_m=50.0, missing=None) -> bytes:
    """An ASCII grid with its south-west corner there; ``heights`` has the southernmost row first."""
    rows = np.asarray(heights, float)[::-1]
    lines = [
        f"ncols {rows.shape[1]}",
        f"nrows {rows.shape[0]}",
        f"xllcorner {west:.0f}",
        f"yllcorner {south:.0f}",
        f"cellsize {post_m:g}",
        *([f"NODATA_value {missing}"] if missing is not None else []),
        *(" ".join(f"{height:g}" for height in row) for row in rows),
    ]
    return ("\r\n".join(lines) + "\r\n").encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip with these members."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def write_tile(folder: Path, name: str, heights, **where) -> Path:
    """A tile zipped by itself, as it is supplied."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.lower()}.zip"
    path.write_bytes(zipped({f"{name}.asc": grid_text(heights, **where), f"{name}.prj": b"PROJCS[]"}))
    return path
