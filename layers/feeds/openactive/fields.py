"""Which fields of an asset does a reduced opportunity fill?"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from layers.assets.kinds import Kinds, plain_word
from layers.feeds.openactive.places import address_of
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.mapping.kind_guess import find_kind

ANY_ACTIVITY: Final = "exercise_group"  # what OpenActive publishes is sport and physical activity
_LONGEST_ID: Final = 90
_LONGEST_COST: Final = 200


def source_id_of(thing: Mapping[str, Any]) -> str:
    """By which id an opportunity is known in its source: its reference without the host, or its number."""
    ref = re.sub(r"^https?://[^/]*/+", "", thing.get("ref", ""))
    plain = ref or f"{thing.get('type', 'item')}/{thing.get('id', '')}"
    clean = re.sub(r"[^\w./#-]+", "-", plain).strip("-/")
    if clean and len(clean) <= _LONGEST_ID:
        return clean
    return hashlib.sha256(plain.encode()).hexdigest()[:20]


def kind_of(thing: Mapping[str, Any], kinds: Kinds, *, words: Mapping[str, str], otherwise: str) -> str:
    """The kind that its activities tell, else its categories, else its name; ``words`` come first."""
    candidates = [*thing.get("activities", []), *thing.get("categories", []), thing.get("name", "")]
    for word in candidates:
        if plain_word(word) in words:
            return words[plain_word(word)]
    if otherwise:
        return otherwise
    return next((kind for word in candidates if (kind := find_kind(word, kinds))), ANY_ACTIVITY)


def texts_of(thing: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any]:
    """Everything but kind, point, sessions and id."""
    organiser = thing.get("organiser", {})
    postcode = place.get("postcode", "")
    return {
        "name": thing.get("name", ""),
        "organisation": organiser.get("name", ""),
        "interests": tuple(dict.fromkeys(word.casefold() for word in thing.get("activities", []))),
        "description": _description(thing),
        "address": address_of(place),
        "postcode": canonical_postcode(postcode) or postcode,
        "minimum_age": thing.get("youngest"),
        "maximum_age": _oldest(thing),
        "for_whom": "; ".join(filter(None, [thing.get("gender", ""), *thing.get("levels", [])])),
        "cost": cost_of(thing),
        "price_pence": price_of(thing),
        "access": _access(thing, place),
        "phone": organiser.get("phone", "") or place.get("phone", ""),
        "email": organiser.get("email", ""),
        "website": thing.get("url", "") or organiser.get("url", ""),
    }


def cost_of(thing: Mapping[str, Any]) -> str:
    """The offers in words: "Member £3.30; Non-member £5.00"."""
    offers = thing.get("offers", [])
    if not offers:
        return "Free" if thing.get("free") else ""
    words = [f"{name} {_pounds(pence)}".strip() for name, pence in offers]
    text = "; ".join(dict.fromkeys(words))
    return text if len(text) <= _LONGEST_COST else text[: _LONGEST_COST - 1].rsplit(";", 1)[0] + "…"


def price_of(thing: Mapping[str, Any]) -> int | None:
    """The price of a visit in pence where all pay the same; of a course nobody knows what a visit costs."""
    prices = {pence for _, pence in thing.get("offers", [])}
    if not prices:
        return 0 if thing.get("free") else None
    only = prices.pop() if len(prices) == 1 else None
    return only if not only or thing.get("type") != "CourseInstance" else None


def _pounds(pence: int) -> str:
    return "free" if not pence else f"£{pence / 100:.2f}"


def _oldest(thing: Mapping[str, Any]) -> int | None:
    oldest, youngest = thing.get("oldest"), thing.get("youngest")
    return oldest if oldest is None or oldest >= (youngest or 0) else None


def _description(thing: Mapping[str, Any]) -> str:
    meet = thing.get("meet", "")
    return "\n".join(filter(None, [thing.get("description", ""), f"Meet at: {meet}" if meet else ""]))


def _access(thing: Mapping[str, Any], place: Mapping[str, Any]) -> str:
    support: Sequence[str] = thing.get("access", [])
    amenities: Sequence[str] = place.get("amenities", [])
    parts = [
        f"Support for: {', '.join(support)}." if support else "",
        thing.get("access_words", ""),
        f"There: {', '.join(amenities)}." if amenities else "",
    ]
    return " ".join(filter(None, parts))
