"""What would a service of Open Referral UK 1.0 be in 3.0? The same, under the names that 3.0 has.

Directories of councils speak 1.0 still. What 1.0 says and 3.0 has no place for is left out; so are names of
contact persons, and optional values that are none (a web address without its beginning).

Source: Open Referral UK 1.0 (LGA, "openReferralUK" extended application profile of HSDS 1.1).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from layers.register.importing.oruk.oruk_contacts import public_phones
from layers.register.importing.oruk.oruk_terms import stable_id
from layers.tables.contacts import is_email

_STATUS: Final = {"active": "active", "inactive": "inactive", "defunct": "defunct"}
_FIRST_ONLY: Final = frozenset(
    {"regular_schedules", "holiday_schedules", "service_taxonomys", "eligibilitys", "link_taxonomies"}
)
_FREQUENCIES: Final = {"WEEKLY", "MONTHLY"}
Service = dict[str, Any]


def is_first(page: Any) -> bool:
    """Whether a page of services is one of version 1.0: it names its list and its pages otherwise."""
    return isinstance(page, dict) and isinstance(page.get("content"), list) and "contents" not in page


def is_first_service(service: Any) -> bool:
    """Whether a service has what only version 1.0 has."""
    if not isinstance(service, dict):
        return False
    places = (at.get("location") for at in _things(service, "service_at_locations"))
    return bool(_FIRST_ONLY & set(service)) or any(
        "physical_addresses" in place for place in places if isinstance(place, dict)
    )


def in_version_three(service: Any) -> Any:
    """A service of 1.0 as one of 3.0; what is no service as it is, to be told as a fault."""
    if not isinstance(service, dict):
        return service
    key = _text(service, "id")
    youngest, oldest = _ages(service)
    values: Service = {
        "id": _uuid(key),
        "name": _text(service, "name"),
        "status": _STATUS.get(_text(service, "status").casefold(), "temporarily closed"),
        "description": _text(service, "description"),
        "url": _web(service.get("url")),
        "email": _email(service.get("email")),
        "fees": _text(service, "fees"),
        "accreditations": _text(service, "accreditations"),
        "assured_date": _text(service, "assured_date")[:10],
        "minimum_age": youngest,
        "maximum_age": oldest,
        "organization": _organisation(service.get("organization")),
        "schedules": [*_schedules(service, key)],
        "service_areas": [*_areas(service, key)],
        "service_at_locations": [*_places(service, key)],
        "cost_options": [*_costs(service, key)],
        "attributes": [*_attributes(service, key)],
        "phones": [*_phones(service)],
    }
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _things(holder: Mapping[str, Any], *names: str) -> Iterator[Mapping[str, Any]]:
    """The things in the first of some fields that holds any; one alone counts as a list."""
    for name in names:
        value = holder.get(name)
        things = [
            thing for thing in (value if isinstance(value, list) else [value]) if isinstance(thing, dict)
        ]
        if things:
            yield from things[:500]
            return


def _text(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _number(value: Any) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,6}(\.\d{1,12})?", value.strip()):
        value = float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _uuid(key: str, *parts: str) -> str:
    """The id itself where it is a UUID, else one made of it, the same each time; "" where there is none."""
    if not key:
        return ""
    try:
        return str(UUID(key)) if not parts else stable_id(key, *parts)
    except ValueError:
        return stable_id("Open Referral UK 1.0", key)


def _web(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if re.fullmatch(r"https?://[^\s\"<>]+", text) else ""


def _email(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    return text if is_email(text) else ""


def _ages(service: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The ages of its eligibilities together; 0 and 999 stand for none in many directories."""
    bounds = [
        (_number(each.get("minimum_age")), _number(each.get("maximum_age")))
        for each in _things(service, "eligibilitys", "eligibilities")
    ]
    least = [low for low, _ in bounds if low is not None]
    most = [high for _, high in bounds if high is not None and high <= 120]
    whole = len(most) == len(bounds) and bool(most)
    return (min(least) or None) if least else None, (max(most) or None) if whole else None


def _organisation(value: Any) -> Service:
    if not isinstance(value, dict) or not _text(value, "name"):
        return {}
    organisation = {
        "id": _uuid(_text(value, "id") or _text(value, "name")),
        "name": _text(value, "name"),
        "description": _text(value, "description") or _text(value, "name"),
        "email": _email(value.get("email")),
        "website": _web(value.get("url")),
    }
    return {name: text for name, text in organisation.items() if text}


def _schedules(service: Mapping[str, Any], key: str) -> Iterator[Service]:
    """Those of the service, else those of its places, each once."""
    own = [*_things(service, "regular_schedules", "regular_schedule")]
    for at in _things(service, "service_at_locations") if not own else ():
        own += _things(at, "regular_schedules", "regular_schedule")
    for number, each in enumerate(own):
        weekday = _text(each, "byday") or _text(each, "weekday")
        frequency = _text(each, "freq").upper()
        schedule = {
            "id": _uuid(key, "schedule", str(number)),
            "freq": frequency if frequency in _FREQUENCIES else "WEEKLY" if weekday else "",
            "interval": _number(each.get("interval")),
            "byday": weekday.upper(),
            "bymonthday": _text(each, "bymonthday"),
            "opens_at": _text(each, "opens_at"),
            "closes_at": _text(each, "closes_at"),
            "valid_from": _text(each, "valid_from")[:10],
            "valid_to": _text(each, "valid_to")[:10],
            "description": _text(each, "description"),
        }
        yield {name: value for name, value in schedule.items() if value not in ("", None)}


def _areas(service: Mapping[str, Any], key: str) -> Iterator[Service]:
    for number, area in enumerate(_things(service, "service_areas")):
        name = _text(area, "service_area") or _text(area, "name")
        if name:
            yield {"id": _uuid(key, "area", str(number)), "name": name, "service_area": name}


def _places(service: Mapping[str, Any], key: str) -> Iterator[Service]:
    for number, at in enumerate(_things(service, "service_at_locations")):
        place = at.get("location")
        if not isinstance(place, dict):
            continue
        location = {
            "id": _uuid(_text(place, "id") or key, "location", str(number)),
            "location_type": "physical",
            "name": _text(place, "name"),
            "latitude": _number(place.get("latitude")),
            "longitude": _number(place.get("longitude")),
            "addresses": [*_addresses(place, key, number)],
            "accessibility": [
                {"id": _uuid(key, "access", str(number), str(n)), "description": _text(each, "accessibility")}
                for n, each in enumerate(_things(place, "accessibility_for_disabilities"))
                if _text(each, "accessibility")
            ],
        }
        whole = {name: value for name, value in location.items() if value not in ("", None, [])}
        yield {"id": _uuid(key, "at", str(number)), "location": whole}


def _addresses(place: Mapping[str, Any], key: str, number: int) -> Iterator[Service]:
    for each in _things(place, "physical_addresses", "physical_address"):
        yield {
            "id": _uuid(key, "address", str(number)),
            "address_type": "physical",
            "country": _text(each, "country") or "GB",
            "postal_code": _text(each, "postal_code"),
            **{name: _text(each, name) for name in ("address_1", "city", "state_province")},
        }


def _costs(service: Mapping[str, Any], key: str) -> Iterator[Service]:
    for number, each in enumerate(_things(service, "cost_options")):
        cost = {
            "id": _uuid(key, "cost", str(number)),
            "option": _text(each, "option"),
            "amount": _number(each.get("amount")),
            "amount_description": _text(each, "amount_description"),
        }
        yield {name: value for name, value in cost.items() if value not in ("", None)}


def _attributes(service: Mapping[str, Any], key: str) -> Iterator[Service]:
    for number, each in enumerate(_things(service, "service_taxonomys", "service_taxonomies")):
        term = next(_things(each, "taxonomy"), {})
        name = _text(term, "name")
        if name:
            term_id = _uuid(key, "term", str(number))
            terms = {"id": term_id, "name": name, "description": name, "taxonomy": _text(term, "vocabulary")}
            yield {"id": _uuid(key, "attribute", str(number)), "taxonomy_term": terms}


def _phones(service: Mapping[str, Any]) -> Iterator[Service]:
    organisation = next(_things(service, "organization"), {})
    titles = (_text(service, "name"), _text(organisation, "name"))
    contacts = ({**each, "phones": [*_things(each, "phones")]} for each in _things(service, "contacts"))
    for phone in public_phones(contacts, titles=titles):
        if _text(phone, "number"):
            yield {"number": _text(phone, "number")}
