"""How do the best places for something new read, and how sure it is that no others do better?"""

from collections.abc import Mapping
from math import ceil
from typing import Final

from geo.sites.siting import TIME_LIMIT_S, Sited
from presentation.words.funding.bids import ADDITIONAL
from presentation.words.language import plural, sentence
from questions.funding.best_places import BestPlaces
from questions.funding.least_walking import LeastWalking
from questions.funding.new_places import Aim

HEADING: Final = sentence("If nobody had bid: the best places for something new")
COMPARING: Final = sentence("Comparing the venues …")
WHICH_KIND: Final = sentence("What kind of thing?")
WHICH_AIM: Final = sentence("What should the places do?")
SHARE: Final = sentence("% of residents")
HOW_MANY: Final = sentence("How many?")
AIMS: Final[Mapping[Aim, str]] = {
    Aim.MOST: sentence("Reach the most people"),
    Aim.FEWEST: sentence("As few places as will do"),
    Aim.LEAST: sentence("The least walking in all"),
}
_VENUE: Final = sentence("Venue")
_WHAT: Final = sentence("What it is")
REACH_COLUMNS: Final = (_VENUE, _WHAT, ADDITIONAL)
REACH_CAPTION: Final = sentence("The best places, each counted after those above it")
WALKING_COLUMNS: Final = (
    _VENUE,
    _WHAT,
    sentence("Nearest for"),
    sentence("New to them"),
    sentence("Spared each"),
)
WALKING_CAPTION: Final = sentence("The best places, the one that spares most first")
MAP_NOTE: Final = sentence(
    "Numbers: the places. Dots: residents who have none within reach today and then would."
)


def heading(kind: str) -> str:
    """What was looked for."""
    return sentence("The best places for something new ({kind}):", kind=kind.lower())


def reach_line(name: str, additional: int) -> str:
    """One place in a line."""
    return sentence("{name}: {additional:,} residents newly within reach", name=name, additional=additional)


def walking_line(name: str, nearest_for: int, additional: int, each: str) -> str:
    """One place in a line, by the walks that it spares."""
    return sentence(
        "{name}: the nearest for {nearest_for:,} residents, {each} spared each; {additional:,} newly within "
        "reach",
        name=name,
        nearest_for=nearest_for,
        each=each,
        additional=additional,
    )


def good_for(aim: Aim, minutes: int) -> str:
    """What an aim is good for."""
    if aim is Aim.MOST:
        return sentence(
            "Good where the money is for so many places and no more: "
            "as many people as can be come within reach."
        )
    if aim is Aim.FEWEST:
        return sentence(
            "Good where a standard has been promised: "
            "so many of a hundred residents shall have one within reach."
        )
    return sentence(
        "Good where every step counts, for frail people: it shortens the walks of those too who have "
        "one already. Whoever would have none within reach counts as walking all {minutes} minutes.",
        minutes=minutes,
    )


def places_sentence(places: BestPlaces | LeastWalking) -> str:
    """What the new places would change, and who is in none of the figures."""
    change = _walking_sentence(places) if isinstance(places, LeastWalking) else _reach_sentence(places)
    if not places.areas_uncounted:
        return change
    left_out = plural(
        "How many live in {count} small area is not known: they are in none of these figures.",
        "How many live in {count} small areas is not known: they are in none of these figures.",
        places.areas_uncounted,
    )
    return f"{change} {left_out}"


def _reach_sentence(places: BestPlaces) -> str:
    if not len(places.table):
        return sentence(
            "{today:,} residents have one within reach today, and no venue would add to them.",
            today=places.today,
        )
    return plural(
        "{today:,} residents have one within reach today; with {count:,} new place it would be {then:,}, "
        "which is {more:,} more. With every venue it would be {possible:,}.",
        "{today:,} residents have one within reach today; with {count:,} new places it would be {then:,}, "
        "which is {more:,} more. With every venue it would be {possible:,}.",
        len(places.table),
        today=places.today,
        then=places.then,
        more=places.then - places.today,
        possible=places.possible,
    )


def _walking_sentence(places: LeastWalking) -> str:
    if not len(places.table):
        return sentence("No venue would make the walk to the nearest one any shorter.")
    a_minute = places.standard.pace.speed_mps * 60
    return plural(
        "The mean walk to the nearest one is {today:.1f} minutes today; with {count:,} new place it would "
        "be {then:.1f}. {more:,} more residents would have one within reach.",
        "The mean walk to the nearest one is {today:.1f} minutes today; with {count:,} new places it would "
        "be {then:.1f}. {more:,} more residents would have one within reach.",
        len(places.table),
        today=places.today_m / a_minute,
        then=places.then_m / a_minute,
        more=places.then - places.today,
    )


def chosen_among(places: BestPlaces | LeastWalking) -> str:
    """Among how many venues was chosen."""
    return sentence(
        "Chosen among {count:,} halls, libraries, churches, pubs and cafés of the register.",
        count=places.candidates,
    )


def sure_sentence(sited: Sited, aim: Aim) -> str:
    """How sure it is that nothing does better, and how long was searched at most."""
    if sited.proven:
        return _PROVEN[aim]
    values = {"gap": sited.gap, "least": ceil(sited.bound - 1e-6), "seconds": TIME_LIMIT_S}
    if aim is Aim.FEWEST:
        return sentence(
            "It may be that {least} would do: that is as far as {seconds:.0f} seconds of search came.",
            **values,
        )
    if aim is Aim.LEAST:
        return sentence(
            "Another choice might spare {gap:.1%} more: that is as far as {seconds:.0f} seconds of search "
            "came.",
            **values,
        )
    return sentence(
        "Another choice might do {gap:.1%} better: that is as far as {seconds:.0f} seconds of search came.",
        **values,
    )


_PROVEN: Final[Mapping[Aim, str]] = {
    Aim.MOST: sentence("No other choice of as many does more: that is proven."),
    Aim.FEWEST: sentence("No fewer will do: that is proven."),
    Aim.LEAST: sentence("No other choice of as many spares more: that is proven."),
}


def spared(metres: float, speed_mps: float) -> str:
    """The walk that each resident is spared."""
    return sentence("{minutes:.1f} minutes", minutes=metres / (speed_mps * 60))
