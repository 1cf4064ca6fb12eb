"""Which places that fit a person are asked for by bus? Those too far to walk, nothing else in the way."""

from dataclasses import replace
from datetime import datetime
from typing import Final

import numpy as np
import pandas as pd
import shapely

from questions.conversation.answer_groups import grouped_near
from questions.conversation.conversation import suggest_among
from questions.conversation.judging import InTheWay
from questions.conversation.wishes import NO_WISHES, Wishes
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.near_person import LOOK_FURTHER, NearPerson, Origin, OriginStatus
from questions.walks.obstacles import Cause, Obstacle

MOST_PLACES: Final = 40  # asked for by bus, the best first


def suggested_by_bus(
    near: NearPerson, assets: AreaAssets, origin: Origin, wishes: Wishes, *, now: datetime
) -> tuple[str, ...]:
    """The assets with known times that fit but for the walk, by id; the best first, at most MOST_PLACES.

    With words those that meet them, in the order of their score; without, those that are offered one by one,
    the nearest as the crow flies first.
    """
    if near.status is not OriginStatus.JUDGED:
        return ()
    further = _with_all_further(near, assets, origin)
    timed = {asset_id for asset_id, asset in assets.records.items() if asset.sessions}
    if wishes == NO_WISHES:
        _, groups = grouped_near(replace(further, in_reach=further.out_of_reach), assets)
        by_turn = {asset_id for group in groups for asset_id in group.asset_ids}
        ordered = [asset_id for asset_id in further.out_of_reach["asset_id"] if asset_id in by_turn]
    else:
        answer = suggest_among(further, assets, wishes, now=now)
        misses = answer.near_misses
        ordered = misses.loc[misses["cause"] == InTheWay.TOO_FAR, "asset_id"].tolist()
    return tuple(asset_id for asset_id in ordered if asset_id in timed)[:MOST_PLACES]


def _with_all_further(near: NearPerson, assets: AreaAssets, origin: Origin) -> NearPerson:
    """The same with everything of the kinds asked for that is not in reach, however far, nearest first."""
    question = near.question
    rows = of_kinds(assets, question.kinds) & ~assets.table["asset_id"].isin(near.in_reach["asset_id"])
    crow_m = shapely.distance(assets.table.geometry.to_numpy(), shapely.Point(origin.x, origin.y))
    order = np.argsort(crow_m, kind="stable")
    table = pd.DataFrame(assets.table.iloc[order[np.asarray(rows)[order]]].reset_index(drop=True))
    obstacle = Obstacle(Cause.TOO_FAR, question.minutes * LOOK_FURTHER, at_least=True)
    table = table.assign(walk_m=np.nan, cause=Cause.TOO_FAR)
    table["by_hours"] = pd.Series([None] * len(table), index=table.index, dtype=object)
    table["walk_min"] = pd.array([pd.NA] * len(table), dtype="Int64")
    table["obstacle"] = pd.Series([obstacle] * len(table), index=table.index, dtype=object)
    return replace(near, out_of_reach=table)
