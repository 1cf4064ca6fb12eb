"""Which layer of the background does a tagged thing belong to, and which names are written on the map?"""

from collections.abc import Mapping
from typing import Final

# (layer, key, values): the first line that fits wins. "*" stands for any value but "no".
_AREAS: Final = (
    ("building", "building", ("*",)),
    ("water", "natural", ("water",)),
    ("water", "waterway", ("riverbank", "dock", "boatyard")),
    ("water", "landuse", ("basin", "reservoir")),
    ("mud", "natural", ("mud", "shoal")),
    ("mud", "wetland", ("tidalflat", "mud")),
    ("beach", "natural", ("beach", "sand", "shingle")),
    ("woodland", "natural", ("wood",)),
    ("woodland", "landuse", ("forest",)),
    ("green", "leisure", ("park", "garden", "golf_course", "pitch", "playground", "recreation_ground")),
    ("green", "leisure", ("nature_reserve", "common", "track", "dog_park")),
    ("green", "landuse", ("grass", "recreation_ground", "cemetery", "allotments", "village_green", "meadow")),
    ("green", "landuse", ("orchard", "flowerbed", "greenfield")),
    ("green", "amenity", ("grave_yard",)),
    ("green", "natural", ("grassland", "grass", "scrub", "heath", "wetland")),
    ("pier", "man_made", ("pier", "quay", "breakwater")),
    ("railway", "landuse", ("railway",)),
    ("landuse", "landuse", ("residential", "industrial", "retail", "commercial", "farmland", "farmyard")),
    ("landuse", "landuse", ("brownfield", "construction", "landfill", "military", "quarry")),
    ("landuse", "amenity", ("school", "hospital", "university", "college")),
)
_LINES: Final = (
    ("water", "waterway", ("river", "canal", "stream", "drain", "ditch", "tidal_channel")),
    ("road", "highway", ("motorway", "motorway_link")),  # nobody walks there, so the streets do not hold them
    ("railway", "railway", ("rail", "light_rail", "tram", "narrow_gauge", "preserved", "subway")),
    ("pier", "man_made", ("pier", "breakwater", "groyne")),
)
_COVERED: Final = ("culvert", "yes", "covered")  # a stream in a pipe is not seen from above

KEYS: Final = tuple(dict.fromkeys([key for _, key, _ in (*_AREAS, *_LINES)] + ["place"]))

# Rank 1 is written first and at the smallest scale.
_PLACE_RANKS: Final = {
    "city": 1, "town": 2, "village": 3, "suburb": 4, "hamlet": 5, "quarter": 5, "neighbourhood": 6,
    "island": 6, "locality": 7,
}  # fmt: skip
_STATION_RANK, _PARK_RANK, _WATER_RANK, _SMALL_RANK = 5, 6, 6, 8
_LARGE_M2 = 20_000.0  # a park or lake smaller than two football pitches is named later
_NAMED_GREEN: Final = (
    "park",
    "recreation_ground",
    "golf_course",
    "nature_reserve",
    "common",
    "cemetery",
    "garden",
)


def area_class(tags: Mapping[str, str]) -> tuple[str, str] | None:
    """Give (layer, subkind) of an area, or None if it is not drawn."""
    return _first(_AREAS, tags)


def line_class(tags: Mapping[str, str]) -> tuple[str, str] | None:
    """Give (layer, subkind) of a line, or None if it is not drawn."""
    line = _first(_LINES, tags)
    if line and tags.get("tunnel") in _COVERED:
        return None
    return line


def place_label(tags: Mapping[str, str]) -> tuple[str, int] | None:
    """Give (kind, rank) of the label of a point, or None if it is not written on the map."""
    if tags.get("railway") in ("station", "halt"):
        return "station", _STATION_RANK
    rank = _PLACE_RANKS.get(tags.get("place", ""))
    return (tags["place"], rank) if rank else None


def area_label(layer: str, subkind: str, *, area_m2: float) -> tuple[str, int] | None:
    """Give (kind, rank) of the label of a named area of ``area_m2`` square metres, or None."""
    large = area_m2 >= _LARGE_M2
    if layer == "water":
        return "water", _WATER_RANK if large else _SMALL_RANK
    if layer == "woodland" or (layer == "green" and subkind in _NAMED_GREEN):
        return "park" if layer == "green" else "wood", _PARK_RANK if large else _SMALL_RANK
    return None


def _first(
    table: tuple[tuple[str, str, tuple[str, ...]], ...], tags: Mapping[str, str]
) -> tuple[str, str] | None:
    for layer, key, values in table:
        value = tags.get(key)
        if value is not None and (value in values or (values == ("*",) and value != "no")):
            return layer, _subkind(tags, key, value)
    return None


def _subkind(tags: Mapping[str, str], key: str, value: str) -> str:
    return tags.get("water", "water") if (key, value) == ("natural", "water") else value
