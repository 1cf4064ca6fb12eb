"""Is what was typed into the form right, and which asset does it make?"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.register.editing.checking_times import Row, Told, row_fault, row_from, session_from
from layers.places.postcode_format import canonical_postcode
from layers.register.model import Asset, PlacedBy, Status
from layers.times.session import Known
from layers.times.session_text import sessions_text

TEXTS: Final = (
    *("name", "organisation", "description", "address", "postcode", "uprn", "area_served"),
    *("for_whom", "not_for", "cost", "access", "phone", "email", "website"),
)
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]{2,}")
_WEBSITE = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", re.I)
_PRICE = re.compile(r"£?\s*(\d{1,5})(?:[.](\d{1,2}))?")
_OLDEST: Final = 120
_LONGEST_UPRN: Final = 12


@dataclass
class Typed:
    """The form as it stands, everything as typed."""

    texts: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    interests: tuple[str, ...] = ()
    place: tuple[float, float] | None = None  # longitude, latitude
    placed_by: PlacedBy = PlacedBy.NOWHERE
    hide_address: bool = False
    rows: list[Row] = field(default_factory=list)
    minimum_age: str = ""
    maximum_age: str = ""
    price: str = ""
    places_a_week: str = ""
    step_free: Known = Known.UNKNOWN
    full: Known = Known.UNKNOWN
    status: Status = Status.ACTIVE


def typed_from(asset: Asset) -> Typed:
    """The form filled in with what is known of an asset."""
    pence = asset.price_pence
    placed = asset.longitude is not None and asset.latitude is not None
    return Typed(
        texts={name: getattr(asset, name) for name in TEXTS},
        kind=asset.kind,
        interests=asset.interests,
        place=(asset.longitude, asset.latitude) if placed else None,  # type: ignore[arg-type]
        placed_by=asset.placed_by,
        hide_address=asset.hide_address,
        rows=[row_from(session) for session in asset.sessions],
        minimum_age=_number_text(asset.minimum_age),
        maximum_age=_number_text(asset.maximum_age),
        price="" if pence is None else f"{pence / 100:.2f}".removesuffix(".00"),
        places_a_week=_number_text(asset.places_a_week),
        step_free=asset.step_free,
        full=asset.full,
        status=asset.status,
    )


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def faults(typed: Typed) -> dict[str, Told]:
    """What is wrong, by field; a time of the week is called ``row 0`` and so on."""
    found: dict[str, Told] = {}
    if not typed.texts.get("name", "").strip():
        found["name"] = ("It has no name.", "Write what people call it.")
    if not typed.kind:
        found["kind"] = ("It has no kind.", "Choose the nearest one.")
    for name, check in _CHECKS.items():
        text = typed.texts.get(name, "").strip()
        told = check(text) if text else None
        if told:
            found[name] = told
    found |= _number_faults(typed)
    for at, row in enumerate(typed.rows):
        told = row_fault(row)
        if told:
            found[f"row {at}"] = told
    return found


def _postcode(text: str) -> Told | None:
    if canonical_postcode(text):
        return None
    return f"“{text}” is not a whole postcode.", "Write it like NP20 4AB, or leave it empty."


def _email(text: str) -> Told | None:
    if _EMAIL.fullmatch(text):
        return None
    return f"“{text}” is not an e-mail address.", "Write it like name@example.org, or leave it empty."


def _website(text: str) -> Told | None:
    if _WEBSITE.fullmatch(text):
        return None
    return f"“{text}” is not a web address.", "Write it like www.example.org, or leave it empty."


def _phone(text: str) -> Told | None:
    first = re.split(r"[,;/]| or ", text)[0]
    digits = re.sub(r"\D", "", first)
    if 5 <= len(digits) <= 15:
        return None
    many = "1 digit" if len(digits) == 1 else f"{len(digits)} digits"
    return f"“{text}” has {many}.", "A telephone number has 5 to 15."


def _uprn(text: str) -> Told | None:
    if text.isdecimal() and len(text) <= _LONGEST_UPRN:
        return None
    return f"“{text}” is not a property number.", "A UPRN has up to 12 digits and nothing else."


_CHECKS: Final[dict[str, Callable[[str], Told | None]]] = {
    "postcode": _postcode,
    "uprn": _uprn,
    "email": _email,
    "website": _website,
    "phone": _phone,
}


def _number_faults(typed: Typed) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for name, text, most in (
        ("minimum_age", typed.minimum_age, _OLDEST),
        ("maximum_age", typed.maximum_age, _OLDEST),
        ("places_a_week", typed.places_a_week, 100_000),
    ):
        if text.strip() and not (text.strip().isdecimal() and int(text) <= most):
            found[name] = (
                f"“{text}” is not a whole number up to {most:,}.",
                "Write digits, or leave it empty.",
            )
    wrong = found.keys() & {"minimum_age", "maximum_age"}
    both = typed.minimum_age and typed.maximum_age and not wrong
    if both and int(typed.minimum_age) > int(typed.maximum_age):
        found["maximum_age"] = ("The oldest age is below the youngest.", "Exchange the two, or correct one.")
    if typed.price.strip() and pence(typed.price) is None:
        found["price"] = (f"“{typed.price}” is not a price.", "Write pounds, like 2.50; 0 means free.")
    return found


def pence(text: str) -> int | None:
    """A price in pence; None if it is none."""
    parts = _PRICE.fullmatch(text.strip())
    if parts is None:
        return 0 if text.strip().casefold() == "free" else None
    return int(parts[1]) * 100 + int((parts[2] or "0").ljust(2, "0"))


def made(base: Asset, typed: Typed) -> Asset:
    """The asset that the form makes of ``base``; only of a form without faults."""
    texts = {name: typed.texts.get(name, "").strip() for name in TEXTS}
    if texts["postcode"] != base.postcode:
        texts["postcode"] = canonical_postcode(texts["postcode"]) or texts["postcode"]
    sessions = tuple(session_from(row) for row in typed.rows)
    times: Mapping[str, object] = {}
    if sessions != base.sessions:  # what the source said is kept in the history
        times = {"sessions": sessions, "when": sessions_text(sessions), "when_unread": ""}
    lon, lat = typed.place or (None, None)
    return replace(
        base,
        **texts,
        **times,  # type: ignore[arg-type]
        kind=typed.kind,
        interests=typed.interests,
        longitude=lon,
        latitude=lat,
        placed_by=typed.placed_by if typed.place else _nowhere(texts),
        hide_address=typed.hide_address,
        minimum_age=_number(typed.minimum_age),
        maximum_age=_number(typed.maximum_age),
        price_pence=pence(typed.price) if typed.price.strip() else None,
        places_a_week=_number(typed.places_a_week),
        step_free=typed.step_free,
        full=typed.full,
        status=typed.status,
    )


def _nowhere(texts: Mapping[str, str]) -> PlacedBy:
    return PlacedBy.AREA if texts["area_served"] else PlacedBy.NOWHERE


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None
