"""What do the controls of a second person say?"""

from dataclasses import dataclass
from typing import Final

from geo.paces import Pace
from presentation.words import plain as words
from presentation.words.language import sentence

AND_FOR: Final = sentence("And for somebody else")
ONLY_ONE: Final = sentence("Only one person again")
SECOND: Final = sentence("The second person")
SECOND_HELP: Final = sentence("From the same home. What both would enjoy and can reach then stands first.")
ENJOY: Final = sentence("What does the second person enjoy? In their own words")
ENJOY_EXAMPLE: Final = sentence("Left empty: they come along to whatever it is")
PACE: Final = sentence("How fast does the second person walk?")
MINUTES: Final = sentence("And how many minutes, one way?")
DAYS: Final = sentence("When is the second person free? Any day, unless you choose")
PARTS: Final = sentence("At what time of day is the second person free?")
NOT_BEFORE: Final = sentence("Second person: not before")
NOT_AFTER: Final = sentence("Second person: home by")
FIND: Final = sentence("Find for both")
BY_HAND: Final = sentence("Pace, age, cost and hours: set what is not in their words.")
SLOWER: Final = sentence("Walking together they go at the slower pace.")


@dataclass(frozen=True)
class PersonLabels:
    """What each control of a person is called."""

    pace: str
    minutes: str
    days: str
    parts: str
    not_before: str
    not_after: str
    age: str
    pay: str
    rest: str
    place_step_free: str
    by_telephone: str
    own_speed: str
    own_step_free: str


OF_THE_FIRST: Final = PersonLabels(
    words.PACE_LABEL,
    words.MINUTES_LABEL,
    words.DAYS_LABEL,
    words.PARTS_LABEL,
    words.NOT_BEFORE,
    words.NOT_AFTER,
    words.AGE_LABEL,
    words.PAY_LABEL,
    words.REST_LABEL,
    words.PLACE_STEP_FREE,
    words.BY_TELEPHONE,
    words.OWN_SPEED,
    words.OWN_STEP_FREE,
)
OF_THE_SECOND: Final = PersonLabels(
    PACE,
    MINUTES,
    DAYS,
    PARTS,
    NOT_BEFORE,
    NOT_AFTER,
    sentence("Second person’s age"),
    sentence("The most the second person can pay each time"),
    sentence("The second person needs a seat on the way every"),
    sentence("Second person: the place must be step-free"),
    sentence("Second person: by telephone only, no internet"),
    sentence("Second person: metres a second"),
    sentence("The second person needs a way without steps or raised kerbs"),
)


def by_hand_label(person: str) -> str:
    """What opens what a hand can set of one of two people, beside their chips."""
    return sentence("{person}: what they need", person=person)


def asked_of_second(*, pace: Pace, minutes: int, more: str = "") -> str:
    """What is asked of the second person, in a line: "second person 20 minutes at an older adult’s pace"."""
    walk = sentence(
        "second person {minutes} at {pace}", minutes=words.minutes(minutes), pace=words.at_pace(pace)
    )
    return " · ".join(part for part in (walk, more) if part)
