"""What does each aim come to, beside the others: residents reached, how fair, and how the worst-off fare?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from questions.funding.figures import Assessment
from questions.funding.people import People
from questions.panel.aims import SetAim
from questions.panel.demands import Demand, NewlyReached, Walking
from questions.panel.portfolio import Floors, Portfolio, best_portfolio, taken_together
from questions.panel.walk_minutes import WalkMinutes


@dataclass(frozen=True)
class SetFigures:
    """What one set of bids comes to. None: nobody can be judged."""

    aim: SetAim | None  # None: no aim chose it
    chosen: tuple[str, ...]
    spent: float
    people: int  # residents newly within reach, each once
    equivalent_min: float | None  # the equally distributed equivalent
    mean_min: float | None
    worst_min: float | None  # the mean walk of the twentieth of residents who walk furthest
    beyond: float | None  # share of walks, one for each resident and kind, to none within the cap
    least_min: float | None = None  # of walks that are aimed at: no set within the budget leaves less


@dataclass(frozen=True, eq=False)
class AimsBeside:
    """Sets by every aim, under the same budget and conditions, measured alike."""

    today: SetFigures  # with no bid
    by_aim: Mapping[SetAim, SetFigures]
    walks: WalkMinutes = field(repr=False)
    people: People = field(repr=False)

    @property
    def cost_of_fairness(self) -> int:
        """Residents newly in reach that the fairest set gives up; below 0 where it reaches more."""
        return self.by_aim[SetAim.MOST].people - self.by_aim[SetAim.FAIREST].people

    def of_set(self, assessment: Assessment, bid_ids: Sequence[str]) -> SetFigures:
        """Any bids, measured in the same way, whoever chose them."""
        return set_figures(self.walks, taken_together(self.people, assessment, bid_ids))


def set_figures(walks: WalkMinutes, best: Portfolio, aim: SetAim | None = None) -> SetFigures:
    """What a set comes to."""
    then = walks.with_bids(best.chosen)
    return SetFigures(
        aim,
        best.chosen,
        best.spent,
        best.people,
        walks.equivalent_min(then),
        walks.equivalent_min(then, 0.0),
        walks.worst_min(then),
        walks.beyond(then),
    )


def demand_of(aim: SetAim, walks: WalkMinutes, assessment: Assessment) -> Demand:
    """What a set is chosen by."""
    if aim is SetAim.MOST:
        return NewlyReached(assessment.need.weight)
    return Walking(walks, walks.kappa if aim is SetAim.FAIREST else 0.0)


def sets_by_aim(
    people: People,
    assessment: Assessment,
    walks: WalkMinutes,
    *,
    budget: float,
    floors: Floors,
    priced: SetAim,
) -> tuple[Mapping[SetAim, Portfolio], AimsBeside]:
    """The best set by each aim, and what they come to; of ``priced`` also what each condition costs.

    Raises
    ------
    SitingError
        No set keeps to all that is asked.
    """
    sets, figures = {}, {}
    for aim in SetAim:
        demand = demand_of(aim, walks, assessment)
        sets[aim] = best_portfolio(
            people, assessment, budget=budget, floors=floors, priced=aim is priced, demand=demand
        )
        least = demand.least_min(sets[aim].least_left) if isinstance(demand, Walking) else None
        figures[aim] = replace(set_figures(walks, sets[aim], aim), least_min=least)
    today = set_figures(walks, taken_together(people, assessment, ()))
    return sets, AimsBeside(today, figures, walks, people)
