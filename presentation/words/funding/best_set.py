"""How does the best set of bids read, and what each condition costs?"""

from typing import Final

from layers.bids.model import SMALL_GRANT_POUNDS
from presentation.words.funding.aims import sure_sentence
from presentation.words.funding.bids import BID, KIND
from presentation.words.funding.first_answer import none_known
from presentation.words.funding.money import pounds
from presentation.words.funding.page import WARD
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from questions.panel.aims import SetAim
from questions.panel.beside import AimsBeside
from questions.panel.portfolio import ConditionOf, FloorPrice, Portfolio

EACH_WARD: Final = sentence("Something for each of these wards")
NO_CONDITION: Final = sentence("No condition")
DEPRIVED_WARDS: Final = sentence("The most deprived quarter of the wards")
SMALL_KEPT: Final = sentence("£ kept for grants of up to {most}", most=pounds(SMALL_GRANT_POUNDS))
CAPTION: Final = sentence("The best set")
COLUMNS: Final = (BID, KIND, sentence("£"), sentence("By itself it would add"))
PRICES_CAPTION: Final = sentence("What each condition costs")
PRICES_COLUMNS: Final = (sentence("Condition"), sentence("What it costs"))
BY_WARD: Final = sentence("By ward")
WARDS_CAPTION: Final = sentence("Residents who would gain, by ward, each counted once")
WARDS_COLUMNS: Final = (WARD, sentence("Residents"))
CANNOT_KEEP_WHY: Final = sentence("Either none lies there, or no street is known there.")
NOTHING: Final = sentence("nothing")
_LEAST_MIN: Final = 0.05  # less is no tenth of a minute


def set_sentence(best: Portfolio, beside: AimsBeside, aim: SetAim) -> str:
    """The set in two sentences, with how sure it is."""
    if not best.chosen and best.not_known:
        return none_known(best)
    if not best.chosen:
        return sentence("No bid fits {budget} and would bring a gain.", budget=pounds(best.budget))
    values = {
        "spent": pounds(best.spent),
        "budget": pounds(best.budget),
        "people": best.people,
        "twice": best.counted_twice,
    }
    reach = (
        plural(
            "With {count:,} bid for {spent} of {budget}, {people:,} residents would have a kind of thing "
            "within reach that they lack today, {twice:,} of them more than one kind.",
            "With {count:,} bids for {spent} of {budget}, {people:,} residents would have a kind of thing "
            "within reach that they lack today, {twice:,} of them more than one kind.",
            len(best.chosen),
            **values,
        )
        if best.counted_twice
        else plural(
            "With {count:,} bid for {spent} of {budget}, {people:,} residents would have a kind of thing "
            "within reach that they lack today.",
            "With {count:,} bids for {spent} of {budget}, {people:,} residents would have a kind of thing "
            "within reach that they lack today.",
            len(best.chosen),
            **values,
        )
    )
    return f"{reach} {_sure(best, beside, aim)}"


def _sure(best: Portfolio, beside: AimsBeside, aim: SetAim) -> str:
    if aim is not SetAim.MOST:
        return sure_sentence(best, beside.by_aim[aim])
    if best.gap == 0:
        return sentence("No other set reaches more, as the panel weighs it.")
    return sentence("No other set reaches over {gap:.1%} more, as the panel weighs it.", gap=best.gap)


def condition_words(price: FloorPrice) -> str:
    """One condition that a set must keep to."""
    condition = price.condition
    if condition.of is ConditionOf.WARD:
        return sentence("Something for {ward}", ward=one_line(condition.ward))
    if condition.of is ConditionOf.SMALL:
        return sentence("{pounds} kept for small grants", pounds=pounds(condition.pounds))
    return EACH_WARD if condition.of is ConditionOf.WARDS else sentence("What the panel has decided already")


def price_words(price: FloorPrice) -> str:
    """What a condition costs; with weights it may cost need, and reach more people all the same."""
    if price.minutes is not None:
        return _minutes_more(price.minutes)
    if price.weighted <= 0:
        return NOTHING
    if price.additional > 0:
        return plural("{count:,} resident", "{count:,} residents", price.additional)
    return sentence(
        "{weighted:,.0f} of weighted need, and {more:,} more residents are reached",
        weighted=price.weighted,
        more=-price.additional,
    )


def _minutes_more(longer: float) -> str:
    if longer < _LEAST_MIN:
        return NOTHING
    return sentence("{minutes:.1f} minutes that everybody would walk further, as it were", minutes=longer)


def price_sentence(price: FloorPrice) -> str:
    """A condition and what it costs, in one line."""
    return sentence("{condition} costs {price}.", condition=condition_words(price), price=price_words(price))


def cannot_keep(ward: str) -> str:
    """That no bid does anything for a ward."""
    return sentence("No bid does anything for {ward} that can be judged.", ward=one_line(ward))


def no_amount(bid: str) -> str:
    """That a bid which was decided on is in no set."""
    return sentence("{bid} does not say what it asks for, so it is in no set.", bid=one_line(bid))
