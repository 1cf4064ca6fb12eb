"""From which day to which does a timetable hold? What its publisher says and what runs, whichever is less."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from geo.wording import worded
from layers.buses.calendars import ServiceDays


class TimetablePeriod(NamedTuple):
    """The first and the last day on which a timetable holds; None where no bus of it runs."""

    first_day: date | None
    last_day: date | None
    notes: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """As BUS_TABLES has it."""
        days = [day.isoformat() if day else "" for day in (self.first_day, self.last_day)]
        return pd.DataFrame([days], columns=["first_day", "last_day"], dtype="str")


def period_of(services: ServiceDays, used: set[str], on: date) -> TimetablePeriod:
    """When the timetable holds for buses of the services ``used``; an area is prepared ``on`` a day.

    From the later of what its publisher says and the first day on which one runs to the earlier of what the
    publisher says and the last. A publisher's days that are the wrong way round, or on none of which a bus
    runs, say nothing.
    """
    running = [day for service in used for day in services.days[service]]
    if not running:
        return TimetablePeriod(None, None, (worded("On no day does a bus of it run here."),))
    first, last = min(running), max(running)
    notes = _not_of_it(services, first, last)
    if not notes:
        notes = _longer(services, first, last)
        first = max(first, services.first_day or first)
        last = min(last, services.last_day or last)
    days = {"first": first.isoformat(), "last": last.isoformat()}
    holds = [worded("It holds from {first} to {last}.", **days)]
    if last < on:
        ended = worded("It ended on {last}, before the area was prepared: fetch a newer one.", **days)
        holds.append(ended)
    return TimetablePeriod(first, last, (*holds, *notes))


def _not_of_it(services: ServiceDays, first: date, last: date) -> list[str]:
    """Why the publisher's days cannot be meant, if they cannot."""
    begins, ends = services.first_day, services.last_day
    days = {"begins": begins.isoformat() if begins else "–", "ends": ends.isoformat() if ends else "–"}
    if begins and ends and ends < begins:
        return [worded("The days of feed_info.txt, {begins} to {ends}, run backwards: not used.", **days)]
    if (ends and ends < first) or (begins and last < begins):
        return [
            worded(
                "The days of feed_info.txt, {begins} to {ends}, are none on which a bus of it runs here: "
                "not used.",
                **days,
            )
        ]
    return []


def _longer(services: ServiceDays, first: date, last: date) -> list[str]:
    """Where the publisher says that it holds for longer than any bus runs."""
    notes: list[str] = []
    if services.last_day and services.last_day > last:
        notes.append(
            worded(
                "By feed_info.txt it holds until {stated}, but after {last} no bus of it runs here, so it "
                "ends then.",
                stated=services.last_day.isoformat(),
                last=last.isoformat(),
            )
        )
    if services.first_day and services.first_day < first:
        notes.append(
            worded(
                "By feed_info.txt it holds from {stated}, but before {first} no bus of it runs here, so it "
                "begins then.",
                stated=services.first_day.isoformat(),
                first=first.isoformat(),
            )
        )
    return notes
