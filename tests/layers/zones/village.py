"""A place for areas of one's own: a square of postcodes, 100 metres apart, in wards of whole columns."""

from datetime import UTC, datetime
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from layers.area import Area
from layers.zones.model import Zone, ZoneForm, ZoneSet
from tests.tiny_area import CRS, here, tiny_area

SIDE, STEP_M = 12, 100.0
LETTERS = "ABDEFGHJLN"  # what the last two letters of a postcode may be
EAST_OF = np.arange(SIDE * SIDE) // SIDE  # the column of each home, from the west
POSTCODES = [f"ZZ{1 + at // 100} {at // 10 % 10}{LETTERS[at % 10]}A" for at in range(SIDE * SIDE)]
OF_WARDS = np.array(["E1", "E2", "E3"], object)[EAST_OF // 4]


def village(folder: Path, people=20) -> Area:
    """144 postcodes in three wards of four columns each; ``people`` at each, or a number for each."""
    area = tiny_area(folder)
    count = SIDE * SIDE
    points = [here(STEP_M * (at // SIDE) + 50, STEP_M * (at % SIDE) + 50) for at in range(count)]
    small = np.array(["W01000001", "W01000002"], object)[(EAST_OF >= SIDE // 2).astype(int)]
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {
            "point_id": [f"{code}/{postcode}" for code, postcode in zip(small, POSTCODES, strict=True)],
            "small_area_code": small,
            "ward_code": OF_WARDS,
            "residents": np.broadcast_to(people, count).copy(),
            "aged_65_plus": np.broadcast_to(people, count) // 4,
        },
        geometry=points,
        crs=CRS,
    )
    area.__dict__["wards"] = gpd.GeoDataFrame(
        {"ward_code": ["E1", "E2", "E3"], "ward_name": ["West", "Middle", "East"]},
        geometry=[ground(400 * at, 0, 400 * at + 400, 1200) for at in range(3)],
        crs=CRS,
    )
    area.__dict__["small_areas"] = gpd.GeoDataFrame(
        {
            "small_area_code": ["W01000001", "W01000002"],
            "vintage": "made up",
            "residents": 1,
            "aged_65_plus": 1,
        },
        geometry=[ground(600 * at, 0, 600 * at + 600, 1200) for at in range(2)],
        crs=CRS,
    )
    return area


def ground(west, south, east, north) -> shapely.Polygon:
    """A rectangle, metres from the village's corner."""
    corner = here(0, 0)
    return shapely.box(corner.x + west, corner.y + south, corner.x + east, corner.y + north)


def outlines(**shapes: shapely.Geometry) -> ZoneSet:
    """A set of areas by their outlines."""
    zones = tuple(Zone(name, outline=shapely.to_wkt(shape)) for name, shape in shapes.items())
    return zone_set(ZoneForm.OUTLINES, zones)


def listed(name: str = "Ours", **rows) -> ZoneSet:
    """A set of areas by their postcodes, given by their rows among all."""
    zones = tuple(Zone(zone, tuple(POSTCODES[at] for at in places)) for zone, places in rows.items())
    return zone_set(ZoneForm.POSTCODES, zones, name)


def zone_set(form: ZoneForm, zones: tuple[Zone, ...], name: str = "Ours") -> ZoneSet:
    """A set as it is kept."""
    at = datetime(2026, 11, 27, 12, tzinfo=UTC)
    return ZoneSet("ab12", "tiny", name, "a test", "drawn by hand", form, zones, "AB", at)
