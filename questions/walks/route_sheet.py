"""What is the walk to one place like, and the walk back home?"""

from dataclasses import dataclass, field

from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import Origin, Question
from questions.walks.one_way import OneWay, one_way
from questions.walks.walks_by_hours import WalkThen
from questions.walks.way_to import both_ways


@dataclass(frozen=True, eq=False)
class RouteSheet:
    """The way to one asset and the way back, each worked out for itself."""

    asset_id: str
    there: OneWay = field(repr=False)
    back: OneWay = field(repr=False)


def route_sheet(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    asset_id: str,
    then: WalkThen | None = None,
) -> RouteSheet:
    """The walk from ``origin`` to one asset and back, at the question's pace and at the time of ``then``.

    Raises
    ------
    NoWayError
        No such asset, or no way to it within twice the minutes asked for.
    """
    there, back = (
        one_way(area, question.pace, walked.route, hours=walked.hours, climbs=walked.climbs)
        for walked in both_ways(area, assets, origin, question, asset_id, then)
    )
    return RouteSheet(asset_id, there, back)
