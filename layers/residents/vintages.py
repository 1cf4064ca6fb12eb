"""How do counts on old small areas become counts on new ones, with every person counted once?"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.errors import WithinReachError
from geo.wording import worded
from layers.residents.dwellings import HomePostcodes
from layers.residents.whole_shares import share_whole
from layers.tables.report import Fault

ELSEWHERE: Final = "small areas of other places"
PARTLY_ELSEWHERE: Final = "small areas that became several, not all of them here"
NOT_IN_LOOKUP: Final = "small areas that the lookup does not have"


class VintageError(WithinReachError, ValueError):
    """Counts on small areas of another vintage than the recipe says."""


@dataclass(frozen=True, eq=False)
class Moved:
    """Counts (and ranks) on the area's own small areas; missing where no count says anything."""

    table: pd.DataFrame = field(repr=False)  # indexed by small_area_code; Int64 columns
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def same_vintage(
    counts: pd.DataFrame, small_areas: pd.Index, *, file: str, others: Collection[str] = ()
) -> Moved:
    """Bring counts on the area's own small areas into their order.

    ``others``: codes that the file has besides, of which nobody knows that they are other places' own.

    Raises
    ------
    VintageError
        Some small areas have no row while rows are left over: codes of two vintages.
    """
    over = counts.index.difference(small_areas).union(pd.Index(sorted(others), dtype=object))
    without = small_areas.difference(counts.index)
    if len(over) and len(without):
        raise VintageError(
            "{file} has no row for {some}, but has rows for {some_2}, which are not among the small "
            "areas: its codes are of another vintage.",
            "Name its true vintage in the recipe, and add a lookup from it to the small areas' own.",
            file=file,
            some=_some(without),
            some_2=_some(over),
        )
    notes = (f"{len(without)} small areas have no row in {file}: not known there.",) if len(without) else ()
    table = counts.reindex(small_areas).astype("Int64")
    return Moved(table, {ELSEWHERE: len(over)} if len(over) else {}, notes=notes)


def other_vintage(
    counts: pd.DataFrame,
    pairs: pd.DataFrame,
    residents: pd.Series,
    *,
    ranks: tuple[str, ...],
    file: str,
    homes: HomePostcodes | None = None,
) -> Moved:
    """Move counts from old small areas to the area's own.

    An unchanged area keeps its count. A split one is shared by largest remainder in proportion to the
    residents of its parts; where these are not known, to their dwellings; where these are not mapped either,
    to their postcodes; else equally. Merged ones are added up; where the count of one of them is not known,
    that of the whole is not. Ranks are inherited by every part of a split area; a merged
    area has the mean of its parts' ranks, weighted by their first count and rounded. The sum of every count
    over the old areas moved is the sum over the new, where all are known.

    Parameters
    ----------
    counts
        Indexed by old code: whole-number columns, missing where not known.
    pairs
        ``old``, ``new``: every pair of an old and a new area that share ground.
    residents
        Residents of the area's own small areas, indexed by code, missing where not known.
    ranks
        Those columns of ``counts`` that are ranks.
    homes
        What says how a split area is shared where residents do not.

    Raises
    ------
    VintageError
        None of the counted areas is in the lookup, or none leads to the area's own.
    """
    became: dict[str, list[str]] = defaultdict(list)
    for old, new in pairs.drop_duplicates().sort_values(["old", "new"]).itertuples(index=False):
        became[old].append(new)
    why = {code: _why_not(code, became, residents) for code in counts.index}
    dropped = Counter(reason for reason in why.values() if reason)
    moved = counts.loc[[code for code in counts.index if not why[code]]]
    if not len(moved):
        raise VintageError(
            "No small area of {file} becomes one of the area's own by the lookup.",
            "Check the vintages in the recipe, and which columns of the lookup are from and to.",
            file=file,
        )
    shares = _Shares(residents, homes)
    table = _share(moved, became, shares, ranks).reindex(residents.index)
    _forget_parts(table, became, set(moved.index))
    without = int(table.isna().all(axis=1).sum())
    notes = (f"{without} small areas have no count from {file}: not known there.",) if without else ()
    faults = tuple(
        _fault(code, reason) for code, reason in why.items() if reason in (PARTLY_ELSEWHERE, NOT_IN_LOOKUP)
    )
    return Moved(table, dict(dropped), faults, (*notes, *shares.notes()))


@dataclass
class _Shares:
    """How split areas are shared, and a count of each way."""

    residents: pd.Series
    homes: HomePostcodes | None
    ways: Counter[str] = field(default_factory=Counter)

    def weights(self, parts: list[str]) -> npt.NDArray[np.float64]:
        """(p,) weights of the parts of one old area."""
        living = self.residents.loc[parts]
        if len(parts) == 1:
            return np.ones(1)
        if living.notna().all() and living.sum() > 0:
            self.ways["their residents"] += 1
            return living.to_numpy(float)
        weights, by_dwellings = self.homes.small_area_weights(parts) if self.homes else (np.zeros(1), False)
        if weights.sum() <= 0:
            self.ways["nothing: in equal parts"] += 1
            return np.ones(len(parts))
        dwellings = (
            "their addresses' reference numbers" if self.homes and self.homes.by_uprns else "their addresses"
        )
        self.ways[dwellings if by_dwellings else "their postcodes"] += 1
        return weights

    def notes(self) -> tuple[str, ...]:
        """What was used, in a sentence; nothing where nothing was split."""
        ways = "; ".join(f"{count} by {way}" for way, count in self.ways.items())
        return (f"Small areas that were split are shared among their parts: {ways}.",) if ways else ()


def _forget_parts(table: pd.DataFrame, became: dict[str, list[str]], moved: set[str]) -> None:
    """In a table just made: an area that also came from one without a count is not known."""
    partly = {new for old, parts in became.items() if old not in moved for new in parts}
    table.loc[table.index.isin(partly)] = pd.NA


def _why_not(code: str, became: dict[str, list[str]], residents: pd.Series) -> str:
    if code not in became:
        return NOT_IN_LOOKUP
    here = sum(new in residents.index for new in became[code])
    if here == 0:
        return ELSEWHERE
    return "" if here == len(became[code]) else PARTLY_ELSEWHERE


def _share(
    moved: pd.DataFrame, became: dict[str, list[str]], shares: _Shares, ranks: tuple[str, ...]
) -> pd.DataFrame:
    sums = [column for column in moved.columns if column not in ranks]
    parts = []
    for code, row in moved.sort_index().iterrows():
        new = became[str(code)]
        weights = shares.weights(new)
        part = pd.DataFrame({name: _shared(row[name], weights) for name in sums}, index=new)
        part["weight"] = part[sums[0]] if sums else 1
        parts.append(part.assign(**{name: _shared(row[name], None, len(new)) for name in ranks}))
    every = pd.concat(parts)
    every["weight"] = every["weight"].fillna(1)  # a rank stays known where its weight is not
    table = every[sums].groupby(level=0).sum(skipna=False)
    for name in ranks:
        mean = _mean_rank(every[name].fillna(0), every["weight"])
        table[name] = mean.where(every[name].notna().groupby(level=0).all())
    return table[list(moved.columns)].astype("Int64")


def _shared(
    count: Any, weights: npt.NDArray[np.float64] | None, parts: int = 0
) -> pd.api.extensions.ExtensionArray:
    """A count shared by weights, or, without, given to every part; missing where it is not known."""
    if pd.isna(count):
        return pd.array([pd.NA] * (parts if weights is None else len(weights)), dtype="Int64")
    whole = np.full(parts, int(count)) if weights is None else share_whole(int(count), weights)
    return pd.array(whole, dtype="Int64")


def _mean_rank(rank: pd.Series, weight: pd.Series) -> pd.Series:
    """Mean per code, by weight where there is any, rounded half up."""
    rank, weight = rank.astype(float), weight.astype(float)
    weight = weight.where(weight.groupby(level=0).transform("sum") > 0, 1.0)
    mean = (rank * weight).groupby(level=0).sum() / weight.groupby(level=0).sum()
    return (mean + 0.5).floordiv(1).astype("Int64")


def _fault(code: str, reason: str) -> Fault:
    return Fault(
        None,
        None,
        code,
        worded("{code} is one of the {reason}.", code=code, reason=reason),
        worded("Add its rows to the lookup or the small areas."),
    )


def _some(codes: pd.Index) -> str:
    shown = ", ".join(str(code) for code in sorted(codes)[:3])
    return shown if len(codes) <= 3 else f"{shown} and {len(codes) - 3} more"
