"""How is it told whose bus pass it is, who has one, and when it is good?"""

from collections.abc import Sequence
from typing import Final

from layers.buses.passes import Fare, Holder, PassRule, discretions_of
from layers.places.nations import Nation
from presentation.words.dates import clock, day_words
from presentation.words.language import sentence
from questions.buses.bus_journey import Fares

PASS_LABEL: Final = sentence("Bus pass")
NO_PASS_LABEL: Final = sentence("No pass")
HOLDER_LABEL: Final = sentence("Why they have it")
HOLDERS: Final = {
    Holder.OLDER: sentence("By age"),
    Holder.DISABLED: sentence("By disability"),
    Holder.YOUNG: sentence("As a young person"),
}
NATIONS: Final = {
    Nation.ENGLAND: sentence("England"),
    Nation.WALES: sentence("Wales"),
    Nation.SCOTLAND: sentence("Scotland"),
    Nation.NORTHERN_IRELAND: sentence("Northern Ireland"),
}


def pass_rule_words(rules: Sequence[PassRule]) -> str:
    """Who has a pass of a nation, when it is good, and where that is from."""
    return " ".join(_rule(rule) for rule in rules)


def council_words(fares: Fares, *, here: Nation) -> str:
    """What the home's council gives the holder beyond the law; "" where no pass of here is held."""
    if fares.held is None or fares.held.nation is not here:
        return ""
    if not fares.council:
        return sentence("Which council this is is not known, so only what the law gives counts.")
    extras = discretions_of(fares.rules, fares.held, fares.council)
    if not extras:
        return sentence("What {council} gives beyond that is not known.", council=fares.council)
    return " ".join(
        sentence(
            "In {council} also on weekdays {first} to {last} ({source}, {day}).",
            council=extra.council,
            first=clock(extra.weekdays[0]),
            last=clock(extra.weekdays[1]),
            source=extra.source,
            day=day_words(extra.in_force_from),
        )
        for extra in extras
    )


def _rule(rule: PassRule) -> str:
    source = {"source": rule.source, "day": day_words(rule.in_force_from)}
    if rule.gives is Fare.FREE_OR_HALF:
        return sentence("{holder}: free or half the fare ({source}, {day}).", holder=_holder(rule), **source)
    if rule.weekdays == rule.other_days:
        return sentence("{holder}: all day ({source}, {day}).", holder=_holder(rule), **source)
    return sentence(
        "{holder}: on weekdays {first} to {last}, at weekends and bank holidays all day ({source}, {day}).",
        holder=_holder(rule),
        first=clock(rule.weekdays[0]),
        last=clock(rule.weekdays[1]),
        **source,
    )


def _holder(rule: PassRule) -> str:
    if rule.holder is Holder.DISABLED:
        return sentence("Disabled people")
    if rule.from_age is not None and rule.to_age is not None:
        return sentence("From {first} to {last} years", first=rule.from_age, last=rule.to_age)
    return sentence("From {first} years", first=rule.from_age)
