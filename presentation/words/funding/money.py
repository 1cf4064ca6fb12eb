"""How does an amount of money read, and how where some do not say theirs?"""

from layers.bids.model import BidList
from presentation.words.language import sentence
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


def asked_for(listed: BidList) -> str:
    """What a list of bids asks for: "£4,500, 1 of them without saying how much"."""
    silent = listed.without_pounds
    if silent and silent == len(listed.bids):
        return sentence("an amount that is not known")
    if not silent:
        return pounds(listed.pounds)
    return sentence(
        "{pounds}, {silent:,} of them without saying how much", pounds=pounds(listed.pounds), silent=silent
    )
