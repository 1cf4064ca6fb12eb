"""Which ways of OpenStreetMap may a person walk along, and what does a point on them do to a walker?

Read from the tags alone, by the rules of the OpenStreetMap wiki for people on foot. ``foot`` says more than
``access``, and what nobody has written down is taken as open: most pavements carry no access tag at all.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from layers.streets.wheels import is_crossing, is_door, point_stops_wheels

Tags = Mapping[str, str]

CARRIAGEWAYS: Final = frozenset(
    [
        "trunk",
        "trunk_link",
        "primary",
        "primary_link",
        "secondary",
        "secondary_link",
        "tertiary",
        "tertiary_link",
        "unclassified",
        "residential",
        "living_street",
        "road",
    ]
)
PATHS: Final = frozenset(
    [
        "service",
        "pedestrian",
        "footway",
        "path",
        "steps",
        "track",
        "bridleway",
        "cycleway",
        "corridor",
        "elevator",
        "byway",
        "platform",
    ]
)
WALKABLE: Final = CARRIAGEWAYS | PATHS

# customers and destination are open: people on their way to a club are the ones these let in.
OPEN: Final = frozenset(
    ["yes", "designated", "permissive", "destination", "customers", "official", "public", "use_sidepath"]
)
CLOSED: Final = frozenset(
    [
        "no",
        "private",
        "permit",
        "military",
        "agricultural",
        "forestry",
        "delivery",
        "employees",
        "staff",
        "residents",
        "emergency",
    ]
)


_PLATFORM_KEYS: Final = ("railway", "public_transport")  # platforms are often tagged without highway


class NotWalked(StrEnum):
    """Why a way with a ``highway`` tag is left out."""

    KIND = "motorways, building sites and other ways that are not for walking"
    CLOSED = "closed to people on foot (private or no access)"


def open_on_foot(tags: Tags) -> bool | None:
    """Whether ``foot``, or else ``access``, lets people in; None where neither says anything known.

    Of several values ("no;destination") one that lets people in is enough.
    """
    for key in ("foot", "access"):
        values = {value.strip() for value in tags.get(key, "").split(";")}
        if values & OPEN:
            return True
        if values & CLOSED:
            return False
    return None


def walked_as(tags: Tags) -> str:
    """As which ``highway`` people walk along a way; "" where it is none. Platforms and piers are walked."""
    highway = tags.get("highway", "")
    if highway:
        return highway if highway in WALKABLE else ""
    if any(tags.get(key) == "platform" for key in _PLATFORM_KEYS):
        return "platform"
    return "pier" if tags.get("man_made") == "pier" else ""


def is_area(tags: Tags) -> bool:
    """Whether a closed way with these tags is a square or platform rather than a line that comes back."""
    solid = walked_as(tags) in ("platform", "pier")
    return tags.get("area", "yes" if solid else "no") == "yes"


def why_not_walked(tags: Tags) -> NotWalked | None:
    """Why nobody walks along a way with these tags; None if people do.

    Motorways are always out; a trunk road that is a motorroad is out unless ``foot`` says otherwise.
    A road with a pavement mapped beside it (``sidewalk=separate``, ``foot=use_sidepath``) stays in:
    people cross it and the pavement is often mapped in bits.
    """
    if not walked_as(tags):
        return NotWalked.KIND
    allowed = open_on_foot(tags)
    if allowed is None:
        allowed = tags.get("motorroad") != "yes" and tags.get("service") != "emergency_access"
    return None if allowed else NotWalked.CLOSED


WALLS: Final = frozenset(["wall", "fence", "hedge", "retaining_wall", "city_wall"])
# A point of these kinds that is closed is a closed car park or bus stop, not a closed way.
_OF_ITS_OWN: Final = frozenset(
    [
        "amenity",
        "shop",
        "public_transport",
        "railway",
        "emergency",
        "leisure",
        "tourism",
        "office",
        "man_made",
    ]
)


class Barrier(StrEnum):
    """What a point on a way does to people who come along it."""

    PASSED = "passed"
    STOPS_WHEELS = "stops wheels"
    STOPS_EVERYONE = "stops everyone"


class Placing(StrEnum):
    """Where a barrier that is drawn on a point of several ways stands."""

    ON_THE_PATH = "on the path"  # where a path meets a road; along one way alone it stands across it
    AT_THE_SIDES = "at the sides"  # a kerb at a crossing: who walks along the street does not meet it
    ACROSS = "across"  # every way through the point meets it, as a ford


def barrier_at(tags: Tags) -> Barrier:
    """What a point with these tags does to a walker.

    Gates, bollards, doors and the like are passed unless tagged private, no or locked=yes; ``foot`` has the
    last word. A point that is nothing else is not passed where it is closed. ``layers.streets.wheels`` says
    what stops wheels.
    """
    if _closed_at(tags):
        return Barrier.STOPS_EVERYONE
    return Barrier.STOPS_WHEELS if point_stops_wheels(tags) else Barrier.PASSED


def placing_at(tags: Tags) -> Placing:
    """Where the barrier of a point stands: a kerb on a crossing lies at the sides of the street."""
    if tags.get("ford", "no") != "no" or tags.get("highway") == "ford":
        return Placing.ACROSS
    if is_crossing(tags) or ("kerb" in tags and "barrier" not in tags):
        return Placing.AT_THE_SIDES
    return Placing.ON_THE_PATH


def _closed_at(tags: Tags) -> bool:
    barrier, allowed = tags.get("barrier", "no"), open_on_foot(tags)
    if barrier not in ("no", "", "entrance", "kerb") or is_door(tags):
        if allowed is None:
            return tags.get("locked") == "yes" or barrier in WALLS
        return not allowed or (tags.get("locked") == "yes" and "foot" not in tags)
    if allowed is not False:
        return False
    if tags.get("highway") == "bus_stop" or "public_transport" in tags:
        return False
    return "foot" in tags or not _OF_ITS_OWN & tags.keys()
