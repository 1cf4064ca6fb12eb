"""How does an asset look as a service of Open Referral UK (HSDS-UK 3.0), so that nothing is lost?

What the standard has a place for stands there. Whatever our own reader would not get back from that travels
as an attribute of the taxonomy "Within Reach fields", so export and import agree by construction.
"""

from collections.abc import Iterator
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.register.importing.oruk.oruk_check import service_troubles
from layers.register.importing.oruk.oruk_service import service_assets
from layers.register.importing.oruk.oruk_terms import (
    FIELD_TAXONOMY,
    HOLIDAYS,
    HOLIDAYS_ONLY,
    INTEREST_TAXONOMY,
    KIND_TAXONOMY,
    SEASON,
    STATUS,
    STEP_FREE,
    TERM_TIME,
    field_text,
    stable_id,
)
from layers.register.importing.source import Source
from layers.register.listed.hidden_place import without_place
from layers.register.model import ASSET_FIELDS, Asset
from layers.times.session import Session
from layers.times.session_text import season_text

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Service = dict[str, Any]


def service_id(asset: Asset) -> str:
    """The UUID of an asset's service, the same for good."""
    return stable_id("service", asset.asset_id)


def as_service(asset: Asset, *, kinds: Kinds) -> Service:
    """An asset as a whole service, with all that hangs on it; a hidden address is never in it."""
    given = without_place(asset) if asset.hide_address else asset
    service = as_list_entry(given, kinds=kinds)
    lists = {
        "schedules": _schedules(given),
        "service_areas": _areas(given),
        "service_at_locations": _locations(given),
        "cost_options": _costs(given),
        "phones": [{"id": _id(given, "phone"), "number": given.phone}] if given.phone else [],
        "attributes": [*_terms(given, kinds)],
    }
    service |= {name: listed for name, listed in lists.items() if listed}
    lost = [*_lost(given, service, kinds)]
    if lost:
        service["attributes"] = [*service.get("attributes", []), *lost]
    return service


def as_list_entry(asset: Asset, *, kinds: Kinds) -> Service:
    """An asset as a page of services lists it: only the fields of which it has one each."""
    optional = {
        "description": asset.description,
        "url": asset.website if _fits("url", asset.website) else "",
        "email": asset.email if _fits("email", asset.email) else "",
        "fees": asset.cost,
        "minimum_age": asset.minimum_age,
        "maximum_age": asset.maximum_age,
        "assured_date": asset.checked_on.isoformat() if asset.checked_on else "",
        "assurer_email": asset.checked_by if _fits("assurer_email", asset.checked_by) else "",
    }
    named = asset.name or kinds.label(asset.kind) or "Without a name"
    service: Service = {"id": service_id(asset), "name": named, "status": STATUS[asset.status]}
    service |= {name: value for name, value in optional.items() if value not in ("", None)}
    if asset.organisation:
        service["organization"] = {
            "id": stable_id("organization", asset.organisation),
            "name": asset.organisation,
            "description": asset.organisation,
        }
    return service


def _id(asset: Asset, *parts: str) -> str:
    return stable_id(asset.asset_id, *parts)


def _fits(name: str, value: str) -> bool:
    wrong = {path for path, _, _, _ in service_troubles({name: value})}
    return bool(value) and name not in wrong


def _schedules(asset: Asset) -> list[Service]:
    listed = [_schedule(asset, session, place) for place, session in enumerate(asset.sessions)]
    if asset.when and listed:
        listed[0]["description"] = asset.when
        for other in listed[1:]:
            other["description"] = asset.when
    elif asset.when:
        listed = [{"id": _id(asset, "schedule"), "description": asset.when}]
    return listed


def _schedule(asset: Asset, session: Session, place: int) -> Service:
    nth = str(session.week_of_month) if session.week_of_month else ""
    notes = [
        f"{SEASON}{season_text(session.season)}." if session.season else "",
        TERM_TIME if session.term_time else "",
        HOLIDAYS_ONLY if session.bank_holidays_only else "",
        HOLIDAYS.get(session.bank_holidays, ""),
    ]
    optional = {
        "closes_at": f"{session.ends:%H:%M}" if session.ends is not None else "",
        "dtstart": session.first_on.isoformat() if session.first_on else "",
        "valid_from": session.first_on.isoformat() if session.first_on else "",
        "valid_to": session.last_on.isoformat() if session.last_on else "",
        "notes": " ".join(note for note in notes if note),
    }
    schedule: Service = {
        "id": _id(asset, "schedule", str(place)),
        "freq": "MONTHLY" if nth else "WEEKLY",
        "interval": session.every_weeks,
        "byday": f"{nth}{_DAYS[session.weekday]}",
        "opens_at": f"{session.starts:%H:%M}",
    }
    return schedule | {name: value for name, value in optional.items() if value}


def _areas(asset: Asset) -> list[Service]:
    return [{"id": _id(asset, "area"), "name": asset.area_served}] if asset.area_served else []


def _costs(asset: Asset) -> list[Service]:
    if asset.price_pence is None:
        return []
    amount = asset.price_pence / 100
    return [
        {"id": _id(asset, "cost"), "amount": amount, "amount_description": asset.cost or f"£{amount:.2f}"}
    ]


def _locations(asset: Asset) -> list[Service]:
    location: Service = {"id": _id(asset, "location"), "location_type": "physical"}
    if asset.longitude is not None and asset.latitude is not None:
        location |= {"latitude": asset.latitude, "longitude": asset.longitude}
    if asset.uprn:
        location |= {"external_identifier": asset.uprn, "external_identifier_type": "UPRN"}
    if asset.address or asset.postcode:
        location["addresses"] = [_address(asset)]
    access = {
        "description": f"{STEP_FREE}{asset.step_free.value}" if asset.step_free else "",
        "details": asset.access,
    }
    filled = {name: text for name, text in access.items() if text}
    if filled:
        location["accessibility"] = [{"id": _id(asset, "access"), **filled}]
    return [{"id": _id(asset, "at"), "location": location}] if len(location) > 2 else []


def _address(asset: Asset) -> Service:
    line, _, city = asset.address.rpartition(", ")
    return {
        "id": _id(asset, "address"),
        "address_1": line or city,
        "city": city if line else "",
        "state_province": "",
        "postal_code": asset.postcode,
        "country": "GB",
        "address_type": "physical",
    }


def _terms(asset: Asset, kinds: Kinds) -> Iterator[Service]:
    if asset.kind:
        yield _term(asset, KIND_TAXONOMY, asset.kind, kinds.label(asset.kind), "The kind of asset.")
    for interest in asset.interests:
        yield _term(asset, INTEREST_TAXONOMY, interest, interest, "What people may enjoy in it.")


def _term(asset: Asset, taxonomy: str, term: str, name: str, description: str) -> Service:
    return {
        "id": _id(asset, taxonomy, term),
        "link_type": "service",
        "taxonomy_term": {
            "id": stable_id(taxonomy, term) if taxonomy != FIELD_TAXONOMY else _id(asset, "field", term),
            "name": name,
            "description": description,
            "taxonomy": taxonomy,
            "term": term,
        },
    }


def _lost(asset: Asset, service: Service, kinds: Kinds) -> Iterator[Service]:
    """The fields that reading the service would not give back, each as an attribute."""
    register = Source("")
    yield _term(asset, FIELD_TAXONOMY, "asset_id", asset.asset_id, "Its id in the register it comes from.")
    read, _ = next(service_assets(service, source=register, kinds=kinds))
    always = {"source", "source_id", "licence", "attribution", "source_date"}
    for name in ASSET_FIELDS:
        value = getattr(asset, name)
        differs = value != getattr(read, name) if name not in always else bool(value) or name == "source_id"
        if differs and name != "asset_id" and value is not None:
            text = field_text(name, value)
            yield _term(asset, FIELD_TAXONOMY, name, text, "A field of the register that the standard lacks.")
