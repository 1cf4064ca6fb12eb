"""How many of those whom a bid brings within reach are of the age that its kind is usually for?

Gains are of residents of all ages. Where a kind is usually for an age, the count of the group of residents
that comes nearest to that age stands beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from layers.assets.kind_ages import KIND_AGES, KindAges
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import People


@dataclass(frozen=True)
class WhomFor:
    """What is known of the age of those who gain, where their kind is usually for an age."""

    kind: str
    ages: KindAges
    additional: int  # residents newly within reach, of all ages
    group: str  # of residents, that comes nearest to the age; "" where none is counted here
    of_group: int | None  # of the additional; None: not known


def whom_for(bid: BidFigures) -> WhomFor | None:
    """Of one bid; None where its kind is for everybody, or nobody gains, or nothing can be said of it."""
    ages = KIND_AGES.get(bid.kind)
    if ages is None or bid.cannot is not None or bid.additional <= 0:
        return None
    counts = dict(bid.by_group)
    group = next((name for name in ages.groups if name in counts), "")
    return WhomFor(bid.kind, ages, bid.additional, group, counts[group] if group else None)


def whom_for_together(people: People, assessment: Assessment, bid_ids: Sequence[str]) -> tuple[WhomFor, ...]:
    """Of several bids together: for each kind that is usually for an age, every resident once."""
    gaining: dict[str, list[BidFigures]] = {}
    for bid in assessment.figures:
        if bid.bid.bid_id in bid_ids and whom_for(bid) is not None:
            gaining.setdefault(bid.kind, []).append(bid)
    return tuple(_together(people, kind, bids) for kind, bids in gaining.items())


def _together(people: People, kind: str, bids: Sequence[BidFigures]) -> WhomFor:
    points = np.any([bid.gains for bid in bids], axis=0)
    ages = KIND_AGES[kind]
    group = next((name for name in ages.groups if name in people.groups), "")
    additional = round(float(people.residents[points].sum()))
    return WhomFor(kind, ages, additional, group, people.count(group, points) if group else None)
