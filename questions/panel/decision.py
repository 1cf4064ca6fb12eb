"""What does a panel decide by: the money, what counts as within reach, who counts more, and its own marks?

What the panel decides of a bid and what the figures suggest are two things: ``decide`` gives the suggestion,
and no verdict enters it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from layers.bids.model import Bid
from questions.funding.bids import assess
from questions.funding.figures import Assessment
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.beside import AimsBeside, sets_by_aim
from questions.panel.portfolio import Floors, Portfolio
from questions.panel.sitting import PanelVerdict, Sitting
from questions.panel.walk_minutes import walk_minutes


@dataclass(frozen=True)
class Marks:
    """What the panel itself says of one bid."""

    marks: tuple[tuple[str, int], ...] = ()  # (criterion, marks out of 25)
    conflicts: str = ""  # who stands near the bid, and so did not mark it
    reason: str = ""
    verdict: PanelVerdict = PanelVerdict.OPEN

    @property
    def total(self) -> int:
        """All marks added up."""
        return sum(mark for _, mark in self.marks)


@dataclass(frozen=True)
class Decision:
    """Everything a panel chose and wrote: with the inputs, the whole of what the result follows from."""

    budget: float
    standard: Standard
    weights: NeedWeights
    floors: Floors = field(default_factory=Floors)
    criteria: tuple[str, ...] = ("Affordable", "Needed", "Can be done", "Will last")
    marks: tuple[tuple[str, Marks], ...] = ()  # by bid
    sitting: Sitting = field(default_factory=Sitting)
    misses: tuple[tuple[str, int], ...] = ()  # "nothing suitable" per ward
    aim: SetAim = SetAim.MOST  # what the suggested set is best by
    fairness: FairnessTerms = field(default_factory=FairnessTerms)

    def of(self, bid_id: str) -> Marks:
        """The panel's marks of a bid."""
        return dict(self.marks).get(bid_id, Marks())


class Outcome(NamedTuple):
    """What the figures say under a decision's budget, weights and conditions."""

    assessment: Assessment
    best: Portfolio  # the suggested set, by the decision's aim
    beside: AimsBeside  # the sets by every aim


def decide(ground: FundingGround, bids: Sequence[Bid], decision: Decision) -> Outcome:
    """The figures of every bid, and the sets that they suggest under the decision's budget and conditions.

    Raises
    ------
    NeedError
        A weight names something that is not known here.
    SitingError
        No set keeps to all that is asked.
    """
    assessment = assess(
        ground,
        bids,
        standard=decision.standard,
        weights=decision.weights,
        misses=dict(decision.misses) or None,
    )
    sets, beside = sets_by_aim(
        ground.people,
        assessment,
        walk_minutes(ground, assessment, decision.fairness),
        budget=decision.budget,
        floors=decision.floors,
        priced=decision.aim,
    )
    return Outcome(assessment, sets[decision.aim], beside)
