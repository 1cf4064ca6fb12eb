"""How do the aims of a suggested set read, what each comes to, and how fairness is measured?"""

from collections.abc import Mapping, Sequence
from typing import Final

from presentation.words.funding.money import pounds
from presentation.words.language import plural, sentence
from presentation.words.plain import NOT_KNOWN, one_line
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms, SetAim
from questions.panel.beside import AimsBeside, SetFigures
from questions.panel.portfolio import Portfolio

AIM: Final = sentence("What should the suggested set do?")
AIMS: Final[Mapping[SetAim, str]] = {
    SetAim.MOST: sentence("Reach most residents"),
    SetAim.LEAST: sentence("Shorten walks most"),
    SetAim.FAIREST: sentence("Share walks most fairly"),
}
_AIM_ROWS: Final[Mapping[SetAim, str]] = {
    SetAim.MOST: sentence("Most residents newly within reach"),
    SetAim.LEAST: sentence("Shortest walk on average"),
    SetAim.FAIREST: sentence("Fairest"),
}
TODAY: Final = sentence("Today, with no bid")
PANEL: Final = sentence("What the panel funds")
MEASURE: Final = sentence("How fairness is measured")
AVERSION: Final = sentence("How much more long walks count (ε)")
AVERSIONS: Final[Mapping[float, str]] = {
    0.5: sentence("a little (0.5)"),
    1.0: sentence("clearly (1)"),
    2.0: sentence("strongly (2)"),
    5.0: sentence("almost alone (5)"),
}
CAP: Final = sentence("Whoever reaches none counts as walking, minutes")
KINDS: Final = sentence("The nearest of what?")
KINDS_APART: Final = sentence("Each kind by itself")
KINDS_TOGETHER: Final = sentence("Any of the bids’ kinds")
HEADING: Final = sentence("What each aim would come to")
CAPTION: Final = sentence("The aims beside each other, under the same budget and conditions")
COLUMNS: Final = (
    sentence("Aim"),
    sentence("Bids"),
    sentence("£"),
    sentence("Residents newly within reach"),
    sentence("As if everybody walked"),
    sentence("Walk on average"),
    sentence("Walk of the 5 % who walk furthest"),
)
NONE: Final = sentence("none")
NOTHING: Final = "–"


def columns(terms: FairnessTerms) -> tuple[str, ...]:
    """The heads of the table; the last names the cap."""
    return (*COLUMNS, sentence("Walks to none within {cap} minutes", cap=terms.cap_min))


def rows(beside: AimsBeside, panel: SetFigures | None = None) -> list[tuple[str, ...]]:
    """Today, each aim, and what the panel funds where it funds anything, as cells."""
    terms = beside.walks.terms
    return [(name, *cells(each, terms)) for name, each in named_sets(beside, panel)]


def named_sets(beside: AimsBeside, panel: SetFigures | None = None) -> list[tuple[str, SetFigures]]:
    """Today, each aim, and what the panel funds where it funds anything, with their names."""
    sets = [(TODAY, beside.today), *((_AIM_ROWS[aim], each) for aim, each in beside.by_aim.items())]
    if panel is not None and panel.chosen:
        sets.append((PANEL, panel))
    return sets


def cells(each: SetFigures, terms: FairnessTerms) -> tuple[str, ...]:
    """The cells of one set after its name."""
    return (
        ", ".join(one_line(bid) for bid in each.chosen) or NONE,
        pounds(each.spent) if each.chosen else NOTHING,
        f"{each.people:,}" if each.chosen else NOTHING,
        minutes(each.equivalent_min),
        minutes(each.mean_min),
        furthest(each.worst_min, terms),
        NOT_KNOWN if each.beyond is None else sentence("{share:.1%}", share=each.beyond),
    )


def minutes(value: float | None) -> str:
    """Minutes to a tenth."""
    return NOT_KNOWN if value is None else sentence("{minutes:.1f} min", minutes=value)


def furthest(value: float | None, terms: FairnessTerms) -> str:
    """The walk of those who walk furthest: as long as the cap, it may be longer."""
    if value is None or value < terms.cap_min:
        return minutes(value)
    return sentence("at least {minutes}", minutes=minutes(value))


def terms_sentence(terms: FairnessTerms, standard: Standard) -> str:
    """By what walks are measured, and which two choices of value that holds."""
    nearest = (
        sentence("to the nearest of any of the bids’ kinds")
        if terms.together
        else sentence("to the nearest of each kind bid for, each resident once for each")
    )
    return sentence(
        "Walks are {nearest}, at {speed:g} m/s; whoever reaches none counts as walking {cap} minutes. “As if "
        "everybody walked” is the one walk that would be as good for all, long walks counting more (Kolm and "
        "Pollak, aversion ε = {aversion:g}), every resident alike. The panel chooses ε and {cap} minutes.",
        nearest=nearest,
        speed=standard.pace.speed_mps,
        cap=terms.cap_min,
        aversion=terms.aversion,
    )


def cost_sentence(beside: AimsBeside) -> str:
    """What the fairest set costs in residents, or gains, and what that does for those who walk furthest."""
    most, fairest = beside.by_aim[SetAim.MOST], beside.by_aim[SetAim.FAIREST]
    if fairest.equivalent_min is None or most.worst_min is None or fairest.worst_min is None:
        return sentence("How fair the walks would be is not known: no resident can be judged.")
    if set(most.chosen) == set(fairest.chosen):
        return sentence("The set that reaches most is the fairest as well, so fairness costs nothing here.")
    worst = _worst(most.worst_min, fairest.worst_min, beside.walks.terms)
    return f"{_residents(beside.cost_of_fairness)} {worst}"


def _residents(cost: int) -> str:
    if cost > 0:
        return plural(
            "Fairness costs: {count:,} resident fewer would be newly within reach than in the set that "
            "reaches most.",
            "Fairness costs: {count:,} residents fewer would be newly within reach than in the set that "
            "reaches most.",
            cost,
        )
    if cost < 0:
        return plural(
            "The fairest set brings {count:,} resident more within reach, who count less by the panel’s "
            "weights.",
            "The fairest set brings {count:,} residents more within reach, who count less by the panel’s "
            "weights.",
            -cost,
        )
    return sentence("Fairness costs no residents here: as many would be newly within reach.")


def _worst(most: float, fairest: float, terms: FairnessTerms) -> str:
    shown = (round(most, 1), round(fairest, 1))
    values = {"most": furthest(most, terms), "fairest": furthest(fairest, terms)}
    if shown[0] == shown[1]:
        return sentence(
            "The twentieth of residents who walk furthest gain nothing by it: {fairest} either way.",
            **values,
        )
    if shown[0] > shown[1]:
        return sentence(
            "The twentieth of residents who walk furthest would walk {fairest} instead of {most}.", **values
        )
    return sentence(
        "The twentieth of residents who walk furthest would walk further by it: {fairest} instead of {most}.",
        **values,
    )


def best_by(aim: SetAim) -> str:
    """By which aim a set is suggested."""
    return sentence("Suggested by this aim: {aim}.", aim=AIMS[aim].lower())


def sure_sentence(best: Portfolio, each: SetFigures) -> str:
    """How sure it is that no other set does better, in minutes."""
    if each.aim is SetAim.MOST or each.aim is None:
        return ""
    by = each.equivalent_min if each.aim is SetAim.FAIREST else each.mean_min
    if best.gap == 0:
        return (
            sentence("No other set is fairer, measured so.")
            if each.aim is SetAim.FAIREST
            else sentence("No other set leaves a shorter walk on average.")
        )
    return sentence(
        "It leaves {minutes}; that no set leaves less than {least} is proven.",
        minutes=minutes(by),
        least=minutes(each.least_min),
    )


def aim_line(name: str, values: Sequence[str], terms: FairnessTerms) -> str:
    """One aim in a line for a terminal."""
    parts = "; ".join(
        f"{head.lower()}: {value}" for head, value in zip(columns(terms)[1:], values, strict=True)
    )
    return sentence("{aim}: {parts}", aim=name, parts=parts)


def aim_lines(beside: AimsBeside, standard: Standard) -> list[str]:
    """All of it as lines."""
    terms = beside.walks.terms
    lines = [aim_line(name, values, terms) for name, *values in rows(beside)]
    return [cost_sentence(beside), *lines, terms_sentence(terms, standard)]
