"""What is said of a ride to one place: for which session, until when one rings, or why it does not go?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from presentation.words.dates import clock, weekday_and_day
from presentation.words.language import plural, sentence
from presentation.words.rides.zone import how_words, notice_words, whom_words
from questions.rides.ride_to import RideToPlace, RideToSession
from questions.rides.rides_here import RideAsk, RideNo, Rider

TO_PLACES: Final = sentence("Too far on foot, but a ride can still be booked to:")
_NO: Final = {
    RideNo.NOT_THERE: sentence("{name} comes to this address, but does not go there."),
    RideNo.NOT_THAT_DAY: sentence("{name} goes there, but not on the days on which it meets."),
    RideNo.NOT_IN_TIME: sentence("{name} goes there, but not in time for when it meets."),
    RideNo.NOT_BACK: sentence("{name} goes there in time, but brings nobody home after it."),
}
_ASKS: Final = {
    RideAsk.HOURS: sentence("Ask whether there is a ride then: its hours are not known."),
    RideAsk.HOLIDAY: sentence("Ask whether there is a ride on that day, because of a holiday."),
    RideAsk.LITTLE_TIME: sentence("Ask whether there is time enough for the ride: it is close to its hours."),
    RideAsk.SESSION: sentence("Ask the group whether it meets then, and until when."),
}


def ride_to_words(ride: RideToPlace, rider: Rider) -> str:
    """All of it in one paragraph."""
    return " ".join(_sentences(ride, rider))


def place_lines(
    by_place: Mapping[str, RideToPlace], titles: Mapping[str, str], rider: Rider
) -> Iterator[str]:
    """A line for each place of a list: "Market Lunch Club: …"."""
    for asset_id, ride in by_place.items():
        yield sentence("{title}: {ride}", title=titles[asset_id], ride=ride_to_words(ride, rider))


def places_open_words(rides: Sequence[RideToPlace]) -> str:
    """How many places there are to which a ride can still be booked."""
    return plural(
        "{count} place too far on foot to which a ride can still be booked",
        "{count} places too far on foot to which a ride can still be booked",
        len(rides),
    )


def _sentences(ride: RideToPlace, rider: Rider) -> Iterator[str]:
    name = ride.zone.name
    if ride.no is RideNo.NOT_THEIR_AGE:
        yield sentence("{name} is {whom}.", name=name, whom=whom_words(ride.zone, rider))
        return
    if ride.no is not None:
        yield sentence(_NO[ride.no], name=name)
        return
    if not ride.is_timed:
        yield sentence(
            "{name} goes there. When it meets is not known: ask, then {how} {notice}.",
            name=name,
            how=how_words(ride.zone),
            notice=notice_words(ride.zone),
        )
        return
    if ride.missed is not None:
        yield sentence("For {when} it is too late to book {name}.", when=_when(ride.missed), name=name)
    if ride.session is None:
        yield sentence("{name} goes there, but to no session of the next five weeks.", name=name)
        return
    yield from _booking(ride, ride.session, rider)


def _booking(ride: RideToPlace, session: RideToSession, rider: Rider) -> Iterator[str]:
    asks_age = {RideAsk.AGE, RideAsk.WHO} & set(session.asks)
    is_sure = not set(session.asks) & {RideAsk.HOURS, RideAsk.HOLIDAY, RideAsk.LITTLE_TIME, RideAsk.SESSION}
    parts = {"name": ride.zone.name, "when": _when(session), "how": how_words(ride.zone)}
    until = _until(ride, session)
    if is_sure:
        yield sentence("{name}, there and home again, for {when}: {how} {until}.", **parts, until=until)
    else:
        yield sentence("{name}, perhaps, for {when}: {how} {until}.", **parts, until=until)
    if session.book_by is not None and not session.book_by.is_office_day:
        yield sentence("That is a weekend or a bank holiday: better ring on a working day before it.")
    if asks_age:
        yield sentence("It is {whom}.", whom=whom_words(ride.zone, rider))
    yield from (_ASKS[ask] for ask in session.asks if ask in _ASKS)


def _until(ride: RideToPlace, session: RideToSession) -> str:
    by, notice = session.book_by, ride.zone.notice
    if by is None:
        return notice_words(ride.zone)
    if notice is not None and notice.minutes == 0:
        return notice_words(ride.zone)
    day = weekday_and_day(by.moment.date())
    if not by.is_hour_known and notice is not None and notice.minutes is None:
        return sentence("on {day} at the latest (at what hour is not said)", day=day)
    return sentence("by {day}, {clock}", day=day, clock=clock(by.moment))


def _when(session: RideToSession) -> str:
    day = weekday_and_day(session.starts.date())
    if session.drop_in:
        return sentence("{day}, open for hours, there by {at}", day=day, at=clock(session.starts))
    if session.ends is None:
        return sentence("{day}, {at}, its end is not known", day=day, at=clock(session.starts))
    return sentence(
        "{day}, {starts} to {ends}", day=day, starts=clock(session.starts), ends=clock(session.ends)
    )
