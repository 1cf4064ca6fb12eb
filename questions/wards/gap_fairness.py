"""Do the most deprived residents have as many in reach as the others?"""

from dataclasses import dataclass

import numpy as np

from geo.figures.inequality import concentration_index, gini, palma
from layers.area import Area
from questions.wards.gap_people import deprivation_of
from questions.wards.ward_gap_model import WardGaps


@dataclass(frozen=True)
class Fairness:
    """Three measures of how many assets residents have in reach; None where there is nothing to compare."""

    concentration: float | None  # -1 to 1; above 0: the least deprived have more in reach
    gini: float  # 0: all have the same; towards 1: few have all
    palma: float | None  # mean of the least deprived tenth ÷ mean of the most deprived two fifths
    residents: int  # whom the measures are of: judged, and where deprivation is known
    without_rank: int  # judged residents where deprivation is not known
    areas_uncounted: int = 0  # small areas left out: the source does not say how many of the group live there


def fairness(area: Area, gaps: WardGaps) -> Fairness:
    """Measure how the number of assets in reach is shared among the judged residents of the group.

    By deprivation of their small areas; rank 1 is the most deprived.
    """
    given = gaps.points["residents"].to_numpy(dtype=float)
    people = np.nan_to_num(given) * gaps.points["judged"].to_numpy()
    in_reach = gaps.points["in_reach"].to_numpy(dtype=float)
    deprivation = deprivation_of(area)
    ranked_points = np.isfinite(deprivation)
    some = bool((people[ranked_points] > 0).any())
    ranked = in_reach[ranked_points], people[ranked_points], deprivation[ranked_points]
    return Fairness(
        concentration_index(*ranked) if some else None,
        gini(in_reach, people),
        palma(*ranked) if some else None,
        round(people[ranked_points].sum()),
        round(people[~ranked_points].sum()),
        int(gaps.area["areas_uncounted"]),
    )
