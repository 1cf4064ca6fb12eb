"""What stops a wheelchair, frame or pushchair, along a way or at one point of it? By the tags alone."""

import re
from collections.abc import Mapping
from math import radians, tan
from typing import Final

from geo.network import KERB, STEPS, WHEELS_NO
from layers.streets.pavements import bare_main_road

Tags = Mapping[str, str]

UPRIGHT_DEG: Final = 90.0
_SAME: Final = 0.0005  # 8.3% is 1 in 12 as people write it
STEEPEST_FOR_WHEELS: Final = 1 / 12  # a ramp is at most that steep, by Inclusive Mobility and BS 8300
NARROWEST_M: Final = 0.8  # a clear width of 800 mm is the least that lets most wheelchairs through

EASY_FOR_WHEELS: Final = frozenset(["yes", "designated"])
NOT_FOR_WHEELS: Final = frozenset(["no", "bad", "limited"])  # limited: some pass with help, so not known
RAISED_KERBS: Final = frozenset(["raised", "regular"])
ROUGH: Final = frozenset(["very_bad", "horrible", "very_horrible", "impassable"])
CLIMBED: Final = frozenset(  # all of Key:sac_scale but its easiest
    f"{kind}{hiking}"
    for kind, hiking in (
        ("mountain_", "hiking"),
        ("demanding_mountain_", "hiking"),
        ("", "alpine_hiking"),
        ("demanding_", "alpine_hiking"),
        ("difficult_", "alpine_hiking"),
    )
)
WHEEL_STOPS: Final = frozenset(
    [
        "stile",
        "horse_stile",
        "kissing_gate",
        "turnstile",
        "full-height_turnstile",
        "cattle_grid",
        "cycle_barrier",
        "motorcycle_barrier",
        "horse_jump",
        "step",
        "chain",
        "rope",
        "log",
        "debris",
    ]
)
_BOARDING: Final = {  # a raised kerb here is for getting on a bus or train
    "highway": frozenset(["bus_stop", "platform"]),
    "public_transport": frozenset(["platform", "stop_position", "station"]),
    "railway": frozenset(["tram_stop", "platform", "halt", "stop"]),
}
_WIDTHS_OF_A_WAY: Final = ("maxwidth:physical", "maxwidth", "width")
_WIDTHS_OF_A_POINT: Final = ("maxwidth:physical", "maxwidth", "opening", "spacing")
_WIDE_ITSELF: Final = frozenset(["bollard", "block", "log", "planter", "jersey_barrier", "debris", "boulder"])
_METRES: Final = {"": 1.0, "m": 1.0, "metres": 1.0, "meters": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048}
_LENGTH: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-z]*)")
_INCLINE: Final = re.compile(r"[+-]?(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[%°])")
_FEET: Final = re.compile(r"(?:(?P<feet>\d+(?:\.\d+)?)')?\s*(?:(?P<inches>\d+(?:\.\d+)?)\")?")


def way_flags(tags: Tags) -> int:
    """What along the whole way matters to some walkers: flags of ``geo.network``, added up.

    STEPS, KERB and WHEELS_NO stop wheels, NO_PAVEMENT is a main road known to have no pavement. Steps with a
    ramp for wheelchairs, or tagged wheelchair=yes, are passed step-free, so are not STEPS. WHEELS_NO is what
    is tagged wheelchair=no, bad or limited, is very rough, narrower than ``NARROWEST_M`` or has an incline
    steeper than ``STEEPEST_FOR_WHEELS`` unless tagged wheelchair=yes, or leads through a ford or the tide.
    """
    wheelchair = tags.get("wheelchair", "")
    eased = wheelchair in EASY_FOR_WHEELS
    flags = bare_main_road(tags)
    if tags.get("highway") == "steps" and not (eased or tags.get("ramp:wheelchair") == "yes"):
        flags |= STEPS
    if tags.get("kerb") in RAISED_KERBS:
        flags |= KERB
    if wheelchair in NOT_FOR_WHEELS or is_wet(tags) or (not eased and _hard_on_wheels(tags)):
        flags |= WHEELS_NO
    return flags


def is_wet(tags: Tags) -> bool:
    """Whether a way or a point leads through a ford, over stepping stones or where the tide comes."""
    return (
        tags.get("ford", "no") not in ("no", "")
        or tags.get("highway") == "ford"
        or tags.get("tidal", "no") not in ("no", "")
        or tags.get("surface") == "stepping_stones"
    )


def point_stops_wheels(tags: Tags) -> bool:
    """Whether wheels do not pass a point with these tags.

    A ford does not let them pass, whatever else is said. Else wheelchair=yes does. Raised kerbs, stiles,
    kissing gates, turnstiles, barriers against bicycles and gaps narrower than ``NARROWEST_M`` do not; nor
    does a barrier, crossing, lift or door tagged wheelchair=no, bad or limited. A kerb of unknown height is
    passed, as nothing is known of it, but a ``barrier=kerb`` is one that stops. The kerb that a bus stop or
    platform is boarded by is not in the way of who walks past.
    """
    if is_wet(tags):
        return True
    wheelchair, barrier = tags.get("wheelchair", ""), tags.get("barrier", "")
    if wheelchair in EASY_FOR_WHEELS:
        return False
    kerb = tags.get("kerb", "raised" if barrier == "kerb" else "")
    if kerb in RAISED_KERBS and not _boarded(tags):
        return True
    if barrier in WHEEL_STOPS or _steps_at_door(tags):
        return True
    gate = bool(barrier) or is_crossing(tags) or is_door(tags) or tags.get("highway") == "elevator"
    return gate and (wheelchair in NOT_FOR_WHEELS or _narrow(tags, _widths_at(tags)))


def is_crossing(tags: Tags) -> bool:
    """Whether a point is where people cross the street that it lies on."""
    highways = {value.strip() for value in tags.get("highway", "").split(";")}
    return "crossing" in highways or tags.get("crossing", "no") != "no"


def is_door(tags: Tags) -> bool:
    """Whether a point is a door or an entrance."""
    return tags.get("entrance", "no") != "no" or tags.get("door", "no") != "no"


def length_in_metres(words: str) -> float | None:
    """A length as tags have it, in metres: "0.5", "50 cm", "2'6\\""; None where it is no length."""
    text = words.strip().lower()
    if (match := _LENGTH.fullmatch(text)) and match["unit"] in _METRES:
        return float(match["number"].replace(",", ".")) * _METRES[match["unit"]]
    match = _FEET.fullmatch(text)
    if not match or not (match["feet"] or match["inches"]):
        return None
    return float(match["feet"] or 0) * 0.3048 + float(match["inches"] or 0) * 0.0254


def incline_of(words: str) -> float | None:
    """The slope that an incline tag says, metres for each metre, whichever way it goes: "12%", "-7°".

    None where it says none: "up", "steep", a range, or a number without a unit, which may mean either.
    """
    match = _INCLINE.fullmatch(words.strip())
    if match is None:
        return None
    number = float(match["number"].replace(",", "."))
    if match["unit"] == "%":
        return number / 100
    return tan(radians(number)) if number < UPRIGHT_DEG else None


def _hard_on_wheels(tags: Tags) -> bool:
    """Whether a way is very rough, too narrow, or too steep, as its tags say."""
    incline = incline_of(tags.get("incline", ""))
    return (
        tags.get("smoothness") in ROUGH
        or tags.get("sac_scale") in CLIMBED
        or _narrow(tags, _WIDTHS_OF_A_WAY)
        or (incline is not None and incline > STEEPEST_FOR_WHEELS + _SAME)
    )


def _narrow(tags: Tags, keys: tuple[str, ...]) -> bool:
    lengths = [length_in_metres(tags[key]) for key in keys if key in tags]
    return any(length is not None and length < NARROWEST_M for length in lengths)


def _widths_at(tags: Tags) -> tuple[str, ...]:
    """Which keys say how wide the gap is; the width of a bollard is its own."""
    if tags.get("barrier", "") in _WIDE_ITSELF:
        return _WIDTHS_OF_A_POINT
    return (*_WIDTHS_OF_A_POINT, "width")


def _boarded(tags: Tags) -> bool:
    return any(tags.get(key) in values for key, values in _BOARDING.items())


def _steps_at_door(tags: Tags) -> bool:
    return is_door(tags) and tags.get("step_count", "0").isdecimal() and int(tags.get("step_count", "0")) > 0
