"""Whose gaps can be asked for in an area, how many of them live where, and how deprived is it there?

Every figure of an area is of those who live in one of its wards. Others near by, whom files of a whole nation
bring along, only share what is in reach of them: they compete for places, and are counted in nothing.
"""

import re
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.errors import WithinReachError
from geo.figures.inequality import most_deprived
from geo.types import BoolArray, FloatArray
from layers.area import Area
from questions.wards.ward_gap_model import EVERYONE, MOST_DEPRIVED

_NO_GROUP = ("point_id", "small_area_code", "ward_code", "geometry")
_TOTAL: Final = re.compile(
    r"(all|total|everyone|all_residents|persons)(_\d+)?"
)  # columns that count everybody again


def groups_of(area: Area) -> tuple[str, ...]:
    """The groups that may be asked for: everyone, the area's own columns, and the most deprived fifth.

    A column that counts everybody once more, as of another year, is no group.
    """
    own = [name for name in area.residents.columns if name not in _NO_GROUP and not _TOTAL.fullmatch(name)]
    return (*own, MOST_DEPRIVED) if ranks_of(area) else tuple(own)


def ranks_of(area: Area) -> tuple[str, ...]:
    """The deprivation ranks that the area's small areas have; the lowest is the most deprived."""
    counted = {*area.residents.columns, "vintage"}
    return tuple(name for name in area.small_areas.columns if name not in counted)


@kept_with(most=1)
def deprivation_of(area: Area) -> FloatArray:
    """(n,) deprivation rank of each resident point's small area, NaN where it is not known."""
    ranks = ranks_of(area)
    if not ranks:
        return np.full(len(area.residents), np.nan)
    by_code = area.small_areas.set_index("small_area_code")[ranks[0]]
    rank = by_code.reindex(area.residents["small_area_code"]).to_numpy(dtype=float, na_value=np.nan)
    rank.setflags(write=False)
    return np.asarray(rank, float)


@kept_with(most=1)
def of_the_area(area: Area) -> BoolArray:
    """(n,) whether each resident point lies in one of the area's wards."""
    inside = np.array(area.residents["ward_code"].fillna("").ne("").to_numpy(bool))
    inside.setflags(write=False)
    return inside


@kept_with(most=1)
def people_around(area: Area) -> FloatArray:
    """(n,) everybody at each point, neighbours too: who shares what is in reach; NaN where not known."""
    people = np.array(area.residents[EVERYONE].to_numpy(dtype=float, na_value=np.nan), float)
    people.setflags(write=False)
    return people


def people_of(area: Area, group: str) -> FloatArray:
    """(n,) residents of a group at each point; NaN where the source does not say how many.

    Nobody lives at those in no ward of the area.

    Where nobody lives there is nobody of any group. Of the most deprived it is not known where the rank of
    the small area is not.

    Raises
    ------
    WithinReachError
        The area has no such group.
    """
    groups = groups_of(area)
    if group not in groups:
        raise WithinReachError(
            '{area_title} has no counts of a group called "{group}".',
            "Ask for one of: {groups}.",
            area_title=area.title,
            group=group,
            groups=", ".join(groups),
        )
    everyone = np.where(of_the_area(area), people_around(area), 0.0)
    if group == EVERYONE:
        return everyone
    people = (
        most_deprived_of(area, everyone)
        if group == MOST_DEPRIVED
        else area.residents[group].to_numpy(dtype=float, na_value=np.nan)
    )
    people = np.where(of_the_area(area), people, 0.0)
    return np.asarray(np.where(np.isnan(people) & (everyone == 0), 0.0, people), float)


def in_no_ward(area: Area, group: str) -> int:
    """How many of a group live near by, but in no ward of the area, as far as they are counted."""
    if group == MOST_DEPRIVED:
        return 0  # a fifth of the area's own
    counts = area.residents[group].to_numpy(dtype=float, na_value=0.0)
    return round(float(counts[~of_the_area(area)].sum()))


def most_deprived_of(area: Area, everyone: FloatArray) -> FloatArray:
    """(n,) residents of the most deprived fifth at each point, NaN where that is not known.

    ``everyone`` is (n,) all residents, NaN where not known; these are in no fifth.
    """
    ranks = deprivation_of(area)
    share = most_deprived(np.where(np.isnan(everyone), np.nan, ranks), np.nan_to_num(everyone))
    return np.asarray(everyone * np.where(np.isnan(ranks), np.nan, share), float)
