"""How is a ride from door to door told on paper: whose, until when one rings, for whom, at what cost?"""

from collections.abc import Iterator, Sequence
from typing import Final

from layers.rides.model import RideZone
from presentation.words.handout import times
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.handout.ride_rules import cost_words, how_words, notice_words, short, whom_words
from questions.rides.on_paper import RidesOnPaper, RideTaken
from questions.rides.ride_to import RideToPlace, RideToSession
from questions.rides.rides_here import RideAsk
from questions.together.two_people import ForWhom

LONGEST_NAME: Final = 80
WHOSE: Final = {
    ForWhom.BOTH: "for_both_of_you",
    ForWhom.FIRST: "for_the_first",
    ForWhom.SECOND: "for_the_second",
}
_UNSURE: Final = {
    RideAsk.HOURS: "ride_ask_hours",
    RideAsk.HOLIDAY: "ride_ask_holiday",
    RideAsk.LITTLE_TIME: "ride_ask_little_time",
    RideAsk.SESSION: "ride_ask_session",
}


def ride_words(book: Phrasebook, rides: RidesOnPaper, *, whole_way: bool) -> list[Text]:
    """Each scheme that takes somebody to one place, a paragraph each; that there is none, if others come."""
    if not rides.tells_own(whole_way=whole_way):
        return [_of_anybody(book, zone) for zone in rides.anybody]
    return [_taken(book, each) for each in rides.taken] or [book.say("ride_none")]


def ride_line(book: Phrasebook, rides: RidesOnPaper, *, whole_way: bool) -> Text:
    """By which schemes one gets to one place, in a line; empty where none goes there and no home is told."""
    if not rides.tells_own(whole_way=whole_way):
        names = book.joined([book.both(scheme_name(zone)) for zone in rides.anybody])
        return book.say("ride_line_address", names=names) if rides.anybody else names
    if not rides.taken:
        return book.say("ride_line_none")
    return book.joined([_named(book, each) for each in rides.taken])


def _named(book: Phrasebook, taken: RideTaken) -> Text:
    name = scheme_name(taken.ride.zone)
    named = book.both(name) if is_sure(taken) else book.say("ride_line_ask", name=name)
    return book.joined([*_whose(book, taken), named], " ")


def is_sure(taken: RideTaken) -> bool:
    """Whether nothing has to be asked beside until when one rings."""
    session = taken.ride.session
    return session is not None and taken.ask is None and not set(session.asks) & set(_UNSURE)


def until_words(book: Phrasebook, ride: RideToPlace, session: RideToSession) -> Text:
    """Until when one books the ride to a session: "by Monday 30 November at 12:00"."""
    by, notice = session.book_by, ride.zone.notice
    if by is None or (notice is not None and notice.minutes == 0):
        return notice_words(book, ride.zone)
    day = times.weekday_and_day(book, by.moment.date())
    if not by.is_hour_known and notice is not None and notice.minutes is None:
        return book.say("ride_until_day", day=day)
    return book.say("ride_until", day=day, time=times.at_clock(book, by.moment))


def when_words(book: Phrasebook, session: RideToSession) -> Text:
    """ "Tuesday 1 December at 12:00"."""
    day = times.weekday_and_day(book, session.starts.date())
    return book.say("day_at", day=day, time=times.at_clock(book, session.starts))


def scheme_name(zone: RideZone) -> str:
    """What it is called, no longer than a line or two."""
    return short(zone.name, LONGEST_NAME)


def _taken(book: Phrasebook, taken: RideTaken) -> Text:
    return book.joined([*_whose(book, taken), *_sentences(book, taken)], " ")


def _whose(book: Phrasebook, taken: RideTaken) -> list[Text]:
    if taken.whose is None:
        return []
    return [tuple(f"{text}:" for text in book.say(WHOSE[taken.whose]))]


def _sentences(book: Phrasebook, taken: RideTaken) -> Iterator[Text]:
    ride, session, zone = taken.ride, taken.ride.session, taken.ride.zone
    yield book.say("ride_takes" if is_sure(taken) else "ride_may", name=scheme_name(zone))
    if not ride.is_timed:
        yield book.say("ride_ask_times")
    if ride.missed is not None:
        yield book.say("ride_too_late", when=when_words(book, ride.missed))
    if session is not None:
        yield from booking_words(book, ride, session)
    yield from _standing(book, zone, taken.ask, each=session is None or session.book_by is not None)


def booking_words(book: Phrasebook, ride: RideToPlace, session: RideToSession) -> Iterator[Text]:
    """For the next session: until when, and what has to be asked."""
    until, when = until_words(book, ride, session), when_words(book, session)
    yield book.say("ride_next", when=when, how=how_words(book, ride.zone), until=until)
    if session.book_by is not None and not session.book_by.is_office_day:
        yield book.say("ride_office")
    yield from (book.say(_UNSURE[ask]) for ask in session.asks if ask in _UNSURE)


def _of_anybody(book: Phrasebook, zone: RideZone) -> Text:
    name = book.say("ride_goes", name=scheme_name(zone))
    return book.joined([name, *_standing(book, zone, None, each=True)], " ")


def _standing(book: Phrasebook, zone: RideZone, ask: RideAsk | None, *, each: bool) -> Iterator[Text]:
    """What is so of every ride of a scheme: how one books, for whom it is, what it costs."""
    if each:
        yield book.say("ride_each", how=how_words(book, zone), notice=notice_words(book, zone))
    yield whom_words(book, zone, ask)
    yield cost_words(book, zone)


def scheme_words(
    book: Phrasebook, places: Sequence[tuple[Text, RidesOnPaper]], *, whole_way: bool
) -> list[Text]:
    """Of several places: each scheme once, to which of them it goes, and what is so of all its rides."""
    own = [(name, rides) for name, rides in places if rides.tells_own(whole_way=whole_way)]
    if not own:
        return _schemes_of_anybody(book, places)
    lines: dict[tuple[RideZone, ForWhom | None], list[tuple[Text, RideTaken]]] = {}
    for name, rides in own:
        for taken in rides.taken:
            lines.setdefault((taken.ride.zone, taken.whose), []).append((name, taken))
    none = [name for name, rides in own if not rides.taken]
    texts = [_scheme(book, every) for every in lines.values()]
    return texts + ([book.say("ride_none_to", names=book.joined(none))] if none else [])


def _scheme(book: Phrasebook, every: Sequence[tuple[Text, RideTaken]]) -> Text:
    first = every[0][1]
    head = [*_whose(book, first), book.say("ride_scheme", name=scheme_name(first.ride.zone))]
    lines = [_line(book, name, taken) for name, taken in every]
    return book.joined([*head, *lines, *_standing(book, first.ride.zone, first.ask, each=True)], " ")


def _line(book: Phrasebook, name: Text, taken: RideTaken) -> Text:
    session = taken.ride.session
    if session is None:
        return book.say("ride_to_ask", place=name)
    until, when = until_words(book, taken.ride, session), when_words(book, session)
    is_asked = set(session.asks) & set(_UNSURE)
    line = book.say("ride_to_may" if is_asked else "ride_to", place=name, when=when, until=until)
    if session.book_by is None or session.book_by.is_office_day:
        return line
    return book.joined([line, book.say("ride_office")], " ")


def _schemes_of_anybody(book: Phrasebook, places: Sequence[tuple[Text, RidesOnPaper]]) -> list[Text]:
    names: dict[RideZone, list[Text]] = {}
    for name, rides in places:
        for zone in rides.anybody:
            names.setdefault(zone, []).append(name)
    return [
        book.joined(
            [
                book.say("ride_goes_to", name=scheme_name(zone), names=book.joined(every)),
                *_standing(book, zone, None, each=True),
            ],
            " ",
        )
        for zone, every in names.items()
    ]
