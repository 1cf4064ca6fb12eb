"""How is every ward off for every kind, at several paces and cutoffs, for every group? All in one table."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.paces import Pace
from geo.types import FloatArray
from geo.workers import ALONE, Workers
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import kinds_there
from questions.walks.resident_homes import resident_homes
from questions.wards.every_figure import MEASURES, Steps, Whom, kind_figures
from questions.wards.gap_people import groups_of
from questions.wards.ward_gap_model import WardQuestion

EVERY_COLUMNS: Final = ("kind", "pace", "minutes", "group", "ward_code", "ward_name", *MEASURES)
_WHOLE: Final = tuple(name for name in MEASURES if not name.startswith(("share", "median", "assets")))


def every_gap(
    area: Area,
    assets: AreaAssets,
    question: WardQuestion,
    *,
    paces: Sequence[Pace],
    minutes: Sequence[int],
    groups: Sequence[str] = (),
    workers: Workers = ALONE,
) -> pd.DataFrame:
    """The figures of ``ward_gaps`` for every kind there is, pace, minutes and group.

    Parameters
    ----------
    area, assets
        The place and what the register knows there.
    question
        When, with or without stale assets, on which day; its kinds (none: all that the register knows here),
        while its pace, minutes and group are not read.
    paces, minutes, groups
        Every one of them with every other; no groups: all that the area has.
    workers
        Who does it, each a kind at a time; the answer is the same.

    Returns
    -------
    EVERY_COLUMNS: a row for each kind, pace, minutes, group and ward, in that order. Medians are NaN for
    nobody and infinite beyond twice the longest walk. All of it is missing where the source leaves out some
    of the group.

    Raises
    ------
    WithinReachError
        The area has no such group.
    """
    kinds = question.kinds or tuple(sorted(kinds_there(assets)))
    tables = []
    for avoid, gradient in dict.fromkeys((pace.avoid, pace.gradient) for pace in paces):
        alike = [pace for pace in paces if (pace.avoid, pace.gradient) == (avoid, gradient)]
        steps, there = Steps.of(alike, minutes), with_hills(area, gradient)
        whom = Whom.of(there, tuple(groups) or groups_of(area), resident_homes(there, avoid))
        of_kind = partial(_of_kind, there, assets, question, steps, whom)
        figures = np.stack(workers.each(of_kind, kinds)) if kinds else np.empty((0, 0))
        tables.append(_table(area, kinds, steps, whom, figures))
    return pd.concat(tables, ignore_index=True)


def _of_kind(
    area: Area, assets: AreaAssets, question: WardQuestion, steps: Steps, whom: Whom, kind: str
) -> FloatArray:
    return kind_figures(area, assets, question=question, kind=kind, steps=steps, whom=whom)


def _table(area: Area, kinds: tuple[str, ...], steps: Steps, whom: Whom, figures: FloatArray) -> pd.DataFrame:
    """(kinds, k, g, wards, MEASURES) as rows."""
    wards = area.wards[["ward_code", "ward_name"]].reset_index(drop=True)
    figures = figures[:, :, :, : len(wards)] if len(kinds) else figures
    sizes = (len(kinds), len(steps.paces), len(whom.groups), len(wards))
    kind, step, group, ward = (at.ravel() for at in np.indices(sizes))
    keys = {
        "kind": np.array(kinds, object)[kind],
        "pace": np.array([pace.key for pace in steps.paces], object)[step],
        "minutes": np.array(steps.minutes, int)[step],
        "group": np.array(whom.groups, object)[group],
        "ward_code": wards["ward_code"].to_numpy(object)[ward],
        "ward_name": wards["ward_name"].to_numpy(object)[ward],
    }
    rows = figures.reshape(-1, len(MEASURES))
    measures: dict[str, Any] = dict(zip(MEASURES, rows.T, strict=True))
    measures |= {name: _whole(measures[name]) for name in _WHOLE}
    return pd.DataFrame(keys | measures, columns=list(EVERY_COLUMNS))


def _whole(values: FloatArray) -> pd.Series:
    """Whole numbers; such as can be missing (Int64) where some are not known."""
    whole = pd.Series(np.rint(values))
    return whole.astype("Int64" if whole.isna().any() else "int64")
