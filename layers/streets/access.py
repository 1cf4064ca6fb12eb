"""Which ways of OpenStreetMap may a person walk along, and which of them stop wheels?

Read from the tags alone, by the rules of the OpenStreetMap wiki for people on foot. ``foot`` says more than
``access``, and what nobody has written down is taken as open: most pavements carry no access tag at all.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from geo.network import KERB, STEPS, WHEELS_NO

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


def why_not_walked(tags: Tags) -> NotWalked | None:
    """Why nobody walks along a way with these tags; None if people do.

    Motorways are always out; a trunk road that is a motorroad is out unless ``foot`` says otherwise.
    A road with a pavement mapped beside it (``sidewalk=separate``, ``foot=use_sidepath``) stays in:
    people cross it and the pavement is often mapped in bits.
    """
    if tags.get("highway", "") not in WALKABLE:
        return NotWalked.KIND
    allowed = open_on_foot(tags)
    if allowed is None:
        allowed = tags.get("motorroad") != "yes" and tags.get("service") != "emergency_access"
    return None if allowed else NotWalked.CLOSED


def way_flags(tags: Tags) -> int:
    """What along the whole way stops wheels: STEPS, KERB and WHEELS_NO of ``geo.network``, added up.

    Steps with a ramp for wheelchairs, or tagged wheelchair=yes, can be passed step-free, so are not STEPS.
    """
    wheelchair = tags.get("wheelchair", "")
    flags = 0
    if tags["highway"] == "steps" and not (
        tags.get("ramp:wheelchair") == "yes" or wheelchair in ("yes", "designated")
    ):
        flags |= STEPS
    if tags.get("kerb") in RAISED_KERBS:
        flags |= KERB
    if wheelchair == "no":
        flags |= WHEELS_NO
    return flags


RAISED_KERBS: Final = frozenset(("raised", "regular"))
WALLS: Final = frozenset(["wall", "fence", "hedge", "retaining_wall", "city_wall"])
WHEEL_STOPS: Final = frozenset(
    [
        "stile",
        "horse_stile",
        "kissing_gate",
        "turnstile",
        "full-height_turnstile",
        "cattle_grid",
        "chain",
        "log",
        "debris",
    ]
)


class Barrier(StrEnum):
    """What a point on a way does to people who come along it."""

    PASSED = "passed"
    STOPS_WHEELS = "stops wheels"
    STOPS_EVERYONE = "stops everyone"


def barrier_at(tags: Tags) -> Barrier:
    """What a point with these tags does to a walker.

    Gates, bollards and the like are passed unless tagged private, no or locked=yes; ``foot`` has the last
    word. Raised kerbs, stiles, kissing gates and turnstiles stop wheels unless tagged wheelchair=yes; a kerb
    of unknown height is passed, as nothing is known of it, but a ``barrier=kerb`` is one that stops.
    """
    barrier = tags.get("barrier", "")
    if barrier not in ("", "no", "entrance", "kerb"):
        allowed = open_on_foot(tags)
        if allowed is None:
            allowed = tags.get("locked") != "yes" and barrier not in WALLS
        elif tags.get("locked") == "yes" and "foot" not in tags:
            allowed = False
        if not allowed:
            return Barrier.STOPS_EVERYONE
    wheelchair = tags.get("wheelchair", "")
    if wheelchair in ("yes", "designated"):
        return Barrier.PASSED
    kerb = tags.get("kerb", "raised" if barrier == "kerb" else "")
    if kerb in RAISED_KERBS or barrier in WHEEL_STOPS or (barrier and wheelchair == "no"):
        return Barrier.STOPS_WHEELS
    return Barrier.PASSED
