"""What is a place called that may be meant, and what does its point stand for?"""

from collections.abc import Sequence
from typing import Final

from geo.paces import Pace
from presentation.words import plain as words
from presentation.words.dates import listed
from presentation.words.language import plural, sentence
from presentation.words.names import both_names, first_name
from questions.places.place_match import Match, Precision

FROM_MAP: Final = sentence("Starting from the place you clicked on the map.")
ON_THE_MAP: Final = sentence("the place clicked on the map")
PACE, MINUTES = sentence("the pace"), sentence("the minutes")
_POINT: Final = sentence("The point typed")
_PRECISIONS: Final = {
    Precision.POSTCODE: sentence("the middle of the postcode"),
    Precision.POSTCODE_ROUGHLY: sentence("roughly where the postcode is; its exact place is not known"),
    Precision.HOUSE: sentence("the house"),
    Precision.BUILDING: sentence("the building"),
    Precision.BUILDING_OF_FLAT: sentence("the building; flats in it are not told apart"),
    Precision.STREET: sentence("somewhere on the street; add the house number if it is known"),
    Precision.DEGREES: sentence("the point typed, as latitude and longitude"),
}
_PLACE_KINDS: Final = {
    "borough": sentence("borough"),
    "city": sentence("city"),
    "farm": sentence("farm"),
    "hamlet": sentence("hamlet"),
    "isolated_dwelling": sentence("isolated dwelling"),
    "locality": sentence("locality"),
    "neighbourhood": sentence("neighbourhood"),
    "quarter": sentence("quarter"),
    "suburb": sentence("suburb"),
    "town": sentence("town"),
    "village": sentence("village"),
}


def match_label(match: Match) -> str:
    """What a match is called: "12 Stow Hill, NP20 4AA", "Gaer (suburb)", "Mill Lane, near NP10 8AR"."""
    label = _named(match) or _POINT
    if match.place_kind:
        kind = _PLACE_KINDS.get(match.place_kind, match.place_kind.replace("_", " "))
        if label.endswith(")"):  # of two names: a second pair of brackets would be hard to read
            label = sentence("{name}, {kind}", name=label, kind=kind)
        else:
            label = sentence("{name} ({kind})", name=label, kind=kind)
    if match.near_postcode:
        return sentence("{name}, near {postcode}", name=label, postcode=match.near_postcode)
    return label


def _named(match: Match) -> str:
    """Its label, with both names of its street or place where it was found by the second."""
    if not match.others or match.name not in match.label:
        return match.label
    if match.by_other_name:
        name = both_names(match.name, match.others, but=match.by_other_name)
    else:
        name = first_name(match.name, match.others)
    return match.label.replace(match.name, name, 1)


def precision_words(match: Match) -> str:
    """What the point of a match stands for."""
    if match.precision is Precision.POSTCODE and match.figure:
        return plural(
            "the middle of the postcode, {count} known address",
            "the middle of the postcode, {count} known addresses",
            int(match.figure),
        )
    if match.precision is Precision.WIDE_AREA:
        return sentence(
            "the middle of {name}, a wide area; an address or postcode is better",
            name=first_name(match.label, match.others),
        )
    if match.precision is Precision.GRID_SQUARE:
        return sentence("the middle of a grid square of {side:g} m", side=match.figure)
    return _PRECISIONS[match.precision]


def start_words(match: Match) -> str:
    """How the start was found: "Starting from NP20 4AA: the middle of the postcode." """
    label, precision = match_label(match), precision_words(match)
    if match.precision is Precision.DEGREES:
        return sentence("Starting from {precision}.", precision=precision)
    return sentence("Starting from {label}: {precision}.", label=label, precision=precision)


def address_words(
    area_title: str, *, pace: Pace, minutes: int, kinds: Sequence[str], read: Sequence[str]
) -> str:
    """What the page's address opens for whoever gets it, and what is not in it.

    ``kinds`` and families chosen, none for all, by what they are called; ``read`` is what words alone have
    set of ``PACE`` and ``MINUTES``, and so is left out of it.
    """
    chosen = sentence("only {kinds}", kinds=listed(list(kinds))) if kinds else sentence("all kinds of places")
    opens = sentence(
        "The address in the browser’s bar can be shared. It opens {area}, {minutes} at {pace}, {kinds}.",
        area=words.one_line(area_title),
        minutes=words.minutes(minutes),
        pace=words.at_pace(pace),
        kinds=chosen,
    )
    never = sentence("Where the person starts, what was typed and what was said of them is not in it")
    if not read:
        return sentence("{opens} {never}.", opens=opens, never=never)
    return sentence(
        "{opens} {never}; nor {read}, which the words have set.",
        opens=opens,
        never=never,
        read=listed(list(read)),
    )
