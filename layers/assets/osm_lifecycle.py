"""Is a place of OpenStreetMap there now, or was it, or will it be? By its dates, its hours and its keys."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from layers.osm.dates import date_range
from layers.osm.hours import never_opens

Tags = Mapping[str, str]

CLOSED: Final = "disused or closed for good"
TO_COME: Final = "not there yet (planned, being built or to open later)"

# What mappers write of a thing that was or will be: as a key ("disused=yes"), as a value ("building=ruins")
# and before a key ("disused:amenity=pub"). Source: OpenStreetMap wiki, Lifecycle prefix.
_GONE: Final = ("demolished", "removed", "razed", "destroyed", "dismantled", "obliterated", "collapsed")
_STATES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("disused", "abandoned", "closed", "permanently_closed", "vacant", "ruins"), CLOSED),
    **dict.fromkeys(_GONE, CLOSED),
    **dict.fromkeys(("construction", "proposed", "planned"), TO_COME),
}
# Of these only the prefix says so: "historic=yes" is an old place that may well be open.
PREFIXES: Final[Mapping[str, str]] = {
    **_STATES,
    **dict.fromkeys(("was", "former", "historic", "historical", "old"), CLOSED),
}
_YES: Final = ("yes", "true", "1")
_BEGINS: Final = ("opening_date", "start_date")
_YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_LONGEST_DAYS: Final = 366 * 20  # hours that name a later year than this are not looked into
_STATED_BY: Final = ("building", "landuse", "operational_status", "status")


def why_not_there(tags: Tags, *, keys: tuple[str, ...], on: date) -> str:
    """Why nobody can go to a place on a day, as a reason that can be counted; "" if nothing says so.

    ``keys`` are those that say what a place is: one that stands once more behind a prefix is crossed out, as
    in ``amenity=pub`` with ``disused:amenity=pub``; with another value, it is what the place was before.
    """
    stated = [state for key, state in _STATES.items() if tags.get(key) in _YES]
    stated += [_STATES[tags[key]] for key in _STATED_BY if tags.get(key) in _STATES]
    stated += _crossed_out(tags, keys)
    if stated:
        return stated[0]
    if _is_over(tags.get("end_date", ""), on) or never_opens(tags.get("opening_hours", ""), since=on):
        return CLOSED
    to_come = any(_is_to_come(tags.get(key, ""), on) for key in _BEGINS)
    return TO_COME if to_come else ""


def other_from(tags: Tags, *, keys: tuple[str, ...], on: date) -> date | None:
    """The first day after ``on`` from which ``why_not_there`` says otherwise; None if nothing names one."""
    now = why_not_there(tags, keys=keys, on=on)
    later = sorted(day for day in _days_of_change(tags, on) if day > on)
    return next((day for day in later if why_not_there(tags, keys=keys, on=day) != now), None)


def as_it_was_or_will_be(tags: Tags) -> tuple[dict[str, str], str]:
    """The tags without their prefixes, and what the prefixes say; "" and no tags where there is none.

    ``{"disused:amenity": "pub"}`` becomes ``{"amenity": "pub"}`` and ``CLOSED``.
    """
    plain, state = dict[str, str](), ""
    for key, value in tags.items():
        prefix, _, rest = key.partition(":")
        if rest and prefix in PREFIXES:
            plain[rest] = value
            state = PREFIXES[prefix]
    return ({**tags, **plain} if plain else {}), state


def keys_with_prefixes(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, and each of them with every prefix."""
    return (*keys, *(f"{prefix}:{key}" for prefix in PREFIXES for key in keys))


def _is_over(text: str, on: date) -> bool:
    ended = date_range(text)
    return ended is not None and ended.last < on


def _is_to_come(text: str, on: date) -> bool:
    begins = date_range(text)
    return begins is not None and begins.first > on


def _days_of_change(tags: Tags, on: date) -> list[date]:
    """The days from which its dates and hours may say otherwise of a place."""
    ended = date_range(tags.get("end_date", ""))
    begun = [date_range(tags.get(key, "")) for key in _BEGINS]
    days = [begins.first for begins in begun if begins]
    if ended and ended.last < date.max:
        days.append(ended.last + timedelta(days=1))
    return days + _hours_end(tags.get("opening_hours", ""), on)


def _hours_end(hours: str, on: date) -> list[date]:
    """The day from which a place never opens again, where its hours are those of years that they name."""
    years: list[str] = _YEAR.findall(hours)
    last = max((int(year) for year in years), default=0)
    days = (date(min(last, 9998) + 1, 1, 1) - on).days
    if not 0 < days <= _LONGEST_DAYS or not never_opens(hours, since=on + timedelta(days=days)):
        return []
    over = bisect_left(range(days), True, key=lambda after: never_opens(hours, since=on + timedelta(after)))
    return [on + timedelta(days=over)]


def _crossed_out(tags: Tags, keys: tuple[str, ...]) -> list[str]:
    """What prefixes say of the very thing that the tags say it is, or of the building that it was in."""
    states = []
    for key, value in tags.items():
        prefix, _, rest = key.partition(":")
        if rest == "building":
            crossed_out = prefix in _GONE and "building" not in tags
        else:
            stated = prefix in PREFIXES and rest in keys and rest in tags
            crossed_out = stated and value in (tags[rest], "yes")
        if crossed_out:
            states.append(PREFIXES[prefix])
    return states
