"""Which wards have people for whom nothing was suitable? Counted on one press, shown so that nobody is seen.

What is shown cannot be taken apart: a ward appears from ten conversations in a whole year on, every number is
rounded down to fives, a part of a ward (a kind, a reason) likewise only from ten on, and there is no sum over
wards and no other period than calendar years, so that no small count follows from subtracting two large ones.
"""

from datetime import date
from typing import Final

import pandas as pd
import shapely

from layers.area import Area
from layers.unmet.counts import Reason, UnmetCounts
from questions.asked_words import asked_in
from questions.lexicon import lexicon
from questions.near_person import Origin, Question

AT_LEAST: Final = 10  # conversations; the settings may ask for more, never for fewer
STEP: Final = 5
SHOWN_COLUMNS: Final = ("ward_code", "part", "value", "at_least")
TOTAL, KIND, REASON = "total", "kind", "reason"


def count_one(
    counts: UnmetCounts,
    area: Area,
    origin: Origin,
    question: Question,
    words: str,
    *,
    reason: Reason,
    day: date,
) -> None:
    """Count one conversation that ended with nothing suitable: its ward, kind, month and reason.

    Parameters
    ----------
    counts
        Where to count.
    area, origin, question, words
        The conversation. Of the origin only the ward is kept; of the words only the kind they mean most, if
        it is one of the register's own.
    reason, day
        Why, and today; of the day only the month is kept.

    Raises
    ------
    UnmetError
        The count cannot be written.
    """
    counts.add(
        area.name,
        ward_code=_ward_of(area, origin),
        kind=_kind_of(question, words),
        month=f"{day:%Y-%m}",
        reason=reason,
    )


def _ward_of(area: Area, origin: Origin) -> str:
    inside = shapely.covers(area.wards.geometry.to_numpy(), shapely.Point(origin.x, origin.y))
    return str(area.wards["ward_code"].to_numpy()[inside][0]) if inside.any() else ""


def _kind_of(question: Question, words: str) -> str:
    """The only kind chosen, else the one that the first thing asked for means most; "" if neither is."""
    if len(question.kinds) == 1:
        return question.kinds[0]
    meant = [one.kinds for one in asked_in(words, lexicon()) if one.kinds and not one.unwanted]
    return max(meant[0], key=lambda kind: (kind[1], kind[0]))[0] if meant else ""


def shown_counts(counts: UnmetCounts, area: Area, *, year: int, at_least: int = AT_LEAST) -> pd.DataFrame:
    """What planners may see of one calendar year.

    Parameters
    ----------
    counts
        Where was counted.
    area
        The place.
    year
        A calendar year.
    at_least
        From how many conversations on a ward, or a part of it, is shown; fewer than ``AT_LEAST`` is ten.

    Returns
    -------
    ``SHOWN_COLUMNS``: a ward's ``total`` (value ""), and those of its kinds and reasons that reach the
    threshold themselves; ``at_least`` is the count rounded down to fives. Ordered by ward, part and value.

    Raises
    ------
    UnmetError
        The counts cannot be read.
    """
    found = counts.table(area.name, first_month=f"{year}-01", last_month=f"{year}-12")
    least = max(at_least, AT_LEAST)
    parts = []
    known = found[found["ward_code"] != ""]
    for part, by in ((TOTAL, None), (KIND, "kind"), (REASON, "reason")):
        value = known[by] if by else pd.Series("", index=known.index)
        sums = known.assign(part=part, value=value).groupby(["ward_code", "part", "value"])["count"].sum()
        parts.append(sums[sums >= least].reset_index())
    shown = pd.concat(parts, ignore_index=True)
    shown["at_least"] = (shown["count"] // STEP * STEP).astype(int)
    in_order = shown[list(SHOWN_COLUMNS)].sort_values(["ward_code", "part", "value"], ignore_index=True)
    return pd.DataFrame(in_order)


def misses_by_ward(counts: UnmetCounts, area: Area, *, year: int, at_least: int = AT_LEAST) -> dict[str, int]:
    """Conversations without anything suitable per ward, as shown: an ingredient of need for the fund."""
    shown = shown_counts(counts, area, year=year, at_least=at_least)
    totals = shown[shown["part"] == TOTAL]
    return dict(zip(totals["ward_code"].astype(str), totals["at_least"].astype(int), strict=True))
