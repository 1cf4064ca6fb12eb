"""What is known of a bid, and of all of them together?"""

from dataclasses import dataclass, field
from enum import StrEnum

from geo.types import BoolArray
from layers.bids.model import Bid
from questions.funding.need import Need, NeedWeights
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard


@dataclass(frozen=True, eq=False)
class BidFigures:
    """What one bid would change by itself."""

    bid: Bid
    cannot: Cannot | None  # why nothing can be said; None if it can
    in_reach: int  # residents within reach of it
    additional: int  # of these, who have none of its kind within reach today
    weighted: float  # the same with the panel's weights
    by_group: tuple[tuple[str, int | None], ...]  # additional residents of each group; None: not known
    by_fifth: tuple[int, ...]  # additional residents: not known, then the most deprived fifth to the least
    by_ward: tuple[tuple[str, int], ...]  # ward code -> additional residents, most first
    shared: tuple[tuple[str, int], ...]  # other bids that reach the same ones, most first
    gains: BoolArray = field(repr=False)  # (n,) resident points that gain
    kind: str = ""  # of what it starts, or of the asset that it extends; "" where it is not known
    rank: int | None = None  # 1 is the most for the money, with weights; None: no gain, or cannot be said
    plain_rank: int | None = None  # the same, everybody counted alike
    rank_range: tuple[int, int] | None = None  # best and worst rank under what was tried
    additional_range: tuple[int, int] | None = None  # from what to what with the departures; None: on foot

    @property
    def has_one_already(self) -> int:
        """Residents in reach who have one of its kind today: the overlap with what is there."""
        return self.in_reach - self.additional

    @property
    def pounds_each(self) -> float | None:
        """Pounds per additional resident; None where there is no gain or no amount."""
        if self.bid.pounds is None or self.additional <= 0:
            return None
        return self.bid.pounds / self.additional


class TrialOf(StrEnum):
    """What is other in a trial than in what was asked."""

    MINUTES = "minutes"
    PACE = "pace"
    DOUBLED = "doubled"  # all weights
    HALVED = "halved"
    ALIKE = "alike"  # everybody counted the same


@dataclass(frozen=True)
class Trial:
    """Another way of looking, under which the ranking was made again."""

    of: TrialOf
    standard: Standard
    weights: NeedWeights


@dataclass(frozen=True, eq=False)
class Assessment:
    """All the bids, under one standard and one set of weights."""

    standard: Standard
    weights: NeedWeights
    need: Need = field(repr=False)
    figures: tuple[BidFigures, ...]  # in the order of the bids
    trials: tuple[Trial, ...]
    not_judged: int = 0  # residents near whom no street is known: neither reached nor not

    def of(self, bid_id: str) -> BidFigures:
        """The figures of one bid.

        Raises
        ------
        KeyError
            There is no such bid.
        """
        for figures in self.figures:
            if figures.bid.bid_id == bid_id:
                return figures
        raise KeyError(bid_id)

    @property
    def ranked(self) -> tuple[BidFigures, ...]:
        """Best first; those without a rank at the end, in their order."""
        last = len(self.figures) + 1
        return tuple(sorted(self.figures, key=lambda f: f.rank or last))
