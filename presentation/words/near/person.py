"""What has been said of a person, in one line; parts of a day; what is still here of the person before."""

from collections.abc import Sequence
from typing import Final

from presentation.words import plain as words
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import plural, sentence
from questions.conversation.wishes import Wishes

PARTS_OF_DAY: Final = {
    "morning": sentence("Mornings"),
    "lunchtime": sentence("Lunchtime"),
    "afternoon": sentence("Afternoons"),
    "evening": sentence("Evenings"),
    "school": sentence("School hours"),
}
_WITHIN_A_LINE: Final = {
    "morning": sentence("mornings"),
    "lunchtime": sentence("lunchtime"),
    "afternoon": sentence("afternoons"),
    "evening": sentence("evenings"),
    "school": sentence("school hours"),
}


_DECADES: Final = {
    20: sentence("in their twenties"),
    30: sentence("in their thirties"),
    40: sentence("in their forties"),
    50: sentence("in their fifties"),
    60: sentence("in their sixties"),
    70: sentence("in their seventies"),
    80: sentence("in their eighties"),
    90: sentence("in their nineties"),
}

AFRESH_HERE: Final = sentence("Start afresh from here")
SAME_PERSON: Final = sentence("It is the same person")
_WORDS: Final = sentence("The words of the person before still count.")
_BY_HAND: Final = sentence("What was set by hand for the person before still counts.")
_SECOND: Final = sentence("The second person of before is still here.")


def age_words(age: int, until: int | None = None) -> str:
    """How old somebody is: "aged 82", "in their nineties", "aged 77 to 79"."""
    if until is None or until <= age:
        return sentence("aged {age}", age=age)
    if until == age + 9 and age in _DECADES:
        return _DECADES[age]
    return sentence("aged {age} to {until}", age=age, until=until)


def within_a_line(part: str) -> str:
    """A part of the day within a sentence: "mornings"."""
    return _WITHIN_A_LINE[part]


def person_words(
    wishes: Wishes, weekdays: Sequence[int], parts: Sequence[str], *, kind_labels: Sequence[str] = ()
) -> str:
    """What has been said of a person: "More about them: Tue lunchtime · aged 68"; "" if nothing was.

    ``weekdays`` are 0 (Monday) to 6, ``parts`` keys of ``PARTS_OF_DAY``.
    """
    line = person_items(wishes, weekdays, parts, kind_labels=kind_labels)
    return sentence("More about them: {items}", items=line) if line else ""


def person_items(
    wishes: Wishes, weekdays: Sequence[int], parts: Sequence[str], *, kind_labels: Sequence[str] = ()
) -> str:
    """The same, without saying that it is more: "Tue lunchtime · aged 68"."""
    days = ", ".join(SHORT_WEEKDAYS[day] for day in weekdays)
    times = ", ".join(_WITHIN_A_LINE[part] for part in parts)
    rest_m = wishes.rest_every_m
    items = (
        " ".join(part for part in (days, times) if part),
        "" if wishes.age is None else age_words(wishes.age, wishes.age_until),
        "" if wishes.at_most_pence is None else words.pays(wishes.at_most_pence),
        "" if rest_m is None else sentence("a seat every {metres}", metres=words.metres(rest_m)),
        words.STEP_FREE_PLACE if wishes.step_free else "",
        ", ".join(kind_labels),
    )
    return " · ".join(item for item in items if item)


def still_here_words(*, places: int, words: bool, by_hand: bool, second: bool) -> str:
    """ "The sheet still holds 3 places of the person before. …"; "" where nothing is left of them."""
    sheet = plural(
        "The sheet still holds {count} place of the person before.",
        "The sheet still holds {count} places of the person before.",
        places,
    )
    parts = [sheet if places else "", _WORDS if words else "", _BY_HAND if by_hand else ""]
    return " ".join(filter(None, [*parts, _SECOND if second else ""]))
