"""What may be asked of every ward about what it is short of, and what is answered?"""

from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from typing import Final

import pandas as pd

from geo.paces import Pace
from layers.register.model import STALE_AFTER_DAYS
from questions.walks.resident_homes import Unjudged
from questions.wards.register_cover import RegisterCover

EVERYONE: Final = "residents"
MOST_DEPRIVED: Final = "most_deprived_fifth"  # of this area's residents, by its first deprivation rank


class GapCause(StrEnum):
    """Why a resident has none in reach, told resident by resident; each asks for something else."""

    STALE_ONLY = "stale-only"  # only what no person has checked, or whose times nobody knows: ring them
    SHUT_THEN = "shut-then"  # there is one in reach, but not open then, or paused: its hours
    FULL = "full"  # in reach, open, and full: more places
    NOT_ELIGIBLE = "not-eligible"  # in reach, but not for people of this age: its rules
    NO_WAY = "no-way-on-foot"  # near as the crow flies; a footpath, crossing or ramp would do it
    TOO_FAR = "too-far"  # the nearest is further than the minutes: one nearer by
    NONE_EXISTS = "none-exists"  # the register knows none in the area or its margin: found one


CAUSE_COLUMNS: Final = tuple(f"without_{cause.name.lower()}" for cause in GapCause)
UNKNOWN_COLUMNS: Final = tuple(f"unknown_{cause.name.lower()}" for cause in Unjudged)
WARD_COLUMNS: Final = (
    "ward_code",
    "ward_name",
    "residents",  # of the group asked for; like all counts missing where ``areas_uncounted`` is above 0
    "areas_uncounted",  # small areas of it where the source does not say how many of the group live there
    "residents_at_least",  # of the group in its other small areas
    "judged",  # of these, whom the streets can judge
    "unknown",  # whom they cannot; residents = judged + unknown
    *UNKNOWN_COLUMNS,  # the unknown by cause: they add up to them
    "with_one",  # judged residents with at least one in reach
    "without",  # judged - with_one; missing where nobody is judged
    "with_three",  # with at least three
    "with_one_sure",  # the same, were only what is sure enough to count: what a person has checked lately
    "with_three_sure",
    "share_one",  # with_one / judged; missing where nobody is judged or not all are counted
    "share_three",
    "share_one_sure",
    "share_three_sure",
    "share_one_low",  # with_one / residents: were all unknown and all uncounted residents without
    "share_one_high",  # (with_one + unknown) / residents: were all of them with
    "median_walk_m",  # half of the judged residents have one within this walk; infinite beyond ``longest_m``
    "median_three_m",  # the same of the mean walk to the nearest three
    "assets_per_1000",  # assets shared among all residents who reach them (2SFCA), per 1,000; the mean
    "assets_per_1000_near",  # the same, nearer residents weighing more
    "places_per_1000",  # weekly places, of the assets whose places are known; missing if none are
    *CAUSE_COLUMNS,  # judged residents without, by cause: they add up to judged - with_one
    "main_cause",  # the commonest GapCause, "" where nobody is without
)
POINT_COLUMNS: Final = (
    "point_id",
    "small_area_code",
    "ward_code",
    "residents",  # of the group, nobody in no ward; NaN where the source does not say how many
    "at_most",  # so many can be of the group: all residents where it is not counted; NaN where not known
    "judged",
    "unjudged",  # the ``Unjudged`` cause, "" for those whom the streets can judge
    "in_reach",  # how many assets count and are in reach
    "in_reach_sure",  # how many of these are sure enough
    "nearest_m",  # infinite beyond ``longest_m``
    "nearest_three_m",
    "assets_per_1000",
    "assets_per_1000_near",
    "places_per_1000",
    "cause",  # GapCause, "" for residents with one in reach and for those whom the streets cannot judge
)
ASSET_COLUMNS: Final = (
    "asset_id",
    "counts",  # whether it is among what counts
    "bar",  # the GapCause that keeps it from counting, or ""
    "residents_in_reach",  # judged residents of the group within the walk
)


@dataclass(frozen=True)
class OpenThen:
    """A stretch of one weekday, local time: an asset is open then if a session of it lies in it in part."""

    weekday: int  # 0 Monday to 6 Sunday
    starts: time
    ends: time


@dataclass(frozen=True)
class WardQuestion:
    """What is asked of every ward."""

    kinds: tuple[str, ...]  # any of these will do; none: every kind
    pace: Pace
    minutes: int  # one way, inclusive
    today: date
    group: str = EVERYONE  # a column of the area's residents, or MOST_DEPRIVED
    open_then: OpenThen | None = None  # None: whenever
    with_stale: bool = True  # whether assets that no person has checked for long count
    stale_after_days: int = STALE_AFTER_DAYS
    for_some: bool = False  # whether an asset counts for a group if only some of its ages may come

    def of_group(self, group: str) -> "WardQuestion":
        """The same of another group."""
        return replace(self, group=group)

    def of_kinds(self, kinds: tuple[str, ...]) -> "WardQuestion":
        """The same of other kinds."""
        return replace(self, kinds=kinds)


@dataclass(frozen=True, eq=False)
class WardGaps:
    """The answer to a ``WardQuestion``.

    Counts of people are whole numbers, and those of the wards add up to the area's. Where the source leaves
    out how many of the group live in a small area, nothing of its ward and of the whole area is known but
    ``residents_at_least`` and from what to what the share may be.
    """

    question: WardQuestion
    longest_m: float  # walks further than this are not measured
    wards: pd.DataFrame = field(repr=False)  # WARD_COLUMNS and second names, every ward, by code
    area: pd.Series = field(repr=False)  # the same figures of the whole area; ward_code and ward_name are ""
    points: pd.DataFrame = field(repr=False)  # POINT_COLUMNS, every resident point, in the area's order
    assets: pd.DataFrame = field(repr=False)  # ASSET_COLUMNS, every asset of the kinds, by asset_id
    cover: RegisterCover = field(repr=False)  # how complete the register is for these kinds
    in_no_ward: int = 0  # residents of the group near by who live in no ward: in no figure of these
    own_areas: bool = False  # whether its wards are areas of an office's own

    def ward(self, code: str) -> pd.Series:
        """WARD_COLUMNS of the ward with this code. Raises ``KeyError`` where there is none."""
        rows = self.wards[self.wards["ward_code"] == code]
        if rows.empty:
            raise KeyError(code)
        return pd.Series(rows.iloc[0])
