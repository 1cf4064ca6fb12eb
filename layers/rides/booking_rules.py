"""Until when does one book a ride, by the booking rules of GTFS-Flex, and how?"""

from dataclasses import dataclass, field
from datetime import time
from typing import Any, Final

import pandas as pd

from geo.wording import worded
from layers.buses.calendars import ServiceDays
from layers.buses.cells import names, seconds_of, whole_numbers
from layers.buses.feed_files import FeedFiles
from layers.rides.faults import RideFaults
from layers.rides.model import Notice
from layers.rides.notice import notice_of
from layers.tables.contacts import is_phone, is_website

_COLUMNS: Final = (
    *("booking_rule_id", "booking_type", "prior_notice_duration_min", "prior_notice_last_day"),
    *(
        "prior_notice_last_time",
        "prior_notice_service_id",
        "message",
        "phone_number",
        "booking_url",
        "info_url",
    ),
)
_AT_ONCE, _SAME_DAY, _DAYS_BEFORE = "0", "1", "2"
_OFFICE_DAYS: Final = frozenset(range(5))
_FIX: Final = worded("Tell whoever publishes the file; nothing need be done here.")


@dataclass(frozen=True)
class BookingRule:
    """How one books."""

    notice: Notice | None = None
    words: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class BookingRules:
    """The rules of a feed by their ids."""

    rules: dict[str, BookingRule] = field(repr=False)

    def of(self, rule_id: str) -> BookingRule:
        """A rule; one that is not there says nothing."""
        return self.rules.get(rule_id, BookingRule())


def read_booking_rules(tables: FeedFiles, services: ServiceDays, faults: RideFaults) -> BookingRules:
    """Read booking_rules.txt; a rule that is not understood leaves the notice not known, and is a fault.

    Raises
    ------
    GtfsError
        The table cannot be read.
    """
    table = tables.whole("booking_rules.txt", _COLUMNS)
    table = table.assign(
        minutes=whole_numbers(table["prior_notice_duration_min"]),
        days=whole_numbers(table["prior_notice_last_day"]),
        by=seconds_of(table["prior_notice_last_time"]),
        words=names(table["message"]),
    )
    return BookingRules(
        {str(row.booking_rule_id): _rule(row, services, faults) for row in table.itertuples()}
    )


def _rule(row: Any, services: ServiceDays, faults: RideFaults) -> BookingRule:
    notice = _notice(row, services)
    if notice is None:
        what = worded("It is not understood until when one books by this rule: it is not known.")
        faults.add(int(row.Index), "booking_type", str(row.booking_type), what, _FIX)
    websites = [url for url in (row.booking_url, row.info_url) if is_website(url)]
    phone = str(names(pd.Series([row.phone_number])).iloc[0])
    return BookingRule(notice, row.words, phone if is_phone(phone) else "", next(iter(websites), ""))


def _notice(row: Any, services: ServiceDays) -> Notice | None:
    if row.booking_type == _AT_ONCE:
        return Notice(minutes=0)
    if row.booking_type == _SAME_DAY and row.minutes >= 0:
        return notice_of(minutes=row.minutes)
    if row.booking_type != _DAYS_BEFORE or row.days < 0 or not 0 <= row.by < 86_400:
        return None
    working = bool(row.prior_notice_service_id)
    if working and _weekdays(services, row.prior_notice_service_id) != _OFFICE_DAYS:
        return None
    by = time(row.by // 3600, row.by // 60 % 60)
    return notice_of(days=row.days, by=by, working=working)


def _weekdays(services: ServiceDays, service: str) -> frozenset[int]:
    """On which days of the week a service runs at all."""
    return frozenset(day.weekday() for day in services.days.get(service, ()))
