"""Which figure of a ward is shown, how is it written, and in which classes does it fall?"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from questions.wards.readiness import enough_known, ready
from questions.wards.ward_gap_model import WardGaps

# One hue, from pale to dark in even steps of lightness, so that a grey print still tells the classes apart.
SHADES: Final = ("#d9eef1", "#a6d2d9", "#6caeb9", "#33818f", "#0b4c59")
# Where each class but the first begins: the same for every choice, so that two maps can be compared.
_SHARES, _WALKS_M = (0.2, 0.4, 0.6, 0.8), (400.0, 800.0, 1200.0, 1600.0)
_PEOPLE: Final = (100.0, 250.0, 500.0, 1000.0)
_PER_1000, _PLACES_PER_1000 = (0.5, 1.0, 2.0, 4.0), (25.0, 50.0, 100.0, 200.0)


@dataclass(frozen=True)
class Measure:
    """One figure that a ward has."""

    column: str
    title: str
    more_is_better: bool
    words_of: Callable[[float, float], str]  # of the value, and of the longest walk measured
    breaks: tuple[float, ...]  # where each class but the first begins


MEASURES: Final = {
    measure.column: measure
    for measure in (
        Measure(
            "share_one",
            sentence("Have at least one in reach"),
            True,
            lambda value, _: gap_words.percent(value),
            _SHARES,
        ),
        Measure(
            "without",
            sentence("Residents who have none"),
            False,
            lambda value, _: gap_words.people(value if value == value else None),
            _PEOPLE,
        ),
        Measure(
            "share_one_sure",
            sentence("Have one that somebody has checked"),
            True,
            lambda value, _: gap_words.percent(value),
            _SHARES,
        ),
        Measure(
            "share_three",
            sentence("Have at least three"),
            True,
            lambda value, _: gap_words.percent(value),
            _SHARES,
        ),
        Measure("median_walk_m", sentence("Median walk to the nearest"), False, gap_words.walk, _WALKS_M),
        Measure(
            "median_three_m", sentence("Median walk to the nearest three"), False, gap_words.walk, _WALKS_M
        ),
        Measure(
            "assets_per_1000",
            sentence("Places to go per 1,000 residents"),
            True,
            lambda value, _: gap_words.rate(value),
            _PER_1000,
        ),
        Measure(
            "assets_per_1000_near",
            sentence("The same, nearer ones counting more"),
            True,
            lambda value, _: gap_words.rate(value),
            _PER_1000,
        ),
        Measure(
            "places_per_1000",
            sentence("Weekly places per 1,000 residents"),
            True,
            lambda value, _: gap_words.rate(value),
            _PLACES_PER_1000,
        ),
    )
}


@dataclass(frozen=True)
class Classes:
    """Wards in fixed classes, the darkest the one with the greatest gap; -1 where too little is known."""

    of_ward: tuple[int, ...]
    shades: tuple[str, ...]
    titles: tuple[str, ...]  # from what to what, one a class


def shortest_first(gaps: WardGaps, measure: Measure) -> pd.DataFrame:
    """The wards, the shortest first; those set apart or not known at the end, ties by code."""
    return gaps.wards.iloc[shortest_order(gaps, measure)].reset_index(drop=True)


def shortest_order(gaps: WardGaps, measure: Measure) -> list[int]:
    """The positions of the wards in that order."""
    figures = gaps.wards[measure.column].to_numpy(dtype=float, na_value=np.nan)
    values = (figures if measure.more_is_better else -figures).tolist()
    codes, ranked = gaps.wards["ward_code"].tolist(), ready(gaps.wards).tolist()

    def place(at: int) -> tuple[bool, bool, float, str]:
        """Where a ward stands; what is not known is not compared."""
        unknown = values[at] != values[at]
        return not ranked[at], unknown, 0.0 if unknown else values[at], codes[at]

    return sorted(range(len(values)), key=place)


def classes_of(gaps: WardGaps, measure: Measure) -> Classes:
    """The fixed classes of a figure, and in which each ward is.

    Not known, and in none, is a ward of which under half can be judged. A walk longer than was measured is in
    the last class.
    """
    values = gaps.wards[measure.column].to_numpy(dtype=float, na_value=np.nan)
    enough = ~np.isnan(values) & enough_known(gaps.wards)
    of_ward = np.where(enough, np.searchsorted(measure.breaks, values, side="right"), -1)
    return Classes(tuple(of_ward.tolist()), shades_of(measure), titles_of(measure, gaps.longest_m))


def shades_of(measure: Measure) -> tuple[str, ...]:
    """The shade of each class of a figure, in the order of its breaks; of fewer classes the ends and what is
    evenly between.
    """
    count = len(measure.breaks) + 1
    steps = [round(at * (len(SHADES) - 1) / max(count - 1, 1)) for at in range(count)]
    shades = tuple(SHADES[step] for step in steps)
    return shades[::-1] if measure.more_is_better else shades


def titles_of(measure: Measure, longest_m: float) -> tuple[str, ...]:
    """From what to what each class of a figure goes."""
    words = [measure.words_of(value, longest_m) for value in measure.breaks]
    between = [sentence("{low} to under {high}", low=low, high=high) for low, high in pairwise(words)]
    return (
        sentence("under {high}", high=words[0]),
        *between,
        sentence("{low} and more", low=words[-1]),
    )


def class_of_share(share: float) -> int:
    """In which of the fixed classes of shares one is; -1 where it is not known."""
    return int(np.searchsorted(_SHARES, share, side="right")) if np.isfinite(share) else -1


def shade_of_share(share: float) -> str:
    """The shade of a share, the darkest for the greatest gap; "" where it is not known."""
    return SHADES[::-1][class_of_share(share)] if np.isfinite(share) else ""


def value_of(figure: Any) -> float:
    """A figure as a number; NaN for one that is not known."""
    return float("nan") if pd.isna(figure) else float(figure)


def cell(row: Any, measure: Measure, longest_m: float) -> str:
    """A ward's figure as the table has it; a share says how far off it may be where residents are unknown."""
    if not row.areas_uncounted and not row.residents:
        return gap_words.NONE_LIVE_THERE
    text = measure.words_of(value_of(getattr(row, measure.column)), longest_m)
    may_be_off = row.areas_uncounted > 0 or (row.unknown > 0 and row.residents > 0)
    if measure.column != "share_one" or not may_be_off or pd.isna(row.share_one_low):
        return text
    low, high = gap_words.percent(row.share_one_low), gap_words.percent(row.share_one_high)
    return sentence("{text} ({low} to {high})", text=text, low=low, high=high) if low != high else text
