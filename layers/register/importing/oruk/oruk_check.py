"""Is a service one that Open Referral UK (HSDS-UK 3.0) allows, and if not, what in it is wrong?

Written from the standard's description of a service: which fields it must have, of which type and form. An
optional field that is null counts as not there.
"""

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from layers.tables.contacts import is_email

Trouble = tuple[str, str, str, str]  # path of the field, value, what is wrong, what to do

Check = Callable[[Any], str]  # "" if a value will do, else what it should be
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_LONGEST_SHOWN: Final = 60
_DEEPEST: Final = 6


def _text(value: Any) -> str:
    return "" if isinstance(value, str) else "a text"


def _number(value: Any) -> str:
    return "" if isinstance(value, int | float) and not isinstance(value, bool) else "a number"


def _uuid(value: Any) -> str:
    if isinstance(value, str) and _UUID.fullmatch(value):
        uuid.UUID(value)
        return ""
    return "a UUID, like ac148810-d857-441c-9679-408f346de14b"


def _uri(value: Any) -> str:
    wanted = "a whole web address, like https://example.org"
    if not isinstance(value, str) or re.search(r"[\s<>\"]", value):
        return wanted
    try:
        return "" if urlsplit(value).scheme and (urlsplit(value).netloc or urlsplit(value).path) else wanted
    except ValueError:
        return wanted


def _email(value: Any) -> str:
    return "" if isinstance(value, str) and is_email(value) else "an e-mail address, like name@example.org"


def _moment(value: Any) -> str:
    try:
        datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return "a date and time, like 2026-05-03T10:30:00Z"
    return _text(value)


def _one_of(*allowed: str) -> Check:
    return lambda value: "" if value in allowed else f"one of {', '.join(allowed)}"


_TERM: Final = {
    "id!": _uuid,
    "name!": _text,
    "description!": _text,
    "taxonomy": _text,
    "term": _text,
    "term_uri": _uri,
}
_ATTRIBUTE: Final = {"id!": _uuid, "link_type": _text, "taxonomy_term": _TERM}
_ADDRESS: Final = {
    "id!": _uuid,
    "address_1!": _text,
    "city!": _text,
    "state_province!": _text,
    "postal_code!": _text,
    "country!": _text,
    "address_type!": _one_of("physical", "postal", "virtual"),
    "region": _text,
    "attention": _text,
}
_LOCATION: Final = {
    "id!": _uuid,
    "location_type!": _one_of("physical", "postal", "virtual"),
    "name": _text,
    "description": _text,
    "latitude": _number,
    "longitude": _number,
    "external_identifier": _text,
    "external_identifier_type": _text,
    "addresses": [_ADDRESS],
    "accessibility": [{"id!": _uuid, "description": _text, "details": _text, "url": _uri}],
}
_SCHEDULE: Final = {
    "id!": _uuid,
    "freq": _one_of("WEEKLY", "MONTHLY"),
    "interval": _number,
    "byday": _text,
    "bymonthday": _text,
    "valid_from": _text,
    "valid_to": _text,
    "dtstart": _text,
    "description": _text,
    "opens_at": _text,
    "closes_at": _text,
    "schedule_link": _uri,
    "attending_type": _text,
    "notes": _text,
}
_ORGANIZATION: Final = {
    "id!": _uuid,
    "name!": _text,
    "description!": _text,
    "email": _email,
    "website": _uri,
    "logo": _text,
    "uri": _uri,
}
_COST: Final = {
    "id!": _uuid,
    "valid_from": _text,
    "valid_to": _text,
    "option": _text,
    "amount": _number,
    "amount_description": _text,
}
_SERVICE: Final[dict[str, Any]] = {
    "id!": _uuid,
    "name!": _text,
    "status!": _one_of("active", "inactive", "defunct", "temporarily closed"),
    "description": _text,
    "url": _uri,
    "email": _email,
    "fees": _text,
    "accreditations": _text,
    "alert": _text,
    "minimum_age": _number,
    "maximum_age": _number,
    "assured_date": _text,
    "assurer_email": _email,
    "last_modified": _moment,
    "schedules": [_SCHEDULE],
    "organization": _ORGANIZATION,
    "cost_options": [_COST],
    "service_areas": [{"id!": _uuid, "name": _text, "extent": _text, "service_area": _text}],
    "service_at_locations": [{"id!": _uuid, "location": _LOCATION}],
    "languages": [{"id!": _uuid}],
    "funding": [{"id!": _uuid, "source": _text}],
    "attributes": [_ATTRIBUTE],
    "contacts": [{"id!": _uuid, "name": _text, "title": _text}],
}
_DETAILS: Final[dict[str, Any]] = {"version!": _text, "profile!": _uri, "openapi_url!": _uri}


def service_troubles(service: Any) -> list[Trouble]:
    """Everything in which a service departs from the standard; an empty list if it keeps to it."""
    return list(_object(service, _SERVICE, "", 0))


def details_troubles(details: Any) -> list[Trouble]:
    """Everything in which what a feed says of itself (at ``/``) departs from the standard."""
    return list(_object(details, _DETAILS, "", 0))


def _object(value: Any, wanted: dict[str, Any], path: str, depth: int) -> Iterator[Trouble]:
    if not isinstance(value, dict):
        yield _trouble(path or "service", value, "an object with fields")
        return
    for marked, check in wanted.items():
        name, needed = marked.rstrip("!"), marked.endswith("!")
        here = f"{path}.{name}" if path else name
        if value.get(name) is not None:
            yield from _value(value[name], check, here, depth + 1)
        elif needed:
            yield here, "", f"{here} is missing.", "The standard asks for it: add it at the source."


def _value(value: Any, check: Any, path: str, depth: int) -> Iterator[Trouble]:
    if isinstance(check, list):
        if not isinstance(value, list):
            yield _trouble(path, value, "a list")
            return
        for place, item in enumerate(value):
            yield from _object(item, check[0], f"{path}[{place}]", depth)
    elif isinstance(check, dict):
        yield from _object(value, check, path, depth) if depth < _DEEPEST else ()
    else:
        should_be = check(value)
        if should_be:
            yield _trouble(path, value, should_be)


def _trouble(path: str, value: Any, should_be: str) -> Trouble:
    shown = str(value)[:_LONGEST_SHOWN]
    return path, shown, f'{path} is "{shown}", which is not {should_be}.', "Correct it at the source."
