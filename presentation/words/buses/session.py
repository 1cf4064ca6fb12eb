"""What is a session by bus called in a list, and what is to be asked first of it?"""

from collections.abc import Iterator

from presentation.words.buses.timetable import unsaid_words
from presentation.words.dates import clock, weekday_and_day
from presentation.words.language import sentence
from presentation.words.near.suits import finding_words
from questions.buses.sessions_by_bus import SessionByBus


def asks_of(each: SessionByBus) -> Iterator[str]:
    """What is not known of the session on that day, as it is told on foot, and of its buses."""
    if each.session.ask is not None:
        yield finding_words(each.session.ask)
    if each.bus_ask:
        unsaid = unsaid_words([each.session.starts.date()])
        yield sentence("{unsaid} Ask the operator.", unsaid=unsaid)


def _asked_first(each: SessionByBus, heading: str) -> str:
    unsure = each.cause is None and not each.sure
    return sentence("{heading} (ask first)", heading=heading) if unsure else heading


def heading_in_day(each: SessionByBus, title: str) -> str:
    """ "12:00 to 14:00: Market Lunch Club", where the day is clear; "ask first" if not sure."""
    return _asked_first(each, _in_day(each, title))


def _in_day(each: SessionByBus, title: str) -> str:
    session, at = each.session, clock(each.session.starts)
    if session.drop_in:
        return sentence("Open for hours, there by {at}: {title}", at=at, title=title)
    if session.ends is None:
        return sentence("{at}, its end is not known: {title}", at=at, title=title)
    return sentence("{starts} to {ends}: {title}", starts=at, ends=clock(session.ends), title=title)


def session_heading(each: SessionByBus, title: str) -> str:
    """ "Tuesday 4 July, 12:00 to 14:00: Market Lunch Club"; of what is open for hours when one would go."""
    return _asked_first(each, _on_day(each, title))


def _on_day(each: SessionByBus, title: str) -> str:
    session = each.session
    day = weekday_and_day(session.starts.date())
    if session.drop_in:
        return sentence(
            "{day}, open for hours, there by {at}: {title}", day=day, at=clock(session.starts), title=title
        )
    if session.ends is None:
        return sentence(
            "{day}, {at}, its end is not known: {title}", day=day, at=clock(session.starts), title=title
        )
    return sentence(
        "{day}, {starts} to {ends}: {title}",
        day=day,
        starts=clock(session.starts),
        ends=clock(session.ends),
        title=title,
    )
