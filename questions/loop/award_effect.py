"""Did an award change how often nothing was suitable, a year later? From released figures alone.

What goes in is what planners may see anyway: years that are over, fives, from ten on. So nothing can be
worked out from the answer that could not be worked out from these.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pandas as pd

from questions.loop.change_in_share import (
    LEAST_WHOLE,
    CountRange,
    RatioInterval,
    WardYears,
    ratio_of_changes,
)
from questions.wards.nothing_suitable import MOST, STEP, TOTAL

FEWEST_OTHERS: Final = 3


class NoEffectBecause(StrEnum):
    """Why nothing can be said."""

    NOT_COUNTED = "not-counted"  # conversations were not counted in the whole of one of the years
    FEW_HERE = "few-here"  # in no ward with the award were there enough conversations in both years
    FEW_ELSEWHERE = "few-elsewhere"  # in too few wards without it
    NONE_SHOWN = "none-shown"  # in none of the wards with it was "nothing suitable" shown in either year


@dataclass(frozen=True, eq=False)
class ReleasedYear:
    """What planners may see of one year that is over."""

    year: int
    shown: pd.DataFrame  # ``shown_counts``
    conversations: Mapping[str, int]  # ``shown_conversations``: empty where they were not counted all year
    least: int  # from which count on one is shown


@dataclass(frozen=True)
class AwardEffect:
    """The factor by which the share that ended with nothing suitable changed beyond that of other wards."""

    years: tuple[int, int]  # the year before the award, and the year after it
    award_wards: tuple[str, ...]  # of those with the award, where there were enough conversations
    other_wards: tuple[str, ...]  # of those without
    left_out: tuple[str, ...]  # wards with the award where there were too few, or how many is not known
    interval: RatioInterval | None
    because: NoEffectBecause | None = None  # why there is none


def award_effect(
    before: ReleasedYear, after: ReleasedYear, *, award_wards: Collection[str], every_ward: Collection[str]
) -> AwardEffect:
    """Set the wards with an award beside those without one, from the year before it to the year after.

    Parameters
    ----------
    before, after
        The two years; the award was made in between.
    award_wards, every_ward
        Codes of the wards with such an award, and of all wards.

    Returns
    -------
    AwardEffect. Which wards are used follows from the number of conversations alone, never from how many of
    them ended with nothing suitable: that would bend the answer.
    """
    enough = [code for code in sorted(every_ward) if _has_enough(code, before, after)]
    here = tuple(code for code in enough if code in award_wards)
    elsewhere = tuple(code for code in enough if code not in award_wards)
    left_out = tuple(sorted(set(award_wards) - set(here)))
    because = _because(before, after, here, elsewhere)
    interval = None
    if because is None:
        with_award, without = ([_ward(code, before, after) for code in codes] for codes in (here, elsewhere))
        interval = ratio_of_changes(with_award, without)
    return AwardEffect((before.year, after.year), here, elsewhere, left_out, interval, because)


def _has_enough(code: str, *years: ReleasedYear) -> bool:
    return all(year.conversations.get(code, 0) >= LEAST_WHOLE for year in years)


def _because(
    before: ReleasedYear, after: ReleasedYear, here: tuple[str, ...], elsewhere: tuple[str, ...]
) -> NoEffectBecause | None:
    if not before.conversations or not after.conversations:
        return NoEffectBecause.NOT_COUNTED
    if not here:
        return NoEffectBecause.FEW_HERE
    if len(elsewhere) < FEWEST_OTHERS:
        return NoEffectBecause.FEW_ELSEWHERE
    if not any(_total(year, code) for year in (before, after) for code in here):
        return NoEffectBecause.NONE_SHOWN
    return None


def _ward(code: str, before: ReleasedYear, after: ReleasedYear) -> WardYears:
    (part, whole), (part_2, whole_2) = _ranges(before, code), _ranges(after, code)
    return WardYears((part, part_2), (whole, whole_2))


def _ranges(year: ReleasedYear, code: str) -> tuple[CountRange, CountRange]:
    """From what to what a ward's two counts can be; of 200 or more no end is known but that of the whole."""
    whole = CountRange(year.conversations[code], year.conversations[code] + STEP - 1)
    total = _total(year, code)
    if total is None:
        return CountRange(0, year.least - 1), whole
    most = whole.most if total >= max(MOST, year.least) else total + STEP - 1
    if total > whole.most:  # several presses in one conversation
        whole = CountRange(total, most)
    return CountRange(total, max(most, total)), whole


def _total(year: ReleasedYear, code: str) -> int | None:
    rows = year.shown[(year.shown["ward_code"] == code) & (year.shown["part"] == TOTAL)]
    return None if rows.empty else int(rows["at_least"].iloc[0])
