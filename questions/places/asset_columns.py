"""What does the table of assets say of each, as arrays, read out once for every question of wards?"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.types import BoolArray, IndexArray, ObjectArray
from layers.register.model import STALE_AFTER_DAYS, Status
from questions.places.area_assets import AreaAssets

_NEVER: Final = -(10**9)  # a day before all others: no person has checked it


@dataclass(frozen=True, eq=False)
class AssetColumns:
    """Columns of ``AreaAssets.table``, row by row; nobody writes to them."""

    asset_id: ObjectArray = field(repr=False)  # (a,)
    kind: ObjectArray = field(repr=False)  # (a,)
    active: BoolArray = field(repr=False)  # (a,) whether it is not paused
    checked_day: IndexArray = field(repr=False)  # (a,) proleptic ordinals of the last check by a person

    def stale(self, *, today: date, after_days: int = STALE_AFTER_DAYS) -> BoolArray:
        """(a,) which are to be rung first, by the rule of ``layers.register.model.is_stale``."""
        return np.asarray(today.toordinal() - self.checked_day > after_days, bool)


@kept_with(most=1)
def asset_columns(assets: AreaAssets) -> AssetColumns:
    """The columns of an area's assets, kept with them; what is no date counts as no check."""
    table = assets.table
    asset_id, kind, status, checked_on = (
        np.array(table[name].tolist(), object) for name in ("asset_id", "kind", "status", "checked_on")
    )
    days = np.array([_ordinal(text) for text in checked_on], np.int64)
    columns = asset_id, kind, np.asarray(status == str(Status.ACTIVE), bool), days
    for column in columns:
        column.setflags(write=False)
    return AssetColumns(*columns)


def _ordinal(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return _NEVER
