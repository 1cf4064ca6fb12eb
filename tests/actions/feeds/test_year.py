"""A year of weekly refreshes ends where a direct import of the last state would, with no version too many."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from layers.register.model import Asset, Status
from layers.times.session_days import falls_on
from tests.actions.feeds.conftest import NOW, Office
from tests.actions.feeds.planted import Rpde, series, session

SERIES = [f"s{number}" for number in range(12)]
WINDOW = 6  # weeks ahead for which the planted server names dates


def dice(*what: object) -> int:
    """A number that is the same in every run."""
    return int.from_bytes(hashlib.sha256(repr(what).encode()).digest()[:4], "big")


class Year:
    """A server that names dates six weeks ahead, and changes something real now and then; counts what."""

    def __init__(self, office: Office) -> None:
        self.series, self.sessions = office.server.rpde("/series"), office.server.rpde("/sessions")
        self.data = {key: series(key) for key in SERIES}
        self.running = dict.fromkeys(SERIES, 17)  # the hour at which it starts, local
        self.real = len(SERIES)  # each comes in once
        self.dates: dict[tuple[str, date], int] = {}
        for key in SERIES:
            self.series.put("SessionSeries", key, self.data[key])

    def week(self, number: int, today: date) -> None:
        """One week passes."""
        for (key, day), _ in list(self.dates.items()):
            if day < today:
                self._drop(key, day)
        if number:
            self._change(number)
        for place, key in enumerate(SERIES):
            for ahead in range(WINDOW):
                day = today + timedelta(days=(place % 7 - today.weekday()) % 7 + 7 * ahead)
                hour = self.running.get(key)
                if hour is not None and self.dates.get((key, day)) != hour:
                    self._put(key, day, hour)

    def _change(self, number: int) -> None:
        key = SERIES[dice(number) % len(SERIES)]
        match number % 6:
            case 1 if key in self.running:  # a new price: the record changes once
                self.data[key] = {**self.data[key], "offers": [{"name": "", "price": 3 + number / 4}]}
                self.series.put("SessionSeries", key, self.data[key])
                self.real += 1
            case 3 if key in self.running:  # another hour
                self.running[key] = 9 + number % 10 if self.running[key] != 9 + number % 10 else 20
                self.real += 1
            case 5 if key in self.running and len(self.running) > 9:  # it ends
                self.series.delete("SessionSeries", key)
                del self.running[key]
                for day in [day for each, day in self.dates if each == key]:
                    self._drop(key, day)
                self.real += 1
            case _:  # nothing but words that nobody uses
                self.series.put("SessionSeries", SERIES[0], {**self.data[SERIES[0]], "image": [number]})
                if SERIES[0] not in self.running:
                    self.series.delete("SessionSeries", SERIES[0])

    def _put(self, key: str, day: date, hour: int) -> None:
        local = datetime(day.year, day.month, day.day, hour, 15)
        moment = local.replace(tzinfo=UTC) - timedelta(hours=is_summer(day))
        self.sessions.put("ScheduledSession", f"{key}-{day}", session(key, moment))
        self.dates[key, day] = hour

    def _drop(self, key: str, day: date) -> None:
        self.sessions.delete("ScheduledSession", f"{key}-{day}")
        del self.dates[key, day]


def is_summer(day: date) -> bool:
    """British Summer Time in 2026 and 2027, whose clocks change on a Sunday."""
    return date(2026, 3, 29) <= day < date(2026, 10, 25) or date(2027, 3, 28) <= day < date(2027, 10, 31)


def days_named(asset: Asset, today: date) -> set[tuple[object, ...]]:
    """On which days within the server's window an asset happens, and when."""
    days = [today + timedelta(days=number) for number in range(7 * WINDOW - 7)]
    return {(day, s.starts, s.ends) for s in asset.sessions for day in days if falls_on(s, day)}


def told(office: Office) -> dict[str, tuple[object, ...]]:
    """What stands open, but for the date of the fetch and the words in which the same days are named."""
    today = office.now.date()
    return {
        name: (
            days_named(asset, today),
            replace(asset, sessions=(), when="", source_date=""),
        )
        for name, asset in office.assets().items()
        if asset.status is not Status.CLOSED
    }


@pytest.mark.parametrize("weeks", [52])
def test_a_year_of_weekly_refreshes_does_not_drift(new_office: Callable[[str], Office], weeks: int) -> None:
    office = new_office("weekly")
    year = Year(office)
    office.add("/series", "/sessions")
    for number in range(weeks):
        office.now = NOW + timedelta(weeks=number)
        year.week(number, office.now.date())
        done = office.refresh()
        assert not done.sentence, (number, done.sentence)
    direct = new_office("direct")
    direct.now = office.now
    direct.add("/series", "/sessions")
    direct.refresh()
    assert told(office) == told(direct)
    assert sorted(told(office)) == sorted(f"Class {key}" for key in year.running)
    assert office.versions() == year.real
    assert asked_only_for_news(year.sessions)


def asked_only_for_news(feed: Rpde) -> bool:
    """Whether the feed was read from its start twice only: in the first week, and by the direct import."""
    return feed.asked.count(0) == 2
