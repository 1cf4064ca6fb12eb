"""What is so of every ride of a scheme, on paper: how one books, how long before, for whom, what it costs?"""

from typing import Final

from layers.rides.model import Notice, RideZone
from presentation.words.handout import times
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.near.phones import dialled_at_home
from presentation.words.plain import one_line
from questions.rides.rides_here import RideAsk

LONGEST_TEXT: Final = 120  # of what a scheme writes
_MORE: Final = " …"
_HOUR_MIN: Final = 60


def short(text: str, longest: int = LONGEST_TEXT) -> str:
    """A scheme's own words on one line, at most so many signs of them."""
    line = one_line(text)
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;.") + _MORE


def how_words(book: Phrasebook, zone: RideZone) -> Text:
    """ "ring 01632 960987", or where to book."""
    if number := ride_number(zone):
        return book.say("ride_ring", number=number)
    if zone.website:
        return book.say("ride_web", website=short(zone.website))
    return book.say("ride_how_unknown")


def ride_number(zone: RideZone) -> str:
    """The number that one rings for a ride, "" where none is known."""
    return short(dialled_at_home(zone.phone)) if zone.phone.strip() else ""


def notice_words(book: Phrasebook, zone: RideZone) -> Text:
    """How long beforehand one books, each time."""
    notice = zone.notice
    if notice is not None:
        return rule_words(book, notice)
    if zone.notice_words:
        return book.say("ride_notice_written", text=short(zone.notice_words))
    return book.say("ride_notice_unknown")


def rule_words(book: Phrasebook, notice: Notice) -> Text:
    """A notice in words: "by 12:00 on the day before"."""
    if notice.minutes is not None:
        return _minutes(book, notice.minutes)
    day = _day(book, notice)
    if notice.by is None:
        return day
    return book.say("ride_by_clock", time=times.at_clock(book, notice.by), day=day)


def _minutes(book: Phrasebook, minutes: int) -> Text:
    if minutes == 0:
        return book.say("ride_no_notice")
    unit, count = ("ride_minutes", minutes) if minutes % _HOUR_MIN else ("ride_hours", minutes // _HOUR_MIN)
    return book.say(f"{unit}_1") if count == 1 else book.say(unit, count=count)


def _day(book: Phrasebook, notice: Notice) -> Text:
    days = notice.days or 0
    if days == 0:
        return book.say("ride_same_day")
    unit = "ride_working_days" if notice.working else "ride_days"
    return book.say(f"{unit}_1") if days == 1 else book.say(unit, count=days)


def whom_words(book: Phrasebook, zone: RideZone, ask: RideAsk | None) -> Text:
    """For whom a scheme is; ``ask``: whether that is them is not known."""
    whom = _whom(book, zone)
    if not any(whom):
        return book.say("ride_for_unknown")
    return book.say("ride_for" if ask is None else "ride_for_ask", whom=whom)


def _whom(book: Phrasebook, zone: RideZone) -> Text:
    whom, ages = zone.for_whom, book.both("")
    if whom.ages is not None:
        ages = _ages(book, whom.ages.youngest, whom.ages.oldest)
    if any(ages) and whom.others:
        return book.say("whom_or", ages=ages, others=short(whom.others))
    if any(ages) and whom.only:
        return book.say("whom_and", ages=ages, only=short(whom.only))
    return ages if any(ages) else book.both(short(whom.only))


def _ages(book: Phrasebook, youngest: int | None, oldest: int | None) -> Text:
    if youngest and oldest is not None:
        return book.say("whom_aged", youngest=youngest, oldest=oldest)
    if youngest:
        return book.say("whom_aged_over", youngest=youngest)
    return book.say("whom_anyone") if oldest is None else book.say("whom_aged_up_to", oldest=oldest)


def cost_words(book: Phrasebook, zone: RideZone) -> Text:
    """What a ride costs, as the scheme says it; what is not known is said."""
    return book.say("ride_costs", cost=short(zone.cost)) if zone.cost else book.say("ride_cost_unknown")
