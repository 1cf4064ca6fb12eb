"""How is going by bus told: each walk, wait and ride, the way home, the pass, and why there is no bus?"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import Final

from geo.paces import minutes_up
from layers.buses.passes import BusPass, Fare, Holder, PassRule
from layers.places.nations import Nation
from presentation.words import plain as words
from presentation.words.dates import clock, day_words, weekday_and_day
from presentation.words.language import plural, sentence
from questions.buses.bus_journey import BusJourney, BusStop, Ridden
from questions.buses.sessions_by_bus import BusCause, BusesUnjudged, SessionByBus, WeekByBus

TITLE: Final = sentence("By bus")
ON_FOOT: Final = sentence("On foot")
OR_BY_BUS: Final = sentence("Or by bus")
NOT_KNOWN: Final = sentence("Buses are not known here: this area was prepared without a bus timetable.")
NATIONS: Final = {
    Nation.ENGLAND: sentence("England"),
    Nation.WALES: sentence("Wales"),
    Nation.SCOTLAND: sentence("Scotland"),
    Nation.NORTHERN_IRELAND: sentence("Northern Ireland"),
}
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
PASS_LABEL: Final = sentence("Bus pass")
NO_PASS_LABEL: Final = sentence("No pass")
WEEK_LABEL: Final = sentence("The week from")
SESSION_LABEL: Final = sentence("Which session")
MAP_NOTE: Final = sentence("Walks are drawn along the streets, rides straight from stop to stop.")
SEARCHING: Final = sentence("Looking up the buses of the week …")
NOTHING: Final = sentence("No place that fits and has known times is too far to walk.")
SURELY_ASK: Final = sentence("A timetable is what was planned: ask the operator before a first journey.")


def unjudged_words(week: WeekByBus) -> str:
    """Why nothing is said of buses; "" where something is."""
    if week.unjudged is BusesUnjudged.ENDED:
        return ended_words(week)
    return UNJUDGED[week.unjudged] if week.unjudged else ""


def ended_words(week: WeekByBus) -> str:
    """That the timetable does not hold then, and how it is used all the same."""
    if week.first_day is None or week.last_day is None:
        return sentence("In this timetable no bus runs here on any day.")
    return sentence(
        "The bus timetable here holds from {first} to {last}, so it says nothing of the week from {asked}. "
        "Choose a day within it, or prepare the area with a newer one.",
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


def old_words(week: WeekByBus, *, today: date) -> str:
    """That a timetable has ended by now; "" where it has not."""
    if week.last_day is None or week.last_day >= today:
        return ""
    return sentence(
        "This timetable ended on {last}. What it says may no longer run: look it up before anybody sets out.",
        last=day_words(week.last_day),
    )


def reached_words(week: WeekByBus) -> str:
    """How many sessions of the week are reached by bus, there and back."""
    return plural(
        "{count} session of the week can be reached by bus in time, there and back.",
        "{count} sessions of the week can be reached by bus in time, there and back.",
        sum(each.cause is None for each in week.sessions),
    )


def more_words(count: int) -> str:
    """How many more there are than are shown."""
    return plural("… and {count} more.", "… and {count} more.", count)


def not_by_bus_words(count: int) -> str:
    """The line that opens what is not reached by bus."""
    return plural("{count} session not by bus", "{count} sessions not by bus", count)


def as_markdown(text: str) -> str:
    """Text for a label that reads Markdown, which finds none in it."""
    return words.plain(text)


def pass_rule_words(rules: Sequence[PassRule]) -> str:
    """Who has a pass of a nation, when it is good on weekdays, and where that is from."""
    return " ".join(
        sentence(
            "{holder}: {first} to {last} on weekdays ({source}, in force from {day}).",
            holder=_holder(rule),
            first=clock(rule.weekdays[0]),
            last=clock(rule.weekdays[1]),
            source=rule.source,
            day=day_words(rule.in_force_from),
        )
        for rule in rules
    )


def _holder(rule: PassRule) -> str:
    if rule.holder is Holder.DISABLED:
        return sentence("Disabled people")
    if rule.from_age is not None and rule.to_age is not None:
        return sentence("From {first} to {last} years", first=rule.from_age, last=rule.to_age)
    return sentence("From {first} years", first=rule.from_age)


def session_heading(each: SessionByBus, title: str) -> str:
    """ "Tuesday 4 July, 12:00 to 14:00: Market Lunch Club"; of what is open for hours when one would go."""
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


def session_lines(each: SessionByBus) -> Iterator[str]:
    """How one gets there, what if the bus is missed, how one gets home, and the last bus."""
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
    return sentence(
        "Leave at {leave}: {legs}; there {arrive}, starts {starts}. {facts}",
        leave=clock(_down(journey.leaves)),
        legs=legs_words(journey),
        arrive=clock(_up(journey.arrives)),
        starts=clock(each.session.starts),
        facts=facts_words(journey),
    )


def back_words(journey: BusJourney) -> str:
    """ "Home: leave at 14:06: walk 3 min to …; home 14:31." """
    return sentence(
        "Home: leave at {leave}: {legs}; home {arrive}. {facts}",
        leave=clock(_down(journey.leaves)),
        legs=legs_words(journey),
        arrive=clock(_up(journey.arrives)),
        facts=facts_words(journey),
    )


def missed_words(each: SessionByBus) -> str:
    """What breaks if the first bus is missed."""
    later = each.next_there
    if later is None:
        return sentence("If the first bus is missed, no other goes there in the next three hours.")
    late_s = (later.arrives - each.session.starts).total_seconds()
    if late_s <= 0:
        return sentence(
            "If it is missed: the next is there {at}, still in time.", at=clock(_up(later.arrives))
        )
    return sentence(
        "If it is missed: the next is there {at}, {late} late.",
        at=clock(_up(later.arrives)),
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


def legs_words(journey: BusJourney) -> str:
    """Every leg in its order: "walk 4 min to Church Street; bus 30 at 11:12 towards Ringland, 9 min; …"."""
    legs = []
    for walk_s, ride in zip_longest(journey.walks_s, journey.rides):
        legs.append(_walk(walk_s, ride))
        legs.append(_ride(ride) if ride else "")
    return "; ".join(filter(None, legs))


def _walk(walk_s: int, ride: Ridden | None) -> str:
    minutes = minutes_up(walk_s)
    if ride is None:
        return sentence("walk {minutes} min", minutes=minutes) if minutes else ""
    if not minutes:
        return sentence("at {stop}", stop=stop_words(ride.boards))
    return sentence("walk {minutes} min to {stop}", minutes=minutes, stop=stop_words(ride.boards))


def _ride(ride: Ridden) -> str:
    template = (
        "coach {route} at {at} towards {towards}, {minutes} min to {stop}"
        if ride.mode == "coach"
        else "bus {route} at {at} towards {towards}, {minutes} min to {stop}"
    )
    said = sentence(
        template,
        route=ride.route,
        at=clock(ride.leaves),
        towards=ride.towards or ride.operator,
        minutes=minutes_up(ride.ride_s),
        stop=stop_words(ride.alights),
    )
    return sentence("{ride} (about then)", ride=said) if ride.about else said


def stop_words(stop: BusStop) -> str:
    """A stop by its name."""
    return stop.name or sentence("a stop without a name")


def facts_words(journey: BusJourney) -> str:
    """Changes, waiting, a bench, the pass: one sentence each."""
    parts = [_changes(journey), _waiting(journey), _bench(journey), fares_words(journey)]
    return " ".join(filter(None, parts))


def low_floor_words(journey: BusJourney) -> str:
    """For who needs a step-free way: whether each bus and stop of it is known to be."""
    known = all(
        ride.low_floor == "yes" and ride.boards.step_free == "yes" and ride.alights.step_free == "yes"
        for ride in journey.rides
    )
    if known:
        return sentence("The timetable says that the buses and stops are for wheels.")
    return sentence(
        "Whether the bus has a low floor and the stop a level kerb is not known: ring the operator first."
    )


def fares_words(journey: BusJourney) -> str:
    """Free with the pass or not; "" where no pass is asked about."""
    fares = [ride.fare for ride in journey.rides]
    if Fare.WITHOUT in fares:
        return ""
    if Fare.NOT_IN_THIS_NATION in fares:
        return sentence("Not free: the pass is of another nation.")
    if Fare.NOT_AT_THIS_HOUR in fares:
        return sentence("Not free with the pass at this hour.")
    if Fare.NOT_KNOWN in fares:
        return sentence("Whether the pass is good on it is not known: ask the operator.")
    return sentence("Free with the pass.")


def pass_words(held: BusPass | None) -> str:
    """Whose pass is asked about."""
    return sentence("Pass: {nation}", nation=NATIONS[held.nation]) if held else sentence("No pass")


def _changes(journey: BusJourney) -> str:
    if not journey.changes:
        return sentence("No change.")
    return plural("{count} change.", "{count} changes.", journey.changes)


def _waiting(journey: BusJourney) -> str:
    minutes = int(sum(journey.waits_s) // 60)
    return plural("{count} minute of waiting.", "{count} minutes of waiting.", minutes) if minutes else ""


def _bench(journey: BusJourney) -> str:
    stop = journey.rides[0].boards
    if stop.bench:
        return sentence("A bench is mapped at {stop}.", stop=stop_words(stop))
    return sentence("Whether {stop} has a bench or a shelter is not known.", stop=stop_words(stop))


def _down(moment: datetime) -> datetime:
    """Setting out, told no later than it is."""
    return moment.replace(second=0)


def _up(moment: datetime) -> datetime:
    """Being there, told no earlier than it is."""
    return moment.replace(second=0) + timedelta(minutes=1 if moment.second else 0)


def week_lines(
    week: WeekByBus, titles: Mapping[str, str], *, today: date, step_free: bool, most: int | None
) -> Iterator[str]:
    """The whole answer, line by line: at most ``most`` sessions that can be reached, then what cannot."""
    if words_why := unjudged_words(week):
        yield words_why
        return
    yield held_words(week)
    if old := old_words(week, today=today):
        yield old
    reached = [each for each in week.sessions if each.cause is None]
    yield reached_words(week)
    for each in reached[:most]:
        yield ""
        yield session_heading(each, titles[each.session.asset_id])
        yield from (f"  {line}" for line in session_lines(each))
        if step_free and each.there:
            yield f"  {low_floor_words(each.there)}"
    yield from _left(week, reached, titles, most)


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
