"""What does a brief about the wards say that the page does not? Headings, and the text for a map."""

from collections.abc import Mapping, Sequence
from typing import Final

from layers.assets.kinds import Kinds
from presentation.words import dates, plain as words
from presentation.words.area_noun import AreaNoun, OfAreas
from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from presentation.words.wards.kinds import labels_of
from presentation.words.wards.measures import Classes
from questions.wards.ward_gap_model import WardQuestion

TAKE: Final = sentence("A brief to go on writing in (Word)")
THE_MAP: Final = sentence("The map")
MORE_FIGURES: Final = OfAreas("More figures, {noun} by {noun}")
MAIN_FIGURES: Final = OfAreas("Who has one, {noun} by {noun}")
WHY: Final = sentence("Why not, in the whole area?")
PROVENANCE: Final = sentence("What was asked, and of which data")
PROVENANCE_HEADS: Final = (sentence("What"), sentence("Value"))
PROVENANCE_TITLES: Final[Mapping[str, str]] = {  # of each row of that table
    "kinds": sentence("Kinds"),
    "group": sentence("Group"),
    "pace": sentence("Pace"),
    "pace_metres_per_second": sentence("Pace, metres a second"),
    "minutes": sentence("Minutes"),
    "open_on": sentence("Open"),
    "gates_and_ways": sentence("Gates and ways"),
    "counts_unchecked": sentence("What nobody has checked lately counts"),
    "standard": sentence("Standard"),
    "kinds_counted": sentence("Kinds counted"),
    "ages_counted": sentence("Ages counted"),
    "places_counted": sentence("Places counted"),
    "register_completeness": sentence("How complete the register is"),
    "longest_walk_measured_m": sentence("Longest walk measured, metres"),
    "residents_in_no_ward": sentence("Residents in no ward"),
    "residents_in_no_area": sentence("Residents near by who are in no area"),
    "area": sentence("Area"),
    "made_up_area": sentence("A made-up area"),
    "register_read_on": sentence("Register read on"),
    "areas": sentence("Areas"),
    "areas_made_from": sentence("Areas made from"),
    "areas_source": sentence("Areas come from"),
    "areas_brought_in_on": sentence("Areas brought in on"),
    "areas_purpose": sentence("Areas are for"),
    "sources": sentence("Sources"),
}
_DAYS: Final = ("register_read_on", "areas_brought_in_on")
NOT_KNOWN_NOTE: Final = sentence(
    "“Not known” is never none: it says that nobody can tell. Shares are of those whom the streets judge."
)
BRACKETS_NOTE: Final = sentence("In brackets stands from what to what a share may be.")


def provenance_rows(about: Mapping[str, str], question: WardQuestion, kinds: Kinds) -> list[tuple[str, str]]:
    """What was asked as cells under ``PROVENANCE_HEADS``: what a file names by a key is in words here."""
    in_words = {
        "kinds": labels_of(question.kinds, kinds) if question.kinds else about["kinds"],
        "group": gap_words.group_title(question.group),
        **{key: words.day(about[key]) for key in _DAYS if about.get(key)},
    }
    every = {**about, **in_words}
    return [(PROVENANCE_TITLES[key], value) for key, value in every.items() if value]


def title(what: str, area_title: str) -> str:
    """Over the brief: "Who can walk to a café? Newport"."""
    return sentence("Who can walk to {what}? {area}", what=what, area=words.one_line(area_title))


def foot(title_words: str, day: str) -> str:
    """At the foot of each page."""
    return sentence("{title}, {day}", title=title_words, day=day)


def map_caption(measure: str) -> str:
    """Below the map."""
    return sentence("Map: {measure}. Dark is the greatest gap.", measure=measure)


def map_alt(measure: str, classes: Classes, names: Sequence[str], noun: AreaNoun) -> str:
    """The text that stands for the map: each class and its wards."""
    parts = [
        sentence("{shade}: {wards}", shade=title_of, wards=dates.listed(wards))
        for at, title_of in [*enumerate(classes.titles), (-1, gap_words.TOO_LITTLE_KNOWN)]
        if (wards := [name for name, of in zip(names, classes.of_ward, strict=True) if of == at])
    ]
    return sentence(
        "Map of the {nouns} by “{measure}”. {classes}.",
        measure=measure,
        classes="; ".join(parts),
        **noun.words,
    )
