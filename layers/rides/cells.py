"""What does one row of a list of rides say: hours, ages, notice, how to ring?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from geo.wording import worded
from layers.rides.faults import RideFaults
from layers.rides.for_whom import read_for_whom
from layers.rides.model import Notice, RideHours, WhoMayRide
from layers.rides.notice import MOST_DAYS, notice_of, read_clock, read_notice
from layers.tables.cells import on_one_line, read_whole_number
from layers.tables.contacts import is_phone, is_website
from layers.tables.prices_and_ages import OLDEST, Ages, read_ages
from layers.times.reading.read import likely_fix, read_times

_LONGEST: Final = 300
_HOURS_FIX: Final = worded('Write days and hours like "Mon-Fri 9:30-15:00".')
_AGES_FIX: Final = worded('Write ages like "60+", "16-25" or "all ages".')
_NOTICE_FIX: Final = worded('Write it like "by noon the day before", "2 working days" or "24 hours".')
_CLOCK_FIX: Final = worded('Write it like "12:00" or "4pm".')


@dataclass(frozen=True)
class Row:
    """One row, by our names of its columns; what is wrong in a cell is noted, and then not known."""

    number: int
    cells: Mapping[str, Any] = field(repr=False)
    faults: RideFaults = field(repr=False)

    def text(self, column: str) -> str:
        """A cell on one line, "" where there is nothing."""
        value = self.cells.get(column)
        if value is None or value != value:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return on_one_line(str(value))[:_LONGEST]

    def hours(self) -> tuple[RideHours, ...] | None:
        """When rides are given; () where it is not known, None where it says never."""
        text = self.text("when")
        times = read_times(text)
        if times.closed:
            self._fault("when", worded("By this, rides are given at no time."), _HOURS_FIX)
            return None
        if times.unread:
            what = worded("These days and hours are not understood, or not all of them: they are not known.")
            self._fault("when", what, likely_fix(times) or _HOURS_FIX)
            return ()
        return tuple(RideHours(session) for session in times.sessions)

    def for_whom(self) -> WhoMayRide:
        """Whom it takes: by columns of ages, if there are any, and by words."""
        words = read_for_whom(self.text("for_whom"))
        ages = self._ages()
        if ages is None:
            return words
        return WhoMayRide(ages, words.others, words.only)

    def _ages(self) -> Ages | None:
        if text := self.text("ages"):
            ages = read_ages(text)
            if ages is None:
                self._fault("ages", worded("These are no ages."), _AGES_FIX)
            return ages
        youngest, oldest = self._number("youngest", OLDEST), self._number("oldest", OLDEST)
        if youngest is None and oldest is None:
            return None
        if youngest is not None and oldest is not None and youngest > oldest:
            self._fault("youngest", worded("The youngest is older than the oldest."), _AGES_FIX)
            return None
        return Ages(youngest, oldest)

    def notice(self) -> tuple[Notice | None, str]:
        """How long beforehand one rings, by numbers or by words, and the words."""
        words = self.text("notice")
        by_numbers = self._notice_of_numbers()
        if by_numbers is not None:
            return by_numbers, words
        notice = read_notice(words) if words else None
        if words and notice is None:
            what = worded("It is not understood until when one rings: it is shown in these words alone.")
            self._fault("notice", what, _NOTICE_FIX)
        return notice, words

    def _notice_of_numbers(self) -> Notice | None:
        days, working = (self._number(name, MOST_DAYS) for name in ("notice_days", "notice_working_days"))
        hours = self._number("notice_hours", MOST_DAYS * 24)
        text = self.text("notice_by")
        by = read_clock(text) if text else None
        if text and by is None:
            self._fault("notice_by", worded("This is no time of day."), _CLOCK_FIX)
            return None
        if sum(count is not None for count in (days, working, hours)) > 1 or (hours is not None and by):
            what = worded("Days, working days and hours of notice are given together.")
            self._fault("notice_days", what, worded("Keep only what the scheme goes by."))
            return None
        if hours is not None:
            return notice_of(minutes=hours * 60)
        count = days if working is None else working
        return None if count is None else notice_of(days=count, by=by, working=working is not None)

    def phone(self) -> str:
        """A telephone number, or ""."""
        text = self.text("phone")
        if text and not is_phone(text):
            self._fault("phone", worded("This is no telephone number."), worded("Write it in digits."))
            return ""
        return text

    def website(self) -> str:
        """A web address, or ""."""
        text = self.text("website")
        if text and not is_website(text):
            self._fault(
                "website", worded("This is no web address."), worded("Write it like https://example.org.")
            )
            return ""
        return text

    def _number(self, column: str, most: int) -> int | None:
        text = self.text(column)
        number = read_whole_number(text, most=most) if text else None
        if text and number is None:
            fix = worded("Write a whole number from 0 to {most}.", most=most)
            self._fault(column, worded("This is no number that can be meant."), fix)
        return number

    def _fault(self, column: str, what: str, fix: str) -> None:
        self.faults.add(self.number, column, self.text(column), what, fix)
