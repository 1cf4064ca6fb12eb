"""Is a decision whole enough to be final?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.errors import WithinReachError
from geo.wording import counted
from layers.bids.model import Bid
from questions.panel.decision import Decision
from questions.panel.sitting import PanelVerdict


class LackOf(StrEnum):
    """What a decision lacks before it can be final."""

    DAY = "day"
    PRESENT = "present"
    VERDICT = "verdict"
    REASON = "reason"


@dataclass(frozen=True)
class Lack:
    """One thing that is missing; of a bid, or of the meeting where ``bid_id`` is ""."""

    of: LackOf
    bid_id: str = ""


class NotFinalError(WithinReachError, ValueError):
    """A decision that lacks something cannot be final."""

    def __init__(self, lacks: Sequence[Lack]) -> None:
        super().__init__(
            counted(
                "This cannot be made final yet: {count} thing is missing.",
                "This cannot be made final yet: {count} things are missing.",
                len(lacks),
            ),
            "Give each bid a decision with its reason, and say when the panel met and who was present.",
        )
        self.lacks = tuple(lacks)

    def __reduce__(self) -> tuple[type["NotFinalError"], tuple[tuple[Lack, ...]]]:
        return type(self), (self.lacks,)


def lacks_of(bids: Sequence[Bid], decision: Decision) -> tuple[Lack, ...]:
    """What is missing before a decision can be final, the meeting's own first."""
    lacks = []
    if decision.sitting.held_on is None:
        lacks.append(Lack(LackOf.DAY))
    if not decision.sitting.present:
        lacks.append(Lack(LackOf.PRESENT))
    for bid in bids:
        marks = decision.of(bid.bid_id)
        if marks.verdict is PanelVerdict.OPEN:
            lacks.append(Lack(LackOf.VERDICT, bid.bid_id))
        if not marks.reason.strip():
            lacks.append(Lack(LackOf.REASON, bid.bid_id))
    return tuple(lacks)


def check_final(bids: Sequence[Bid], decision: Decision) -> None:
    """Refuse to let a decision be final that lacks anything.

    Raises
    ------
    NotFinalError
        Names all that is missing.
    """
    lacks = lacks_of(bids, decision)
    if lacks:
        raise NotFinalError(lacks)
