"""Why was nothing suitable, and how often? The reasons, and the counts as planners see them."""

from typing import Final

from layers.unmet.counts import Reason
from presentation.words.area_noun import WARD
from presentation.words.language import sentence
from presentation.words.plain import one_line

COLUMNS: Final = (
    WARD.title,
    sentence("Year"),
    sentence("Conversations"),
    sentence("Reasons"),
    sentence("Kinds"),
)
COMMAND: Final = sentence("Where did conversations end with nothing suitable, and why?")
AREA_HELP: Final = sentence("The prepared area to look in.")
YEAR_HELP: Final = sentence("A year that is over; else the last.")

REASONS = {
    Reason.NONE_HERE: sentence("None here"),
    Reason.TOO_FAR: sentence("Too far"),
    Reason.WRONG_TIME: sentence("Wrong time"),
    Reason.FULL: sentence("Full"),
    Reason.NOT_ELIGIBLE: sentence("Not for them"),
    Reason.COST: sentence("Cost"),
    Reason.NOT_ACCESSIBLE: sentence("Not accessible"),
    Reason.NOT_KNOWN: sentence("Not known"),
}


def or_more(least: int) -> str:
    """ "15 or more": counts are rounded down to fives."""
    return sentence("{least} or more", least=least)


def many_of(part: str, least: int) -> str:
    """ "Too far 15 or more": one part of a list."""
    return sentence("{part} {many}", part=part, many=or_more(least))


def counted_line(part: str, least: int) -> str:
    """ "Too far: 15 or more": one part on a line of its own."""
    return sentence("{part}: {many}", part=part, many=or_more(least))


def year_title(area_title: str, year: int) -> str:
    """Over the counts of one year."""
    return sentence(
        "{area}, {year}: conversations that ended with nothing suitable", area=one_line(area_title), year=year
    )


def none_shown(area_title: str, year: int, least: int) -> str:
    """Why nothing is shown."""
    return sentence(
        "No ward of {area} has {least} or more of them in {year}, so nothing is shown.",
        area=one_line(area_title),
        least=least,
        year=year,
    )


def rounding(least: int) -> str:
    """The rule by which counts are shown."""
    return sentence(
        "Rounded down to fives; a ward, a reason or a kind is shown from {least} on.", least=least
    )
