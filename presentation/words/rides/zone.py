"""What is said of a ride that comes to a home: when, for whom, how one books, what it costs?"""

from typing import Final

from layers.rides.model import Notice, RideZone
from presentation.words.dates import clock
from presentation.words.language import plural, sentence
from presentation.words.near.place_card import ages_words
from presentation.words.session_times import sessions_words
from questions.rides.rides_here import RideAsk, RideNo, Rider, for_rider

HEADING: Final = sentence("Door to door")
NOT_KNOWN: Final = sentence("Rides from door to door are not known here: the area was prepared without them.")
NONE_HERE: Final = sentence("No ride from door to door that is known here comes to this address.")
_MINUTES_OF_AN_HOUR: Final = 60


def zone_words(zone: RideZone, rider: Rider) -> str:
    """ "Tiny Dial-a-Ride comes to this address: Mon-Fri 9:30-15:00; for 60 and over; ring … by noon …" """
    parts = {"hours": hours_words(zone), "whom": whom_words(zone, rider), "booking": booking_words(zone)}
    if not zone.cost:
        return sentence("{name} comes to this address: {hours}; {whom}; {booking}.", name=zone.name, **parts)
    return sentence(
        "{name} comes to this address: {hours}; {whom}; {booking}. Cost: {cost}.",
        name=zone.name,
        cost=zone.cost,
        **parts,
    )


def hours_words(zone: RideZone) -> str:
    """When rides are given, as the scheme says it if it does."""
    if not zone.hours and zone.when:
        return sentence("“{when}”, as they write it: ask", when=zone.when)
    if not zone.hours:
        return sentence("on which days and when is not known: ask")
    return zone.when or sessions_words([each.session for each in zone.hours])


def whom_words(zone: RideZone, rider: Rider) -> str:
    """For whom it is, and whether that is them; what is not known is asked."""
    answer = for_rider(zone, rider)
    if answer is None:
        return _whom(zone)
    if answer is RideNo.NOT_THEIR_AGE:
        return sentence("{whom}, so not for their age", whom=_whom(zone))
    if answer is RideAsk.WHO and not _says_whom(zone):
        return sentence("for whom is not known: ask")
    return sentence("{whom}: ask", whom=_whom(zone))


def booking_words(zone: RideZone) -> str:
    """How one books and how long beforehand: "ring 01632 960123 by 12:00 on the day before"."""
    return sentence("{how} {notice}", how=how_words(zone), notice=notice_words(zone))


def how_words(zone: RideZone) -> str:
    """ "ring 01632 960123", or where to book."""
    if zone.phone:
        return sentence("ring {phone}", phone=zone.phone)
    if zone.website:
        return sentence("book at {website}", website=zone.website)
    return sentence("book (a number is not known)")


def notice_words(zone: RideZone) -> str:
    """How long beforehand one books."""
    notice = zone.notice
    if notice is None and zone.notice_words:
        return sentence("(“{words}”, as they write it)", words=zone.notice_words)
    if notice is None:
        return sentence("(how long beforehand is not known: ask)")
    if notice.minutes is not None:
        return _minutes(notice.minutes)
    return _on_day(notice, notice.days or 0)


def scheme_whom(zone: RideZone) -> str:
    """For whom a scheme is, whoever asks: "for 60 and over or disabled"; "" where it does not say."""
    return _whom(zone) if _says_whom(zone) else ""


def _says_whom(zone: RideZone) -> bool:
    return zone.for_whom.ages is not None or bool(zone.for_whom.only)


def _whom(zone: RideZone) -> str:
    whom = zone.for_whom
    ages = ""
    if whom.ages is not None:
        ages = ages_words(whom.ages.youngest, whom.ages.oldest) or sentence("anyone")
    if ages and whom.others:
        return sentence("for {ages} or {others}", ages=ages, others=whom.others)
    if ages and whom.only:
        return sentence("for {ages}, and {only}", ages=ages, only=whom.only)
    return sentence("for {whom}", whom=ages or whom.only)


def _minutes(minutes: int) -> str:
    if minutes == 0:
        return sentence("when it is needed: no notice is asked for")
    if minutes % _MINUTES_OF_AN_HOUR:
        return plural("{count} minute before at the latest", "{count} minutes before at the latest", minutes)
    hours = minutes // _MINUTES_OF_AN_HOUR
    return plural("{count} hour before at the latest", "{count} hours before at the latest", hours)


def _on_day(notice: Notice, days: int) -> str:
    if notice.by is None:
        return _day(notice, days)
    if days > 1:
        return sentence("by {clock}, {day}", clock=clock(notice.by), day=_day(notice, days))
    return sentence("by {clock} {day}", clock=clock(notice.by), day=_day(notice, days))


def _day(notice: Notice, days: int) -> str:
    if days == 0:
        return sentence("on the day itself")
    if days == 1:
        return sentence("on the working day before") if notice.working else sentence("on the day before")
    if notice.working:
        return plural("{count} working day before", "{count} working days before", days)
    return plural("{count} day before", "{count} days before", days)
