"""By what are councils alike? How many live there, how densely, how old they are, how deprived.

What a pack does not hold is NaN: not known, and never 0.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.types import FloatArray
from layers.area import Area
from questions.wards.gap_people import deprivation_of, people_of, ranks_of
from questions.wards.ward_gap_model import EVERYONE

OLDER: Final = "aged_65_plus"
M2_PER_HECTARE: Final = 10_000.0
MOST_UNKNOWN: Final = 0.1  # of the residents: beyond it the area's mean rank is not known


@dataclass(frozen=True)
class AreaMeasures:
    """What is stated of one area beside its figures; NaN where its pack does not hold it."""

    residents: float  # in its wards
    older_share: float  # of them, aged 65 and over
    deprivation_rank: float  # mean rank of their small areas, 1 the most deprived; of one index alone
    density_per_ha: float  # residents for each hectare of its wards
    deprivation_of: str = ""  # of which index the ranks are; ranks of two are never compared


def measures_of(area: Area) -> AreaMeasures:
    """The measures of one area. A group that is not counted everywhere, and a rank not known for more than
    a tenth of the residents, are not known of the area."""
    people = people_of(area, EVERYONE)
    total = float(people.sum())
    hectares = float(shapely.area(area.wards.geometry.to_numpy()).sum()) / M2_PER_HECTARE
    return AreaMeasures(
        residents=total,
        older_share=_share(float(_older(area)), total),
        deprivation_rank=_mean_rank(area, np.nan_to_num(people)),
        density_per_ha=_share(total, hectares),
        deprivation_of=_index_of(area),
    )


def _older(area: Area) -> float:
    return float(people_of(area, OLDER).sum()) if OLDER in area.residents.columns else np.nan


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else np.nan


def _mean_rank(area: Area, people: FloatArray) -> float:
    ranks = deprivation_of(area)
    there = np.isfinite(ranks)
    total = people.sum()
    if total <= 0 or people[~there].sum() > MOST_UNKNOWN * total:
        return np.nan
    return float((people[there] * ranks[there]).sum() / people[there].sum())


def _index_of(area: Area) -> str:
    """Which index the ranks are of: the nation, the column, and the edition of small areas that it ranks."""
    ranks = ranks_of(area)
    if not ranks:
        return ""
    vintages = sorted({str(each) for each in area.small_areas["vintage"] if str(each)})
    return " ".join([area.nation.name.lower().replace("_", " "), ranks[0], *vintages])
