"""What may planners see of a year that is over: how many conversations, how many with nothing suitable?"""

from datetime import date

from layers.area import Area
from layers.unmet.counts import UnmetCounts
from questions.loop.award_effect import ReleasedYear
from questions.wards.nothing_suitable import AT_LEAST, shown_conversations, shown_counts, threshold


def released_of(
    counts: UnmetCounts, area: Area, year: int, *, today: date, at_least: int = AT_LEAST
) -> ReleasedYear:
    """Both counts of a year, as shown.

    Raises
    ------
    YearNotOverError
        The year is not over.
    UnmetError
        The counts cannot be read.
    """
    return ReleasedYear(
        year,
        shown_counts(counts, area, year=year, today=today, at_least=at_least),
        shown_conversations(counts, area, year=year, today=today, at_least=at_least),
        threshold(at_least),
    )
