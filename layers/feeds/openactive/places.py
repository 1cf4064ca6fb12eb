"""Where does an opportunity happen: here, elsewhere, or is it not known yet?"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from layers.feeds.openactive.values import ref_of, text_of, thing_of, things_of, type_of
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.places import LonLat, PlaceFinder
from layers.register.model import PlacedBy, rounded_degrees
from layers.tables.contacts import is_phone

_ADDRESS: Final = ("streetAddress", "addressLocality", "addressRegion")
_AMENITIES: Final = 20


class Where(StrEnum):
    """Whether a place is one of the area."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Point:
    """A place's point, degrees WGS84, and how it was found."""

    at: LonLat
    placed_by: PlacedBy


def reduced_place(value: Any) -> dict[str, Any]:
    """A place as the few values that are used; ``ref`` alone where only its reference is given."""
    place = thing_of(value)
    if not place:
        return {"ref": ref_of(value)} if ref_of(value) else {}
    if type_of(place) == "VirtualLocation":
        return {}
    within = thing_of(place.get("containedInPlace"))
    address, geo = place.get("address"), thing_of(place.get("geo"))
    phone = text_of(place.get("telephone"), longest=40)
    lines = [text_of(thing_of(address).get(name), longest=120).strip(" ,") for name in _ADDRESS]
    values = {
        "ref": ref_of(place) or ref_of(place.get("containedInPlace")),
        "name": text_of(place.get("name"), longest=120),
        "address": text_of(address) if isinstance(address, str) else ", ".join(filter(None, lines)),
        "postcode": text_of(thing_of(address).get("postalCode"), longest=12),
        "lon": _degrees(geo.get("longitude")),
        "lat": _degrees(geo.get("latitude")),
        "phone": phone if is_phone(phone) else "",
        "amenities": _amenities(place),
    }
    whole = {name: value for name, value in values.items() if value not in ("", None, [])}
    return {**reduced_place(within), **whole} if within else whole


def _degrees(value: Any) -> float | None:
    try:
        degrees = float(value) if isinstance(value, str | int | float) and value != "" else math.nan
    except ValueError:
        return None
    return rounded_degrees(degrees) if math.isfinite(degrees) else None


def _amenities(place: Mapping[str, Any]) -> list[str]:
    features = [thing_of(feature) for feature in things_of(place.get("amenityFeature"), most=_AMENITIES)]
    return [text_of(f.get("name"), longest=40) for f in features if f.get("value") is True and f.get("name")]


def point_of(place: Mapping[str, Any], finder: PlaceFinder) -> tuple[Where, Point | None]:
    """Whether a reduced place lies in the area of ``finder``, and its point where it does.

    Its coordinates count, unless they are no place in Great Britain; else its postcode, else its address.
    """
    lon, lat = place.get("lon"), place.get("lat")
    if lon is not None and lat is not None and _is_british(lon, lat):
        inside = finder.holds((lon, lat))
        return (Where.HERE, Point((lon, lat), PlacedBy.POINT)) if inside else (Where.ELSEWHERE, None)
    postcode = canonical_postcode(place.get("postcode", ""))
    if postcode is not None:
        at = finder.postcodes.get(postcode)
        if at is not None:
            here = finder.holds(at)
            return (Where.HERE, Point(at, PlacedBy.POSTCODE)) if here else (Where.ELSEWHERE, None)
        return (Where.UNKNOWN if postcode in finder.postcodes else Where.ELSEWHERE), None
    at = finder.find_address(place["address"]) if place.get("address") else None
    if at is not None and finder.holds(at):
        return Where.HERE, Point(at, PlacedBy.ADDRESS)
    return Where.UNKNOWN, None


def _is_british(lon: float, lat: float) -> bool:
    return -9 <= lon <= 2.5 and 49 <= lat <= 61.5 and (lon, lat) != (0, 0)


def address_of(place: Mapping[str, Any]) -> str:
    """A place's name and address on one line, each part once."""
    parts = [place.get("name", ""), *place.get("address", "").split(", ")]
    return ", ".join(dict.fromkeys(part for part in parts if part))
