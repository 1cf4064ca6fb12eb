"""Between which hours of a day are rides given, and do they bring one to a session and home again?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from layers.places.nations import Nation
from layers.rides.model import RideZone
from questions.conversation.findings import Finding
from questions.conversation.occurrences import occurrences
from questions.rides.rides_here import RideAsk, RideNo

ROOM: Final = timedelta(minutes=30)  # a ride that others share takes so long: with less room it is asked
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class RideWindow:
    """One stretch of a day in which rides are given, local times."""

    opens: datetime
    closes: datetime | None  # None: not known
    ask: Finding | None = None  # what is not known of that day


@dataclass(frozen=True)
class RideFit:
    """How a ride fits a session."""

    no: RideNo | None = None
    asks: tuple[RideAsk, ...] = ()
    opens: datetime | None = None  # of the window in which one goes there


def windows_on(zone: RideZone, day: date, nation: Nation) -> tuple[RideWindow, ...]:
    """The windows that reach into a day, those that began the evening before too; by their beginning."""
    windows = {window for begun in (day - _DAY, day) for window in _begun(zone, begun, nation)}
    midnight = datetime.combine(day, datetime.min.time())
    reaching = (each for each in windows if each.opens >= midnight or (each.closes or each.opens) > midnight)
    return tuple(sorted(reaching, key=lambda each: (each.opens, each.closes or datetime.max)))


def fit(windows: Sequence[RideWindow], starts: datetime, ends: datetime | None) -> RideFit:
    """Whether rides in these windows have one there in time and bring one home after it.

    One is fetched in a window, and has arrived by its end: who must be there at the very minute at which
    rides begin is late, and who is free at the very minute at which they end is not brought home. Who is
    there at the minute at which they end is in time, and so is who is free when they begin.
    """
    going = [way for each in windows if (way := _going(each, starts)) is not None]
    if not going:
        return RideFit(RideNo.NOT_IN_TIME if windows else RideNo.NOT_THAT_DAY)
    there = min(going, key=lambda each: len(each.asks))
    if ends is None:
        return RideFit(None, _together(there.asks, (RideAsk.SESSION,)), there.opens)
    back = [asks for each in windows if (asks := _back(each, ends)) is not None]
    if not back:
        return RideFit(RideNo.NOT_BACK)
    return RideFit(None, _together(there.asks, min(back, key=len)), there.opens)


def _begun(zone: RideZone, day: date, nation: Nation) -> Iterator[RideWindow]:
    for hours in zone.hours:
        if day in hours.not_on:
            continue
        for occurrence in occurrences(hours.session, day, day, nation=nation):
            opens = datetime.combine(day, hours.session.starts)
            closes = None if hours.session.ends is None else datetime.combine(day, hours.session.ends)
            if closes is not None and closes <= opens:
                closes += _DAY
            yield RideWindow(opens, closes, occurrence.ask)


def _going(window: RideWindow, starts: datetime) -> RideFit | None:
    if starts <= window.opens or (window.closes is not None and starts > window.closes):
        return None
    asks = [RideAsk.HOURS] if window.closes is None else []
    asks += [RideAsk.LITTLE_TIME] if starts - window.opens < ROOM else []
    return RideFit(None, _with_day(asks, window), window.opens)


def _back(window: RideWindow, ends: datetime) -> tuple[RideAsk, ...] | None:
    if ends < window.opens:
        return None
    if window.closes is None:
        return _with_day([RideAsk.HOURS], window)
    if ends >= window.closes:
        return None
    return _with_day([RideAsk.LITTLE_TIME] if window.closes - ends < ROOM else [], window)


def _with_day(asks: list[RideAsk], window: RideWindow) -> tuple[RideAsk, ...]:
    return (*asks, RideAsk.HOLIDAY) if window.ask is not None else tuple(asks)


def _together(*asks: tuple[RideAsk, ...]) -> tuple[RideAsk, ...]:
    return tuple(dict.fromkeys(ask for some in asks for ask in some))
