"""How is going by bus told: each walk, wait and ride, the way home, the pass, and why there is no bus?"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from geo.paces import minutes_up
from presentation.words import plain as words
from presentation.words.buses.journey import (
    being_there,
    facts_words,
    legs_words,
    low_floor_words,
    setting_out,
    stop_words,
)
from presentation.words.buses.session import asks_of, session_heading
from presentation.words.buses.timetable import ENDED_FIX, OLD_FIX, ended_by_now, warning
from presentation.words.dates import clock, day_words, listed, weekday_and_day
from presentation.words.language import plural, sentence
from questions.buses.bus_journey import BusJourney
from questions.buses.sessions_by_bus import BusCause, BusesUnjudged, SessionByBus, WeekByBus

ON_FOOT: Final = sentence("On foot")
OR_BY_BUS: Final = sentence("Or by bus")
NOT_KNOWN: Final = sentence("Buses are not known here: this area was prepared without a bus timetable.")
CAUSES: Final = {
    BusCause.NO_STOP_THERE: sentence("No bus stop is within the walk of it."),
    BusCause.NO_BUS_THEN: sentence("No bus is there in time, with at most two changes."),
    BusCause.NO_BUS_HOME: sentence("There is a bus there, but none home after it."),
    BusCause.NOT_WHILE_FREE: sentence("There and back by bus takes longer than they are free."),
    BusCause.DAY_NOT_HELD: sentence("The timetable does not hold on that day."),
}
UNJUDGED: Final = {
    BusesUnjudged.NOT_KNOWN: NOT_KNOWN,
    BusesUnjudged.NO_STREET: sentence(
        "The streets known here do not say how to walk to a bus stop from there."
    ),
    BusesUnjudged.NO_STOP: sentence("No bus stop is within the walk from home."),
}
HOW_LABEL: Final = sentence("How they go")
WEEK_LABEL: Final = sentence("The week from")
SESSION_LABEL: Final = sentence("Which session")
DAY_LABEL: Final = sentence("Which day")
DRAWN_LABEL: Final = sentence("On the map")
WAY_THERE, WAY_HOME = sentence("The way there"), sentence("The way home")
SEARCHING: Final = sentence("Looking up the buses of the week …")
NOTHING: Final = sentence("No place that fits and has known times is too far to walk.")
SURELY_ASK: Final = sentence("A timetable is what was planned: ask the operator before a first journey.")


def unjudged_words(week: WeekByBus) -> str:
    """Why nothing is said of buses; "" where something is."""
    if week.unjudged is BusesUnjudged.ENDED:
        return ended_words(week)
    return UNJUDGED[week.unjudged] if week.unjudged else ""


def ended_words(week: WeekByBus) -> str:
    """That the timetable does not hold then; what to do is ENDED_FIX."""
    if week.first_day is None or week.last_day is None:
        return sentence("In this timetable no bus runs here on any day.")
    return sentence(
        "The bus timetable here holds from {first} to {last}, so it says nothing of the week from {asked}.",
        first=day_words(week.first_day),
        last=day_words(week.last_day),
        asked=day_words(week.wish.first_day),
    )


def held_words(week: WeekByBus) -> str:
    """From when to when the timetable holds."""
    if week.first_day is None or week.last_day is None:
        return ""
    return sentence(
        "By the timetable that holds from {first} to {last}.",
        first=day_words(week.first_day),
        last=day_words(week.last_day),
    )


def reached_words(week: WeekByBus) -> str:
    """How many sessions of the week are reached by bus, there and back."""
    if not any(each.cause is None for each in week.sessions):
        return sentence("No session of the week can be reached by bus in time, there and back.")
    return plural(
        "{count} session of the week can be reached by bus in time, there and back.",
        "{count} sessions of the week can be reached by bus in time, there and back.",
        sum(each.cause is None for each in week.sessions),
    )


def ask_first_words(week: WeekByBus) -> str:
    """Of how many of them something is to be asked first; "" where all are sure."""
    unsure = sum(each.cause is None and not each.sure for each in week.sessions)
    if not unsure:
        return ""
    return plural(
        "For {count} of them ask first: whether it is on, or whether the buses run, is not known.",
        "For {count} of them ask first: whether they are on, or whether the buses run, is not known.",
        unsure,
    )


def days_without_words(week: WeekByBus) -> str:
    """The days on which something is on and nothing of it is reached; "" without any, or if all are such."""
    days = {each.session.starts.date() for each in week.sessions}
    without = sorted(days - {each.session.starts.date() for each in week.sessions if each.cause is None})
    if not without or len(without) == len(days):
        return ""
    listed_days = listed([weekday_and_day(day) for day in without])
    return sentence("Nothing can be reached by bus on {days}.", days=listed_days)


def map_note(way: str) -> str:
    """Under the map: which way it is, and how it is drawn."""
    return sentence(
        "{way}: walks are drawn along the streets, rides dotted and straight from stop to stop.", way=way
    )


def more_words(count: int) -> str:
    """How many more there are than are shown."""
    return plural("… and {count} more.", "… and {count} more.", count)


def not_by_bus_words(count: int) -> str:
    """The line that opens what is not reached by bus."""
    return plural("{count} session not by bus", "{count} sessions not by bus", count)


def last_week_words(first_day: date) -> str:
    """The press that looks at the last week of a timetable that has ended."""
    return sentence("Look at its last week all the same, from {day}", day=day_words(first_day))


def day_and_number(day: date, count: int) -> str:
    """ "Tuesday 4 July (8)": a day, and how many sessions of it can be reached."""
    return sentence("{day} ({count})", day=weekday_and_day(day), count=count)


def as_markdown(text: str) -> str:
    """Text for a label that reads Markdown, which finds none in it."""
    return words.plain(text)


def session_lines(each: SessionByBus) -> Iterator[str]:
    """What to ask first, how one gets there, what if the bus is missed, how one gets home, the last bus."""
    yield from asks_of(each)
    if each.cause is not None:
        yield CAUSES[each.cause]
    if each.there is not None:
        yield there_words(each)
        yield missed_words(each)
    if each.back is not None:
        yield back_words(each.back)
    if each.last_home is not None:
        yield last_words(each)


def there_words(each: SessionByBus) -> str:
    """ "Leave at 11:08: walk 4 min to Church Street; bus 30 at 11:12 …; there 11:31, starts 12:00." """
    journey = each.there
    if journey is None:
        return ""
    values = {
        "leave": clock(setting_out(journey.leaves)),
        "legs": legs_words(journey),
        "arrive": clock(being_there(journey.arrives)),
        "facts": facts_words(journey),
    }
    if each.session.drop_in:
        return sentence("Leave at {leave}: {legs}; there {arrive}, while it is open. {facts}", **values)
    starts = clock(each.session.starts)
    return sentence(
        "Leave at {leave}: {legs}; there {arrive}, starts {starts}. {facts}", starts=starts, **values
    )


def back_words(journey: BusJourney) -> str:
    """ "Home: leave at 14:06: walk 3 min to …; home 14:31." """
    return sentence(
        "Home: leave at {leave}: {legs}; home {arrive}. {facts}",
        leave=clock(setting_out(journey.leaves)),
        legs=legs_words(journey),
        arrive=clock(being_there(journey.arrives)),
        facts=facts_words(journey),
    )


def missed_words(each: SessionByBus) -> str:
    """What breaks if the first bus is missed."""
    later = each.next_there
    if later is None:
        return sentence("If the first bus is missed, no other goes there in the next three hours.")
    values = {"at": clock(being_there(later.arrives))}
    if each.session.drop_in and each.session.ends is not None:
        if later.arrives < each.session.ends:
            return sentence("If it is missed: the next is there {at}, while it is open.", **values)
        return sentence("If it is missed: the next is there {at}; see until when it is open.", **values)
    late_s = (later.arrives - each.session.starts).total_seconds()
    if late_s <= 0:
        return sentence("If it is missed: the next is there {at}, still in time.", **values)
    return sentence(
        "If it is missed: the next is there {at}, {late} late.",
        **values,
        late=words.minutes(float(minutes_up(late_s))),
    )


def last_words(each: SessionByBus) -> str:
    """When the last bus home leaves, and that it is too early if it is."""
    last = each.last_home
    if last is None:
        return ""
    first = last.rides[0]
    if each.session.ends is not None and last.leaves < each.session.ends:
        return sentence(
            "The last bus home leaves {stop} at {at}, before it is over.",
            stop=stop_words(first.boards),
            at=clock(first.leaves),
        )
    return sentence(
        "The last bus home leaves {stop} at {at}.", stop=stop_words(first.boards), at=clock(first.leaves)
    )


def week_lines(
    week: WeekByBus, titles: Mapping[str, str], *, today: date, step_free: bool, most: int | None
) -> Iterator[str]:
    """The whole answer, line by line: at most ``most`` sessions that can be reached, then what cannot."""
    if words_why := unjudged_words(week):
        is_ended = week.unjudged is BusesUnjudged.ENDED
        yield warning(words_why, ENDED_FIX) if is_ended else words_why
        return
    yield held_words(week)
    ended = ended_by_now(week.last_day, today=today)
    if ended:
        yield warning(ended, OLD_FIX)
    reached = [each for each in week.sessions if each.cause is None]
    yield reached_words(week)
    yield from filter(None, (ask_first_words(week), days_without_words(week)))
    for each in reached[:most]:
        yield ""
        yield session_heading(each, titles[each.session.asset_id])
        yield from (f"  {line}" for line in session_lines(each))
        if step_free and each.there:
            yield f"  {low_floor_words(each.there)}"
    yield from _left(week, reached, titles, most)
    if ended:
        yield warning(ended, OLD_FIX)


def _left(
    week: WeekByBus, reached: list[SessionByBus], titles: Mapping[str, str], most: int | None
) -> Iterator[str]:
    if most is not None and len(reached) > most:
        yield more_words(len(reached) - most)
    others = [each for each in week.sessions if each.cause is not None]
    if others:
        yield ""
        yield sentence("Not by bus:")
    for each in others[:most]:
        yield f"  {session_heading(each, titles[each.session.asset_id])}. {' '.join(session_lines(each))}"
    if most is not None and len(others) > most:
        yield more_words(len(others) - most)
    yield ""
    yield SURELY_ASK
