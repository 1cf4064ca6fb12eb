"""Which ways of OpenStreetMap may a person walk along, and what does a point on them do to a walker?

Read from the tags alone, by the rules of the OpenStreetMap wiki for people on foot. ``foot`` says more than
``access``, and what nobody has written down is taken as open: most pavements carry no access tag at all.
What is private lets in those who live or have business there: a walk begins and ends on it (``LetsIn.OWN``).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from geo.network import ASIDE, OWN
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
# Homes, farms and workplaces lie on these, and those who live, work or are expected there walk them.
PRIVATE: Final = frozenset(
    [
        "private",
        "permit",
        "residents",
        "resident",
        "tenants",
        "owners",
        "members",
        "employees",
        "staff",
        "students",
        "visitors",
        "guests",
        "delivery",
        "agricultural",
        "forestry",
        "key",
        "restricted",
    ]
)
OF_RESIDENTS: Final = frozenset(["permit", "residents", "resident", "tenants", "owners"])
CLOSED: Final = frozenset(["no", "military", "emergency", "construction", "prohibited"])


_AT_STREET_LEVEL: Final = ("no", "building_passage", "covered", "arcade", "avalanche_protector")
_PLATFORM_KEYS: Final = ("railway", "public_transport")  # platforms are often tagged without highway


class NotWalked(StrEnum):
    """Why a way with a ``highway`` tag is left out."""

    KIND = "motorways, building sites and other ways that are not for walking"
    CLOSED = "closed to people on foot (no access, military or a motor road)"


class LetsIn(StrEnum):
    """Whom a way or a gate lets in on foot."""

    OPEN = "open"
    OWN = "own"  # those who live or are expected behind it
    CLOSED = "closed"


def who_enters(tags: Tags) -> LetsIn | None:
    """Whom ``foot``, or else ``access``, lets in; None where neither says anything known.

    Of several values ("no;destination") the one that lets in most people is enough.
    """
    return who_is_let_in(tags.get("foot", "")) or who_is_let_in(tags.get("access", ""))


def who_is_let_in(value: str) -> LetsIn | None:
    """Whom one value of ``foot`` or ``access`` lets in; None where it says nothing known."""
    values = {each.strip() for each in value.split(";")}
    for named, who in ((OPEN, LetsIn.OPEN), (PRIVATE, LetsIn.OWN), (CLOSED, LetsIn.CLOSED)):
        if values & named:
            return who
    return None


def who_walks(tags: Tags) -> LetsIn:
    """Whom a way with these tags lets in on foot.

    A trunk road that is a motorroad, and a way kept for emergencies, is closed unless ``foot`` or ``access``
    lets everybody in.
    """
    who = who_enters(tags)
    if who is LetsIn.OPEN:
        return who
    if tags.get("motorroad") == "yes" or tags.get("service") == "emergency_access":
        return LetsIn.CLOSED
    return who or LetsIn.OPEN


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


def access_flags(tags: Tags) -> int:
    """OWN of ``geo.network`` for a way that is private ground, ASIDE for one beside which nobody lives."""
    if who_walks(tags) is LetsIn.OWN:
        return OWN if _homes_stand_on(tags) else OWN | ASIDE
    return ASIDE if on_another_level(tags) else 0


def on_another_level(tags: Tags) -> bool:
    """Whether a way runs above or below the ground: on a bridge, in a tunnel, on another floor.

    A passage through a building and an arcade lie at the level of the street, and so does a square that is
    drawn above what lies under it. A ``layer`` alone says in which order things are drawn: many a named
    court has one where a house overhangs it.
    """
    elsewhere = {key: tags.get(key, "").strip("+-0. ;") != "" for key in ("layer", "level")}
    arcade = tags.get("covered") == "yes" and not elsewhere["layer"]
    tunnel = tags.get("tunnel", "no") not in _AT_STREET_LEVEL and not arcade
    square = tags.get("area") == "yes" or tags.get("highway") == "pedestrian"
    return (
        tunnel
        or tags.get("bridge", "no") != "no"
        or tags.get("location") in ("underground", "overground", "overhead")
        or elsewhere["level"]
        or (elsewhere["layer"] and not square and not tags.get("name"))
    )


def _homes_stand_on(tags: Tags) -> bool:
    """Whether a private way may be the street of a home: a street, a drive, what has a name or residents.

    Others are yards, car parks and paths of works, schools and stadiums.
    """
    if on_another_level(tags):
        return False
    if walked_as(tags) in CARRIAGEWAYS or tags.get("service") == "driveway" or tags.get("name"):
        return True
    lets_in = {value.strip() for key in ("foot", "access") for value in tags.get(key, "").split(";")}
    return walked_as(tags) == "service" and not tags.get("service") and bool(lets_in & OF_RESIDENTS)


def why_not_walked(tags: Tags) -> NotWalked | None:
    """Why nobody walks along a way with these tags; None if people do.

    Motorways are always out; else ``who_walks`` says it. What is private stays in, and is flagged OWN.
    A road with a pavement mapped beside it (``sidewalk=separate``, ``foot=use_sidepath``) stays in:
    people cross it and the pavement is often mapped in bits.
    """
    if not walked_as(tags):
        return NotWalked.KIND
    return NotWalked.CLOSED if who_walks(tags) is LetsIn.CLOSED else None


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
    OWN_KEY = "own key"  # passed by those who live or are expected behind it
    OWN_KEY_NO_WHEELS = "own key, stops wheels"
    STOPS_EVERYONE = "stops everyone"


class Placing(StrEnum):
    """Where a barrier that is drawn on a point of several ways stands."""

    ON_THE_PATH = "on the path"  # where a path meets a road; along one way alone it stands across it
    AT_THE_SIDES = "at the sides"  # a kerb at a crossing: who walks along the street does not meet it
    ACROSS = "across"  # every way through the point meets it, as a ford


def barrier_at(tags: Tags) -> Barrier:
    """What a point with these tags does to a walker.

    Gates, bollards, doors and the like are passed unless tagged no; ``foot`` has the last word. One that is
    private or locked=yes is passed by those who have its key. A point that is nothing else is not passed
    where it is closed. ``layers.streets.wheels`` says what stops wheels.
    """
    who, stops_wheels = _who_passes(tags), point_stops_wheels(tags)
    if who is LetsIn.CLOSED:
        return Barrier.STOPS_EVERYONE
    if who is LetsIn.OWN:
        return Barrier.OWN_KEY_NO_WHEELS if stops_wheels else Barrier.OWN_KEY
    return Barrier.STOPS_WHEELS if stops_wheels else Barrier.PASSED


def placing_at(tags: Tags) -> Placing:
    """Where the barrier of a point stands: a kerb on a crossing lies at the sides of the street."""
    if tags.get("ford", "no") != "no" or tags.get("highway") == "ford":
        return Placing.ACROSS
    if is_crossing(tags) or ("kerb" in tags and "barrier" not in tags):
        return Placing.AT_THE_SIDES
    return Placing.ON_THE_PATH


def _who_passes(tags: Tags) -> LetsIn:
    """Whom a point lets pass along the way that it lies on."""
    barrier, who = tags.get("barrier", "no"), who_enters(tags)
    if barrier not in ("no", "", "entrance", "kerb") or is_door(tags):
        if who is None and barrier in WALLS:
            return LetsIn.CLOSED
        if tags.get("locked") == "yes" and "foot" not in tags and who is not LetsIn.CLOSED:
            return LetsIn.OWN
        return who or LetsIn.OPEN
    if who is None or tags.get("highway") == "bus_stop" or "public_transport" in tags:
        return LetsIn.OPEN
    return who if "foot" in tags or not _OF_ITS_OWN & tags.keys() else LetsIn.OPEN
