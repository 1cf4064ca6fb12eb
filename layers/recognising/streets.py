"""How far does an extract of OpenStreetMap reach, and of which day is it? By its head, not its name."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import osmium
import shapely

from geo.wording import worded
from layers.osm.clip import envelope_in_degrees
from layers.osm.pbf import BrokenBlockError, data_blocks
from layers.recognising.files import FileOfFolder, Passed, placed

_STAMPS: Final = ("osmosis_replication_timestamp", "timestamp")
_FETCH: Final = worded("Fetch the file again.")
_A_HUNDREDTH: Final = 2  # decimals to which two shares are the same


@dataclass(frozen=True)
class Extract:
    """An OpenStreetMap file."""

    origin: FileOfFolder
    file: str  # as a recipe names it
    box: tuple[float, float, float, float]  # west, south, east, north, degrees
    day: date | None

    def share_of(self, west: float, south: float, east: float, north: float) -> float:
        """How much of an envelope in degrees lies within its own, 0 to 1."""
        wide = min(east, self.box[2]) - max(west, self.box[0])
        tall = min(north, self.box[3]) - max(south, self.box[1])
        return max(wide, 0.0) * max(tall, 0.0) / ((east - west) * (north - south))

    @property
    def size(self) -> float:
        """Square degrees of its envelope."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


def extract_of(each: FileOfFolder, folder: Path) -> Extract | Passed:
    """An extract's envelope and day: as its head says, else by its nodes; or why it cannot be read.

    Raises ``OSError`` where it cannot be unpacked.
    """
    file = placed(each, folder)
    path = folder / file
    try:
        if each.kind == "pbf":
            data_blocks(path)
        with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
            head = reader.header()
        stamp = next((head.get(key) for key in _STAMPS if head.get(key)), "")
        box = head.box()
        if box.valid() and box.size() > 0:
            sides = (box.bottom_left.lon, box.bottom_left.lat, box.top_right.lon, box.top_right.lat)
        else:
            sides = _of_nodes(path)
    except (RuntimeError, BrokenBlockError, ValueError) as error:
        what = worded("{file} is cut or damaged: {reason}.", file=each.shown, reason=str(error)[:100])
        return Passed(each.shown, what, _FETCH)
    return Extract(each, file, sides, _day(stamp))


def choose_extract(
    extracts: list[Extract], outline: shapely.Geometry, *, crs: str, margin_m: float
) -> tuple[Extract | None, float]:
    """The extract whose envelope holds most of the wards and their margin, and how much; then the newest."""
    around = envelope_in_degrees(shapely.buffer(outline, margin_m), crs=crs)
    wards = envelope_in_degrees(outline, crs=crs)
    meeting = [each for each in extracts if each.share_of(*wards) > 0]
    if not meeting:
        return None, 0.0

    def worth(each: Extract) -> tuple[float, date, float]:
        return round(each.share_of(*around), _A_HUNDREDTH), each.day or date.min, -each.size

    best = max(meeting, key=worth)
    return best, best.share_of(*around)


def _of_nodes(path: Path) -> tuple[float, float, float, float]:
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    for node in osmium.FileProcessor(str(path), osmium.osm.NODE):
        if isinstance(node, osmium.osm.Node) and node.location.valid():
            west, east = min(west, node.lon), max(east, node.lon)
            south, north = min(south, node.lat), max(north, node.lat)
    if west >= east or south >= north:
        raise ValueError("it has no places")
    return west, south, east, north


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp[:10])
    except ValueError:
        return None
