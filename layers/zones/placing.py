"""Who lives in which area of a set? Every resident point of a prepared place is in one of them, or in none.

Figures of wards are sums over resident points, so that nothing else is needed to ask any of their questions
of other areas: the sums of the areas and of "in none of these areas" are those of the whole place.
"""

from dataclasses import dataclass, field
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray
from geo.wording import Wording, counted
from layers.area import Area
from layers.places.postcode_format import canonical_postcode
from layers.zones.drawn import drawn_patches
from layers.zones.model import (
    LEAST_POSTCODES,
    LEAST_RESIDENTS,
    ZoneError,
    ZoneForm,
    ZoneSet,
    plain_name,
)

REST_CODE: Final = "none-of-these"  # stands for a ward's code where residents live in none of the areas
REST_NAME: Final = "In none of these areas"
_CODE: Final = "A{number:03}"


@dataclass(frozen=True, eq=False)
class PlacedZones:
    """A set of areas with the residents of one revision of a prepared place."""

    zone_set: ZoneSet
    table: gpd.GeoDataFrame = field(repr=False)  # ward_code, ward_name, geometry; last, perhaps, the rest
    code: ObjectArray = field(repr=False)  # (n,) ward_code of each resident point; "" in no ward of the place
    notes: tuple[Wording | str, ...] = ()

    @property
    def homes_drawn(self) -> bool:
        """Whether a map may show which homes are in an area: not of a list of postcodes."""
        return self.zone_set.form is not ZoneForm.POSTCODES


def place_zones(zone_set: ZoneSet, area: Area) -> PlacedZones:
    """Say of every resident point in which area of the set it is.

    Who lives in no ward of the place is in no area either: they are counted in no figure of it.

    Raises
    ------
    ZoneError
        Nobody lives in any of them; or an area of a list has too few postcodes or residents.
    """
    zones, notes = _members(zone_set, area)
    own = area.residents["ward_code"].fillna("").ne("").to_numpy()
    people = people_at(area)
    lived_in = own & (np.isnan(people) | (people > 0))
    if not (lived_in & (zones >= 0)).any():
        raise ZoneError(
            'Nobody of {place} lives in any area of the set "{name}".',
            "Check that it is of the same place.",
            place=area.title,
            name=zone_set.name,
        )
    rest = len(zone_set.zones)
    zones = np.where(zones < 0, rest, zones)
    if zone_set.form is not ZoneForm.OUTLINES:
        _check_sizes(zone_set, zones, lived_in, area)
    codes = np.array([*(_CODE.format(number=at + 1) for at in range(rest)), REST_CODE], object)
    names = [*(_apart_from_rest(zone.name) for zone in zone_set.zones), REST_NAME]
    shapes = _shapes(zone_set, area, zones, lived_in)
    used = [*range(rest), *([rest] if (lived_in & (zones == rest)).any() else [])]
    table = gpd.GeoDataFrame(
        {"ward_code": codes[used], "ward_name": [names[at] for at in used]},
        geometry=[shapes[at] for at in used],
        crs=area.crs,
    )
    return PlacedZones(zone_set, table, np.where(own, codes[zones], ""), notes)


def people_at(area: Area) -> FloatArray:
    """(n,) residents at each point, NaN where they are not counted."""
    return np.asarray(area.residents["residents"].to_numpy(dtype=float, na_value=np.nan), float)


def postcode_of_homes(area: Area) -> ObjectArray:
    """(n,) the postcode of each resident point, "" where it is the middle of a small area."""
    places = area.residents["point_id"].str.rsplit("/", n=1).str[-1]
    return np.array([canonical_postcode(place) or "" for place in places], object)


def _apart_from_rest(name: str) -> str:
    return f"{name} (1)" if plain_name(name) == plain_name(REST_NAME) else name


def _members(zone_set: ZoneSet, area: Area) -> tuple[IndexArray, tuple[Wording | str, ...]]:
    """(n,) the number of each point's area, -1 in none; and what is not as one would expect."""
    if zone_set.form is ZoneForm.OUTLINES:
        return _by_outline(zone_set, area)
    keys = (
        postcode_of_homes(area)
        if zone_set.form is ZoneForm.POSTCODES
        else area.residents["small_area_code"].to_numpy(object)
    )
    number = {member: at for at, zone in enumerate(zone_set.zones) for member in zone.members}
    here = set(keys)
    absent = sum(member not in here for member in number)
    of_form = {
        ZoneForm.POSTCODES: (
            "{count} postcode of the list is left out: nobody lives there that this place counts.",
            "{count} postcodes of the list are left out: nobody lives there that this place counts.",
        ),
        ZoneForm.SMALL_AREAS: (
            "{count} code of the list is left out: it is no small area of this place, whose codes are like "
            "{example}.",
            "{count} codes of the list are left out: they are no small areas of this place, whose codes are "
            "like {example}.",
        ),
    }
    example = str(area.small_areas["small_area_code"].min()) if len(area.small_areas) else ""
    notes = (counted(*of_form[zone_set.form], absent, example=example),) if absent else ()
    return np.array([number.get(key, -1) for key in keys], np.intp), notes


def _by_outline(zone_set: ZoneSet, area: Area) -> tuple[IndexArray, tuple[Wording | str, ...]]:
    shapes = shapely.from_wkt([zone.outline for zone in zone_set.zones])
    points = area.residents.geometry.to_numpy()
    point, zone = shapely.STRtree(shapes).query(points, predicate="intersects")
    number = np.full(len(points), len(shapes), np.intp)
    np.minimum.at(number, point, zone)
    own = area.residents["ward_code"].fillna("").ne("").to_numpy()
    several = np.bincount(point, minlength=len(points)) > 1
    count = round(float(np.nansum(people_at(area)[several & own])))
    note = counted(
        "{count:,} resident lives where two outlines meet or lie over each other by a little, and is counted "
        "in the first of the two.",
        "{count:,} residents live where two outlines meet or lie over each other by a little, and are "
        "counted in the first of the two.",
        count,
    )
    return np.where(number == len(shapes), -1, number), (note,) if count else ()


def _check_sizes(zone_set: ZoneSet, zones: IndexArray, lived_in: BoolArray, area: Area) -> None:
    """Refuse a list of which an area, or what it leaves over, could be a few people's homes."""
    sizes = sizes_of(zones, lived_in, area, groups=len(zone_set.zones) + 1)
    at_least = sizes.at_least(LEAST_POSTCODES, LEAST_RESIDENTS)
    small = np.flatnonzero(~at_least[:-1])
    if len(small):
        raise ZoneError(
            'The area "{name}" has fewer than {postcodes} postcodes or {residents} residents of this place: '
            "so short a list could be one of people, whose homes would show.",
            "Join it to a neighbour, or take it out of the list.",
            name=zone_set.zones[int(small[0])].name,
            postcodes=LEAST_POSTCODES,
            residents=LEAST_RESIDENTS,
        )
    left = sizes.residents[-1] > 0 or sizes.postcodes[-1] > 0
    if left and not at_least[-1]:
        raise ZoneError(
            "The list leaves over fewer than {postcodes} postcodes or {residents} residents of this place: "
            "whose these are could be worked out.",
            "Add them to an area of the list, or leave more of them out.",
            postcodes=LEAST_POSTCODES,
            residents=LEAST_RESIDENTS,
        )


@dataclass(frozen=True, eq=False)
class ZoneSizes:
    """How many postcodes and counted residents are in each of some groups of points."""

    postcodes: FloatArray
    residents: FloatArray
    has_postcodes: bool  # whether homes are at postcodes at all: else only residents say how large one is

    def at_least(self, postcodes: int, residents: int) -> BoolArray:
        """(g,) whether each has as many of both."""
        enough = self.residents >= residents
        return np.asarray(enough & (self.postcodes >= postcodes) if self.has_postcodes else enough, bool)


def sizes_of(group: IndexArray, of: BoolArray, area: Area, *, groups: int) -> ZoneSizes:
    """Count postcodes and residents by ``group`` (n,), of the points that ``of`` (n,) says."""
    postcode = postcode_of_homes(area)
    table = pd.DataFrame({"group": group, "postcode": postcode})[of & (postcode != "")].drop_duplicates()
    people = np.nan_to_num(people_at(area))
    return ZoneSizes(
        np.bincount(table["group"], minlength=groups).astype(float),
        np.bincount(group[of], people[of], minlength=groups).astype(float),
        bool((postcode != "").any()),
    )


def _shapes(zone_set: ZoneSet, area: Area, zones: IndexArray, lived_in: BoolArray) -> list[shapely.Geometry]:
    """The ground of each area and of the rest, within the place."""
    if zone_set.form is ZoneForm.POSTCODES:
        return drawn_patches(area, zones, lived_in, groups=len(zone_set.zones) + 1)
    if zone_set.form is ZoneForm.OUTLINES:
        shapes = shapely.from_wkt([zone.outline for zone in zone_set.zones])
    else:
        ground = area.small_areas.set_index("small_area_code").geometry
        shapes = np.array(
            [shapely.union_all(ground.reindex(zone.members).dropna().to_numpy()) for zone in zone_set.zones],
            object,
        )
    inside = list(shapely.intersection(shapes, area.boundary))
    return [*inside, shapely.difference(area.boundary, shapely.union_all(inside))]
