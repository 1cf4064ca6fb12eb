"""What do the tags of a thing in OpenStreetMap say of an asset: its name, sport, hours, address, access?"""

import re
from collections.abc import Mapping
from typing import Final

Tags = Mapping[str, str]

_SPORTS: Final = {
    "soccer": "football", "multi": "several sports", "field_hockey": "hockey", "athletics": "athletics",
    "10pin": "ten-pin bowling", "9pin": "skittles", "american_football": "American football",
    "skateboard": "skateboarding", "shooting": "shooting", "table_tennis": "table tennis",
}  # fmt: skip
_STEP_FREE: Final = {"yes": "yes", "designated": "yes", "no": "no", "limited": "partly"}
_GROUND_KINDS: Final = (
    "pitch",
    "sports_club",
    "sports_centre",
    "swimming_pool",
    "exercise_group",
    "dance_group",
    "social_club",
)
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOSED_TO_PUBLIC: Final = ("private", "no")


def asset_fields(tags: Tags, *, kind: str) -> dict[str, str]:
    """Read the text columns of ``layers.assets.model.ASSET_COLUMNS`` from tags; "" where they are silent."""
    return {
        "name": _first(tags, "name", "name:en", "official_name", "name:cy", "name:gd", "name:ga"),
        "organisation": _first(tags, "operator", "network"),
        "description": _description(tags, kind),
        "when": _first(tags, "opening_hours", "service_times"),
        "cost": _cost(tags),
        "phone": _first(tags, "phone", "contact:phone", "contact:mobile"),
        "email": _first(tags, "email", "contact:email"),
        "website": _first(tags, "website", "contact:website", "url"),
        "address": _address(tags),
        "postcode": _first(tags, "addr:postcode", "postal_code").upper(),
        "step_free": _STEP_FREE.get(tags.get("wheelchair", ""), ""),
        "checked_on": _checked_on(tags),
    }


def closed_to_public(tags: Tags) -> bool:
    """Tell whether the tags say that the public may not come in."""
    return tags.get("access") in _CLOSED_TO_PUBLIC


def for_whom(tags: Tags) -> str:
    """Whom a place is kept for, if not for everybody: its members, who may well welcome others."""
    return "members" if tags.get("access") == "members" else ""


def _first(tags: Tags, *keys: str) -> str:
    return next((tags[key].strip() for key in keys if tags.get(key, "").strip()), "")


def _description(tags: Tags, kind: str) -> str:
    description = _first(tags, "description", "description:en")
    if description:
        return description
    if kind in _GROUND_KINDS and tags.get("sport"):
        return _listed([_SPORTS.get(sport, sport) for sport in _values(tags["sport"])])
    if kind == "place_of_worship":
        return _listed(_values(tags.get("religion", "")) + _values(tags.get("denomination", "")))
    if kind == "social_facility":
        served = _joined(_values(tags.get("social_facility:for", "")))
        what = _listed(_values(tags.get("social_facility", "")))
        return f"{what} for {served}" if what and served else what or (served and f"For {served}")
    return ""


def _values(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def _listed(words: list[str]) -> str:
    joined = _joined(words)
    return joined[:1].upper() + joined[1:]


def _joined(words: list[str]) -> str:
    plain = list(dict.fromkeys(word.replace("_", " ") for word in words))
    return " and ".join(filter(None, [", ".join(plain[:-1]), *plain[-1:]]))


def _cost(tags: Tags) -> str:
    charge = _first(tags, "charge")
    if charge:
        return charge
    return {"no": "Free", "yes": "There is a charge"}.get(tags.get("fee", ""), "")


def _address(tags: Tags) -> str:
    street = " ".join(
        filter(None, [_first(tags, "addr:housenumber"), _first(tags, "addr:street", "addr:place")])
    )
    parts = [_first(tags, "addr:housename"), street, _first(tags, "addr:suburb"), _first(tags, "addr:city")]
    named = [part for part in parts if part]
    return "" if named == [_first(tags, "addr:city")] else ", ".join(named)


def _checked_on(tags: Tags) -> str:
    dates = [tags.get(key, "") for key in ("check_date", "survey:date", "opening_hours:lastcheck")]
    return max((date for date in dates if _ISO_DATE.fullmatch(date)), default="")
