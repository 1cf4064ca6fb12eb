"""Which fields must a service of Open Referral UK (HSDS-UK 3.0) have, of which type and form? As JSON Schema.

Written from the standard's description of a service. Fields that it does not name may hold anything.
"""

from collections.abc import Mapping
from typing import Any, Final

Schema = Mapping[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "number"}
_UUID: Final[Schema] = {"type": "string", "format": "uuid"}
_URI: Final[Schema] = {"type": "string", "format": "uri"}
_EMAIL: Final[Schema] = {"type": "string", "format": "email"}
_MOMENT: Final[Schema] = {"type": "string", "format": "date-time"}


def _one_of(*allowed: str) -> Schema:
    return {"enum": list(allowed)}


def _object(*needed: str, **fields: Schema) -> Schema:
    return {"type": "object", "required": list(needed), "properties": fields}


def _list_of(item: Schema) -> Schema:
    return {"type": "array", "items": item}


_PLACE: Final = _one_of("physical", "postal", "virtual")
_TERM: Final = _object(
    *("id", "name", "description"),
    id=_UUID,
    name=_TEXT,
    description=_TEXT,
    taxonomy=_TEXT,
    term=_TEXT,
    term_uri=_URI,
)
_ADDRESS: Final = _object(
    *("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    id=_UUID,
    address_1=_TEXT,
    city=_TEXT,
    state_province=_TEXT,
    postal_code=_TEXT,
    country=_TEXT,
    address_type=_PLACE,
    region=_TEXT,
    attention=_TEXT,
)
_LOCATION: Final = _object(
    *("id", "location_type"),
    id=_UUID,
    location_type=_PLACE,
    name=_TEXT,
    description=_TEXT,
    latitude=_NUMBER,
    longitude=_NUMBER,
    external_identifier=_TEXT,
    external_identifier_type=_TEXT,
    addresses=_list_of(_ADDRESS),
    accessibility=_list_of(_object("id", id=_UUID, description=_TEXT, details=_TEXT, url=_URI)),
)
_SCHEDULE: Final = _object(
    "id",
    id=_UUID,
    freq=_one_of("WEEKLY", "MONTHLY"),
    interval=_NUMBER,
    byday=_TEXT,
    bymonthday=_TEXT,
    valid_from=_TEXT,
    valid_to=_TEXT,
    dtstart=_TEXT,
    description=_TEXT,
    opens_at=_TEXT,
    closes_at=_TEXT,
    schedule_link=_URI,
    attending_type=_TEXT,
    notes=_TEXT,
)
_ORGANIZATION: Final = _object(
    *("id", "name", "description"),
    id=_UUID,
    name=_TEXT,
    description=_TEXT,
    email=_EMAIL,
    website=_URI,
    logo=_TEXT,
    uri=_URI,
)
_COST: Final = _object(
    "id",
    id=_UUID,
    valid_from=_TEXT,
    valid_to=_TEXT,
    option=_TEXT,
    amount=_NUMBER,
    amount_description=_TEXT,
)
SERVICE: Final = _object(
    *("id", "name", "status"),
    id=_UUID,
    name=_TEXT,
    status=_one_of("active", "inactive", "defunct", "temporarily closed"),
    description=_TEXT,
    url=_URI,
    email=_EMAIL,
    fees=_TEXT,
    accreditations=_TEXT,
    alert=_TEXT,
    minimum_age=_NUMBER,
    maximum_age=_NUMBER,
    assured_date=_TEXT,
    assurer_email=_EMAIL,
    last_modified=_MOMENT,
    schedules=_list_of(_SCHEDULE),
    organization=_ORGANIZATION,
    cost_options=_list_of(_COST),
    service_areas=_list_of(_object("id", id=_UUID, name=_TEXT, extent=_TEXT, service_area=_TEXT)),
    service_at_locations=_list_of(_object("id", id=_UUID, location=_LOCATION)),
    languages=_list_of(_object("id", id=_UUID)),
    funding=_list_of(_object("id", id=_UUID, source=_TEXT)),
    attributes=_list_of(_object("id", id=_UUID, link_type=_TEXT, taxonomy_term=_TERM)),
    contacts=_list_of(_object("id", id=_UUID, name=_TEXT, title=_TEXT)),
)
DETAILS: Final = _object(
    *("version", "profile", "openapi_url"), version=_TEXT, profile=_URI, openapi_url=_URI
)
