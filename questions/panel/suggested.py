"""Is a bid in the suggested set, is it not, or can nobody say, for what would decide it is not known?"""

from enum import StrEnum

from questions.panel.portfolio import Portfolio


class Suggested(StrEnum):
    """What the figures say of one bid."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"  # its gain, or what it asks for


def suggested_of(bid_id: str, best: Portfolio) -> Suggested:
    """Whether the figures suggest a bid; that is not known where what would decide it is not."""
    if bid_id in best.chosen:
        return Suggested.YES
    return Suggested.NOT_KNOWN if bid_id in best.not_known else Suggested.NO
