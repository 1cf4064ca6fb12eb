"""Was it worth it? Past awards by ward beside need, and what a funded asset changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metres
from geo.types import ObjectArray
from layers.area import Area
from layers.bids.model import Bid
from questions.funding.ground import FundingGround
from questions.funding.people import RESIDENTS
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import Standard
from questions.funding.what_if import Effect, what_if

AWARD_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "awards",
    "silent",  # awards that do not say how much they were
    "pounds",  # of the others; missing where all are silent
    "residents",  # missing where not all are counted
    "pounds_per_resident",  # missing where nobody lives, or the pounds or the residents are
    "standing",  # residents' mean: 1 the most deprived of the area, 0 the least; missing if not known
)


@dataclass(frozen=True, eq=False)
class PastAwards:
    """Where past money went, as far as it is known."""

    table: pd.DataFrame = field(repr=False)  # AWARD_COLUMNS, every ward, the most deprived first
    pounds: float  # all of it that is known
    silent: int  # awards that do not say how much; so below
    without_place: int
    pounds_without_place: float
    silent_without_place: int
    outside: int  # placed, but in no ward of the area
    pounds_outside: float
    silent_outside: int


def past_awards(ground: FundingGround, awards: Sequence[Bid]) -> PastAwards:
    """Past awards by the ward in which they were spent; those without a place are counted apart."""
    placed = [bid for bid in awards if bid.longitude is not None and bid.latitude is not None]
    ward = _wards_of(ground.area, placed)
    pounds = np.array([bid.pounds or 0.0 for bid in placed])
    silent = np.array([bid.pounds is None for bid in placed], bool)
    people = ground.people
    rows = []
    for code, name in people.wards.items():
        here, living = ward == code, (people.ward_code == code).to_numpy()
        count = people.count(RESIDENTS, living)
        residents = np.nan if count is None else float(count)
        spent = float(pounds[here].sum())
        ranked = living & np.isfinite(people.deprived) & (people.residents > 0)
        weight = people.residents[ranked]
        standing = float(np.average(people.deprived[ranked], weights=weight)) if ranked.any() else np.nan
        unsaid = int(silent[here].sum())
        spent = np.nan if unsaid and unsaid == here.sum() else spent
        each = spent / residents if residents else np.nan
        rows.append((code, name, int(here.sum()), unsaid, spent, residents, each, standing))
    table = pd.DataFrame(rows, columns=list(AWARD_COLUMNS))
    table["residents"] = table["residents"].astype("Int64" if table["residents"].isna().any() else "int64")
    table = table.sort_values(["standing", "ward_name"], ascending=[False, True], kind="stable")
    nowhere = [bid for bid in awards if not bid.placed]
    return PastAwards(
        table.reset_index(drop=True),
        sum(bid.pounds or 0.0 for bid in awards),
        sum(bid.pounds is None for bid in awards),
        len(nowhere),
        sum(bid.pounds or 0.0 for bid in nowhere),
        sum(bid.pounds is None for bid in nowhere),
        int((ward == "").sum()),
        float(pounds[ward == ""].sum()),
        int(silent[ward == ""].sum()),
    )


def _wards_of(area: Area, placed: Sequence[Bid]) -> ObjectArray:
    wards = np.full(len(placed), "", object)
    if not placed:
        return wards
    lon, lat = np.array([(bid.longitude, bid.latitude) for bid in placed], float).T
    x, y = to_metres(lon, lat, crs=area.crs)
    tree = shapely.STRtree(area.wards.geometry.to_numpy())
    at, ward = tree.query(shapely.points(x, y), predicate="intersects")
    wards[at[::-1]] = area.wards["ward_code"].to_numpy()[ward[::-1]]
    return wards


def with_and_without(ground: FundingGround, asset_id: str, standard: Standard) -> Effect:
    """What a funded asset has changed: the area without it, against today. ``lost`` is what it brings.

    Raises
    ------
    ChangeError
        There is no such asset.
    """
    return what_if(ground, Scenario("without", (Change(Action.CLOSE, asset_id),)), standard)
