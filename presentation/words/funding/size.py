"""How does the size of a bid read, so that nobody takes those within reach for those who come?"""

from collections.abc import Iterable
from typing import Final

from presentation.words.funding.bids import BID, NO_GAIN, NO_RANK
from presentation.words.funding.money import pence
from presentation.words.language import plural, sentence
from presentation.words.plain import NOT_KNOWN
from questions.funding.size import WEEKS, BidSize, BidSizes

HEADING: Final = sentence("How many could come")
CAPTION: Final = sentence("Places a week beside residents newly within reach")
COLUMNS: Final = (
    BID,
    sentence("Places a week"),
    sentence("Residents newly within reach"),
    sentence("Served a week, at most"),
    sentence("£ a weekly place"),
    sentence("£ a place and week, over a year"),
    sentence("£ a resident newly within reach"),
    sentence("Rank within its kind"),
    sentence("Rank across kinds"),
)
NOTE: Final = sentence(
    "A resident newly within reach is not somebody who comes. A bid serves at most as many people a week as "
    "it has places, and at most as many as it newly reaches. Rank is by £ for each whom it can serve; bids "
    "of different kinds do different things, so the rank within a kind is the fairer one. Over a year means "
    "{weeks} weeks.",
    weeks=WEEKS,
)
PLACES_DECIDE: Final = sentence(
    "Each of these bids has places for fewer than it newly reaches, so places decide how many it serves. "
    "They are in the order of how needy those are whom they newly reach, by the panel’s weights."
)


def size_note(sizes: BidSizes) -> str:
    """What the table means, how it is ordered, and how many bids say nothing of places."""
    lines = [PLACES_DECIDE] if sizes.places_decide else []
    if sizes.silent:
        lines.append(
            plural(
                "{count:,} bid does not say how many can come in a week.",
                "{count:,} bids do not say how many can come in a week.",
                sizes.silent,
            )
        )
    return " ".join([*lines, NOTE])


def size_cells(size: BidSize) -> tuple[str, ...]:
    """The cells of one bid after its name; what is not known is said so."""
    return (
        _count(size.places_a_week),
        _count(size.newly_in_reach),
        _count(size.served_at_most),
        pence(size.pounds_a_place),
        pence(size.pounds_a_place_and_week),
        NO_GAIN if size.newly_in_reach == 0 else pence(size.pounds_newly_in_reach),
        _rank(size.rank_in_kind),
        _rank(size.rank_across),
    )


def size_sentence(size: BidSize) -> str:
    """The size of one bid in a sentence."""
    if size.places_a_week is None:
        return sentence("How many can come in a week is not known.")
    if size.served_at_most is None:
        return plural("{count:,} place a week.", "{count:,} places a week.", size.places_a_week)
    return plural(
        "{count:,} place a week, so it serves at most {served:,} of them a week: {price} for each weekly "
        "place.",
        "{count:,} places a week, so it serves at most {served:,} of them a week: {price} for each weekly "
        "place.",
        size.places_a_week,
        served=size.served_at_most,
        price=pence(size.pounds_a_place),
    )


def set_places(sizes: BidSizes, chosen: Iterable[str]) -> str:
    """How many a set of bids could serve in a week; "" for no bids."""
    places = [sizes.of(bid).places_a_week for bid in chosen]
    if not places:
        return ""
    stated = [count for count in places if count is not None]
    if not stated:
        return sentence("How many could come to them in a week is not known.")
    if len(stated) < len(places):
        return sentence("They have at least {count:,} places a week between them.", count=sum(stated))
    return plural(
        "They have {count:,} place a week between them.",
        "They have {count:,} places a week between them.",
        sum(stated),
    )


def _count(count: int | None) -> str:
    return NOT_KNOWN if count is None else f"{count:,}"


def _rank(rank: int | None) -> str:
    return str(rank) if rank else NO_RANK
