"""Which point does a text mean: two numbers in any order, a grid reference, WKT, GeoJSON, a map's address?

Which way round a pair is, and in which system, is judged by its range: within the United Kingdom and Ireland
latitudes are 49 to 61.5, longitudes -11 to 2.5, and metres of a grid are far larger. Coarser than a hundred
metres is no place to walk to, so a grid reference of four figures is none.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.crs import BRITISH_NATIONAL_GRID, LONLAT
from layers.assets.coordinate_cells import NUMBER, decimal_degrees
from layers.assets.points.grid_reference import IRISH_GRID, read_grid_reference

IRISH_TRANSVERSE_MERCATOR: Final = "EPSG:2157"
GRIDS: Final = (BRITISH_NATIONAL_GRID, IRISH_GRID, IRISH_TRANSVERSE_MERCATOR)
_LATITUDES: Final = (49.0, 61.5)
_LONGITUDES: Final = (-11.0, 2.5)
_LEAST_METRES: Final = 10_000.0
_MOST_METRES: Final = 1_300_000.0
_SHORTEST_BINARY: Final = 42
_LONGEST: Final = 100_000
_FEWEST_PLACES: Final = 2  # after the point: fewer are ages, prices or hours
_PLACES_ANYWHERE: Final = 4  # of a pair that is nowhere near, to be told as such

_NUMBER: Final = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_THOUSANDS: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[,\s'][0-9]{3})+(?:\.[0-9]+)?")
_TWO: Final = re.compile(rf"({_NUMBER})\s*(?:[,;/|]|\s)\s*({_NUMBER})")
_TWO_THOUSANDS: Final = re.compile(
    r"([0-9]{1,3}[, ]?[0-9]{3}(?:\.[0-9]+)?)\s*[,;/|\s]\s*([0-9]{1,3}(?:[, ]?[0-9]{3}){1,2}(?:\.[0-9]+)?)"
)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]{1,2},[0-9]{4,}")  # of three it may be thousands
_TWO_DECIMAL_COMMAS: Final = re.compile(
    r"([+-]?[0-9]{1,2},[0-9]{4,})\s*(?:[;/|]|,\s|\s)\s*([+-]?[0-9]{1,2},[0-9]{4,})"
)
_LABELS: Final = re.compile(
    r"\b(latitude|longitude|lat|long|lng|lon|easting|northing|eastings|northings|x|y|gps|coordinates?|point)\b\s*[:=]?|\b[EN](?=[0-9]{5})",
    re.IGNORECASE,
)
_WKT: Final = re.compile(
    r"(?:SRID=([0-9]+);)?\s*((?:MULTI)?(?:POINT|POLYGON|LINESTRING)|GEOMETRYCOLLECTION)\b", re.I
)
_BINARY: Final = re.compile(r"0[01][0-9A-Fa-f]{40,}")
_NAMED_PAIRS: Final = (("lat", "lon"), ("lat", "lng"), ("latitude", "longitude"), ("y", "x"), ("lat", "long"))
_OF_MAPS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d(?P<lat>{_NUMBER})!4d(?P<lon>{_NUMBER})",
        rf"[?&]mlat=(?P<lat>{_NUMBER})&mlon=(?P<lon>{_NUMBER})",
        rf"[?&](?:q|ll|query|destination|center|daddr|sll)=(?:loc:)?(?P<lat>{_NUMBER})(?:,|%2C)\+?(?P<lon>{_NUMBER})",
        rf"@(?P<lat>{_NUMBER}),(?P<lon>{_NUMBER})",
        rf"#map=[0-9.]+/(?P<lat>{_NUMBER})/(?P<lon>{_NUMBER})",
    )
)
_NORTH_EAST: Final = re.compile(
    r"(.*?[0-9].*?[NS])[\s,;/]*(.*[0-9].*[EW])|([NS].*[0-9].*?)[\s,;/]*([EW].*[0-9].*)", re.I
)


@dataclass(frozen=True)
class WrittenPoint:
    """A point as it was written: degrees (longitude before latitude), or metres of a grid."""

    across: float
    up: float
    crs: str = LONLAT

    @property
    def in_degrees(self) -> bool:
        """Whether it is longitude and latitude."""
        return self.crs == LONLAT


def read_points(text: str, *, headed: bool = False) -> tuple[WrittenPoint, ...]:
    """What a text may mean as a point, the likeliest first; () if it is none.

    Metres may be of several grids, so there may be several: the caller knows in which of them it should lie.
    ``headed``: it stands where a point is meant to be. Elsewhere a grid reference without a space is taken
    for the code that it may well be: "SC012345" is a charity, "E08000001" a council.
    """
    plain = text.strip().replace("−", "-").replace("–", "-")
    if not plain or len(plain) > _LONGEST or not any(letter.isdigit() for letter in plain):
        return ()
    if not headed and plain.isalnum() and not _BINARY.fullmatch(plain):
        return ()
    return next((points for read in _READERS if (points := read(plain))), ())


def plain_coordinate(cell: str, *, metres: bool = False) -> str | None:
    """One coordinate as a plain number: degrees and minutes, a decimal comma, thousands set apart.

    ``metres``: it stands in a column of metres, where a comma parts thousands. None where it is no number.
    """
    plain = cell.strip().replace("−", "-").replace("–", "-").replace("\xa0", " ")
    if NUMBER.fullmatch(plain):
        return plain
    bare = re.sub(r"\s*m(etres)?$", "", plain)
    if _THOUSANDS.fullmatch(bare):
        number = re.sub(r"[,\s']", "", bare)
        if metres or (abs(float(number)) >= _LEAST_METRES and bare.count(",") != 1):
            return number
    if NUMBER.fullmatch(bare) and bare != plain:
        return bare
    if not metres and _DECIMAL_COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    degrees = decimal_degrees(plain)
    return None if degrees is None or metres else repr(round(degrees, 7))


def pair_of(first: float, second: float) -> tuple[WrittenPoint, ...]:
    """What two numbers mean: degrees whichever way round, or metres of the grids that reach so far."""
    if _is_latitude(first) and _is_longitude(second):
        return (WrittenPoint(second, first),)
    if _is_longitude(first) and _is_latitude(second):
        return (WrittenPoint(first, second),)
    return of_metres(first, second)


def of_metres(across: float, up: float) -> tuple[WrittenPoint, ...]:
    """A pair in metres as a point of each grid; () where it is of none."""
    if not all(_LEAST_METRES <= abs(number) <= _MOST_METRES for number in (across, up)):
        return ()
    return tuple(WrittenPoint(across, up, grid) for grid in GRIDS)


def _is_latitude(number: float) -> bool:
    return _LATITUDES[0] <= number <= _LATITUDES[1]


def _is_longitude(number: float) -> bool:
    return _LONGITUDES[0] <= number <= _LONGITUDES[1]


def _of_json(text: str) -> tuple[WrittenPoint, ...]:
    if text[:1] not in "{[":
        return ()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    if isinstance(value, Mapping):
        return _of_object(value)
    is_pair = isinstance(value, list) and len(value) in (2, 3) and all(map(_is_number, value))
    return pair_of(float(value[0]), float(value[1])) if is_pair else ()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _of_object(value: Mapping[str, Any]) -> tuple[WrittenPoint, ...]:
    if "coordinates" in value or value.get("type") == "Feature":
        try:
            return _of_shape(shapely.geometry.shape(dict(value.get("geometry") or value)))
        except (GEOSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return ()
    numbers = {str(key).casefold(): each for key, each in value.items()}
    for up, across in _NAMED_PAIRS:
        pair = numbers.get(across), numbers.get(up)
        texts = [plain_coordinate(str(each)) if each is not None else None for each in pair]
        if texts[0] is not None and texts[1] is not None:
            return pair_of(float(texts[0]), float(texts[1]))
    return ()


def _of_shape(shape: BaseGeometry, srid: int = 0) -> tuple[WrittenPoint, ...]:
    if shape.is_empty:
        return ()
    try:
        inside = shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)
    except GEOSException:
        return ()
    x, y = float(shapely.get_x(inside)), float(shapely.get_y(inside))
    if f"EPSG:{srid}" in GRIDS:
        return (WrittenPoint(x, y, f"EPSG:{srid}"),)
    return pair_of(x, y)


def _of_well_known_text(text: str) -> tuple[WrittenPoint, ...]:
    begins = _WKT.match(text)
    if not begins:
        return ()
    try:
        shape = shapely.from_wkt(text.split(";", 1)[-1] if begins[1] else text)
    except (GEOSException, ValueError):
        return ()
    return _of_shape(shape, int(begins[1] or 0))


def _of_binary(text: str) -> tuple[WrittenPoint, ...]:
    if not _BINARY.fullmatch(text) or len(text) < _SHORTEST_BINARY:
        return ()
    try:
        shape = shapely.from_wkb(text)
    except (GEOSException, ValueError):
        return ()
    return _of_shape(shape, int(shapely.get_srid(shape)))


def _of_map_address(text: str) -> tuple[WrittenPoint, ...]:
    if "://" not in text:
        return ()
    pair = next((match for pattern in _OF_MAPS if (match := pattern.search(text))), None)
    return pair_of(float(pair["lat"]), float(pair["lon"])) if pair else ()


def _of_grid_reference(text: str) -> tuple[WrittenPoint, ...]:
    square = read_grid_reference(text)
    return (WrittenPoint(square.across, square.up, square.crs),) if square else ()


def _of_degrees_and_letters(text: str) -> tuple[WrittenPoint, ...]:
    """ "51°35'07"N 2°58'56"W", "51.58N, 2.98W", "N51 35.1 W2 58.9"."""
    match = _NORTH_EAST.fullmatch(text)
    if not match:
        return ()
    north, east = (part.strip(" ,;/") for part in match.groups() if part)
    lat, lon = (_degrees(part) for part in (north, east))
    if lat is None or lon is None:
        return ()
    return (WrittenPoint(lon, lat),) if abs(lat) <= 90 and abs(lon) <= 180 else ()


def _degrees(text: str) -> float | None:
    """Degrees whose letter stands before or after them."""
    return decimal_degrees(text[1:].strip() + text[0] if text[:1].isalpha() else text)


def _of_two_numbers(text: str) -> tuple[WrittenPoint, ...]:
    plain = _LABELS.sub(" ", text).replace("(", " ").replace(")", " ").replace("°", " ")
    plain = plain.strip(" [],;")
    thousands = _TWO_THOUSANDS.fullmatch(plain)
    if thousands and not _TWO.fullmatch(plain):
        return of_metres(*(float(re.sub(r"[, ]", "", part)) for part in thousands.groups()))
    commas = _TWO_DECIMAL_COMMAS.fullmatch(plain)
    match = _TWO.fullmatch(" ".join(commas.groups()).replace(",", ".") if commas else plain)
    if not match:
        return ()
    first, second = float(match[1]), float(match[2])
    places = min(len(part.partition(".")[2]) for part in match.groups())
    if places >= _FEWEST_PLACES or min(abs(first), abs(second)) >= _LEAST_METRES:
        elsewhere = places >= _PLACES_ANYWHERE and abs(first) <= 90 and abs(second) <= 180
        return pair_of(first, second) or ((WrittenPoint(second, first),) if elsewhere else ())
    return ()


_READERS: Final[tuple[Callable[[str], tuple[WrittenPoint, ...]], ...]] = (
    _of_json,
    _of_well_known_text,
    _of_binary,
    _of_map_address,
    _of_grid_reference,
    _of_two_numbers,
    _of_degrees_and_letters,
)
