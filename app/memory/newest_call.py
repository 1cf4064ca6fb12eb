"""What did people look for and not find, in the newest year that may be told?"""

from dataclasses import dataclass
from datetime import date, datetime

from app.memory.session import kinds
from app.memory.unmet import unmet, unmet_shown_from
from app.memory.visit import CLOCK
from layers.area import Area
from presentation.printing.wards.call import call_pdf
from questions.loop.call import CallWard, call_wards
from questions.wards.nothing_suitable import shown_counts, threshold

YEARS_BACK = 2


@dataclass(frozen=True)
class NewestCall:
    """The wards of a call for proposals: released figures alone."""

    area: Area  # by its wards
    wards: tuple[CallWard, ...]  # at least one
    year: int
    least: int  # from how many conversations on something is told
    today: date

    @property
    def file_name(self) -> str:
        """What its file is called."""
        return f"{self.area.name}-call-{self.year}.pdf"

    def pdf(self) -> bytes:
        """The call on paper."""
        return call_pdf(self.area, self.wards, kinds(), year=self.year, least=self.least, today=self.today)


def years_told(today: date) -> range:
    """The last years that are over, the newest first."""
    return range(today.year - 1, today.year - YEARS_BACK - 1, -1)


def newest_call(area: Area) -> NewestCall | None:
    """The call of the newest year of which anything may be told; None where nothing may.

    Raises ``UnmetError`` or ``RegisterError`` where the counts cannot be read.
    """
    today, least = datetime.now(CLOCK).date(), threshold(unmet_shown_from())
    for year in years_told(today):
        wards = call_wards(shown_counts(unmet(), area, year=year, today=today, at_least=least))
        if wards:
            return NewestCall(area, wards, year, least, today)
    return None
