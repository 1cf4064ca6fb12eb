"""Until which moment does one ring for a ride?"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from layers.places.bank_holidays import is_bank_holiday
from layers.places.nations import Nation
from layers.rides.model import Notice

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


@dataclass(frozen=True)
class BookBy:
    """Until when one rings, local time."""

    moment: datetime  # inclusive; where the hour is not said, the last of its day
    is_hour_known: bool = True
    is_office_day: bool = True  # else a weekend or a bank holiday, on which perhaps nobody answers

    def in_time(self, now: datetime) -> bool:
        """Whether it is not too late yet."""
        return now <= self.moment


def book_by(notice: Notice, leaves: datetime, nation: Nation) -> BookBy:
    """The last moment at which a ride that sets out at ``leaves`` can be booked.

    Days are counted back from the day of the ride: working days if the notice says so, else days of the
    calendar, for nobody knows on which days the office answers. Hours are counted back on the clock.
    """
    if notice.minutes is not None:
        moment = leaves - timedelta(minutes=notice.minutes)
        return BookBy(moment, is_office_day=notice.minutes == 0 or _is_working(moment.date(), nation))
    day = leaves.date()
    for _ in range(notice.days or 0):
        day -= _DAY
        while notice.working and not _is_working(day, nation):
            day -= _DAY
    moment = datetime.combine(day, notice.by or time.max)
    if notice.days == 0:
        moment = min(moment, leaves)
    return BookBy(moment, notice.by is not None, _is_working(day, nation))


def _is_working(day: date, nation: Nation) -> bool:
    return day.weekday() < _SATURDAY and not is_bank_holiday(day, nation)
