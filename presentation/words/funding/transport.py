"""How is it said what a bid's minibus or bus stop counts as, and how firm a gain by bus is?"""

from collections.abc import Mapping
from typing import Final

from layers.bids.transport import BidTransport, Brings
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from questions.funding.changes import Cannot
from questions.funding.figures import BidFigures

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
_MINIBUS: Final = sentence(
    "Its minibus counts for whoever lives where it fetches, if half an hour before a session and half an "
    "hour after it are within its hours."
)
_NO_SEATS: Final = sentence("How many seats it has is not known.")


def transport_lines(bid: BidFigures) -> list[str]:
    """What brings people to a bid, and from what to what its gain goes with the departures."""
    transport = bid.bid.transport
    lines = [] if transport is None else _brings_lines(transport)
    if bid.additional_range is not None:
        lines.append(_range_sentence(*bid.additional_range))
    return lines


def _brings_lines(transport: BidTransport) -> list[str]:
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
