"""Is a place of OpenStreetMap there now, or was it, or will it be? By its dates, its hours and its keys."""

from collections.abc import Mapping
from datetime import date
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
    to_come = any(_is_to_come(tags.get(key, ""), on) for key in ("opening_date", "start_date"))
    return TO_COME if to_come else ""


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
