"""How is one leg of a walk, or one road to cross, told to somebody who will walk it?"""

from typing import Final

from presentation.words.language import sentence
from presentation.words.plain import one_line
from questions.walks.legs import Leg, Turn, WayKind
from questions.walks.main_roads import Crossing, Help
from questions.walks.one_way import DarkStretch
from questions.walks.underfoot import RoadStretch, Wade

A_MAIN_ROAD: Final = sentence("a main road")
_WAYS: Final = {
    WayKind.STREET: sentence("the street"),
    WayKind.FOOTPATH: sentence("the footpath"),
    WayKind.STEPS: sentence("the steps"),
    WayKind.PEDESTRIAN_STREET: sentence("the pedestrian street"),
    WayKind.SHARED_PATH: sentence("the shared path"),
    WayKind.BRIDLEWAY: sentence("the bridleway"),
    WayKind.TRACK: sentence("the track"),
    WayKind.SERVICE_ROAD: sentence("the service road"),
    WayKind.PLATFORM: sentence("the platform"),
    WayKind.PIER: sentence("the pier"),
    WayKind.PAVEMENT: sentence("the pavement"),
    WayKind.CROSSING: sentence("the crossing"),
}
_GO_ON: Final = "Go straight on along {way}"
_INTO: Final = {  # a street that has a name
    Turn.START: _GO_ON,
    Turn.STRAIGHT_ON: _GO_ON,
    Turn.BEAR_LEFT: "Bear left into {way}",
    Turn.LEFT: "Turn left into {way}",
    Turn.SHARP_LEFT: "Turn sharp left into {way}",
    Turn.BEAR_RIGHT: "Bear right into {way}",
    Turn.RIGHT: "Turn right into {way}",
    Turn.SHARP_RIGHT: "Turn sharp right into {way}",
}
_ONTO: Final = {  # a way that has none
    Turn.START: _GO_ON,
    Turn.STRAIGHT_ON: _GO_ON,
    Turn.BEAR_LEFT: "Bear left onto {way}",
    Turn.LEFT: "Turn left onto {way}",
    Turn.SHARP_LEFT: "Turn sharp left onto {way}",
    Turn.BEAR_RIGHT: "Bear right onto {way}",
    Turn.RIGHT: "Turn right onto {way}",
    Turn.SHARP_RIGHT: "Turn sharp right onto {way}",
}
_STAY_ON: Final = {
    Turn.START: "Stay on {way}",
    Turn.STRAIGHT_ON: "Go straight on and stay on {way}",
    Turn.BEAR_LEFT: "Bear left and stay on {way}",
    Turn.LEFT: "Turn left and stay on {way}",
    Turn.SHARP_LEFT: "Turn sharp left and stay on {way}",
    Turn.BEAR_RIGHT: "Bear right and stay on {way}",
    Turn.RIGHT: "Turn right and stay on {way}",
    Turn.SHARP_RIGHT: "Turn sharp right and stay on {way}",
}
_CROSS: Final = {
    Help.SIGNALS: "Cross {road} at the signals.",
    Help.ZEBRA: "Cross {road} at the zebra crossing.",
    Help.MARKED: "Cross {road} at the marked crossing; whether it has signals is not known.",
    Help.LIGHTS_NEAR: (
        "Cross {road} by the traffic lights; whether they have a signal for walkers is not known."
    ),
    Help.NONE: "Cross {road} where no crossing is marked.",
    Help.NOT_KNOWN: "Cross {road}; whether there is a crossing is not known.",
}
_CROSSED: Final = {
    Help.SIGNALS: "{road} at the signals",
    Help.ZEBRA: "{road} at the zebra crossing",
    Help.MARKED: "{road} at the marked crossing; whether it has signals is not known",
    Help.LIGHTS_NEAR: "{road} by the traffic lights; whether they have a signal for walkers is not known",
    Help.NONE: "{road} where no crossing is marked",
    Help.NOT_KNOWN: "{road}; whether there is a crossing is not known",
}


def way_name(way: Leg | DarkStretch | RoadStretch | Wade) -> str:
    """A street by its name; a way without one by its sort: "the footpath"."""
    return one_line(way.street) or _WAYS[way.kind_of_way]


def leg_words(legs: tuple[Leg, ...], at: int) -> str:
    """What a walker does where a leg begins, without its length: "Turn left into High Street"."""
    leg = legs[at]
    if leg.kind_of_way == WayKind.TO_THE_STREET:
        return sentence("Go from the door to the street")
    if leg.kind_of_way == WayKind.TO_THE_DOOR:
        return sentence("Go to the door")
    if leg.steps:
        return _steps(leg)
    if at == 0 or legs[at - 1].on_ground:
        return _start(leg, legs[at + 1 :])
    before = legs[at - 1]
    if (leg.street, leg.kind_of_way) == (before.street, before.kind_of_way):
        return sentence(_STAY_ON[leg.turn], way=way_name(leg))
    return sentence((_INTO if leg.street else _ONTO)[leg.turn], way=way_name(leg))


def crossing_words(crossing: Crossing) -> str:
    """ "Cross Cardiff Road at the signals." """
    return sentence(_CROSS[crossing.help], road=_road(crossing))


def crossed_words(crossing: Crossing) -> str:
    """ "Cardiff Road at the signals", in a list of the roads to cross."""
    return sentence(_CROSSED[crossing.help], road=_road(crossing))


def _road(crossing: Crossing) -> str:
    return one_line(crossing.street) or A_MAIN_ROAD


def _start(leg: Leg, after: tuple[Leg, ...]) -> str:
    onward = next((one_line(later.street) for later in after if later.street), "")
    if not onward:
        return sentence("Start along {way}", way=way_name(leg))
    return sentence("Start along {way}, towards {onward}", way=way_name(leg), onward=onward)


def _steps(leg: Leg) -> str:
    street = one_line(leg.street)
    if leg.step_count and street:
        return sentence("Take the steps ({count} steps) of {street}", count=leg.step_count, street=street)
    if leg.step_count:
        return sentence("Take the steps ({count} steps)", count=leg.step_count)
    return sentence("Take the steps of {street}", street=street) if street else sentence("Take the steps")
