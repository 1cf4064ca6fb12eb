"""How is it told where a walk leads along roads without a pavement, along main roads, and through water?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from layers.streets.pavements import Pavement
from presentation.words import plain as words
from presentation.words.language import sentence
from presentation.words.near.route_steps import A_MAIN_ROAD, way_name
from questions.walks.one_way import OneWay
from questions.walks.underfoot import RoadStretch, Underfoot, Wade, WaterKind

PAVEMENTS: Final = sentence("Pavements")
ALONG_MAIN_ROADS: Final = sentence("Along main roads")
WATER: Final = sentence("Fords and tides")
_FOR: Final = {
    Pavement.ONE_SIDE: "on one side for {length}",
    Pavement.BOTH: "on both sides for {length}",
    Pavement.SOME: "there is one for {length}, on which side is not said",
    Pavement.NOT_KNOWN: "not known for {length}",
}
_WITH: Final = {
    Pavement.NONE: "{length} along {road}, which has no pavement",
    Pavement.ONE_SIDE: "{length} along {road}, with a pavement on one side",
    Pavement.BOTH: "{length} along {road}, with pavements on both sides",
    Pavement.SOME: "{length} along {road}, with a pavement",
    Pavement.NOT_KNOWN: "{length} along {road}, pavement not known",
}
_WADED: Final = {
    WaterKind.FORD: "through a ford on {way}",
    WaterKind.STEPPING_STONES: "over stepping stones on {way}",
    WaterKind.TIDE: "{length} of {way} are under water at high tide: look up the tides first",
}
_CAUTIONS: Final = {
    WaterKind.FORD: sentence("the way leads through a ford"),
    WaterKind.STEPPING_STONES: sentence("the way leads over stepping stones"),
    WaterKind.TIDE: sentence("part of the way is under water at high tide"),
}


def underfoot_facts(walk: OneWay) -> dict[str, str]:
    """Pavements and main roads of a walk, and water if there is any, as names and values."""
    ground = walk.underfoot
    values = {PAVEMENTS: _pavements(ground), ALONG_MAIN_ROADS: _main_roads(ground)}
    if ground.wades:
        values[WATER] = "; ".join(map(_waded, ground.wades))
    return values


def cautions(walk: OneWay) -> str:
    """What to beware of on the way, without saying where; "" where nothing is known."""
    ground = walk.underfoot
    parts = [_CAUTIONS[water] for water in dict.fromkeys(wade.water for wade in ground.wades)]
    if ground.road_m(Pavement.NONE) >= 1:
        parts.insert(0, sentence("part of the way is along a road without a pavement"))
    return "; ".join(parts)


def _pavements(ground: Underfoot) -> str:
    if ground.road_m() < 1:
        return sentence("the way leads along no road")
    bare = _by_street(ground, lambda road: road.pavement is Pavement.NONE)
    parts = [
        sentence("none along {way}, {length}", way=way_name(road), length=words.metres(road.walk_m))
        for road in bare
    ]
    for kind, template in _FOR.items():
        if (length_m := ground.road_m(kind)) >= 1:
            parts.append(sentence(template, length=words.metres(length_m)))
    share = sentence("known for {share}% of the way", share=int(100 * ground.pavement_known + 1e-6))
    return "; ".join([*parts, share])


def _main_roads(ground: Underfoot) -> str:
    roads = _by_street(ground, lambda road: road.main)
    parts = [
        sentence(
            _WITH[road.pavement],
            length=words.metres(road.walk_m),
            road=way_name(road) if road.street.strip() else A_MAIN_ROAD,
        )
        for road in roads
    ]
    return "; ".join(parts) or sentence("none")


def _by_street(ground: Underfoot, chosen: Callable[[RoadStretch], bool]) -> list[RoadStretch]:
    """The stretches chosen, those of one street and pavement together, without what is under a metre."""
    lengths: dict[RoadStretch, float] = {}
    for road in filter(chosen, ground.roads):
        alike = replace(road, begins_m=0.0, walk_m=0.0)
        lengths[alike] = lengths.get(alike, 0.0) + road.walk_m
    return [replace(road, walk_m=length_m) for road, length_m in lengths.items() if length_m >= 1]


def _waded(wade: Wade) -> str:
    return sentence(_WADED[wade.water], way=way_name(wade), length=words.metres(wade.walk_m))
