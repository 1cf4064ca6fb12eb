"""How does an amount of money read, and how where some do not say theirs?"""

from layers.bids.model import Bid, BidList
from presentation.words.language import plural, sentence
from presentation.words.plain import NOT_KNOWN


def pounds(amount: float | None) -> str:
    """Whole pounds, or that they are not known."""
    return NOT_KNOWN if amount is None else f"£{amount:,.0f}"


def pence(amount: float | None) -> str:
    """Pounds and pence, or that they are not known."""
    return NOT_KNOWN if amount is None else f"£{amount:,.2f}"


def total_pounds(amount: float, count: int, silent: int) -> str:
    """What ``count`` bids or awards come to, of which ``silent`` do not say how much."""
    if silent and silent == count:
        return NOT_KNOWN
    return sentence("at least {pounds}", pounds=pounds(amount)) if silent else pounds(amount)


def bid_pounds(bid: Bid) -> str:
    """What one bid asks for: "about £3,000" where it says only about how much."""
    amount = pounds(bid.pounds)
    return sentence("about {pounds}", pounds=amount) if bid.about and bid.pounds is not None else amount


def asked_sentence(listed: BidList) -> str:
    """What a list of bids asks for: "7 bids: 3 ask for £13,500 together, 4 do not say how much."."""
    count, silent = len(listed.bids), listed.without_pounds
    if silent and silent == count:
        return plural(
            "{count:,} bid asks for an amount that is not known.",
            "{count:,} bids ask for an amount that is not known.",
            count,
        )
    amount = pounds(listed.pounds)
    if not silent:
        return plural(
            "{count:,} bid asks for {asked}.", "{count:,} bids ask for {asked}.", count, asked=amount
        )
    bids = plural("{count:,} bid", "{count:,} bids", count)
    saying = plural(
        "{count:,} asks for {asked}", "{count:,} ask for {asked} together", count - silent, asked=amount
    )
    rest = plural("{count:,} does not say how much", "{count:,} do not say how much", silent)
    return sentence("{bids}: {saying}, {rest}.", bids=bids, saying=saying, rest=rest)
