"""How is it said what a bid's minibus or bus stop counts as, and how firm a gain by bus is?"""

from collections.abc import Mapping
from typing import Final

from layers.bids.transport import BidTransport, Brings
from presentation.words.language import plural, sentence
from presentation.words.plain import metres, one_line
from presentation.words.session_times import sessions_words
from questions.funding.figures import BidFigures
from questions.funding.scenario import Cannot, Change

CANNOT_BRING: Final[Mapping[Cannot, str]] = {
    Cannot.NO_ZONE: sentence(
        "From where its minibus fetches people is not known: say how far around, like 2 km, or which wards."
    ),
    Cannot.NO_RIDE_HOURS: sentence("When its minibus runs is not known: say it, like Tue 10:00-15:00."),
    Cannot.NO_BUSES: sentence(
        "It would bring a bus stop: what that does can be said only where buses are known, and counted."
    ),
    Cannot.NO_ROUTE: sentence("No bus of the number that it gives runs here."),
    Cannot.OFF_ROUTE: sentence("No bus of the number that it gives comes by its place."),
}
MINIBUS_TO: Final = sentence("To what?")
FETCHED_FROM: Final = sentence("From where does it fetch people?")
FROM_AROUND: Final = sentence("So far around")
FROM_WARDS: Final = sentence("Some wards")
HOW_FAR: Final = sentence("How far around it, in kilometres")
WHICH_WARDS: Final = sentence("From which wards?")
RUNS: Final = sentence("When does it run? From the first pick-up to the last arrival.")
RUNS_LIKE: Final = "Tue 10:00-15:00"
SEATS: Final = sentence("How many seats? (optional)")
NO_WARDS: Final = sentence("Choose the wards from which it fetches people.")
NO_HOURS: Final = sentence("Say when it runs, like Tue 10:00-15:00.")
ROUTE: Final = sentence("Which bus would call there?")
NO_TIMETABLE: Final = sentence("No bus timetable is known here, so nobody can say what a stop does.")
NEW_STOP: Final = sentence("New stop")
STOP_NEEDS_BUSES: Final = sentence("What a bus stop does can be said only where buses count.")
STOP_NEEDS_BUSES_FIX: Final = sentence("Tick “{count_buses}” above, and choose a week of the timetable.")
_MINIBUS: Final = sentence(
    "Its minibus counts for whoever lives where it fetches, if half an hour before a session and half an "
    "hour after it are within its hours."
)
_NO_SEATS: Final = sentence("How many seats it has is not known.")


def transport_lines(bid: BidFigures) -> list[str]:
    """What brings people to a bid, and from what to what its gain goes with the departures."""
    transport = bid.bid.transport
    lines = [] if transport is None else brings_lines(transport)
    if bid.additional_range is not None:
        lines.append(_range_sentence(*bid.additional_range))
    return lines


def minibus_words(change: Change, title: str) -> str:
    """A minibus that is tried: to what, from where and when; ``title`` of what the register has."""
    transport, to_what = change.transport, one_line(change.name) or title
    if transport is None:
        return sentence("A minibus to {title}", title=to_what)
    times = sessions_words(transport.hours)
    if transport.radius_m is not None:
        how_far = metres(transport.radius_m)
        return sentence(
            "A minibus to {title} from within {how_far} of it: {times}",
            title=to_what,
            how_far=how_far,
            times=times,
        )
    wards = ", ".join(map(one_line, transport.wards))
    return sentence("A minibus to {title} from {wards}: {times}", title=to_what, wards=wards, times=times)


def stop_words(change: Change) -> str:
    """A bus stop that is tried: which bus calls there."""
    route = one_line(change.transport.route) if change.transport else ""
    return sentence("A bus stop at a place on the map, where every bus {route} calls", route=route)


def brings_lines(transport: BidTransport) -> list[str]:
    """What a minibus or a stop counts as, and what is not known of it."""
    if transport.brings is Brings.STOP:
        by_stop = "Every bus {route} that comes by counts as calling at its stop, and none as later for it."
        return [sentence(by_stop, route=one_line(transport.route))]
    if transport.seats is None:
        return [_MINIBUS, _NO_SEATS]
    seats = plural(
        "It has {count} seat, so it brings no more at a time.",
        "It has {count} seats, so it brings no more at a time.",
        transport.seats,
    )
    return [_MINIBUS, seats]


def _range_sentence(least: int, most: int) -> str:
    if least == most:
        return sentence("It is the same whichever of the departures is taken.")
    return sentence(
        "With the departures the residents newly within reach go from {least:,} to {most:,}.",
        least=least,
        most=most,
    )
