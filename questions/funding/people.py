"""Who lives where, for a panel: residents by group, ward and how deprived their small area is."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.types import BoolArray, FloatArray, IndexArray
from layers.area import Area
from questions.wards.gap_people import people_of as people_of_group

RESIDENTS: Final = "residents"
EVERYWHERE: Final = ""  # the ward code of the row for the whole area
DEPRIVATION: Final = "deprivation"  # the rank column of small areas; rank 1 is the most deprived
FIFTHS: Final = 5
_NOT_GROUPS: Final = {"point_id", "small_area_code", "ward_code", RESIDENTS, "geometry"}
_OTHER_TOTALS: Final = "all_"  # everyone again, on another day: not a group


@dataclass(frozen=True, eq=False)
class People:
    """n resident points: who lives at each, and where; nobody at those in no ward of the area."""

    groups: tuple[str, ...]  # "residents" first
    counts: dict[str, FloatArray] = field(repr=False)  # per group, (n,); 0 where ``uncounted``
    uncounted: dict[str, BoolArray] = field(repr=False)  # per group, (n,): the source gives no number
    small_area: "pd.Series[str]" = field(repr=False)  # (n,)
    ward_code: "pd.Series[str]" = field(repr=False)  # (n,) "" in no ward
    wards: dict[str, str]  # code -> name, by name
    deprived: FloatArray = field(repr=False)  # (n,) 1 in the most deprived small area to 0; NaN not known
    fifth: IndexArray = field(repr=False)  # (n,) 1 the most deprived fifth of residents to 5; 0 not known

    def count(self, group: str, points: BoolArray) -> int | None:
        """Residents of a group at (n,) ``points``; None where at one of them they were not counted."""
        if (points & self.uncounted[group]).any():
            return None
        return round(float(self.counts[group][points].sum()))

    def areas_uncounted(self, points: BoolArray, group: str = RESIDENTS) -> int:
        """Small areas at whose (n,) ``points`` the source does not say how many of a group live."""
        return int(self.small_area[points & self.uncounted[group]].nunique())

    def places(self, area_title: str) -> list[tuple[str, str, BoolArray]]:
        """The whole area, then every ward: code, name, and (n,) which points lie in it."""
        wards = [(code, name, (self.ward_code == code).to_numpy()) for code, name in self.wards.items()]
        return [(EVERYWHERE, area_title, np.ones(len(self.ward_code), bool)), *wards]

    @property
    def residents(self) -> FloatArray:
        """(n,) everybody at each point."""
        return self.counts[RESIDENTS]

    def deprived_wards(self, share: float = 0.25) -> tuple[str, ...]:
        """The codes of the most deprived share of the wards, by their residents' mean standing."""
        ranked = np.isfinite(self.deprived) & (self.residents > 0) & (self.ward_code != "").to_numpy()
        table = pd.DataFrame(
            {"ward": self.ward_code, "people": self.residents, "by": self.residents * self.deprived}
        )
        sums = table[ranked].groupby("ward")[["people", "by"]].sum()
        mean = (sums["by"] / sums["people"]).sort_values(ascending=False, kind="stable")
        return tuple(str(code) for code in mean.index[: int(np.ceil(share * len(mean)))])


def people_of(area: Area) -> People:
    """The residents of an area as a panel looks at them."""
    table = area.residents
    groups = [c for c in table.columns if c not in _NOT_GROUPS and not c.startswith(_OTHER_TOTALS)]
    given = {name: people_of_group(area, name) for name in (RESIDENTS, *groups)}
    counts = {name: np.nan_to_num(values) for name, values in given.items()}
    deprived = _standing(area, counts[RESIDENTS])
    fifth = np.where(np.isfinite(deprived), np.ceil((1 - np.nan_to_num(deprived)) * FIFTHS), 0).astype(int)
    fifth = np.where(np.isfinite(deprived), np.clip(fifth, 1, FIFTHS), 0)
    return People(
        groups=(RESIDENTS, *groups),
        counts=counts,
        uncounted={name: np.isnan(values) for name, values in given.items()},
        small_area=table["small_area_code"].reset_index(drop=True),
        ward_code=table["ward_code"].fillna("").reset_index(drop=True),
        wards=wards_of(area),
        deprived=deprived,
        fifth=fifth,
    )


def wards_of(area: Area) -> dict[str, str]:
    """Each ward's code and name, by name."""
    named = area.wards.sort_values("ward_name")
    return dict(zip(named["ward_code"], named["ward_name"], strict=True))


def _standing(area: Area, residents: FloatArray) -> FloatArray:
    """(n,) how deprived each point's small area is among the area's residents, by the given rank."""
    if DEPRIVATION not in area.small_areas.columns:
        return np.full(len(residents), np.nan)
    ranks = area.small_areas.set_index("small_area_code")[DEPRIVATION].astype(float)
    return standing(area.residents["small_area_code"], residents, ranks, most_first=True)


def standing(
    codes: "pd.Series[str]", residents: FloatArray, values: "pd.Series[float]", *, most_first: bool
) -> FloatArray:
    """(n,) each point's place between 1, the neediest, and 0, by the value of its small area.

    Parameters
    ----------
    codes, residents
        (n,) each point's small area, and who lives there.
    values
        Of the small areas, by their codes: a rank or a score.
    most_first
        True where the lowest value is the neediest, as with ranks: rank 1 is the most deprived.

    Returns
    -------
    (n,) the share of residents who live in less needy small areas, half of one's own counted; NaN where the
    value is not known.
    """
    people = pd.Series(residents).groupby(codes.to_numpy()).sum()
    ranks = values.dropna()
    ranks = ranks[ranks.index.isin(people.index)]
    order = (ranks if most_first else -ranks).rank(method="dense")
    by_rank = people.reindex(order.index).groupby(order).sum().sort_index()
    total = float(by_rank.sum())
    if total <= 0:
        return np.full(len(codes), np.nan)
    before = by_rank.cumsum() - by_rank
    share = 1 - (before + by_rank / 2) / total
    of_area = order.map(share)
    return np.asarray(codes.map(of_area).to_numpy(dtype=float), float)
