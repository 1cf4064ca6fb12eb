"""What does a panel's decision come to, what money is left, and what could that still buy?"""

from dataclasses import dataclass, replace

from questions.funding.figures import Assessment
from questions.funding.people import People
from questions.panel.decision import Decision
from questions.panel.portfolio import Floors, best_portfolio, taken_together
from questions.panel.sitting import PanelVerdict


@dataclass(frozen=True)
class MoneyLeft:
    """What was given, what remains of the budget, and which other bids would do most for that."""

    funded: tuple[str, ...]  # bids, in their order
    spent: float  # what those of the funded ask for that say so
    silent: tuple[str, ...]  # funded bids that do not say what they ask for
    left: float | None  # of the budget, below 0 where more was given; None: not known, some are silent
    people: int | None  # residents who gain anything by the funded, each once; None: not known
    could_buy: tuple[str, ...] = ()  # of the bids that were not refused, what else does most for what is left
    could_reach: int = 0  # residents who would gain by these and by none of the funded


def money_left(people: People, assessment: Assessment, decision: Decision, *, more: bool = True) -> MoneyLeft:
    """What the decision comes to; without ``more``, not what the rest could buy.

    A bid that the panel refused is not offered again for the money that is left; one that it deferred, or
    has not decided on, is.
    """
    verdicts = {bid.bid.bid_id: decision.of(bid.bid.bid_id).verdict for bid in assessment.figures}
    funded = tuple(bid for bid in assessment.figures if verdicts[bid.bid.bid_id] is PanelVerdict.FUND)
    ids = tuple(bid.bid.bid_id for bid in funded)
    silent = tuple(bid.bid.bid_id for bid in funded if bid.bid.pounds is None)
    spent = sum(bid.bid.pounds or 0.0 for bid in funded)
    refused = tuple(bid_id for bid_id, verdict in verdicts.items() if verdict is PanelVerdict.NOT_FUND)
    alone = taken_together(people, assessment, ids)
    unknown = bool(silent) or any(bid.cannot for bid in funded)
    result = MoneyLeft(
        ids,
        spent,
        silent,
        left=None if silent else decision.budget - spent,
        people=None if unknown else alone.people,
    )
    if silent or spent > decision.budget or not more:
        return result
    floors = Floors(must=ids, never=refused)
    further = best_portfolio(people, assessment, budget=decision.budget, floors=floors, priced=False)
    return replace(
        result,
        could_buy=tuple(bid for bid in further.chosen if bid not in ids),
        could_reach=further.people - alone.people,
    )
