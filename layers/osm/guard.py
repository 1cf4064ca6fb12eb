"""Is an OpenStreetMap file whole and sound? Asked before anything is read from it."""

from pathlib import Path

from geo.errors import WithinReachError

FETCH_AGAIN = "Fetch it again from where the recipe says it comes from, then prepare again."


class OsmFileError(WithinReachError, ValueError):
    """An OpenStreetMap file is missing, cut, damaged or something else."""


def unreadable(path: Path, error: Exception) -> OsmFileError:
    """The error to raise when the reader gives up on a file."""
    return OsmFileError(f"{path.name} is damaged: it cannot be read to its end ({error}).", FETCH_AGAIN)
