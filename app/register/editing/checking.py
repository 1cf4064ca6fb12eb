"""Is what was typed into the form right, and which asset does it make?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from app.register.editing.checking_times import TimeRow, Told, row_fault, row_from, session_from
from layers.register.model import Asset, PlacedBy, Status
from layers.register.rules import (
    Breach,
    ages_breach,
    breach,
    read_age,
    read_places,
    read_postcode,
    read_pounds_of_a_visit,
)
from layers.times.session import Known
from layers.times.session_text import sessions_text
from presentation.words.language import worded
from presentation.words.register import form as form_words

TEXTS: Final = (
    *("name", "organisation", "description", "address", "postcode", "uprn", "area_served"),
    *("for_whom", "not_for", "cost", "access", "phone", "email", "website"),
)
_NUMBERS: Final = ("minimum_age", "maximum_age", "price", "places_a_week")


@dataclass
class Typed:
    """The form as it stands, everything as typed."""

    texts: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    interests: tuple[str, ...] = ()
    place: tuple[float, float] | None = None  # longitude, latitude
    placed_by: PlacedBy = PlacedBy.NOWHERE
    hide_address: bool = False
    rows: list[TimeRow] = field(default_factory=list)
    minimum_age: str = ""
    maximum_age: str = ""
    price: str = ""
    places_a_week: str = ""
    step_free: Known = Known.UNKNOWN
    full: Known = Known.UNKNOWN
    helpers_wanted: Known = Known.UNKNOWN
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
        helpers_wanted=asset.helpers_wanted,
        status=asset.status,
    )


def _number_text(number: int | None) -> str:
    return "" if number is None else str(number)


def faults(typed: Typed) -> dict[str, Told]:
    """What is wrong, by field; a time of the week is called ``row 0`` and so on."""
    wrong: dict[str, Told] = {}
    if not typed.texts.get("name", "").strip():
        wrong["name"] = form_words.NO_NAME
    if not typed.kind:
        wrong["kind"] = form_words.NO_KIND
    for name in (*TEXTS, *_NUMBERS):
        text = getattr(typed, name) if name in _NUMBERS else typed.texts.get(name, "")
        wrong |= _in_words(name, breach(name, text))
    if not wrong.keys() & {"minimum_age", "maximum_age"}:
        both = ages_breach(read_age(typed.minimum_age), read_age(typed.maximum_age))
        wrong |= _in_words("maximum_age", both)
    for at, row in enumerate(typed.rows):
        fault = row_fault(row)
        if fault:
            wrong[f"row {at}"] = fault
    return wrong


def _in_words(field_name: str, broken: Breach | None) -> dict[str, Told]:
    return {} if broken is None else {field_name: (worded(broken.what), worded(broken.fix))}


def made(base: Asset, typed: Typed) -> Asset:
    """The asset that the form makes of ``base``; only of a form without faults."""
    texts = {name: typed.texts.get(name, "").strip() for name in TEXTS}
    if texts["postcode"] != base.postcode:
        texts["postcode"] = read_postcode(texts["postcode"]) or texts["postcode"]
    sessions = tuple(session_from(row) for row in typed.rows)
    times: Mapping[str, Any] = {}
    if sessions != base.sessions:  # what the source said is kept in the history
        times = {"sessions": sessions, "when": sessions_text(sessions), "when_unread": ""}
    lon, lat = typed.place or (None, None)
    return replace(
        base,
        **cast(dict[str, Any], texts),
        **times,
        kind=typed.kind,
        interests=typed.interests,
        longitude=lon,
        latitude=lat,
        placed_by=typed.placed_by if typed.place else _nowhere(texts),
        hide_address=typed.hide_address,
        minimum_age=read_age(typed.minimum_age),
        maximum_age=read_age(typed.maximum_age),
        price_pence=read_pounds_of_a_visit(typed.price) if typed.price.strip() else None,
        places_a_week=read_places(typed.places_a_week),
        step_free=typed.step_free,
        full=typed.full,
        helpers_wanted=typed.helpers_wanted,
        status=typed.status,
    )


def _nowhere(texts: Mapping[str, str]) -> PlacedBy:
    return PlacedBy.AREA if texts["area_served"] else PlacedBy.NOWHERE
