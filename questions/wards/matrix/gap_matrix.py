"""How is every ward off for many kinds and groups at once? One sweep for all; groups only weigh it anew."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.figures.coverage import sums_by
from geo.figures.many_reach import sums_at
from geo.types import FloatArray, IndexArray, IntArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.places.second_names import with_second_columns
from layers.relief.hilly_area import with_hills
from layers.zones.zoned_area import zones_of
from questions.places.area_assets import AreaAssets
from questions.wards.gap_causes import asset_bars
from questions.wards.gap_figures import areas_uncounted, share
from questions.wards.gap_ground import GapGround, gap_ground, longest_walk_m
from questions.wards.gap_people import people_of
from questions.wards.gap_times import shut_of
from questions.wards.matrix.kinds_ground import KindsGround, kinds_ground
from questions.wards.matrix.model import CELL_COLUMNS, GapMatrix, MatrixQuestion
from questions.wards.readiness import readiness_of
from questions.wards.register_cover import register_covers
from questions.wards.ward_gap_model import CAUSE_COLUMNS, EVERYONE, GapCause
from questions.wards.ward_gaps import LOOK_FURTHER

_CAUSES: Final = len(GapCause) + 1  # 0: one in reach, or not judged


@dataclass(frozen=True, eq=False)
class _Whom:
    """One group: how many at each of n points, and what follows of each ward and, last, of the area."""

    judged: FloatArray = field(repr=False)  # (n,) whom the streets can judge
    residents: FloatArray = field(repr=False)  # (wards + 1,)
    judged_in: FloatArray = field(repr=False)  # (wards + 1,)
    possible: FloatArray = field(repr=False)  # (wards + 1,) as many may be of the group
    uncounted: IndexArray = field(repr=False)  # (wards + 1,) small areas that are not counted


def gap_matrix(
    area: Area, assets: AreaAssets, question: MatrixQuestion, *, workers: Workers = ALONE
) -> GapMatrix:
    """Ask every kind or basket for every ward and group; each cell is what ``ward_gaps`` gives for it alone.

    Walks to all the kinds together are measured once and kept, and gone through once for all kinds; groups
    to whom the same assets are open share what follows.

    Raises
    ------
    WithinReachError
        The area has no such group, or no residents at all.
    """
    base = question.base
    area = with_hills(area, base.pace.gradient)
    every: tuple[str, ...] = tuple(dict.fromkeys(kind for kinds in question.sought for kind in kinds))
    every = () if () in question.sought else every
    cutoff_m = base.pace.cutoff_m(base.minutes)
    longest_m, shut = longest_walk_m(cutoff_m * LOOK_FURTHER), shut_of(area, base)

    def whole_ground(avoid: int) -> GapGround:
        """All walks to all of the kinds."""
        return gap_ground(area, assets, every, avoid, longest_m, shut=shut, workers=workers)

    ground = whole_ground(base.pace.avoid)
    anyone = whole_ground(0) if base.pace.avoid else None
    whom = {group: _whom(area, ground, group) for group in question.groups}
    many = kinds_ground(
        area, assets, question.sought, ground, anyone, avoid=base.pace.avoid, cutoff_m=cutoff_m
    )
    cells = _cells(area, question, _counted(assets, question, many, whom), whom)
    columns = with_second_columns(CELL_COLUMNS, area.wards.columns, of="ward_name")
    is_ward = (cells["ward_code"] != "").to_numpy()
    covers = register_covers(assets, question.sought, today=base.today, after_days=base.stale_after_days)
    return GapMatrix(
        question,
        pd.DataFrame(cells.loc[is_ward, list(columns)].reset_index(drop=True)),
        pd.DataFrame(cells.loc[~is_ward, list(CELL_COLUMNS)].reset_index(drop=True)).assign(readiness=""),
        covers,
        own_areas=zones_of(area) is not None,
    )


def _whom(area: Area, ground: GapGround, group: str) -> _Whom:
    given, everyone = people_of(area, group), people_of(area, EVERYONE)
    people, wards = np.nan_to_num(given), len(area.wards)
    judged = people * ground.homes.judged
    missing = np.where(np.isnan(given), everyone, 0.0)
    sums = _with_area(np.column_stack([people, judged, people + missing]), ground.homes.ward, wards)
    points = pd.DataFrame({"residents": given, "small_area_code": area.residents["small_area_code"]})
    uncounted = areas_uncounted(points, ground.homes.ward, groups=wards + 1)[:wards]
    of_area = areas_uncounted(points, np.zeros(len(points), int), groups=1)
    return _Whom(
        judged,
        np.rint(sums[:, 0]),
        np.rint(sums[:, 1]),
        np.where(np.isnan(sums[:, 2]), np.nan, np.rint(sums[:, 0]) + sums[:, 2] - sums[:, 0]),
        np.concatenate([uncounted, of_area]),
    )


def _with_area(values: FloatArray, ward: IndexArray, wards: int) -> FloatArray:
    """(wards + 1, k) sums of (n, k) in each ward and, last, of all; nobody is in no ward."""
    in_ward = sums_by(ward, values, groups=wards + 1)[:wards]
    return np.vstack([in_ward, values.sum(axis=0)])


def _counted(
    assets: AreaAssets, question: MatrixQuestion, many: KindsGround, whom: dict[str, _Whom]
) -> FloatArray:
    """(s x g, wards + 1, causes) judged residents by cause, by sought and group; first those with one."""
    by_codes: dict[bytes, tuple[IntArray, list[int]]] = {}
    for at, group in enumerate(whom):  # groups to whom the same assets are open go together
        codes, _ = asset_bars(assets, many.whole.rows, replace(question.base, group=group))
        by_codes.setdefault(codes.tobytes(), (codes, []))[1].append(at)
    judged = np.column_stack([people.judged for people in whom.values()])
    ward, wards = many.whole.homes.ward, len(next(iter(whom.values())).residents) - 1
    counted = np.empty((len(question.sought), len(whom), wards + 1, _CAUSES))
    for codes, members in by_codes.values():
        numbers = many.causes(codes)
        nothing = np.zeros(numbers.shape)
        given = np.ascontiguousarray(judged[:, members]), numbers, nothing
        in_ward, _ = sums_at(ward, *given, wards + 1, _CAUSES)
        in_all, _ = sums_at(np.zeros_like(ward), *given, 1, _CAUSES)
        both = np.concatenate([in_ward[:wards], in_all])  # (wards + 1, s, causes, members)
        counted[:, members] = both.transpose(1, 3, 0, 2)
    return np.rint(counted).reshape(-1, wards + 1, _CAUSES)


def _cells(area: Area, question: MatrixQuestion, counted: FloatArray, whom: dict[str, _Whom]) -> pd.DataFrame:
    """CELL_COLUMNS of each ward and, last, of the area, by sought and group.

    ``counted`` is (s x g, wards + 1, causes), from ``_counted``.
    """
    sought, groups, rows = len(question.sought), len(question.groups), counted.shape[1]
    at = np.repeat(np.arange(sought * groups), rows)
    names = with_second_columns(("ward_code", "ward_name"), area.wards.columns, of="ward_name")
    table = {
        "sought": at // groups,
        "group": np.array(question.groups, object)[at % groups],
        **{name: np.tile([*area.wards[name], ""], sought * groups).astype(object) for name in names},
    }
    with_one, without = counted[:, :, 0].ravel(), counted[:, :, 1:].reshape(-1, len(GapCause))

    def of_groups(name: str) -> Any:
        """What holds of each ward of a group, whatever is sought."""
        return np.tile(np.concatenate([getattr(people, name) for people in whom.values()]), sought)

    residents, judged, possible = (of_groups(name) for name in ("residents", "judged_in", "possible"))
    uncounted = of_groups("uncounted")
    all_counted = uncounted == 0
    whole = {"residents": residents, "judged": judged, "unknown": residents - judged, "with_one": with_one}
    whole |= dict(zip(CAUSE_COLUMNS, without.T, strict=True))
    whole |= {"without": np.where(judged > 0, judged - with_one, np.nan)}
    main = np.array(["", *GapCause], object)[np.where(without.any(axis=1), 1 + without.argmax(axis=1), 0)]
    columns: dict[str, Any] = {
        name: pd.array(np.where(all_counted, values, np.nan), "Int64") for name, values in whole.items()
    }
    columns |= {
        "areas_uncounted": uncounted,
        "share_one": np.where(all_counted, share(with_one, judged), np.nan),
        "share_one_low": share(with_one, possible),
        "share_one_high": share(possible - (judged - with_one), possible),
        "main_cause": np.where(all_counted, main, ""),
    }
    cells = pd.DataFrame(table | columns)
    return cells.assign(readiness=[str(each) for each in readiness_of(cells)])
