"""How do two people walk together? At the slower one's pace, by a way that suits both."""

from dataclasses import dataclass, field, replace
from math import inf, isfinite
from typing import Final

from geo.gradients import Gradient
from geo.paces import Pace
from geo.wording import worded
from layers.area import Area
from questions.conversation.walking_when import Walk, whole
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson, Origin, Question, near_person
from questions.walks.walks_by_hours import WalksByHours

TOGETHER: Final = "together"  # the key of a pace that is neither one's own


def pace_together(first: Pace, second: Pace) -> Pace:
    """The pace of two who walk together: the lower speed, avoiding what either avoids, climbing with care if
    either does.

    It is one of theirs where the slower one avoids all that the other does, and climbs no faster.
    """
    slower, faster = sorted((first, second), key=lambda pace: (pace.speed_mps, -pace.avoid.bit_count()))
    avoid = slower.avoid | faster.avoid
    gradient = max((slower.gradient, faster.gradient), key=list(Gradient).index)
    if (avoid, gradient) == (slower.avoid, slower.gradient):
        return slower
    return Pace(TOGETHER, worded("Together"), slower.speed_mps, avoid, slower.source, gradient)


def question_together(first: Question, second: Question) -> Question:
    """What the two ask together: their pace, and the minutes of whoever would walk longer."""
    pace = pace_together(first.pace, second.pace)
    return Question(pace, max(first.minutes, second.minutes), first.kinds)


@dataclass(frozen=True, eq=False)
class WalksTogether:
    """The walks of two people who go together, from the same start."""

    question: Question
    walk_m: dict[str, float] = field(
        repr=False
    )  # metres by ``asset_id``, of what is within reach of that answer
    walks: WalksByHours | None = field(repr=False)  # None: no hours matter
    row_of: dict[str, int] = field(repr=False)  # of ``walks``, by ``asset_id``

    def metres(self, asset_id: str) -> float:
        """The walk to one asset; infinite where there is no way that suits both, or it is not known."""
        return self.walk_m.get(asset_id, inf)

    def walk(self, asset_id: str) -> Walk | None:
        """The same as a walk by its time; None where there is none."""
        walk_m = self.metres(asset_id)
        if not isfinite(walk_m):
            return None
        usual = whole(self.question.pace.seconds(walk_m))
        by_hours = self.walks.to(self.row_of[asset_id]) if self.walks else None
        return Walk(usual, by_hours, max(self.question.minutes * 60.0, usual.total_seconds()))


def walks_together(
    area: Area, assets: AreaAssets, origin: Origin, first: NearPerson, second: NearPerson
) -> WalksTogether:
    """The walks of both together, from the two single answers where these say them.

    The ways of one who avoids all that the other does are those of both, walked at the slower pace; only
    where each avoids something else, or the slower one climbs faster, are the streets asked once more.
    """
    question = question_together(first.question, second.question)
    pace = question.pace
    near = next((each for each in (first, second) if each.question.pace.walks_like(pace)), None)
    if near is None:
        near = near_person(area, assets, origin, question)
    walk_m = {
        asset_id: float(length_m)
        for table in (near.in_reach, near.out_of_reach)
        for asset_id, length_m in zip(table["asset_id"], table["walk_m"], strict=True)
    }
    walks = near.walks and replace(near.walks, speed_mps=question.pace.speed_mps)
    row_of = {asset_id: row for row, asset_id in enumerate(assets.table["asset_id"])} if walks else {}
    return WalksTogether(question, walk_m, walks, row_of)
