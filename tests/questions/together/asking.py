"""One person's own answer, and that of two, as the doors ask for them."""

from dataclasses import dataclass

from geo.paces import PACES
from layers.area import Area
from questions.circumstances.free_times import free_times
from questions.conversation.answer_groups import grouped_near, grouped_suggestions
from questions.conversation.conversation import suggest
from questions.conversation.wishes import NO_WISHES, FreeTime, Wishes
from questions.places.area_assets import AreaAssets
from questions.together.groups_of_two import GroupOfTwo, grouped_two
from questions.together.own_answer import OwnAnswer
from questions.together.two_people import TwoPeople, two_people
from questions.together.walking_together import walks_together
from questions.walks.near_person import Origin, Question, near_person
from tests.questions.conversation.conftest import NOW


@dataclass(frozen=True)
class Says:
    """What one of two says."""

    words: str = ""
    pace: str = "steady"
    minutes: int = 15
    days: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    age: int | None = None
    pence: int | None = None
    step_free: bool = False
    rest_m: float | None = None

    @property
    def free(self) -> tuple[FreeTime, ...]:
        return free_times(self.days, self.parts)

    @property
    def wishes(self) -> Wishes:
        return Wishes(
            words=self.words,
            free=self.free,
            age=self.age,
            at_most_pence=self.pence,
            step_free=self.step_free,
            rest_every_m=self.rest_m,
        )


def own(area: Area, assets: AreaAssets, start: Origin, says: Says) -> OwnAnswer:
    question = Question(PACES[says.pace], says.minutes)
    wishes = says.wishes
    if wishes == NO_WISHES:
        near, groups = grouped_near(near_person(area, assets, start, question), assets)
        return OwnAnswer(near, groups)
    fits, groups = grouped_suggestions(suggest(area, assets, start, question, wishes, now=NOW))
    return OwnAnswer(fits.near, groups, fits, wishes)


def ask_two(
    area: Area, assets: AreaAssets, start: Origin, first: Says, second: Says
) -> tuple[TwoPeople, tuple[GroupOfTwo, ...]]:
    one, other = (own(area, assets, start, each) for each in (first, second))
    walks = walks_together(area, assets, start, one.near, other.near)
    return grouped_two(two_people(assets, one, other, walks, now=NOW), assets)
