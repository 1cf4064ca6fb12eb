"""Whom does a place suit, of two people: how is that said in the list, on the card and on the map?"""

from typing import Any, Final

import pandas as pd

from presentation.words import plain as words
from presentation.words.language import sentence
from presentation.words.near.fitting import why_words
from presentation.words.near.reach import obstacle_words
from presentation.words.near.suits import hindrance_words, reason_words
from questions.conversation.scores import Part
from questions.together.two_people import ForWhom
from questions.walks.near_person import Obstacle, Question

PEOPLE: Final = (sentence("First person"), sentence("Second person"))
FOR_BOTH: Final = sentence("For both")
KEY_BOTH: Final = sentence("For both people")
_WHOSE: Final = {
    ForWhom.BOTH: FOR_BOTH,
    ForWhom.APART: sentence("For both, but not while both are free"),
    ForWhom.FIRST: sentence("First person only"),
    ForWhom.SECOND: sentence("Second person only"),
}
_OTHERS: Final = {
    ForWhom.FIRST: sentence("for the second person"),
    ForWhom.SECOND: sentence("for the first person"),
}


def whose_of(row: Any) -> ForWhom | None:
    """Whom a row is for; None where only one person is asked about."""
    whose = getattr(row, "whose", None)
    return None if whose is None else ForWhom(whose)


def whose_words(row: Any) -> str:
    """ "For both: first person 8 min, second person 11 min"; "" where only one person is asked about."""
    whose = whose_of(row)
    if whose is None:
        return ""
    if whose in (ForWhom.BOTH, ForWhom.APART):
        if row.first_min == row.second_min:
            return _WHOSE[whose]
        return sentence(
            "{whose}: first person {first} min, second person {second} min",
            whose=_WHOSE[whose],
            first=row.first_min,
            second=row.second_min,
        )
    if way := _in_the_way(row):
        return sentence("{whose}; {other}: {way}", whose=_WHOSE[whose], other=_OTHERS[whose], way=way)
    return _WHOSE[whose]


def together_words(row: Any, together: Question) -> str:
    """How long they walk when they go together, where their own walks differ; "" otherwise."""
    if whose_of(row) is not ForWhom.BOTH or row.first_min == row.second_min or pd.isna(row.walk_min):
        return ""
    return sentence(
        "Walking together takes {minutes} one way: they go at the slower pace, {pace}.",
        minutes=words.minutes(row.walk_min),
        pace=words.at_pace(together.pace),
    )


def why_both(row: Any) -> list[str]:
    """What each of two enjoys of it, a line for each; [] of what is not for both."""
    if whose_of(row) not in (ForWhom.BOTH, ForWhom.APART):
        return []
    second = next((reason_words(each) for each in row.second_reasons if each.part is Part.INTEREST), "")
    lines = zip(PEOPLE, (why_words(row), second), strict=True)
    return [of_whom_words(person, line) for person, line in lines if line]


def miss_words(row: Any) -> str:
    """Whose near miss it is; "" where only one person is asked about."""
    whose = whose_of(row)
    return "" if whose is None else PEOPLE[whose is ForWhom.SECOND]


def detail_words(row: Any, detail: str) -> str:
    """What a point on the map says beside its name, with whom it is for."""
    whose = whose_of(row)
    return detail if whose is None else sentence("{detail}. {whose}.", detail=detail, whose=_WHOSE[whose])


def of_whom_words(person: str, line: str) -> str:
    """ "Second person: Not understood, and left out: “xylophones”." """
    return sentence("{person}: {line}", person=person, line=line)


def _in_the_way(row: Any) -> str:
    """What keeps the other one from it; "" where it is only not what they asked for."""
    way = row.others_way
    return obstacle_words(way) if isinstance(way, Obstacle) else hindrance_words(way or ())
