"""Which wards have people for whom nothing was suitable? Counted on one press, shown so that nobody is seen.

What is shown cannot be taken apart: only calendar years that are over, a ward from ten conversations on,
every number rounded down to fives and none above ``MOST``, a part of a ward (a kind, a reason) likewise only
from ten on, and no sum over wards. Decision 18 says why each of these is needed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
import shapely

from geo.errors import WithinReachError
from layers.area import Area
from layers.unmet.counts import Reason, UnmetCounts
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.sounds_like import saying_index
from questions.conversation.wished_words import wishes_in
from questions.walks.near_person import Origin, Question

AT_LEAST: Final = 10  # conversations; the settings may ask for more, never for fewer
STEP: Final = 5
MOST: Final = 200  # below nine of every kind there is, which would tell each of them
SHOWN_COLUMNS: Final = ("ward_code", "part", "value", "at_least")
TOTAL, KIND, REASON = "total", "kind", "reason"
_NOTHING: Final = pd.DataFrame(
    {name: pd.Series([], dtype="int" if name == "at_least" else "str") for name in SHOWN_COLUMNS}
)


@dataclass(frozen=True)
class Press:
    """All that one press counted."""

    ward_code: str
    kind: str  # "" for no one kind
    month: str  # "2026-11"
    reason: Reason


class NoWardError(WithinReachError, LookupError):
    """The place lies outside every ward of the area, so that there is nothing to count it for."""


class YearNotOverError(WithinReachError, ValueError):
    """Counts that still grow would show each press to whoever looks twice."""


def press_of(
    area: Area, origin: Origin, question: Question, words: str, *, reason: Reason, day: date
) -> Press:
    """What one conversation that ended with nothing suitable counts: its ward, kind, month and reason.

    Parameters
    ----------
    area, origin, question, words
        The conversation. Of the origin only the ward is kept; of the words only the kind they mean most, if
        it is one of the register's own.
    reason, day
        Why, and today; of the day only the month is kept.

    Raises
    ------
    NoWardError
        It lies outside every ward.
    """
    return Press(ward_of(area, origin), _kind_of(question, words), f"{day:%Y-%m}", reason)


def can_take_back(press: Press, *, today: date) -> bool:
    """Whether the year in which it was counted still lasts."""
    return press.month.startswith(f"{today.year}-")


def ward_of(area: Area, origin: Origin) -> str:
    """The code of the ward in which a place lies. Raises ``NoWardError``."""
    inside = shapely.covers(area.wards.geometry.to_numpy(), shapely.Point(origin.x, origin.y))
    if not inside.any():
        raise NoWardError(
            "This place lies outside every ward of the area, so nothing was counted.",
            "Choose the area in which the person lives.",
        )
    return str(area.wards["ward_code"].to_numpy()[inside][0])


def _kind_of(question: Question, words: str) -> str:
    """The only kind chosen, else the one that the first thing asked for means most; "" if neither is."""
    if len(question.kinds) == 1:
        return question.kinds[0]
    meant = [
        wish.kinds for wish in wishes_in(words, lexicon(), saying_index()) if wish.kinds and not wish.unwanted
    ]
    return max(meant[0], key=lambda kind: (kind[1], kind[0]))[0] if meant else ""


def shown_counts(
    counts: UnmetCounts, area: Area, *, year: int, today: date, at_least: int = AT_LEAST
) -> pd.DataFrame:
    """What planners may see of one calendar year.

    Parameters
    ----------
    counts, area
        Where was counted, and the place.
    year, today
        A calendar year that is over.
    at_least
        From how many conversations on a ward, or a part of it, is shown; brought up to a multiple of five,
        and to ``AT_LEAST``.

    Returns
    -------
    ``SHOWN_COLUMNS``: a ward's ``total`` (value ""), and those of its kinds and reasons that reach the
    threshold themselves; ``at_least`` is the count rounded down to fives, and no more than ``MOST`` (or the
    threshold, if that is more). Ordered by ward, part and value.

    Raises
    ------
    YearNotOverError
        The year is not over.
    UnmetError
        The counts cannot be read.
    """
    _check_over(year, today)
    counted = counts.table(area.name, first_month=f"{year}-01", last_month=f"{year}-12")
    if counted.empty:
        return _NOTHING.copy()
    parts = []
    for part, by in ((TOTAL, None), (KIND, "kind"), (REASON, "reason")):
        value = counted[by] if by else pd.Series("", index=counted.index)
        sums = counted.assign(part=part, value=value).groupby(["ward_code", "part", "value"])["count"].sum()
        parts.append(shown_of(sums, at_least).rename("at_least").reset_index())
    shown = pd.concat(parts, ignore_index=True)[list(SHOWN_COLUMNS)]
    return pd.DataFrame(shown.sort_values(["ward_code", "part", "value"], ignore_index=True))


def shown_conversations(
    counts: UnmetCounts, area: Area, *, year: int, today: date, at_least: int = AT_LEAST
) -> dict[str, int]:
    """How many conversations a ward had in a year that is over, by the same rule: in fives, from ten on.

    Theirs have no parts, so there is no most: 315 of them tell nothing of any kind. A year in which counting
    began on the way is left out, and so is one before.

    Raises
    ------
    YearNotOverError, UnmetError
        As ``shown_counts``.
    """
    _check_over(year, today)
    since = counts.conversations_since(area.name)
    if not since or since > f"{year}-01":
        return {}
    counted = counts.conversations(area.name, first_month=f"{year}-01", last_month=f"{year}-12")
    sums = counted.groupby("ward_code")["count"].sum()
    least = threshold(at_least)
    return {str(code): int(count) // STEP * STEP for code, count in sums.items() if count >= least}


def threshold(at_least: int) -> int:
    """From how many on a count is shown: every step is five wide, the lowest too."""
    return -(-max(at_least, AT_LEAST) // STEP) * STEP


def _check_over(year: int, today: date) -> None:
    if year >= today.year:
        raise YearNotOverError(
            "The counts of {year} are shown when the year is over.",
            "Ask for {year_2} or an earlier year.",
            year=year,
            year_2=today.year - 1,
        )


def shown_of(true: pd.Series, at_least: int = AT_LEAST) -> pd.Series:
    """What is shown of true counts: those from the threshold on, in fives, none above the most."""
    least = threshold(at_least)
    return (true[true >= least] // STEP * STEP).clip(upper=max(MOST, least)).astype(int)


def misses_by_ward(
    counts: UnmetCounts, area: Area, *, year: int, today: date, at_least: int = AT_LEAST
) -> dict[str, int]:
    """Conversations without anything suitable per ward, as shown: an ingredient of need for the fund.

    Raises what ``shown_counts`` raises.
    """
    shown = shown_counts(counts, area, year=year, today=today, at_least=at_least)
    totals = shown[shown["part"] == TOTAL]
    return dict(zip(totals["ward_code"].astype(str), totals["at_least"].astype(int), strict=True))
