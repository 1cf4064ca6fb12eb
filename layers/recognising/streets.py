"""Which extracts of OpenStreetMap reach over the council? By their heads; joined where they are several."""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import osmium
import shapely

from geo.wording import worded
from layers.osm.clip import clip_streets, envelope_in_degrees
from layers.osm.guard import check_osm_file
from layers.osm.pbf import BrokenBlockError, data_blocks
from layers.recognising.files import FETCH_AGAIN, NOTHING_TO_DO, UNPACKED, FileOfFolder, Passed, placed

_STAMPS: Final = ("osmosis_replication_timestamp", "timestamp")
_PIECES: Final = ".pieces"
_SAME_GROUND: Final = 0.98  # of two envelopes: an extract's edge moves a little from edition to edition


@dataclass(frozen=True)
class Extract:
    """An OpenStreetMap file."""

    origin: FileOfFolder
    file: str  # as a recipe names it
    box: tuple[float, float, float, float]  # west, south, east, north, degrees
    day: date | None
    bytes: int = 0

    def share_of(self, west: float, south: float, east: float, north: float) -> float:
        """How much of an envelope in degrees lies within its own, 0 to 1."""
        wide = min(east, self.box[2]) - max(west, self.box[0])
        tall = min(north, self.box[3]) - max(south, self.box[1])
        return max(wide, 0.0) * max(tall, 0.0) / ((east - west) * (north - south))


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
        return Passed(each.shown, what, FETCH_AGAIN)
    return Extract(each, file, sides, _day(stamp), path.stat().st_size)


def choose_extracts(
    extracts: Sequence[Extract], outline: shapely.Geometry, *, crs: str, margin_m: float
) -> tuple[list[Extract], list[Passed]]:
    """Every extract whose envelope meets the wards or their margin, of two editions of one the newer.

    Envelopes overlap where the extracts do not, so none of them is left out for lying within another's.
    """
    around = envelope_in_degrees(shapely.buffer(outline, margin_m), crs=crs)
    chosen: list[Extract] = []
    passed = []
    for each in sorted(extracts, key=lambda each: (each.day or date.min, each.bytes), reverse=True):
        newer = next((other for other in chosen if _same_ground(each, other)), None)
        if each.share_of(*around) <= 0:
            what = worded("{file} has no streets of this council.", file=each.origin.shown)
            passed.append(Passed(each.origin.shown, what, NOTHING_TO_DO))
        elif newer is not None:
            what = worded("{file} is of the same ground as {other}, and no newer.", file=each.origin.shown,
                          other=newer.origin.shown)  # fmt: skip
            passed.append(Passed(each.origin.shown, what, NOTHING_TO_DO))
        else:
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.file), passed


def share_of_all(
    extracts: Sequence[Extract], outline: shapely.Geometry, *, crs: str, margin_m: float
) -> float:
    """How much of the envelope of wards and margin lies within the extracts' own, 0 to 1."""
    around = shapely.box(*envelope_in_degrees(shapely.buffer(outline, margin_m), crs=crs))
    ground = shapely.union_all([shapely.box(*each.box) for each in extracts])
    return float(shapely.area(shapely.intersection(ground, around)) / shapely.area(around))


def joined(
    extracts: Sequence[Extract], outline: shapely.Geometry, *,
    folder: Path, crs: str, margin_m: float, sums: Mapping[str, str],
) -> dict[str, object]:  # fmt: skip
    """One file of what several extracts have of the wards and their margin; the newer of what two have.

    ``sums`` has the SHA-256 of those of which it is stated, by the name in the folder.
    Returns the keys of the recipe's [streets]: the file, and how much is in it, so that it is known as whole.

    Raises
    ------
    OsmFileError
        An extract is cut or damaged.
    OSError
        The folder cannot be written.
    """
    keep = shapely.buffer(outline, margin_m)
    file = f"{UNPACKED}/streets-joined.osm.pbf"
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(target.parent / _PIECES, ignore_errors=True)  # of a run that was killed
    (target.parent / _PIECES).mkdir()
    with _removed_after(target.parent / _PIECES) as pieces:
        reader = osmium.MergeInputReader()
        for number, each in enumerate(extracts):
            check_osm_file(folder / each.file, sha256=sums.get(each.file))
            piece = pieces / f"{number}.osm.pbf"
            clip_streets(folder / each.file, piece, keep=keep, crs=crs)
            reader.add_file(str(piece))
        part = pieces / "joined.osm.pbf"
        writer = osmium.WriteHandler(str(part))
        reader.apply(writer, simplify=True)
        writer.close()
        part.replace(target)
    counts = Counter(thing.type_str() for thing in osmium.FileProcessor(str(target)))
    return {"file": file, "nodes": counts["n"], "ways": counts["w"], "relations": counts["r"]}


@contextmanager
def _removed_after(folder: Path) -> Iterator[Path]:
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _same_ground(first: Extract, second: Extract) -> bool:
    boxes = shapely.box(*first.box), shapely.box(*second.box)
    both = shapely.area(shapely.intersection(*boxes))
    return bool(both > _SAME_GROUND * shapely.area(shapely.union(*boxes)))


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
