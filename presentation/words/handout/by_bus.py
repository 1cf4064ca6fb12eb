"""How is a session by bus told on paper, in each of its languages? Leg by leg, and as an easy read."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Final

from layers.buses.passes import Fare
from presentation.words.handout import times
from presentation.words.handout.easy_rules import EasyLine
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import one_line
from questions.buses.on_paper import PaperRide, PaperStop, PaperTrip, PaperWay
from questions.conversation.findings import EveryFewWeeks, Fact, HolidayThen

# What is said of several buses is what is said of the worst of them.
_PASS: Final = (
    (Fare.NOT_IN_THIS_NATION, "bus_pass_elsewhere", "easy_bus_pass_no"),
    (Fare.NOT_AT_THIS_HOUR, "bus_pass_hour", "easy_bus_pass_no"),
    (Fare.NOT_KNOWN, "bus_pass_unknown", "easy_bus_pass_ask"),
    (Fare.FREE_OR_HALF, "bus_pass_half", "easy_bus_pass_half"),
    (Fare.FREE, "bus_pass_free", "easy_bus_pass_free"),
)
VEHICLES: Final = {"coach": "a_coach"}


def bus_facts(book: Phrasebook, trip: PaperTrip, *, today: date) -> list[tuple[Text, Text]]:
    """What is called how: the way there, the way home, the last bus, the pass; first that it has ended."""
    facts = []
    if trip.last_day is not None and trip.last_day < today:
        old = book.say("bus_ended", day=times.day(book, trip.last_day))
        facts.append((book.say("take_care"), old))
    if any(asks := book.joined([book.say(key) for key in ask_keys(trip)], " ")):
        facts.append((book.say("ask_first"), asks))
    day = times.weekday_and_day(book, trip.starts)
    facts.append((book.say("by_bus_on", day=day), _there(book, trip)))
    facts.append((book.say("home_by_bus"), _home(book, trip)))
    if keys := pass_keys(trip.fares):
        facts.append((book.say("bus_pass"), pass_words(book, keys[0], trip.free_from)))
    return facts


def ask_keys(trip: PaperTrip) -> Iterator[str]:
    """The keys of what is to be asked first: whether it is on that day, whether the buses run."""
    match trip.ask:
        case HolidayThen():
            yield "ask_on_holiday"
        case EveryFewWeeks():
            yield "ask_which_weeks"
        case Fact.KEEPS_TO_TERMS:
            yield "ask_term_dates"
        case None:
            pass
        case _:
            yield "ask_on_then"
    if trip.bus_ask:
        yield "ask_bus_runs"


def _there(book: Phrasebook, trip: PaperTrip) -> Text:
    starts = book.say("bus_starts", time=times.at_clock(book, trip.starts))
    return book.joined([*_way(book, trip.there), _arrives(book, "bus_there", trip.there), starts], "; ")


def _home(book: Phrasebook, trip: PaperTrip) -> Text:
    last = book.say("bus_last_unknown")
    if trip.last_home is not None and trip.last_home.at is not None:
        at = times.at_clock(book, trip.last_home.at)
        last = book.say("bus_last", stop=_name(book, trip.last_home), time=at)
    if trip.back is None:
        return book.joined([book.say("bus_back_unknown"), last], " ")
    legs = book.joined([*_way(book, trip.back), _arrives(book, "bus_home", trip.back)], "; ")
    return book.joined([legs, last], ". ")


def _arrives(book: Phrasebook, key: str, way: PaperWay) -> Text:
    return book.say(key, time=times.at_clock(book, way.arrives))


def _way(book: Phrasebook, way: PaperWay) -> Iterator[Text]:
    yield book.say("bus_leave", time=times.at_clock(book, way.leaves))
    for ride in way.rides:
        yield from _ride(book, ride)


def _ride(book: Phrasebook, ride: PaperRide) -> Iterator[Text]:
    boards, alights = ride.boards, ride.alights
    if not boards.shown:
        yield book.say("bus_from_near")
    elif boards.walk_min:
        yield book.say("bus_walk", count=boards.walk_min, stop=_name(book, boards))
    else:
        yield book.say("bus_at", stop=_name(book, boards))
    vehicle = book.say(VEHICLES.get(ride.mode, "a_bus"), route=one_line(ride.route))
    towards = one_line(ride.towards)
    if boards.at is None:
        yield book.say("bus_ride", vehicle=vehicle, towards=towards)
    else:
        key = "bus_ride_about" if ride.about else "bus_ride_at"
        yield book.say(key, vehicle=vehicle, towards=towards, time=times.at_clock(book, boards.at))
    if not alights.shown or alights.at is None:
        yield book.say("bus_off_near")
        return
    yield book.say("bus_off", stop=_name(book, alights), time=times.at_clock(book, alights.at))
    if alights.walk_min:
        yield book.say("bus_walk_on", count=alights.walk_min)


def _name(book: Phrasebook, stop: PaperStop) -> Text:
    name = one_line(stop.name)
    return book.both(name) if name else book.say("a_stop")


def pass_keys(fares: Sequence[Fare]) -> tuple[str, str] | None:
    """The keys of what is said of the pass; None where nobody asked about one."""
    return next(((plain, easy) for fare, plain, easy in _PASS if fare in fares), None)


def pass_words(book: Phrasebook, key: str, free_from: time | None) -> Text:
    """What is said of the pass; of a bus that is too early for it, from when it would be free."""
    if key == "bus_pass_hour" and free_from is not None:
        return book.say("bus_pass_from", time=times.at_clock(book, free_from))
    return book.say(key)


def easy_bus(book: Phrasebook, trip: PaperTrip, *, today: date) -> Iterator[EasyLine]:
    """The same in sentences of one idea each."""
    if trip.last_day is not None and trip.last_day < today:
        yield _line(book, "clock", "easy_bus_old")
        yield _line(book, "calendar", "easy_bus_old_day", day=times.day(book, trip.last_day))
    yield _line(book, "calendar", "easy_bus_day", day=times.weekday_and_day(book, trip.starts))
    if trip.ask is not None:
        yield _line(book, "phone", "easy_ask_on_then")
    if trip.bus_ask:
        yield _line(book, "phone", "easy_ask_bus_runs")
    yield from _easy_way(book, trip.there)
    yield _line(book, "clock", "easy_starts", time=times.at_clock(book, trip.starts))
    yield from _easy_home(book, trip)
    if keys := pass_keys(trip.fares):
        yield _line(book, "coins", keys[1])
    yield _line(book, "phone", "easy_bus_ask")


def _easy_home(book: Phrasebook, trip: PaperTrip) -> Iterator[EasyLine]:
    if trip.back is None:
        yield _line(book, "bus", "easy_bus_back_unknown")
    else:
        yield _line(book, "turn", "easy_bus_back")
        yield from _easy_way(book, trip.back, back=True)
        yield _line(book, "door", "easy_bus_home", time=times.at_clock(book, trip.back.arrives))
    if trip.last_home is not None and trip.last_home.at is not None:
        yield _line(book, "clock", "easy_bus_last", time=times.at_clock(book, trip.last_home.at))


def _easy_way(book: Phrasebook, way: PaperWay, *, back: bool = False) -> Iterator[EasyLine]:
    yield _line(book, "door", "easy_bus_leave" if back else "easy_leave", time=_clock(book, way.leaves))
    for ride in way.rides:
        route = one_line(ride.route)
        if ride.boards.shown and ride.boards.name:
            yield _line(book, "walk", "easy_bus_stop", stop=one_line(ride.boards.name))
        else:
            yield _line(book, "walk", "easy_bus_stop_unnamed" if ride.boards.shown else "easy_bus_stop_near")
        if ride.boards.at is None:
            yield _line(book, "bus", "easy_bus_take", route=route)
        else:
            yield _line(book, "bus", "easy_bus_take_at", route=route, time=_clock(book, ride.boards.at))
        if ride.towards:
            yield _line(book, "bus", "easy_bus_towards", towards=one_line(ride.towards))
        if ride.alights.shown and ride.alights.name:
            yield _line(book, "turn", "easy_bus_off", stop=one_line(ride.alights.name))
        else:
            yield _line(book, "turn", "easy_bus_off_unnamed" if ride.alights.shown else "easy_bus_off_near")
        if ride.alights.walk_min:
            key = "easy_bus_walk_1" if ride.alights.walk_min == 1 else "easy_bus_walk"
            yield _line(book, "walk", key, count=ride.alights.walk_min)


def _clock(book: Phrasebook, moment: datetime) -> Text:
    return times.at_clock(book, moment)


def _line(book: Phrasebook, drawn: str, key: str, **values: str | int | Text) -> EasyLine:
    quoted = tuple(str(value) for name, value in values.items() if name in ("stop", "towards", "route"))
    return EasyLine(drawn, book.say(key, **values), quoted)
