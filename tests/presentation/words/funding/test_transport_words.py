"""What a bid brings people by, and how firm its gain is, in words."""

from layers.bids.model import Bid
from layers.bids.transport import BidTransport, Brings
from presentation.words.funding.bids import _CANNOT
from presentation.words.funding.transport import transport_lines
from questions.funding.figures import BidFigures
from questions.funding.scenario import Cannot


def figures(transport: BidTransport | None, additional_range: tuple[int, int] | None = None) -> BidFigures:
    bid = Bid("1", "A bid", transport=transport)
    return BidFigures(bid, None, 9, 5, 5.0, (), (), (), (), None, additional_range=additional_range)


def test_a_minibus_says_what_counts_and_how_many_seats_it_has():
    lines = transport_lines(figures(BidTransport(Brings.MINIBUS, seats=16)))
    assert "half an hour before a session and half an hour after it are within its hours" in lines[0]
    assert lines[1] == "It has 16 seats, so it brings no more at a time."
    assert transport_lines(figures(BidTransport(Brings.MINIBUS)))[1] == "How many seats it has is not known."


def test_a_stop_says_which_buses_count_as_calling_there():
    lines = transport_lines(figures(BidTransport(Brings.STOP, route="30\nA")))
    assert lines == ["Every bus 30 A that comes by counts as calling at its stop, and none as later for it."]


def test_the_range_is_said_where_buses_count_and_only_there():
    assert transport_lines(figures(None)) == []
    assert transport_lines(figures(None, (3, 1200))) == [
        "With the departures the residents newly within reach go from 3 to 1,200."
    ]
    assert transport_lines(figures(None, (5, 5))) == ["It is the same whichever of the departures is taken."]


def test_every_cause_has_its_words():
    assert set(_CANNOT) == set(Cannot) - {Cannot.NO_ASSET}
