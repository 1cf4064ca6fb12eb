"""How far must a person walk without a known seat on the way to each asset?"""

from collections.abc import Sequence

import numpy as np
import shapely

from geo.route import routes
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.walks.home_street import home_joined
from questions.walks.near_person import Origin, Question
from questions.walks.one_way import BENCH_NEAR_M
from questions.walks.timed_ways import ALL_OPEN, ground_from
from questions.walks.walking_ground import walking_ground


def longest_without_seat(
    area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_ids: Sequence[str]
) -> dict[str, float]:
    """Metres of the longest stretch without a known bench, on the way from ``origin`` to each asset.

    Assets that are not reached within ``question.minutes`` are left out. Benches that no map knows do not
    count, so that a stretch may be shorter than is told, never longer.
    """
    area = with_hills(area, question.pace.gradient)
    ground = walking_ground(area, assets, question.pace.avoid)
    start = home_joined(area, ground.snapper, (origin.x, origin.y), street=origin.street)
    cutoff_m = question.pace.cutoff_m(question.minutes)
    ground = ground_from(area, ground, start, ALL_OPEN)
    swept = ground.sweep(start, cutoff_m=cutoff_m)
    _, doors = ground.walks(swept, start)
    row = {asset_id: at for at, asset_id in enumerate(assets.table["asset_id"])}
    goals = ground.doors.take(doors[[row[asset_id] for asset_id in asset_ids]])
    benches = shapely.STRtree(area.benches.geometry.to_numpy())
    return {
        asset_id: _longest(walked.line, benches)
        for asset_id, walked in zip(asset_ids, routes(ground.network, swept, start, goals), strict=True)
        if walked is not None
    }


def _longest(line: shapely.LineString, benches: shapely.STRtree) -> float:
    near = benches.geometries.take(benches.query(line, predicate="dwithin", distance=BENCH_NEAR_M))
    along = shapely.line_locate_point(line, near)
    return float(np.diff(np.concatenate([[0.0], np.sort(along), [line.length]])).max())
