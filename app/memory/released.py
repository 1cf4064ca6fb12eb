"""What may planners see of one year that is over? The counts of this office, by the rule for them."""

from datetime import date

from app.memory.unmet import unmet, unmet_shown_from
from layers.area import Area
from questions.loop.award_effect import ReleasedYear
from questions.loop.released import released_of


def released_year(area: Area, year: int, *, today: date) -> ReleasedYear:
    """Both counts of a year, as shown. Raises ``YearNotOverError``, ``UnmetError``."""
    return released_of(unmet(), area, year, today=today, at_least=unmet_shown_from())
