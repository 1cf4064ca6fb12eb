"""How is one journey by bus told: each walk and ride in its order, changes, waiting, low floor, the pass?"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import zip_longest
from typing import Final

from geo.paces import minutes_up
from layers.buses.passes import Fare
from presentation.words.dates import clock
from presentation.words.language import plural, sentence
from questions.buses.bus_journey import BusJourney, BusStop, Ridden


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
    values = {
        "route": ride.route,
        "at": clock(ride.leaves),
        "towards": ride.towards or ride.operator,
        "minutes": minutes_up(ride.ride_s),
        "stop": stop_words(ride.alights),
    }
    if ride.mode == "coach":
        words = sentence("coach {route} at {at} towards {towards}, {minutes} min to {stop}", **values)
    else:
        words = sentence("bus {route} at {at} towards {towards}, {minutes} min to {stop}", **values)
    return sentence("{ride} (about then)", ride=words) if ride.about else words


def stop_words(stop: BusStop) -> str:
    """A stop by its name."""
    return stop.name or sentence("a stop without a name")


def facts_words(journey: BusJourney) -> str:
    """Changes, waiting, what there is at each stop, the pass: one sentence each."""
    parts = [_changes(journey), _waiting(journey), *_at_stops(journey), fares_words(journey)]
    return " ".join(filter(None, parts))


def low_floor_words(journey: BusJourney) -> str:
    """For who needs a step-free way: whether each bus and stop of it is known to be."""
    is_sure = all(
        ride.low_floor == "yes" and ride.boards.step_free == "yes" and ride.alights.step_free == "yes"
        for ride in journey.rides
    )
    if is_sure:
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
        if later := later_free(journey):
            return sentence("Not free with the pass at this hour: free from {at}.", at=clock(later))
        return sentence("Not free with the pass at this hour.")
    if Fare.NOT_KNOWN in fares:
        return sentence("Whether the pass is good on it is not known: ask the operator.")
    if Fare.FREE_OR_HALF in fares:
        return sentence("Free with the pass or half the fare, by why they have it: ask the operator.")
    return sentence("Free with the pass.")


def later_free(journey: BusJourney) -> time | None:
    """From when that day every bus of it that is too early for the pass would be free."""
    early = [ride.free_from for ride in journey.rides if ride.fare is Fare.NOT_AT_THIS_HOUR]
    times = [at for at in early if at is not None]
    return max(times) if times and len(times) == len(early) else None


def _changes(journey: BusJourney) -> str:
    if not journey.changes:
        return sentence("No change.")
    return plural("{count} change.", "{count} changes.", journey.changes)


def _waiting(journey: BusJourney) -> str:
    minutes = int(sum(journey.waits_s) // 60)
    return plural("{count} minute of waiting.", "{count} minutes of waiting.", minutes) if minutes else ""


_AT_STOPS: Final = {  # shelter, bench
    ("yes", "yes"): sentence("At {stop} there is a shelter and a bench."),
    ("yes", "no"): sentence("At {stop} there is a shelter, and no bench."),
    ("yes", ""): sentence("At {stop} there is a shelter; whether there is a bench is not known."),
    ("no", "yes"): sentence("At {stop} there is a bench, and no shelter."),
    ("no", "no"): sentence("At {stop} there is neither a shelter nor a bench."),
    ("no", ""): sentence("At {stop} there is no shelter; whether there is a bench is not known."),
    ("", "yes"): sentence("A bench is mapped at {stop}. Whether there is a shelter is not known."),
    ("", "no"): sentence("At {stop} there is no bench; whether there is a shelter is not known."),
    ("", ""): sentence("Whether {stop} has a bench or a shelter is not known."),
}


def _at_stops(journey: BusJourney) -> Iterator[str]:
    """What there is where one waits for the first bus, and where one changes and waits a minute or more."""
    waits = zip(journey.rides, journey.waits_s, strict=True)
    stops = [ride.boards for at, (ride, wait_s) in enumerate(waits) if not at or wait_s >= 60]
    for stop in dict.fromkeys(stops):
        yield _AT_STOPS[stop.shelter, stop.bench].format(stop=stop_words(stop))


def setting_out(moment: datetime) -> datetime:
    """Setting out, told no later than it is."""
    return moment.replace(second=0)


def being_there(moment: datetime) -> datetime:
    """Being there, told no earlier than it is."""
    return moment.replace(second=0) + timedelta(minutes=1 if moment.second else 0)
