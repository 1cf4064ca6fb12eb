"""Which wards are short of what, for whom, and why?"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from geo.figures.coverage import reach_of_points
from geo.figures.floating_catchment import BY_DISTANCE, EVENLY, two_step_fca
from geo.figures.many_reach import reach_at
from geo.types import BoolArray, FloatArray, ObjectArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.relief.hilly_area import with_hills
from layers.zones.zoned_area import zones_of
from questions.places.area_assets import AreaAssets
from questions.wards.gap_causes import CAUSES, asset_bars, cause_numbers, sure_assets
from questions.wards.gap_figures import figures_of, ward_table
from questions.wards.gap_ground import GapGround, gap_ground, longest_walk_m
from questions.wards.gap_people import groups_of, in_no_ward, people_around, people_of
from questions.wards.gap_times import shut_of
from questions.wards.register_cover import register_cover
from questions.wards.ward_gap_model import (
    ASSET_COLUMNS,
    CAUSE_COLUMNS,
    EVERYONE,
    MOST_DEPRIVED,
    POINT_COLUMNS,
    WARD_COLUMNS,
    GapCause,
    OpenThen,
    WardGaps,
    WardQuestion,
)

__all__ = [
    "ASSET_COLUMNS",
    "CAUSE_COLUMNS",
    "EVERYONE",
    "MOST_DEPRIVED",
    "POINT_COLUMNS",
    "WARD_COLUMNS",
    "GapCause",
    "OpenThen",
    "WardGaps",
    "WardQuestion",
    "groups_of",
    "ward_gaps",
]
LOOK_FURTHER: Final = 2  # the nearest is looked for up to this many times the minutes asked for


def ward_gaps(
    area: Area, assets: AreaAssets, question: WardQuestion, *, workers: Workers = ALONE
) -> WardGaps:
    """Find who has what in reach, ward by ward (coverage, 2SFCA), and why the others have not.

    Parameters
    ----------
    area, assets
        The place, its residents, and what the register knows in it and its margin: what lies across the
        border counts.
    question
        For whom, of what, how far, when.
    workers
        Who measures the walks, each a share; the answer is the same.

    Returns
    -------
    WardGaps. Residents whom the streets cannot judge are counted apart and never as with or without.

    Raises
    ------
    WithinReachError
        The area has no such group, or no residents at all.
    """
    area = with_hills(area, question.pace.gradient)
    people = people_of(area, question.group)
    cutoff_m = question.pace.cutoff_m(question.minutes)
    longest_m = longest_walk_m(cutoff_m * LOOK_FURTHER)
    avoid, shut = question.pace.avoid, shut_of(area, question)
    ground, anyone = (
        gap_ground(area, assets, question.kinds, flags, longest_m, shut=shut, workers=workers)
        for flags in (avoid, 0)
    )
    points, asset_table = _points(area, assets, question, people, ground, anyone if avoid else None)
    wards = ward_table(area.wards, points, ground.homes.ward)
    whole = figures_of(points, np.zeros(len(points), int), groups=1).iloc[0]
    total = pd.Series({"ward_code": "", "ward_name": "", **whole})
    outside = in_no_ward(area, question.group)
    cover = register_cover(assets, question.kinds, today=question.today, after_days=question.stale_after_days)
    return WardGaps(question, longest_m, wards, total, points, asset_table, cover, outside,
                    own_areas=zones_of(area) is not None)  # fmt: skip


def _points(
    area: Area,
    assets: AreaAssets,
    question: WardQuestion,
    people: FloatArray,
    ground: GapGround,
    anyone: GapGround | None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What each resident point reaches, and what counts."""
    cutoff_m = question.pace.cutoff_m(question.minutes)
    codes, bar = asset_bars(assets, ground.rows, question)
    reach = reach_of_points(ground.walks, cutoff_m=cutoff_m, counted=codes == 0)
    sure = (codes == 0) & sure_assets(assets, ground.rows, question)
    reach_sure = reach_of_points(ground.walks, cutoff_m=cutoff_m, counted=sure)
    cutoffs_m = np.array([cutoff_m])
    least = reach_at(ground.walks, cutoffs_m, codes).least
    over_steps = reach_at(anyone.walks, cutoffs_m, codes).least if anyone else None
    numbers = cause_numbers(ground, least, cutoffs_m=cutoffs_m, over_steps=over_steps)
    everyone = people_of(area, EVERYONE)
    points = pd.DataFrame(
        {
            "point_id": area.residents["point_id"].to_numpy(),
            "small_area_code": area.residents["small_area_code"].to_numpy(),
            "ward_code": area.residents["ward_code"].to_numpy(),
            "residents": people,
            "at_most": np.where(np.isnan(people), everyone, people),
            "judged": ground.homes.judged,
            "unjudged": ground.homes.unjudged,
            "in_reach": reach.count,
            "in_reach_sure": reach_sure.count,
            "nearest_m": reach.nearest_m,
            "nearest_three_m": reach.nearest_three_m,
            **_provision(assets, ground, people_around(area), codes == 0, cutoff_m),
            "cause": np.array(CAUSES, object)[numbers[:, 0]],
        }
    )
    return points, _assets(assets, ground, np.nan_to_num(people), codes == 0, bar, cutoff_m)


def _provision(
    assets: AreaAssets, ground: GapGround, everyone: FloatArray, counted: BoolArray, cutoff_m: float
) -> Mapping[str, FloatArray]:
    """Assets and places per 1,000 residents at each point; places missing where no asset's are known."""
    judged = np.nan_to_num(everyone) * ground.homes.judged
    ids = assets.table["asset_id"].to_numpy()[ground.rows]
    places_of = [
        assets.records[asset_id].places_a_week if asset_id in assets.records else None for asset_id in ids
    ]
    places = np.array([np.nan if count is None else count for count in places_of], float)
    places = np.where(counted, places, np.nan)
    shared = [
        1000 * two_step_fca(ground.walks, judged, counted.astype(float), cutoff_m=cutoff_m, weights=weights)
        for weights in (EVENLY, BY_DISTANCE)
    ]
    unsure = shared_with_unknown(ground, everyone, counted, cutoff_m)
    by_place = 1000 * two_step_fca(ground.walks, judged, np.nan_to_num(places), cutoff_m=cutoff_m)
    no_places = unsure | ~np.isfinite(places).any()
    return {
        "assets_per_1000": np.where(unsure, np.nan, shared[0]),
        "assets_per_1000_near": np.where(unsure, np.nan, shared[1]),
        "places_per_1000": np.where(no_places, np.nan, by_place),
    }


def shared_with_unknown(
    ground: GapGround, everyone: FloatArray, counted: BoolArray, cutoff_m: float
) -> BoolArray:
    """(n,) points that reach an asset which residents whose number is not known reach too."""
    near = (ground.walks.distance_m <= cutoff_m) & counted[ground.walks.asset]
    unknown = np.isnan(everyone)[ground.walks.point]
    shared = np.zeros(ground.walks.asset_count, bool)
    shared[ground.walks.asset[near & unknown]] = True
    unsure = np.zeros(ground.walks.point_count, bool)
    unsure[ground.walks.point[near & shared[ground.walks.asset]]] = True
    return unsure


def _assets(
    assets: AreaAssets,
    ground: GapGround,
    people: FloatArray,
    counted: BoolArray,
    bar: ObjectArray,
    cutoff_m: float,
) -> pd.DataFrame:
    near = ground.walks.distance_m <= cutoff_m
    reached = np.bincount(
        ground.walks.asset[near], people[ground.walks.point[near]], minlength=len(ground.rows)
    )
    ids = assets.table["asset_id"].to_numpy()[ground.rows]
    return pd.DataFrame(
        {"asset_id": ids, "counts": counted, "bar": bar, "residents_in_reach": np.rint(reached).astype(int)}
    )
