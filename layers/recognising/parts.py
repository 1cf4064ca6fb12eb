"""Which layer may each file be? Wards, small areas, counts, look-ups, centroids, postcodes, addresses."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from layers.recognising.looks import Look, small_area_column
from layers.recognising.words.codes import SMALL_AREAS, name_column, unit_of, year_of
from layers.recognising.words.headings import AGE_GROUPS, Counts, as_list, counts_of

_ACROSS: Final = r"(os)?(gr)?east(ing)?s?(_?1m)?|x|x[_ ]?coord(inate)?s?|bng[_ ]?e"
_UP: Final = r"(os)?(gr)?north(ing)?s?(_?1m)?|osnrth1m|y|y[_ ]?coord(inate)?s?|bng[_ ]?n"
_LONGITUDE: Final = r"long(itude)?|lon|lng"
_LATITUDE: Final = r"lat(itude)?"
_CODE_POINT_COLUMNS: Final = 10
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, eq=False)
class Areas:
    """Boundaries of wards or small areas."""

    look: Look
    unit: str
    code: str
    name: str | None
    year: int | None


@dataclass(frozen=True, eq=False)
class PeopleTable:
    """Counts by small area, in a table or beside the boundaries."""

    look: Look
    unit: str
    code: str
    year: int | None
    counts: Counts
    edition: int  # the latest year that its headings and titles name; 0 for none


@dataclass(frozen=True, eq=False)
class PointTable:
    """A table or map of points: centroids, addresses, postcodes."""

    look: Look
    code: str
    places: Mapping[str, str]  # easting and northing, or longitude and latitude; {} of a map
    unit: str = ""


@dataclass(frozen=True, eq=False)
class PostcodeTable:
    """Postcodes: Code-Point Open, or columns by name."""

    look: Look
    keys: Mapping[str, str] = field(default_factory=dict)  # of the recipe; {} for Code-Point Open


@dataclass(frozen=True, eq=False)
class Parts:
    """All that the tables and maps of a folder may be."""

    wards: tuple[Areas, ...]
    small_areas: tuple[Areas, ...]
    counted: tuple[PeopleTable, ...]
    lookups: tuple[Look, ...]  # two or more columns of small areas
    council_tables: tuple[Look, ...]  # wards or small areas, and their councils
    centroids: tuple[PointTable, ...]
    postcodes: tuple[PostcodeTable, ...]
    uprns: tuple[PointTable, ...]


def parts_of(looks: Sequence[Look]) -> Parts:
    """Every layer that each look may be; a file may be several."""
    polygons = [look for look in looks if look.shapes == "polygon"]
    return Parts(
        wards=tuple(wards for look in polygons if (wards := _wards(look))),
        small_areas=tuple(areas for look in polygons if (areas := _small_areas(look))),
        counted=tuple(table for look in looks if look.shapes != "point" and (table := _counted(look))),
        lookups=tuple(look for look in looks if len(look.of(*SMALL_AREAS)) > 1),
        council_tables=tuple(look for look in looks if look.of("council") and look.of("ward", *SMALL_AREAS)),
        centroids=tuple(centres for look in looks if (centres := _centroids(look))),
        postcodes=tuple(listed for look in looks if (listed := _postcodes(look))),
        uprns=tuple(addresses for look in looks if (addresses := _uprns(look))),
    )


def names_nothing(look: Look, parts: Parts) -> bool:
    """Whether a look is none of the layers."""
    own: tuple[Areas | PeopleTable | PointTable | PostcodeTable, ...] = (
        *parts.wards, *parts.small_areas, *parts.counted, *parts.centroids, *parts.postcodes, *parts.uprns,
    )  # fmt: skip
    return look not in (*parts.lookups, *parts.council_tables) and all(part.look is not look for part in own)


def place_columns(columns: Sequence[str], *, degrees_first: bool = False) -> dict[str, str]:
    """Which columns hold a place, under a recipe's keys; {} where none do."""
    pairs = (
        {"easting": _ACROSS, "northing": _UP},
        {"longitude": _LONGITUDE, "latitude": _LATITUDE},
    )
    for pair in reversed(pairs) if degrees_first else pairs:
        places = {key: column for key, words in pair.items() if (column := _called(columns, words))}
        if len(places) == len(pair):
            return places
    return {}


def is_code_point(look: Look) -> bool:
    """Whether a table has the columns of Code-Point Open, with a header or without."""
    width = {len(row) for row in look.sample}
    return width == {_CODE_POINT_COLUMNS} and all(
        unit_of(row[0]) == "postcode" and row[2].isdigit() and row[3].isdigit() for row in look.sample
    )


def _called(columns: Sequence[str], words: str) -> str | None:
    return next((column for column in columns if re.fullmatch(words, column.strip(), re.IGNORECASE)), None)


def _wards(look: Look) -> Areas | None:
    """Boundaries each of which has a ward's code of its own."""
    code = next((column for column in look.of("ward") if _own(look, column)), None)
    if code is None or small_area_column(look):
        return None
    name = name_column(code, look.columns)
    return Areas(look, "ward", code, name, year_of(code)) if name else None


def _small_areas(look: Look) -> Areas | None:
    code = small_area_column(look)
    if code is None or not _own(look, code):
        return None
    return Areas(look, look.units[code], code, name_column(code, look.columns), _year(look, code))


def _own(look: Look, column: str) -> bool:
    values = look.sampled(column)
    return len(set(values)) == len(values)


def _year(look: Look, code: str) -> int | None:
    return year_of(code, look.sampled(code))


def _counted(look: Look) -> PeopleTable | None:
    code = small_area_column(look)
    counts = counts_of(look.columns)
    if code is None or not counts or not _own(look, code):
        return None
    people = {name: columns for name, columns in counts.items() if name not in AGE_GROUPS}
    used = [column for columns in people.values() for column in as_list(columns)]
    years = [int(year) for text in (*used, *look.titles) for year in _YEARS.findall(text.replace("_", " "))]
    return PeopleTable(look, look.units[code], code, _year(look, code), counts, max(years, default=0))


def _centroids(look: Look) -> PointTable | None:
    code = small_area_column(look)
    if code is None or not _own(look, code) or look.of("postcode"):
        return None
    if look.shapes:
        return PointTable(look, code, {}, look.units[code]) if look.shapes == "point" else None
    places = place_columns(look.columns)
    return PointTable(look, code, places, look.units[code]) if places else None


def _postcodes(look: Look) -> PostcodeTable | None:
    if look.shapes:
        return None
    if is_code_point(look):
        return PostcodeTable(look)
    code = next((column for column in look.of("postcode") if _own(look, column)), None)
    irish = any(value.startswith("BT") for value in look.sampled(code)) if code else False
    places = place_columns(look.columns, degrees_first=irish)
    council, ward = look.of("council"), look.of("ward")
    if code is None or not places or not (council or ward):
        return None  # a list of places with their postcodes, not a list of postcodes
    ended = _called(look.columns, r"doterm|ended?(_on)?|terminated|date_of_termination")
    keys = {"postcode": code, **places}
    keys |= {"ward_code": ward[0]} if ward else {}
    keys |= {"council_code": council[0]} if council else {}
    keys |= {"ended_on": ended} if ended else {}
    return PostcodeTable(look, keys)


def _uprns(look: Look) -> PointTable | None:
    code = _called(look.columns, r"uprn")
    if code is None or look.of("postcode") or len(look.columns) > _CODE_POINT_COLUMNS:
        return None
    if look.shapes:
        gpkg = look.file.lower().endswith(".gpkg")
        return PointTable(look, code, {}) if look.shapes == "point" and gpkg else None
    places = place_columns(look.columns)
    return PointTable(look, code, places) if places else None
