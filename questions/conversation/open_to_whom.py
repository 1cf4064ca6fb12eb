"""May this person come, can they pay for it, can they get in? Yes, no, or something to ask."""

from dataclasses import dataclass
from typing import Final

from layers.register.model import Asset
from layers.times.session import Known
from questions.conversation.findings import AgeLimits, AgesMaySuit, Audience, Fact, Finding, Price, StatedCost
from questions.conversation.wishes import Wishes

# Kinds that anybody may use: of these no age is asked.
FOR_EVERYBODY: Final = frozenset(
    {"park", "playground", "nature", "garden", "library", "place_of_worship", "toilets", "post_office"}
    | {"swimming_pool", "sports_centre", "pitch", "allotment", "arts_venue", "food_bank", "soup_kitchen"}
    | {"surgery", "clinic", "dentist", "pharmacy", "hospital", "pub", "cafe", "community_centre"}
    | {"warm_space", "advice"}
)
PAID_FOR: Final = frozenset(
    {"pub", "cafe", "swimming_pool", "sports_centre", "pitch", "allotment", "arts_venue", "dentist", "clinic"}
)  # everybody may come, but nothing is free


@dataclass(frozen=True)
class Openness:
    """What is known of one condition: what speaks against it, what for it, or what to ask."""

    no: Finding | None = None
    yes: Finding | None = None
    ask: Finding | None = None


def age_suits(asset: Asset, wishes: Wishes) -> Openness:
    """Ages are inclusive at both ends; of a decade that only partly suits, it is asked how old they are."""
    youngest, oldest = asset.minimum_age, asset.maximum_age
    if wishes.age is None:
        return Openness()
    if youngest is None and oldest is None:
        everybody = asset.kind in FOR_EVERYBODY or asset.for_whom
        return Openness() if everybody else Openness(ask=Fact.AGE_NOT_KNOWN)
    first, last = wishes.age, max(wishes.age, wishes.age_until or 0)  # of "in her sixties" both ends
    if (youngest or 0) <= first and (oldest is None or last <= oldest):
        return Openness(yes=AgeLimits(youngest, oldest, suits=True))
    if (youngest or 0) > last or (oldest is not None and first > oldest):
        return Openness(no=AgeLimits(youngest, oldest, suits=False))
    return Openness(ask=AgesMaySuit(youngest, oldest))


def may_come(asset: Asset, wishes: Wishes) -> Openness:
    """Whom it is for and not for, told in words that only a person can weigh."""
    if not (asset.for_whom or asset.not_for):
        return Openness()
    return Openness(ask=Audience(asset.for_whom, asset.not_for))


def price_suits(asset: Asset, wishes: Wishes) -> Openness:
    """The price of one visit against the most they can pay."""
    if wishes.at_most_pence is None:
        return Openness()
    if asset.price_pence is None:
        if asset.cost:
            return Openness(ask=StatedCost(asset.cost))
        free = asset.kind in FOR_EVERYBODY - PAID_FOR
        return Openness() if free else Openness(ask=Fact.COST_NOT_KNOWN)
    if asset.price_pence > wishes.at_most_pence:
        return Openness(no=Price(asset.price_pence))
    return Openness(yes=Price(asset.price_pence))


def can_be_rung(asset: Asset, wishes: Wishes) -> Openness:
    """Whether there is a number to ring, for somebody who has no internet."""
    if not wishes.by_telephone or asset.phone or asset.kind in FOR_EVERYBODY:
        return Openness()
    return Openness(ask=Fact.NO_TELEPHONE)


def can_get_in(asset: Asset, wishes: Wishes) -> Openness:
    """Whether the place itself is step-free, for somebody who needs it."""
    if not wishes.step_free:
        return Openness()
    return {
        Known.YES: Openness(yes=Fact.STEP_FREE),
        Known.NO: Openness(no=Fact.NOT_STEP_FREE),
        Known.PARTLY: Openness(ask=Fact.PARTLY_STEP_FREE),
        Known.UNKNOWN: Openness(ask=Fact.STEP_FREE_NOT_KNOWN),
    }[asset.step_free]
