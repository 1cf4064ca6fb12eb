"""May this person come, can they pay for it, can they get in? Yes, no with the reason, or what to ask."""

from dataclasses import dataclass
from typing import Final

from layers.register.model import Asset
from layers.times.session import Known
from questions.conversation.wishes import Wishes

# Kinds that anybody may use: of these no age is asked.
FOR_EVERYBODY: Final = frozenset(
    {"park", "playground", "nature", "garden", "library", "place_of_worship", "toilets", "post_office"}
    | {"swimming_pool", "sports_centre", "pitch", "allotment", "arts_venue", "food_bank", "dentist"}
    | {"surgery", "pharmacy", "hospital", "pub", "cafe", "community_centre", "warm_space", "advice"}
)
PAID_FOR: Final = frozenset(
    {"pub", "cafe", "swimming_pool", "sports_centre", "pitch", "allotment", "arts_venue", "dentist"}
)  # everybody may come, but nothing is free


@dataclass(frozen=True)
class Openness:
    """What is known of one condition: a no with the reason, a yes in words, or a question."""

    no: str = ""
    yes: str = ""
    ask: str = ""


def age_suits(asset: Asset, wishes: Wishes) -> Openness:
    """Ages are inclusive at both ends."""
    youngest, oldest = asset.minimum_age, asset.maximum_age
    if wishes.age is None:
        return Openness()
    if youngest is None and oldest is None:
        everybody = asset.kind in FOR_EVERYBODY or asset.for_whom
        return Openness() if everybody else Openness(ask="Whether it is for their age is not known.")
    if (youngest or 0) <= wishes.age and (oldest is None or wishes.age <= oldest):
        return Openness(yes=f"their age suits: {_ages(youngest, oldest)}")
    return Openness(no=_ages(youngest, oldest))


def _ages(youngest: int | None, oldest: int | None) -> str:
    if oldest is None:
        return f"for people of {youngest} and over"
    return f"for ages {youngest} to {oldest}" if youngest else f"for people up to {oldest}"


def may_come(asset: Asset, wishes: Wishes) -> Openness:
    """Whom it is for and not for, told in words that only a person can weigh."""
    told = [f'it is for "{asset.for_whom}"' if asset.for_whom else ""]
    told.append(f'it is not for "{asset.not_for}"' if asset.not_for else "")
    said = " and ".join(filter(None, told))
    return Openness(ask=f"{said[:1].upper()}{said[1:]}: ask whether they may come.") if said else Openness()


def price_suits(asset: Asset, wishes: Wishes) -> Openness:
    """The price of one visit against the most they can pay."""
    if wishes.at_most_pence is None:
        return Openness()
    if asset.price_pence is None:
        if asset.cost:
            return Openness(ask=f'It costs "{asset.cost}": ask what that comes to.')
        free = asset.kind in FOR_EVERYBODY - PAID_FOR
        return Openness() if free else Openness(ask="What it costs is not known.")
    if asset.price_pence > wishes.at_most_pence:
        return Openness(no=f"{_pounds(asset.price_pence)} each time")
    return Openness(yes=f"{_pounds(asset.price_pence)} each time" if asset.price_pence else "free of charge")


def _pounds(pence: int) -> str:
    pounds, rest = divmod(pence, 100)
    return f"£{pounds}.{rest:02}" if rest else f"£{pounds}"


def can_get_in(asset: Asset, wishes: Wishes) -> Openness:
    """Whether the place itself is step-free, for somebody who needs it."""
    if not wishes.step_free:
        return Openness()
    return {
        Known.YES: Openness(yes="step-free"),
        Known.NO: Openness(no="not step-free"),
        Known.PARTLY: Openness(ask="It is only partly step-free: ask which parts."),
        Known.UNKNOWN: Openness(ask="Whether it is step-free is not known."),
    }[asset.step_free]
