"""How is a week by bus told on paper: of each session when to leave, which buses, there, and home by when?"""

from datetime import date, datetime, timedelta
from typing import Final

from presentation.words.handout import times
from presentation.words.handout.by_bus import VEHICLES, ask_keys, pass_keys, pass_words
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import one_line
from questions.buses.on_paper import BusWeek, PaperRide, PaperWay
from questions.buses.sessions_by_bus import BusCause

STEP_MIN: Final = 5  # of setting out and being home: a week of exact minutes says where from


def session_by_bus(book: Phrasebook, week: BusWeek, starts: datetime) -> Text:
    """There and home for the session that starts then; why not, where no bus is; empty for no session."""
    each = week.session_at(starts)
    if each is None:
        return book.both("")
    if each.cause is BusCause.DAY_NOT_HELD:
        return book.say("bus_day_unheld")
    trip = week.trip_of(each)
    if trip is None:
        return book.say("bus_not_then")
    back = book.say("bus_back_unknown") if trip.back is None else _back(book, trip.back)
    asks = [book.say("ask_bus_runs")] if trip.bus_ask else []
    return book.joined([_there(book, trip.there), back, *asks], " ")


def open_by_bus(book: Phrasebook, week: BusWeek) -> list[Text]:
    """A line for each day on which a place is open for hours and a bus goes there and home."""
    lines = []
    for each in week.sessions:
        trip = week.trip_of(each) if each.session.drop_in else None
        if trip is not None and trip.back is not None:
            day = times.weekday(book, trip.starts.weekday())
            asks = [book.say(key) for key in ask_keys(trip)]
            ways = [_there(book, trip.there), _back(book, trip.back), *asks]
            lines.append(book.joined([tuple(f"{text}:" for text in day), *ways], " "))
    return lines


def week_ended(book: Phrasebook, week: BusWeek, today: date) -> list[Text]:
    """That the timetable has ended; nothing while it holds."""
    if week.last_day is None or week.last_day >= today:
        return []
    return [book.say("bus_ended", day=times.day(book, week.last_day))]


def week_pass(book: Phrasebook, week: BusWeek, _today: date) -> list[Text]:
    """What the pass is worth on all these buses; nothing where nobody asked about one."""
    trips = [trip for each in week.sessions if (trip := week.trip_of(each)) is not None]
    keys = pass_keys([fare for trip in trips for fare in trip.fares])
    if keys is None:
        return []
    free_from = next((trip.free_from for trip in trips if trip.free_from), None)
    return [book.say("bus_pass_week", **{"pass": pass_words(book, keys[0], free_from)})]


def _there(book: Phrasebook, way: PaperWay) -> Text:
    leave = way.leaves - timedelta(minutes=way.leaves.minute % STEP_MIN)
    at = times.at_clock(book, way.arrives)
    return book.say("bus_week_there", leave=times.at_clock(book, leave), buses=_buses(book, way), there=at)


def _back(book: Phrasebook, way: PaperWay) -> Text:
    over = timedelta(minutes=-way.arrives.minute % STEP_MIN)
    home = times.at_clock(book, way.arrives + over)
    return book.say("bus_week_back", buses=_buses(book, way), home=home)


def _buses(book: Phrasebook, way: PaperWay) -> Text:
    return book.joined([_bus(book, ride) for ride in way.rides], "; ")


def _bus(book: Phrasebook, ride: PaperRide) -> Text:
    vehicle, boards = book.say(VEHICLES.get(ride.mode, "a_bus"), route=one_line(ride.route)), ride.boards
    if not boards.shown or boards.at is None:
        return vehicle
    stop = book.both(one_line(boards.name)) if one_line(boards.name) else book.say("a_stop")
    key = "bus_from_about" if ride.about else "bus_from"
    return book.say(key, vehicle=vehicle, time=times.at_clock(book, boards.at), stop=stop)
