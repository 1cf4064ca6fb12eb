"""Why is a suggested set as it is: whom it reaches, how poor they are, what became of the other bids?"""

from dataclasses import dataclass

import numpy as np

from questions.funding.figures import Assessment
from questions.funding.people import People
from questions.panel.portfolio import Portfolio


@dataclass(frozen=True)
class SetReasons:
    """What speaks for a suggested set, and why each of the other bids is not in it."""

    poorest: int  # of the residents who gain anything, each once: in the most deprived fifth
    fifth_unknown: int  # of them: how deprived their small area is, is not known
    no_gain: int  # other bids whose residents in reach all have one already
    cannot: int  # other bids of which nothing can be said
    silent: int  # other bids that would gain and do not say what they ask for
    beyond: int  # other bids that would gain, and do not fit or add less than those in the set


def reasons_of(people: People, assessment: Assessment, best: Portfolio) -> SetReasons:
    """The reasons for a set, counted; every bid outside it has one."""
    chosen = [bid for bid in assessment.figures if bid.bid.bid_id in best.chosen]
    others = [bid for bid in assessment.figures if bid.bid.bid_id not in best.chosen]
    gains = np.any([bid.gains for bid in chosen], axis=0) if chosen else np.zeros(len(people.fifth), bool)
    judged = [bid for bid in others if bid.cannot is None]
    gaining = [bid for bid in judged if bid.additional > 0]
    return SetReasons(
        poorest=round(float(people.residents[gains & (people.fifth == 1)].sum())),
        fifth_unknown=round(float(people.residents[gains & (people.fifth == 0)].sum())),
        no_gain=len(judged) - len(gaining),
        cannot=len(others) - len(judged),
        silent=sum(bid.bid.pounds is None for bid in gaining),
        beyond=sum(bid.bid.pounds is not None for bid in gaining),
    )
