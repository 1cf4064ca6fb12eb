"""What of an opportunity is used, and what is left out: pictures, and all that is said of people?

Leaders, contributors and contact persons are people, not listings: nothing of them is read, so that nothing
of them is kept. An organiser is used where it is an organisation.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from layers.feeds.openactive.places import reduced_place
from layers.feeds.openactive.schedules import reduced_schedule
from layers.feeds.openactive.values import (
    duration_of,
    is_web_address,
    labels_of,
    long_text_of,
    moment_of,
    number_of,
    ref_of,
    term_of,
    text_of,
    thing_of,
    things_of,
    type_of,
    whole_of,
)
from layers.tables.contacts import is_email, is_phone

Reduced = dict[str, Any]
_LONGEST_H: Final = 16  # what lasts longer has no end that a day's session could have
_ONLINE: Final = "OnlineEventAttendanceMode"
_OFF: Final = ("EventCancelled", "EventCanceled", "EventPostponed")
_NOTHING: Final[tuple[Any, ...]] = ("", None, [], {})
_GENDERS: Final = {"FemaleOnly": "Women only", "MaleOnly": "Men only"}


def reduced(data: Mapping[str, Any], *, depth: int = 3) -> Reduced:
    """An opportunity as the few values that are used; a value that is not known is not there.

    ``parent`` is the reference of what it belongs to, ``within`` that thing itself where it is embedded.
    """
    course = thing_of(data.get("instanceOfCourse"))
    values: Reduced = {**(_described(course) if course else {}), **_described(data), **_when(data)}
    above = data.get("superEvent")
    values["parent"] = ref_of(above)
    if isinstance(above, dict) and depth and len(above) > 1:
        values["within"] = reduced(above, depth=depth - 1)
    events = [reduced(thing, depth=0) for thing in things_of(data.get("subEvent")) if isinstance(thing, dict)]
    values["events"] = [event for event in events if "starts" in event or "events" in event]
    schedules = [reduced_schedule(thing) for thing in things_of(data.get("eventSchedule"), most=60)]
    values["schedules"] = [schedule for schedule in schedules if schedule]
    return _known(values)


def _described(data: Mapping[str, Any]) -> Reduced:
    ages = thing_of(data.get("ageRange"))
    place = data.get("location", data.get("beta:location"))
    mode = term_of(data.get("eventAttendanceMode", data.get("beta:eventAttendanceMode")))
    values: Reduced = {
        "type": type_of(data),
        "ref": ref_of(data),
        "id": text_of(data.get("identifier"), longest=120),
        "name": text_of(data.get("name"), longest=200),
        "description": long_text_of(data.get("description")),
        "activities": labels_of(data.get("activity")),
        "categories": labels_of(data.get("category")),
        "levels": labels_of(data.get("level")),
        "youngest": _age(ages.get("minValue")),
        "oldest": _age(ages.get("maxValue")),
        "gender": _GENDERS.get(term_of(data.get("genderRestriction"))),
        "offers": _offers(data.get("offers")),
        "free": data.get("isAccessibleForFree") is True,
        "access": labels_of(data.get("accessibilitySupport")),
        "access_words": long_text_of(data.get("accessibilityInformation"), longest=400),
        "organiser": _organiser(thing_of(data.get("organizer"))),
        "place": reduced_place(place),
        "virtual": mode == _ONLINE or (not place and _has_virtual_place(data)),
        "off": term_of(data.get("eventStatus")) in _OFF,
        "url": _address(data.get("url")),
        "most": whole_of(data.get("maximumAttendeeCapacity")),
        "left": whole_of(data.get("remainingAttendeeCapacity")),
        "meet": text_of(data.get("meetingPoint")),
    }
    return _known(values)


def _known(values: Reduced) -> Reduced:
    """Without what says nothing; 0 says something."""
    return {name: value for name, value in values.items() if value is not False and value not in _NOTHING}


def _has_virtual_place(data: Mapping[str, Any]) -> bool:
    return bool(data.get("virtualLocation") or data.get("beta:virtualLocation"))


def _when(data: Mapping[str, Any]) -> Reduced:
    """The local start and end of what happens once."""
    starts, ends = moment_of(data.get("startDate")), moment_of(data.get("endDate"))
    if starts is None:
        return {}
    if ends is None:
        ends = _later(starts, duration_of(data.get("duration")))
    if ends is not None and not timedelta(0) < ends - starts <= timedelta(hours=_LONGEST_H):
        ends = None
    return {"starts": starts.isoformat(), "ends": ends.isoformat() if ends else ""}


def _later(moment: datetime, by: timedelta | None) -> datetime | None:
    try:
        return moment + by if by else None
    except OverflowError:
        return None


def _age(value: Any) -> int | None:
    age = whole_of(value)
    return age if age is not None and 0 < age <= 120 else None


def _offers(value: Any) -> list[list[Any]]:
    """The name of each offer and its price in pence; None where it has none in pounds."""
    offers = []
    for offer in things_of(value, most=30):
        price = number_of(thing_of(offer).get("price"))
        currency = text_of(thing_of(offer).get("priceCurrency")) or "GBP"
        name = text_of(thing_of(offer).get("name"), longest=60)
        if price is not None and currency == "GBP" and price <= 99_999:
            offers.append([name, round(price * 100)])
    return offers


def _organiser(thing: Mapping[str, Any]) -> Reduced:
    """What is said of an organisation; nothing of a person."""
    if not thing or type_of(thing) == "Person" or thing.get("givenName") or thing.get("familyName"):
        return {}
    phone, email = text_of(thing.get("telephone"), longest=40), text_of(thing.get("email"), longest=120)
    values = {
        "name": text_of(thing.get("legalName" if not thing.get("name") else "name"), longest=150),
        "phone": phone if is_phone(phone) else "",
        "email": email if is_email(email) else "",
        "url": _address(thing.get("url")),
    }
    return {name: value for name, value in values.items() if value}


def _address(value: Any) -> str:
    text = text_of(value, longest=400)
    return text if is_web_address(text) else ""
