"""The figures of one kind for every ward, walk and group at once, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import numpy as np

from geo.figures.coverage import CHOICE, reach_of_points, sums_by, weighted_medians
from geo.figures.many_reach import reach_at, shared_at, sums_at
from geo.paces import Pace
from geo.types import BoolArray, FloatArray, IntArray
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.resident_homes import Homes
from questions.wards.gap_causes import CAUSES, asset_bars, cause_numbers
from questions.wards.gap_figures import share
from questions.wards.gap_ground import GapGround, longest_walk_m, measure_ground
from questions.wards.gap_people import people_around, people_of
from questions.wards.gap_times import shut_of
from questions.wards.ward_gap_model import CAUSE_COLUMNS, EVERYONE, WardQuestion
from questions.wards.ward_gaps import LOOK_FURTHER, shared_with_unknown

MEASURES: Final = (
    "residents", "judged", "unknown", "with_one", "with_three", "share_one", "share_three",
    "median_walk_m", "median_three_m", "assets_per_1000", *CAUSE_COLUMNS,
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Steps:
    """k walks asked for, of paces that avoid the same."""

    paces: tuple[Pace, ...]  # (k,)
    minutes: tuple[int, ...]  # (k,)
    cutoffs_m: FloatArray  # (k,)

    @classmethod
    def of(cls, paces: Sequence[Pace], minutes: Sequence[int]) -> "Steps":
        """Every pace with every number of minutes."""
        each = [(pace, count) for pace in paces for count in minutes]
        metres = np.array([pace.cutoff_m(count) for pace, count in each])
        return cls(tuple(pace for pace, _ in each), tuple(count for _, count in each), metres)


@dataclass(frozen=True, eq=False)
class Whom:
    """Residents of g groups at n points, and in each of the wards and, last, in no ward, where nobody is."""

    groups: tuple[str, ...]
    judged: FloatArray = field(repr=False)  # (n, g) whom the streets can judge
    everyone: FloatArray = field(repr=False)  # (n,) the judged of all groups, neighbours in no ward too
    in_ward: FloatArray = field(repr=False)  # (wards + 1, g)
    judged_in_ward: FloatArray = field(repr=False)  # (wards + 1, g)
    uncounted: BoolArray = field(repr=False)  # (wards + 1, g) the source leaves out some of the group there
    everywhere: FloatArray = field(repr=False)  # (n,) all residents, NaN where not known

    @classmethod
    def of(cls, area: Area, groups: tuple[str, ...], homes: Homes) -> "Whom":
        """Count them once for all kinds."""
        given = np.column_stack([people_of(area, group) for group in groups])
        people, everyone = np.nan_to_num(given), people_of(area, EVERYONE)
        judged = people * homes.judged[:, None]
        wards = len(area.wards) + 1
        return cls(
            groups,
            judged,
            np.nan_to_num(people_around(area)) * homes.judged,
            sums_by(homes.ward, people, groups=wards),
            sums_by(homes.ward, judged, groups=wards),
            sums_by(homes.ward, np.isnan(given).astype(float), groups=wards) > 0,
            everyone,
        )


def kind_figures(
    area: Area, assets: AreaAssets, *, question: WardQuestion, kind: str, steps: Steps, whom: Whom
) -> FloatArray:
    """(k, g, wards + 1, MEASURES) of one kind; ``question`` says when, and what is stale."""
    avoid, longest_m = steps.paces[0].avoid, longest_walk_m(LOOK_FURTHER * float(steps.cutoffs_m.max()))
    measured = partial(
        measure_ground, area, assets, (kind,), longest_m=longest_m, shut=shut_of(area, question)
    )
    ground, anyone = measured(avoid=avoid), measured(avoid=0) if avoid else None
    by_codes: dict[bytes, tuple[IntArray, list[int]]] = {}
    for at, group in enumerate(whom.groups):  # groups to whom the same assets are open go together
        codes, _ = asset_bars(assets, ground.rows, replace(question, group=group))
        by_codes.setdefault(codes.tobytes(), (codes, []))[1].append(at)
    figures = np.empty((len(steps.paces), len(whom.groups), len(area.wards) + 1, len(MEASURES)))
    for codes, members in by_codes.values():
        figures[:, members] = _figures(ground, anyone, codes, steps.cutoffs_m, whom, members)
    return figures


def _figures(
    ground: GapGround,
    anyone: GapGround | None,
    codes: IntArray,
    cutoffs_m: FloatArray,
    whom: Whom,
    members: list[int],
) -> FloatArray:
    """(k, members, wards + 1, MEASURES) where the same assets count for all members."""
    reach = reach_at(ground.walks, cutoffs_m, codes)
    over_steps = reach_at(anyone.walks, cutoffs_m, codes).least if anyone else None
    causes = cause_numbers(ground, reach.least, cutoffs_m=cutoffs_m, over_steps=over_steps)
    number = np.where(reach.count >= CHOICE, len(CAUSES), causes).astype(np.int32)  # 0: one or two
    access = 1000 * shared_at(ground.walks, cutoffs_m, whom.everyone, (codes == 0).astype(float))
    for at, cutoff_m in enumerate(cutoffs_m):
        access[shared_with_unknown(ground, whom.everywhere, codes == 0, cutoff_m), at] = np.nan
    people, wards = whom.judged[:, members], len(whom.in_ward)
    counted, reached = sums_at(ground.homes.ward, people, number, access, wards, len(CAUSES) + 1)
    with_three = counted[:, :, len(CAUSES)]
    with_one = counted[:, :, 0] + with_three
    judged = np.broadcast_to(whom.judged_in_ward[:, None, members], with_one.shape)
    everyone = np.broadcast_to(whom.in_ward[:, None, members], with_one.shape)
    nearest = reach_of_points(ground.walks, cutoff_m=0.0, counted=codes == 0)
    medians = [
        np.broadcast_to(
            weighted_medians(walk_m, people, ground.homes.ward, groups=wards)[:, None], with_one.shape
        )
        for walk_m in (nearest.nearest_m, nearest.nearest_three_m)
    ]
    shares = [share(part, judged) for part in (with_one, with_three)]
    causes_of = [counted[:, :, at] for at in range(1, len(CAUSES))]
    every = [
        everyone,
        judged,
        everyone - judged,
        with_one,
        with_three,
        *shares,
        *medians,
        share(reached, judged),
        *causes_of,
    ]
    figures = np.stack(every, axis=-1).transpose(1, 2, 0, 3)
    figures[:, whom.uncounted[:, members].T] = np.nan
    return np.asarray(figures, float)
