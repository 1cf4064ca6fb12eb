"""Whom does a place suit, of two people: how is that said in the list, on the card and on the map?"""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from presentation.words import plain as words
from presentation.words.language import sentence
from presentation.words.near.suits import finding_words
from questions.conversation.findings import Finding, Further, Price
from questions.conversation.interests import Met
from questions.conversation.scores import Part, RankReason
from questions.together.two_people import ForWhom
from questions.walks.near_person import Question

PEOPLE: Final = (sentence("First person"), sentence("Second person"))
COLUMNS_OF_TWO: Final = (sentence("For whom"), sentence("When to go"))
FOR_BOTH: Final = sentence("For both")
KEY_BOTH: Final = sentence("For both people")
KEY_GROUND_OF_BOTH: Final = sentence("Within the walks of both")
KEY_GROUND_OF_EITHER: Final = sentence("Within the walk of one of them")
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
    """ "For both: first 8 min, second 11 min"; "" where only one person is asked about."""
    whose = whose_of(row)
    if whose is None:
        return ""
    if whose in (ForWhom.BOTH, ForWhom.APART):
        if row.first_min == row.second_min:
            return _WHOSE[whose]
        return sentence(
            "{whose}: first {first} min, second {second} min",
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


def why_both(row: Any) -> str:
    """Which of the words of each it meets: "First: company. Second: lunch"; "" of what is for one."""
    if whose_of(row) not in (ForWhom.BOTH, ForWhom.APART):
        return ""
    first, second = _typed(row.reasons), _typed(row.second_reasons)
    if first and second:
        return sentence("First: {first}. Second: {second}", first=first, second=second)
    if first:
        return sentence("First: {first}", first=first)
    return sentence("Second: {second}", second=second) if second else ""


def _typed(reasons: Sequence[RankReason]) -> str:
    """The words of theirs that it meets, as typed."""
    met = [each for reason in reasons if reason.part is Part.INTEREST for each in reason.because]
    return ", ".join(dict.fromkeys(words.one_line(each.typed) for each in met if isinstance(each, Met)))


def miss_words(row: Any, line: str) -> str:
    """Whose near miss it is, with ``line`` for what is in their way, and what is in the other one's."""
    whose = whose_of(row)
    if whose is None:
        return line
    own = of_whom_words(PEOPLE[whose is ForWhom.SECOND], line)
    way = _in_the_way(row)
    return sentence("{own}; {other}: {way}", own=own, other=_OTHERS[whose], way=way) if way else own


def detail_words(row: Any, detail: str) -> str:
    """What a point on the map says beside its name, with whom it is for."""
    whose = whose_of(row)
    return detail if whose is None else sentence("{detail}. {whose}.", detail=detail, whose=_WHOSE[whose])


def of_whom_words(person: str, line: str) -> str:
    """ "Second person: Not understood, and left out: “xylophones”." """
    return sentence("{person}: {line}", person=person, line=line)


def _in_the_way(row: Any) -> str:
    """What keeps the other one from it; "" where nothing is known to."""
    return "; ".join(map(_way_words, row.others_way or ()))


def _way_words(finding: Finding) -> str:
    """One thing in the way of one of two, as said to both of them."""
    if isinstance(finding, Price):
        return sentence("it costs {price}", price=finding_words(finding))
    if isinstance(finding, Further):
        return sentence("it is {further} than they walk", further=finding_words(finding))
    return finding_words(finding)
