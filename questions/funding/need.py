"""How much does each resident count? Weights that the panel states, and can change.

Everybody counts 1. On top of that a person of a group counts the group's weight again, and a resident of the
neediest small area counts the weight of deprivation, or of an index, again; of the least needy, nothing.
So all weights at 0 is a plain count of residents, which is always shown beside.
"""

import csv
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from geo.errors import WithinReachError
from geo.types import FloatArray
from geo.wording import worded
from layers.area import Area
from layers.tables.report import Fault
from questions.funding.people import DEPRIVATION, RESIDENTS, People, people_of, standing

INDEX: Final = "index"
NOTHING_SUITABLE: Final = "nothing_suitable"
MOST_WEIGHT: Final = 5.0


class NeedError(WithinReachError, ValueError):
    """A weight or an index that cannot be used."""


@dataclass(frozen=True)
class Index:
    """An index of need that the panel brings: a value for each place, and which end is the neediest."""

    title: str
    values: tuple[tuple[str, float], ...] = field(repr=False)  # (code of the small area or ward, value)
    rank_one_is_neediest: bool  # True for ranks such as IMD; False where a high score is a great need
    sha256: str = ""
    faults: tuple[Fault, ...] = ()
    by_ward: bool = False  # whether the codes are those of wards


@dataclass(frozen=True)
class NeedWeights:
    """What counts more. Ingredients not named count nothing extra."""

    weights: tuple[tuple[str, float], ...] = ()  # (ingredient, how much more), by ingredient
    index: Index | None = None

    @classmethod
    def of(cls, weights: Mapping[str, float], *, index: Index | None = None) -> "NeedWeights":
        """From a mapping; weights of 0 are left out.

        Raises
        ------
        NeedError
            A weight lies outside 0 to 5.
        """
        for name, weight in weights.items():
            if not 0 <= weight <= MOST_WEIGHT:
                raise NeedError(
                    "The weight {weight:g} of {name} cannot be used.",
                    "Choose one from 0 to 5.",
                    weight=weight,
                    name=name,
                )
        return cls(tuple(sorted((name, float(w)) for name, w in weights.items() if w)), index)

    @property
    def plain(self) -> bool:
        """Whether everybody counts the same."""
        return not self.weights

    def scaled(self, by: float, *, only: str = "") -> "NeedWeights":
        """The same weights times ``by``, all or only one: for asking how much they matter."""
        return NeedWeights(
            tuple((n, min(MOST_WEIGHT, w * by) if not only or n == only else w) for n, w in self.weights),
            self.index,
        )


DEFAULT_WEIGHTS: Final = NeedWeights.of({DEPRIVATION: 1.0})


@dataclass(frozen=True, eq=False)
class Need:
    """What each resident point counts."""

    weight: FloatArray = field(repr=False)  # (n,) residents, the needier counted more
    residents: FloatArray = field(repr=False)  # (n,) unweighted
    unknown: tuple[tuple[str, int], ...]  # (ingredient, residents for whom it is not known)


def ingredients(
    area: Area, *, index: Index | None = None, misses: Mapping[str, int] | None = None
) -> tuple[str, ...]:
    """What can be weighted here: the recipe's groups, deprivation, an index, fruitless conversations."""
    people = people_of(area)
    found = [DEPRIVATION] if np.isfinite(people.deprived).any() else []
    found += [group for group in people.groups if group != RESIDENTS]
    return (*found, *([INDEX] if index else []), *([NOTHING_SUITABLE] if misses else []))


def need(area: Area, weights: NeedWeights, *, misses: Mapping[str, int] | None = None) -> Need:
    """What each resident point counts under the stated weights.

    Parameters
    ----------
    area
        The place and its residents.
    weights
        What counts more. An ingredient that is not known for a small area adds nothing there, and how many
        residents that concerns is told.
    misses
        Conversations that ended with "nothing suitable", per ward code; a resident of the ward with most per
        resident counts the whole weight again.

    Raises
    ------
    NeedError
        An ingredient is not known here at all.
    """
    people = people_of(area)
    total = people.residents.copy()
    unknown = []
    known = ingredients(area, index=weights.index, misses=misses)
    for name, weight in weights.weights:
        if name not in known:
            raise NeedError(
                'Nothing is known here of "{name}".',
                "Choose among {known}.",
                name=name,
                known=", ".join(known) or "none",
            )
        if name in people.counts:
            total += weight * people.counts[name]
            continue
        share = _share(people, name, weights.index, misses or {})
        total += weight * people.residents * np.nan_to_num(share)
        missing = int(people.residents[np.isnan(share)].sum())
        if missing:
            unknown.append((name, missing))
    return Need(total, people.residents, tuple(unknown))


def _share(people: People, name: str, index: Index | None, misses: Mapping[str, int]) -> FloatArray:
    """(n,) from 0 to 1, NaN where not known."""
    if name == DEPRIVATION:
        return people.deprived
    if name == INDEX and index is not None:
        values = pd.Series(dict(index.values), dtype=float)
        codes = people.ward_code if index.by_ward else people.small_area
        return standing(codes, people.residents, values, most_first=index.rank_one_is_neediest)
    living = pd.Series(people.residents).groupby(people.ward_code).sum()
    rate = pd.Series(misses, dtype=float).reindex(living.index).fillna(0) / living.clip(lower=1)
    most = float(rate.max()) or 1.0
    return np.asarray(people.ward_code.map(rate / most).to_numpy(dtype=float), float)


def read_index(path: Path, area: Area, *, rank_one_is_neediest: bool, title: str = "") -> Index:
    """Read an index of need from a CSV: a column of small areas' or wards' codes; the last number counts.

    A file that has codes of both is read by small area.

    Raises
    ------
    NeedError
        No row names a small area or ward of this place together with a number.
    """
    raw = path.read_bytes()
    rows = list(csv.reader(raw.decode("utf-8-sig", errors="replace").splitlines()))
    codes = set(area.small_areas["small_area_code"])
    by_ward = not any(_code(row, codes) for row in rows[1:])
    values, faults = _values(rows, set(area.wards["ward_code"]) if by_ward else codes)
    if not values:
        raise NeedError(
            "{title} has no row with a small area or ward of {area_title} and a number.",
            "Give it two columns: the code of the small area or ward, and its rank or score.",
            title=title or path.name,
            area_title=area.title,
        )
    sha256 = hashlib.sha256(raw).hexdigest()
    known = tuple(sorted(values.items()))
    return Index(title or path.stem, known, rank_one_is_neediest, sha256, tuple(faults), by_ward)


def _values(rows: Sequence[Sequence[str]], codes: Collection[str]) -> tuple[dict[str, float], list[Fault]]:
    """The value of each code, and the rows that cannot be used."""
    values: dict[str, float] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows[1:], start=2):
        code, shown = _code(row, codes), ",".join(row)[:60]
        value = next((_number(cell) for cell in reversed(row) if _number(cell) is not None), None)
        if code and value is None:
            faults.append(
                Fault(number, None, shown, worded("This row has no number."), worded("Give it one."))
            )
        elif code in values:
            faults.append(
                Fault(
                    number,
                    None,
                    shown,
                    worded("{code} was there before.", code=code),
                    worded("Give each code once."),
                )
            )
        elif code and value is not None:
            values[code] = value
    return values, faults


def _code(row: Sequence[str], codes: Collection[str]) -> str:
    return next((cell.strip() for cell in row if cell.strip() in codes), "")


def _number(text: str) -> float | None:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if np.isfinite(value) else None
