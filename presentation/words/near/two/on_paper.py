"""How is it said on paper, and in a diary, for whom of two people a place is, and how long each walks?"""

from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from presentation.words import plain as words
from presentation.words.language import sentence
from presentation.words.near.two.whose import whose_of
from questions.together.two_people import ForWhom

_IN_A_DIARY: Final = {
    ForWhom.BOTH: sentence("For both, walking together at the slower pace."),
    ForWhom.APART: sentence("For each alone: not while both are free. The walk is at the slower pace."),
    ForWhom.FIRST: sentence("For the first person, at their own pace."),
    ForWhom.SECOND: sentence("For the second person, at their own pace."),
}


@dataclass(frozen=True)
class WalksOfTwo:
    """For whom a place is, and each one's own whole minutes, None where it is not in their answer."""

    whose: ForWhom
    first_min: int | None = field(default=None, repr=False)
    second_min: int | None = field(default=None, repr=False)

    @property
    def own_min(self) -> tuple[int, int] | None:
        """The minutes of each, where both go there and these differ."""
        first, second = self.first_min, self.second_min
        return None if first is None or second is None or first == second else (first, second)


def walks_of_two(row: Any) -> WalksOfTwo | None:
    """What a row of an answer says of two people; None where it is for one person."""
    whose = whose_of(row)
    if whose is None:
        return None
    first, second = (_whole(getattr(row, name, None)) for name in ("first_min", "second_min"))
    return WalksOfTwo(whose, first, second)


def on_foot_of_two(minutes: int, two: WalksOfTwo) -> str:
    """ "For both: 11 minutes on foot, together at the slower pace; alone the first 8 min, the second 11"."""
    walk = words.minutes(minutes)
    if two.whose is ForWhom.FIRST:
        return sentence("For the first person: {minutes} on foot", minutes=walk)
    if two.whose is ForWhom.SECOND:
        return sentence("For the second person: {minutes} on foot", minutes=walk)
    if two.whose is ForWhom.APART:
        apart = sentence("For each alone: {minutes} on foot at the slower pace", minutes=walk)
    else:
        apart = sentence("For both: {minutes} on foot, together at the slower pace", minutes=walk)
    return apart if two.own_min is None else _with_own(apart, *two.own_min)


def diary_words(two: WalksOfTwo) -> str:
    """For whom an entry of a diary is, and at whose pace its time to leave is worked out."""
    return _IN_A_DIARY[two.whose]


def _with_own(walk: str, first: int, second: int) -> str:
    return sentence(
        "{walk}; alone the first {first} min, the second {second} min", walk=walk, first=first, second=second
    )


def _whole(value: Any) -> int | None:
    return None if value is None or pd.isna(value) else int(value)
