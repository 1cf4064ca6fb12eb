"""What is a street of a GraphML file to a walker? Judged by its tags as a way of OpenStreetMap is.

What the file does not hold is not known. Who may walk along a street without ``access`` is not known, and it
is walked as untagged streets of the map are; no such street is said to be open. Kerbs, stiles and gates are
points, which OSMnx's graphs do not hold, so of a file that others wrote only a way tagged for wheelchairs is
known to let wheels pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from geo.network import WHEELS_NO
from layers.graphml.attributes import (
    FLAGS_KEY,
    HOURS_KEYS,
    NAME_KEYS,
    TAG_KEYS,
    flags_of,
    osm_id_of,
    values_of,
    variants,
)
from layers.graphml.parse import Attributes
from layers.places.second_names import names_in_tags
from layers.streets.access import NotWalked, access_flags, why_not_walked
from layers.streets.pavements import sidewalk_words
from layers.streets.ways import WAY_TAGS
from layers.streets.wheels import EASY_FOR_WHEELS, way_flags

UNKNOWN_CLASS: Final = "road"  # OpenStreetMap's word for a street of which more is not known
_ACCESS: Final = ("access", "foot")
_JOINED: Final = frozenset(["name", *NAME_KEYS.values()])  # all of several are shown; of other tags none is


@dataclass(frozen=True)
class JudgedStreet:
    """One street: its row in the table of ways, flags of ``geo.network``, hours; why it is not walked."""

    row: tuple[str, ...]  # WAY_COLUMNS
    flags: int
    hours: tuple[str, ...] | None  # HOURS_COLUMNS; None where it is open at all hours
    not_walked: NotWalked | None = None
    says_who: bool = True  # whether the file says who may walk there
    knows_wheels: bool = True  # whether the file says that wheels pass, or that they do not


def judged_street(attributes: Attributes, *, own_format: bool) -> JudgedStreet:
    """Judge one street; ``own_format``: the file holds our own attributes."""
    tags = {key: values for key in TAG_KEYS if (values := values_of(attributes.get(key, "")))}
    tags.setdefault("highway", (UNKNOWN_CLASS,))
    row, hours = _row(attributes, tags), tuple(attributes.get(key, "") for key in HOURS_KEYS.values())
    street = JudgedStreet(row, 0, hours if hours[0] else None)
    if own_format and FLAGS_KEY in attributes:
        return replace(street, flags=flags_of(attributes[FLAGS_KEY]))
    flags, not_walked = 0, None
    for way_tags in variants(tags):
        not_walked = not_walked or why_not_walked(way_tags)
        flags |= way_flags(way_tags) | access_flags(way_tags)
    wheels_pass = set(tags.get("wheelchair", ("",))) <= EASY_FOR_WHEELS
    return replace(
        street,
        flags=flags if wheels_pass else flags | WHEELS_NO,
        not_walked=not_walked,
        says_who=any(key in tags for key in _ACCESS),
        knows_wheels=wheels_pass,
    )


def _row(attributes: Attributes, tags: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Its row in the table of ways; what differs along it is not known, but for names."""
    alike = {key: "; ".join(values) if key in _JOINED else values[0] for key, values in tags.items()
             if key in _JOINED or len(values) == 1 or key == "highway"}  # fmt: skip
    cells = {key: alike.get(key, "") for key in WAY_TAGS}
    cells["sidewalk"] = sidewalk_words(alike)
    return (osm_id_of(attributes.get("osmid", "")), *cells.values(), *names_in_tags(alike).values())
