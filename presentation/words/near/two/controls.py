"""What do the controls of a second person say?"""

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
SLOWER: Final = sentence("Walking together they go at the slower pace.")


def asked_of_second(*, pace: Pace, minutes: int, more: str = "") -> str:
    """What is asked of the second person, in a line: "second person 20 minutes at an older adult’s pace"."""
    walk = sentence(
        "second person {minutes} at {pace}", minutes=words.minutes(minutes), pace=words.at_pace(pace)
    )
    return " · ".join(part for part in (walk, more) if part)
