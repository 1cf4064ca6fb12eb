"""What may be asked of several days of the register, and what is answered?"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

import pandas as pd

from geo.errors import WithinReachError
from questions.places.area_assets import AreaAssets
from questions.wards.ward_gap_model import WardGaps, WardQuestion

FEWEST_DAYS: Final = 2
MOST_DAYS: Final = 12


class PlaceChange(StrEnum):
    """What became of a place of the kinds asked for between two days."""

    OPENED = "opened"  # new, in a list that the register had already, or by hand
    LISTED = "listed"  # came with a list that the register did not have: perhaps there all along
    CLOSED = "closed"  # closed, or no longer in the area or of the kinds
    MOVED = "moved"
    COUNTS_NOW = "counts-now"  # was there, and did not count: its hours, rules, places or check changed
    COUNTS_NO_MORE = "counts-no-more"


LOSSES: Final = (PlaceChange.CLOSED, PlaceChange.MOVED, PlaceChange.COUNTS_NO_MORE)
GAIN_COLUMNS: Final = ("gained_opened", "gained_listed", "gained_otherwise")
LOSS_COLUMNS: Final = ("lost_closed", "lost_otherwise")
TREND_COLUMNS: Final = (
    "day",  # ISO: the register as it was at the end of it
    "ward_code",  # "" for the whole area
    "ward_name",
    "residents",  # of the group, on every day those of the area as it was prepared
    "areas_uncounted",  # small areas where the source does not say how many of the group live there
    "judged",
    "unknown",
    "with_one",
    "without",  # judged - with_one; like all that follows missing where it is not known, never 0
    "share_without",
    "share_without_low",  # were all who are unknown with one
    "share_without_high",  # were all of them without
    "share_without_sure",  # were only those places counted that a person had checked lately on that day
    "change_without",  # against the day before; missing for the first
    "change_share",
    *GAIN_COLUMNS,  # residents who had none on the day before and have one now: through what
    *LOSS_COLUMNS,  # residents who had one and have none: sum of losses - sum of gains = change_without
    "readiness",
)
CHANGE_COLUMNS: Final = ("since", "day", "what", "asset_id", "name", "kind")


class TrendError(WithinReachError, ValueError):
    """Days of the register that cannot stand beside one another."""


@dataclass(frozen=True, eq=False)
class RegisterDay:
    """One day: what the register knew at its end, and the answer to the question as of it."""

    day: date
    assets: AreaAssets = field(repr=False)
    gaps: WardGaps = field(repr=False)  # its question has ``today`` = ``day``


@dataclass(frozen=True, eq=False)
class WardTrend:
    """The same question on several days, the earliest first."""

    question: WardQuestion  # as of the last day
    days: tuple[RegisterDay, ...] = field(repr=False)
    wards: pd.DataFrame = field(repr=False)  # TREND_COLUMNS: a row for each day and ward
    whole: pd.DataFrame = field(repr=False)  # the same of the whole area: a row for each day
    changes: pd.DataFrame = field(repr=False)  # CHANGE_COLUMNS: every place that is not as it was


def check_days(days: tuple[date, ...], *, began: date | None, today: date) -> None:
    """Whether these days can stand beside one another; they must be in order, each once.

    Raises
    ------
    TrendError
        There are too few or too many, the register is empty or began after the first of them, or one has not
        come yet.
    """
    if began is None:
        raise TrendError("The register is empty.", "Bring in a list of assets first.")
    if len(days) < FEWEST_DAYS:
        raise TrendError("A trend needs two days or more.", "Choose another day.")
    if len(days) > MOST_DAYS:
        raise TrendError(
            "{count} days are too many to stand beside one another.",
            "Choose at most {most}.",
            count=len(days),
            most=MOST_DAYS,
        )
    if days[0] < began:
        raise TrendError(
            "The register began on {day}, so what was there on {day_2} is not known.",
            "Choose days from then on.",
            day=_day(began),
            day_2=_day(days[0]),
        )
    if days[-1] > today:
        raise TrendError("{day} has not come yet.", "Choose days up to today.", day=_day(days[-1]))


def in_order(days: tuple[date, ...]) -> tuple[date, ...]:
    """The days, the earliest first, each once."""
    return tuple(sorted(set(days)))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
