"""Which figure of a ward is shown, how is it written, and in which classes does it fall?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import jenkspy
import numpy as np
import pandas as pd

from geo.types import FloatArray
from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from questions.wards.ward_gap_model import WardGaps

# One hue, from pale to dark in even steps of lightness, so that a grey print still tells the classes apart.
SHADES: Final = ("#d9eef1", "#a6d2d9", "#6caeb9", "#33818f", "#0b4c59")
MOST_CLASSES: Final = len(SHADES)


@dataclass(frozen=True)
class Measure:
    """One figure that a ward has."""

    column: str
    title: str
    more_is_better: bool
    words_of: Callable[[float, float], str]  # of the value, and of the longest walk measured


MEASURES: Final = {
    measure.column: measure
    for measure in (
        Measure(
            "share_one",
            sentence("Have at least one in reach"),
            True,
            lambda value, _: gap_words.percent(value),
        ),
        Measure(
            "share_one_sure",
            sentence("Have one that somebody has checked"),
            True,
            lambda value, _: gap_words.percent(value),
        ),
        Measure(
            "share_three", sentence("Have at least three"), True, lambda value, _: gap_words.percent(value)
        ),
        Measure("median_walk_m", sentence("Median walk to the nearest"), False, gap_words.walk),
        Measure("median_three_m", sentence("Median walk to the nearest three"), False, gap_words.walk),
        Measure(
            "assets_per_1000",
            sentence("Places to go per 1,000 residents"),
            True,
            lambda value, _: gap_words.rate(value),
        ),
        Measure(
            "assets_per_1000_near",
            sentence("The same, nearer ones counting more"),
            True,
            lambda value, _: gap_words.rate(value),
        ),
        Measure(
            "places_per_1000",
            sentence("Weekly places per 1,000 residents"),
            True,
            lambda value, _: gap_words.rate(value),
        ),
    )
}


@dataclass(frozen=True)
class Classes:
    """Wards in at most five classes, the last the darkest; -1 where the figure is not known."""

    of_ward: tuple[int, ...]
    shades: tuple[str, ...]
    titles: tuple[str, ...]  # from what to what, one a class


def shortest_first(gaps: WardGaps, measure: Measure) -> pd.DataFrame:
    """The wards, the shortest first; those of which nothing is known at the end, ties by code."""
    by = "" if measure.more_is_better else "-"
    key = gaps.wards[measure.column].astype(float) * (-1 if by else 1)
    order = gaps.wards.assign(_by=key).sort_values(["_by", "ward_code"], na_position="last")
    return order.drop(columns="_by").reset_index(drop=True)


def classes_of(gaps: WardGaps, measure: Measure) -> Classes:
    """Classes that fit the figures: as alike as can be within, by Fisher and Jenks.

    A walk longer than was measured falls into the last class.
    """
    values = gaps.wards[measure.column].to_numpy(dtype=float, na_value=np.nan)
    finite = np.isfinite(values)
    beyond = np.isposinf(values)
    tops = _tops(values[finite], MOST_CLASSES - int(beyond.any()))
    of_ward = np.full(len(values), -1)
    of_ward[finite] = np.minimum(np.searchsorted(tops, values[finite]), max(len(tops) - 1, 0))
    titles = _titles(values[finite], tops, measure, gaps.longest_m)
    if beyond.any():
        of_ward[beyond] = len(titles)
        titles = (*titles, measure.words_of(np.inf, gaps.longest_m))
    return Classes(tuple(of_ward.tolist()), _shades(len(titles)), titles)


def _tops(values: FloatArray, most: int) -> FloatArray:
    """The highest value of each class."""
    distinct = np.unique(values)
    if len(distinct) <= most:
        return np.asarray(distinct, float)
    return np.asarray(jenkspy.jenks_breaks(values, n_classes=most)[1:], float)


def _titles(values: FloatArray, tops: FloatArray, measure: Measure, longest_m: float) -> tuple[str, ...]:
    titles = []
    for at, top in enumerate(tops):
        here = values[np.minimum(np.searchsorted(tops, values), len(tops) - 1) == at]
        low, high = measure.words_of(float(here.min()), longest_m), measure.words_of(float(top), longest_m)
        titles.append(low if low == high else sentence("{low} to {high}", low=low, high=high))
    return tuple(titles)


def _shades(count: int) -> tuple[str, ...]:
    """As many shades as classes, the palest and the darkest among them."""
    return tuple(SHADES[round(at)] for at in np.linspace(0, MOST_CLASSES - 1, max(count, 1)))[:count]


def cell(row: Any, measure: Measure, longest_m: float) -> str:
    """A ward's figure as the table has it; a share says how far off it may be where residents are unknown."""
    value = float(getattr(row, measure.column))
    text = measure.words_of(value, longest_m)
    may_be_off = row.areas_uncounted > 0 or (row.unknown > 0 and row.residents > 0)
    if measure.column != "share_one" or not may_be_off or pd.isna(row.share_one_low):
        return text
    low, high = gap_words.percent(row.share_one_low), gap_words.percent(row.share_one_high)
    return sentence("{text} ({low} to {high})", text=text, low=low, high=high) if low != high else text
