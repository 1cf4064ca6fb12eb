"""How is a ride from door to door told as an easy read? In sentences of one idea each."""

from collections.abc import Iterator
from typing import Final

from layers.rides.model import RideZone
from presentation.words.handout import times
from presentation.words.handout.by_ride import is_sure, scheme_name
from presentation.words.handout.easy_rules import EasyLine
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.handout.ride_rules import notice_words, ride_number, short
from questions.rides.on_paper import RidesOnPaper, RideTaken
from questions.rides.ride_to import RideToSession
from questions.together.two_people import ForWhom

_WHOSE: Final = {
    ForWhom.BOTH: "easy_both",
    ForWhom.FIRST: "easy_for_first",
    ForWhom.SECOND: "easy_for_second",
}
_QUOTED: Final = frozenset({"name", "number", "website", "text"})


def easy_ride(book: Phrasebook, rides: RidesOnPaper, *, whole_way: bool) -> Iterator[EasyLine]:
    """Each scheme that takes somebody to one place; that there is none, if none does."""
    if not rides.tells_own(whole_way=whole_way):
        for zone in rides.anybody:
            yield _line(book, "bus", "easy_ride_goes", name=scheme_name(zone))
            yield _line(book, "door", "easy_ride_comes")
            yield from _standing(book, zone)
        return
    for taken in rides.taken:
        yield from _taken(book, taken)
    if not rides.taken:
        yield _line(book, "bus", "easy_ride_none")


def _taken(book: Phrasebook, taken: RideTaken) -> Iterator[EasyLine]:
    session, name = taken.ride.session, scheme_name(taken.ride.zone)
    if taken.whose is not None:
        yield _line(book, "person", _WHOSE[taken.whose])
    if is_sure(taken):
        yield _line(book, "bus", "easy_ride", name=name)
        yield _line(book, "door", "easy_ride_home")
    else:
        yield _line(book, "bus", "easy_ride_may", name=name)
    if taken.ask is not None:
        yield _line(book, "person", "easy_ride_whom")
    if session is not None:
        yield from _session(book, session)
    yield from _standing(book, taken.ride.zone)


def _session(book: Phrasebook, session: RideToSession) -> Iterator[EasyLine]:
    day = times.weekday_and_day(book, session.starts.date())
    yield _line(book, "calendar", "easy_ride_day", day=day, time=times.at_clock(book, session.starts))
    by = session.book_by
    if by is None:
        return
    day = times.weekday_and_day(book, by.moment.date())
    if by.is_hour_known:
        yield _line(book, "clock", "easy_ride_by", day=day, time=times.at_clock(book, by.moment))
    else:
        yield _line(book, "clock", "easy_ride_by_day", day=day)
    if not by.is_office_day:
        yield _line(book, "calendar", "easy_ride_office")
        yield _line(book, "phone", "easy_ride_office_before")


def _standing(book: Phrasebook, zone: RideZone) -> Iterator[EasyLine]:
    """How one books each time, and what it costs."""
    if number := ride_number(zone):
        yield _line(book, "phone", "easy_ride_ring", number=number)
    elif zone.website:
        yield _line(book, "phone", "easy_ride_web", website=short(zone.website))
    else:
        yield _line(book, "phone", "easy_ride_how")
    if zone.notice is None:
        yield _line(book, "clock", "easy_ride_early")
    else:
        yield _line(book, "clock", "easy_ride_each", notice=notice_words(book, zone))
    if zone.cost:
        yield _line(book, "coins", "easy_ride_cost", text=short(zone.cost))
    else:
        yield _line(book, "coins", "easy_ride_cost_unknown")


def _line(book: Phrasebook, drawn: str, key: str, **values: str | Text) -> EasyLine:
    quoted = tuple(str(value) for name, value in values.items() if name in _QUOTED)
    return EasyLine(drawn, book.say(key, **values), quoted)
