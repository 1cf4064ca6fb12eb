"""What does the map of an answer show, and where does it look? Its key, its controls' words, its bounds."""

from functools import partial
from typing import Any

import shapely

from layers.area import Area
from layers.assets.kinds import Family, Kinds
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.safe_text import safe_properties
from presentation.words import plain as words
from presentation.words.kinds import family_label
from presentation.words.near.two.whose import KEY_BOTH, KEY_GROUND_OF_BOTH, KEY_GROUND_OF_EITHER
from questions.walks.near_person import NearPerson, Origin

TEAL, WASH, INK, WHITE = "#0f5f6f", "#0b8ca3", "#0b0c0c", "#ffffff"
FALLBACK_FAMILY = Family("other", words.OTHER_KINDS, "#5b6163", "circle")


def map_key(
    answer: NearPerson | None,
    points: dict[Family | None, list[dict[str, Any]]],
    kinds: Kinds,
    *,
    home: bool,
    of_two: bool = False,
) -> list[tuple[str, str, str]]:
    """What is drawn, as shape, colour and words: the families on the map, then what else there is."""
    order = partial(_in_order, kinds=kinds)
    families = [family or FALLBACK_FAMILY for family, features in points.items() if features]
    marks = [(family.symbol, family.colour, family_label(family)) for family in sorted(families, key=order)]
    if any(point.get("properties", {}).get("both") for features in points.values() for point in features):
        marks.append(("both", "", KEY_BOTH))
    if home:
        marks.append(("home", "", words.KEY_HOME))
    if answer is not None and answer.walkshed is not None:
        ground = KEY_GROUND_OF_BOTH if of_two else words.KEY_GROUND.format(minutes=answer.question.minutes)
        marks.append(("ground", "", ground))
    if of_two:
        marks.append(("either", "", KEY_GROUND_OF_EITHER))
    return [*marks, ("beyond", "", words.KEY_BEYOND)]


def control_words(area: Area, marks: list[tuple[str, str, str]]) -> dict[str, Any]:
    """What the map's controls say: their names, and the key."""
    names = {
        "name": words.MAP_NAME.format(title=words.one_line(area.title)),
        "title": words.KEY,
        "larger": words.WHOLE_SCREEN,
        "smaller": words.END_WHOLE_SCREEN,
        "wheel": words.WHEEL,
    }
    entries = [
        safe_properties({"shape": shape, "colour": colour, "label": label}) for shape, colour, label in marks
    ]
    return safe_properties(names) | {"entries": entries}


def overview(area: Area) -> shapely.Geometry:
    """The part of the area that has streets."""
    streets = shapely.box(*area.streets_bounds)
    both = shapely.box(*shapely.bounds(area.boundary)).intersection(streets)
    return streets if both.is_empty else both


def near_bounds(answer: NearPerson | None, origin: Origin | None, area: Area) -> list[list[float]]:
    """South-west and north-east of what to show: the walkshed, else about the start, else the area."""
    if answer is not None and answer.walkshed is not None and not shapely.is_empty(answer.walkshed):
        shape = answer.walkshed
    elif origin is not None:  # a start that cannot be judged, and where the streets are
        shape = shapely.union(shapely.Point(origin.x, origin.y).buffer(500), overview(area))
    else:
        shape = overview(area)
    west, south, east, north = shapely.bounds(in_degrees(shape, area.crs)).tolist()
    return [[south, west], [north, east]]


def _in_order(family: Family, *, kinds: Kinds) -> int:
    keys = [listed.key for listed in kinds.families]
    return keys.index(family.key) if family.key in keys else len(keys)
