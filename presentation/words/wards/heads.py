"""What stands over the columns of the tables about wards, on the page, on paper and in a terminal?"""

from collections.abc import Iterable
from typing import Final

from layers.publishing.figure_columns import FIGURES as PUBLISHED
from presentation.words.area_noun import AreaNoun
from presentation.words.language import sentence
from presentation.words.wards.choices import THE_WHOLE_AREA

FIGURES: Final = (
    sentence("Residents"),
    sentence("Cannot be judged"),
    sentence("Have none"),
    sentence("Have at least one"),
    sentence("One that is checked"),
    sentence("At least three"),
    sentence("Median walk"),
    sentence("To the nearest three"),
    sentence("Per 1,000"),
    sentence("Nearer count more"),
    sentence("Weekly places per 1,000"),
    sentence("Mostly because"),
)
CAUSE_HEADS: Final = (
    sentence("What is in the way"),
    sentence("Residents"),
    sentence("Of those without"),
    sentence("What would mend it"),
)
RANK: Final = sentence("Rank")
SECOND_HAS: Final = sentence("The second has")
SURE_PLACE: Final = sentence("none: its place is sure")
ALL_OTHERS: Final = sentence("all the others")
SAME: Final = sentence("the same")


COLUMN, WHAT_IT_IS = sentence("column"), sentence("what it is")  # over the key to a file's columns
_OVER: Final = sentence(
    "The walk in the column without over_ is further than so many metres. Empty: it is not."
)
_OF_FILES: Final = {
    "answer": sentence("Of two questions side by side: the first or the second."),
    "row_is": sentence("What the row is of: one of them, or all together."),
    "ward_code": sentence("The ward’s GSS code."),
    "ward_name": sentence("The ward’s name."),
    "area_code": sentence("The area’s code, as its list has it."),
    "area_name": sentence("The area’s name."),
    "areas_uncounted": sentence(
        "Small areas in it where the source leaves out how many of the group there are."
    ),
    "median_walk_m": sentence(
        "Half of the judged residents have one within this walk, metres. Empty: not known, or further than "
        "was measured (see median_walk_over_m)."
    ),
    "main_cause": sentence("Why most of those without are. Empty: nobody is."),
    "median_walk_over_m": _OVER,
    "median_three_over_m": _OVER,
    "rank": sentence("Its place among all, 1 the worst off."),
    "rank_best": sentence("The best place that the figures allow: places that overlap cannot be told apart."),
    "rank_worst": sentence("The worst place that the figures allow."),
    "readiness": sentence("Whether the register is complete enough there to compare by."),
    "meets_standard": sentence("Whether it meets the standard that was set. Empty: none was."),
}
_NAME: Final = sentence("The name in a second language.")


def file_key(names: Iterable[str]) -> list[dict[str, str]]:
    """What each column of a file of figures is, a row for each."""
    is_what = {**{name: words.replace("NULL", "Empty") for name, words in PUBLISHED.items()}, **_OF_FILES}
    return [{COLUMN: name, WHAT_IT_IS: is_what.get(name, _NAME)} for name in names]


def columns(noun: AreaNoun) -> tuple[str, ...]:
    """Over the table of all figures: what the areas are called, and FIGURES."""
    return (noun.title, *FIGURES)


def fit_heads(noun: AreaNoun) -> tuple[str, ...]:
    """Over the residents counted both ways."""
    return (noun.title, sentence("By points"), sentence("By best fit"))


def rank_heads(noun: AreaNoun) -> tuple[str, ...]:
    """Over the ranks, and how sure they are."""
    return (noun.title, RANK, sentence("From"), sentence("To"), sentence("Cannot be told apart from"))


def figure_heads(noun: AreaNoun) -> tuple[str, ...]:
    """Over the figures of one ward beside those of the whole area."""
    return (sentence("Figure"), sentence("This {noun}", **noun.words), THE_WHOLE_AREA)


def rank_words(rank: int, best: int, worst: int) -> str:
    """ "3 (2 to 6)": the rank, and how far it moves with the settings."""
    if best == worst:
        return f"{rank}"
    return sentence("{rank} ({best} to {worst})", rank=rank, best=best, worst=worst)


def ranked_sentence(rank: str, level_with: str) -> str:
    """ "Rank 3 (2 to 6). Cannot be told apart from High, Low." """
    if not level_with:
        return sentence("Rank {rank}.", rank=rank)
    return sentence("Rank {rank}. Cannot be told apart from {wards}.", rank=rank, wards=level_with)


def difference_words(size: float, *, more: bool, unit: str) -> str:
    """ "12 points more", "40 m less"; ``unit`` is "points", "m" or "" for a rate."""
    if not size:
        return SAME
    number = f"{size:,.12g}"
    if unit == "points":
        return (
            sentence("{number} points more", number=number)
            if more
            else sentence("{number} points less", number=number)
        )
    if unit == "m":
        return (
            sentence("{number} m more", number=number) if more else sentence("{number} m less", number=number)
        )
    return sentence("{number} more", number=number) if more else sentence("{number} less", number=number)
