"""What does an OpenStreetMap file say about ways and the points on them? Read once, in the file's order."""

from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import osmium
import pandas as pd

from layers.osm.guard import unreadable
from layers.streets.access import Barrier, Tags, barrier_at, way_flags, why_not_walked

# Columns of the table of ways, in docs/architecture.md: all strings, "" where not known.
WAY_TAGS: Final = (
    "name",
    "highway",
    "footway",
    "surface",
    "lit",
    "sidewalk",
    "incline",
    "wheelchair",
    "smoothness",
    "width",
    "handrail",
    "step_count",
    "bridge",
    "tunnel",
    "crossing",
)
WAY_COLUMNS: Final = ("osm_id", *WAY_TAGS)
POINT_KEYS: Final = ("highway", "barrier", "kerb", "crossing", "tactile_paving")

LongArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RawWays:
    """Walkable ways as the file has them: w ways, r references to points."""

    table: pd.DataFrame  # (w,) WAY_COLUMNS
    flags: npt.NDArray[np.uint8]  # (w,) STEPS | KERB | WHEELS_NO
    areas: npt.NDArray[np.bool_]  # (w,) drawn as an area: a square rather than a line
    first: LongArray  # (w + 1,) points of way i are first[i] to first[i + 1]
    point_id: LongArray  # (r,) OpenStreetMap's id of the point
    lon: npt.NDArray[np.float64]  # (r,) degrees; NaN where the file lacks the point
    lat: npt.NDArray[np.float64]  # (r,)
    barriers: dict[int, Barrier]  # point id -> what it does, if it stops anybody
    point_tags: dict[int, dict[str, str]]  # point id -> tags, where they may matter to a walker
    segments_read: int  # segments of every way with a highway tag
    not_walked: dict[str, int]  # why -> segments


@dataclass
class _Collected:
    """What has been gathered so far, in plain arrays: a country's worth must fit in memory."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    flags: "array[int]" = field(default_factory=lambda: array("B"))
    areas: "array[int]" = field(default_factory=lambda: array("B"))
    first: "array[int]" = field(default_factory=lambda: array("q", [0]))
    refs: "array[int]" = field(default_factory=lambda: array("q"))
    lon: "array[float]" = field(default_factory=lambda: array("d"))
    lat: "array[float]" = field(default_factory=lambda: array("d"))
    barriers: dict[int, Barrier] = field(default_factory=dict)
    point_tags: dict[int, dict[str, str]] = field(default_factory=dict)
    segments_read: int = 0
    not_walked: Counter[str] = field(default_factory=Counter)

    def add_point(self, osm_id: int, tags: Tags) -> None:
        self.point_tags[osm_id] = dict(tags)
        barrier = barrier_at(tags)
        if barrier is not Barrier.PASSED:
            self.barriers[osm_id] = barrier

    def add_way(self, way: Any) -> None:
        segments = max(len(way.nodes) - 1, 0)
        self.segments_read += segments
        tags = dict(way.tags)
        if reason := why_not_walked(tags):
            self.not_walked[reason.value] += segments
            return
        self.rows.append((str(way.id), *(_tag(tags, key) for key in WAY_TAGS)))
        self.flags.append(way_flags(tags))
        self.areas.append(tags.get("area") == "yes" and way.is_closed())
        for point in way.nodes:
            valid = point.location.valid()
            self.refs.append(point.ref)
            self.lon.append(point.lon if valid else np.nan)
            self.lat.append(point.lat if valid else np.nan)
        self.first.append(len(self.refs))


def _tag(tags: Tags, key: str) -> str:
    """The tag's value; sidewalks are also mapped side by side, as sidewalk:left=yes."""
    if key == "sidewalk" and key not in tags:
        sides = [
            f"{side}={value}" for side in ("both", "left", "right") if (value := tags.get(f"sidewalk:{side}"))
        ]
        return sides[0].removeprefix("both=") if len(sides) == 1 else ";".join(sides)
    return tags.get(key, "")


def read_ways(path: Path) -> RawWays:
    """Read every walkable way of an OpenStreetMap file, and the points that may matter to a walker.

    Raises
    ------
    OsmFileError
        The file cannot be read to its end.
    """
    collected = _Collected()
    try:
        items: Any = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
        for item in items.with_filter(osmium.filter.KeyFilter(*POINT_KEYS)):
            if item.is_node():
                collected.add_point(item.id, dict(item.tags))
            elif "highway" in item.tags:
                collected.add_way(item)
    except (RuntimeError, ValueError, OSError) as error:
        raise unreadable(path, error) from error
    return RawWays(
        table=pd.DataFrame(collected.rows, columns=list(WAY_COLUMNS), dtype="str"),
        flags=np.array(collected.flags, np.uint8),
        areas=np.array(collected.areas, bool),
        first=np.array(collected.first, np.int64),
        point_id=np.array(collected.refs, np.int64),
        lon=np.array(collected.lon, float),
        lat=np.array(collected.lat, float),
        barriers=collected.barriers,
        point_tags=collected.point_tags,
        segments_read=collected.segments_read,
        not_walked=dict(collected.not_walked),
    )
