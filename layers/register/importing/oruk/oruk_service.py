"""Which asset, or assets, is one Open Referral service? One for each place at which it happens."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from layers.assets.kinds import Kinds
from layers.places.postcode_format import canonical_postcode
from layers.register.importing.mapping.kind_guess import find_kind
from layers.register.importing.oruk.oruk_contacts import public_phones
from layers.register.importing.oruk.oruk_schedules import read_schedules
from layers.register.importing.oruk.oruk_terms import (
    FIELD_TAXONOMY,
    INTEREST_TAXONOMY,
    KIND_TAXONOMY,
    STATUS,
    STEP_FREE,
    field_value,
)
from layers.register.importing.source import Source
from layers.register.model import ASSET_FIELDS, Asset, Status, rounded_degrees
from layers.tables.cells import iso_date
from layers.times.session import Known

_REST: Final = ("accreditations", "alert", "last_modified")
Values = dict[str, Any]


def service_assets(
    service: Mapping[str, Any], *, source: Source, kinds: Kinds
) -> Iterator[tuple[Asset, bool]]:
    """The assets of a service that keeps to the standard, not yet placed by anything but its coordinates.

    Beside each: whether it comes from a register such as ours, and so is to be left as it was there.

    Raises ``ValueError`` where a field of our own in it is not what we write.
    """
    places = [at.get("location") or {} for at in service.get("service_at_locations") or []] or [{}]
    places = places if len(places) == 1 else [place for place in places if place]
    common = _common(service, kinds) | _own_fields(service)
    own = common.get("asset_id")
    for place in places or [{}]:
        source_id = str(service["id"]) if len(places) < 2 else f"{service['id']}/{place['id']}"
        values = {**_place(place), **common}
        values.setdefault("source_id", source_id)
        defaults = {
            "asset_id": f"{source.slug}/{source_id}",
            "source": source.title,
            "licence": source.licence,
            "attribution": source.attribution,
            "source_date": source.date,
        }
        if own:  # an asset of a register: what it does not say is empty, not ours
            defaults = dict.fromkeys(defaults, "")
        yield Asset(**{**defaults, **values}), bool(own)


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _common(service: Mapping[str, Any], kinds: Kinds) -> Values:
    organization = service.get("organization") or {}
    words, times = read_schedules(service.get("schedules") or [])
    terms = [(a.get("taxonomy_term") or {}) for a in service.get("attributes") or []]
    return {
        "name": _text(service["name"]),
        "organisation": _text(organization.get("name")),
        "kind": _kind(terms, _text(service["name"]), kinds),
        "interests": _interests(terms),
        "description": _text(service.get("description")),
        "area_served": _area(service),
        "sessions": times.sessions,
        "when": words,
        "when_unread": times.unread,
        "minimum_age": _age(service.get("minimum_age")),
        "maximum_age": _age(service.get("maximum_age")),
        "cost": _cost_words(service),
        "price_pence": _price(service),
        "phone": _phone(service),
        "email": _text(service.get("email")) or _text(organization.get("email")),
        "website": _text(service.get("url")) or _text(organization.get("website")),
        "status": _status(_text(service["status"])),
        "checked_by": _text(service.get("assurer_email")),
        "checked_on": _day(_text(service.get("assured_date"))),
        "more": tuple((name, _text(service.get(name))) for name in _REST if _text(service.get(name))),
    }


def _own_fields(service: Mapping[str, Any]) -> Values:
    """Fields that the standard has no place for, as our own feed writes them."""
    own: Values = {}
    for attribute in service.get("attributes") or []:
        term = attribute.get("taxonomy_term") or {}
        if term.get("taxonomy") == FIELD_TAXONOMY and term.get("term") in ASSET_FIELDS:
            own[str(term["term"])] = field_value(str(term["term"]), str(term["name"]))
    return own


def _kind(terms: list[Mapping[str, Any]], name: str, kinds: Kinds) -> str:
    own = next((_text(term.get("term")) for term in terms if term.get("taxonomy") == KIND_TAXONOMY), "")
    if own:
        return kinds.find(own) or own
    foreign = [_text(term.get("name")) for term in terms if not _is_own(term)]
    return next((kind for word in [*foreign, name] if (kind := find_kind(word, kinds))), "")


def _is_own(term: Mapping[str, Any]) -> bool:
    return term.get("taxonomy") in (KIND_TAXONOMY, INTEREST_TAXONOMY, FIELD_TAXONOMY)


def _interests(terms: list[Mapping[str, Any]]) -> tuple[str, ...]:
    words = (
        _text(term.get("name"))
        for term in terms
        if not _is_own(term) or term["taxonomy"] == INTEREST_TAXONOMY
    )
    return tuple(dict.fromkeys(word for word in words if word))


def _area(service: Mapping[str, Any]) -> str:
    areas = service.get("service_areas") or []
    names = (_text(area.get("name") or area.get("service_area")) for area in areas)
    return "; ".join(dict.fromkeys(name for name in names if name))


def _age(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and 0 <= value <= 125 else None


def _cost_words(service: Mapping[str, Any]) -> str:
    if _text(service.get("fees")):
        return _text(service["fees"])
    parts = []
    for cost in service.get("cost_options") or []:
        amount = cost.get("amount")
        sentences = [
            _text(cost.get("option")),
            f"£{amount:g}" if amount is not None else "",
            _text(cost.get("amount_description")),
        ]
        parts.append(" ".join(part for part in sentences if part))
    return "; ".join(part for part in parts if part)


def _price(service: Mapping[str, Any]) -> int | None:
    """Pence, where the service has one price for all."""
    costs = service.get("cost_options") or []
    if len(costs) != 1 or costs[0].get("amount") is None or _text(costs[0].get("option")):
        return None
    return round(float(costs[0]["amount"]) * 100)


def _phone(service: Mapping[str, Any]) -> str:
    listed = [*(service.get("phones") or [])]
    organization = service.get("organization") or {}
    titles = (_text(service.get("name")), _text(organization.get("name")))
    listed += public_phones(service.get("contacts") or [], titles=titles)
    return next(
        (_text(each.get("number")) for each in listed if isinstance(each, dict) and each.get("number")), ""
    )


def _status(word: str) -> Status:
    return next((status for status, theirs in STATUS.items() if theirs == word), Status.PAUSED)  # "inactive"


def _day(text: str) -> date | None:
    day = iso_date(text[:10])
    return date.fromisoformat(day) if day else None


def _degrees(value: Any) -> Any:
    return rounded_degrees(value) if isinstance(value, float) else value


def _place(place: Mapping[str, Any]) -> Values:
    if not place:
        return {}
    addresses = place.get("addresses") or []
    address = next(
        (a for a in addresses if a.get("address_type") == "physical"), addresses[0] if addresses else {}
    )
    lines = [_text(address.get(name)) for name in ("address_1", "city", "region", "state_province")]
    whole = ", ".join(dict.fromkeys(line for line in [_text(place.get("name")), *lines] if line))
    postcode = _text(address.get("postal_code"))
    access = [_text(each.get("description")) for each in place.get("accessibility") or []]
    access += [_text(each.get("details")) for each in place.get("accessibility") or []]
    step_free = next((word.removeprefix(STEP_FREE) for word in access if word.startswith(STEP_FREE)), "")
    has_uprn = _text(place.get("external_identifier_type")).upper() == "UPRN"
    return {
        "longitude": _degrees(place.get("longitude")),
        "latitude": _degrees(place.get("latitude")),
        "address": whole,
        "postcode": canonical_postcode(postcode) or postcode,
        "uprn": _text(place.get("external_identifier")) if has_uprn else "",
        "step_free": Known(step_free) if step_free in set(Known) else Known.UNKNOWN,
        "access": " ".join(word for word in access if word and not word.startswith(STEP_FREE)),
    }
