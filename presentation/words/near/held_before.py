"""What is still here of the person before, when another start was typed, and what can be done about it?"""

from typing import Final

from presentation.words.language import plural, sentence

AFRESH_HERE: Final = sentence("Start afresh from here")
SAME_PERSON: Final = sentence("It is the same person")
_WORDS: Final = sentence("The words of the person before still count.")
_BY_HAND: Final = sentence("What was set by hand for the person before still counts.")
_SECOND: Final = sentence("The second person of before is still here.")


def still_here_words(*, places: int, words: bool, by_hand: bool, second: bool) -> str:
    """ "The sheet still holds 3 places of the person before. …"; "" where nothing is left of them."""
    sheet = plural(
        "The sheet still holds {count} place of the person before.",
        "The sheet still holds {count} places of the person before.",
        places,
    )
    parts = [sheet if places else "", _WORDS if words else "", _BY_HAND if by_hand else ""]
    return " ".join(filter(None, [*parts, _SECOND if second else ""]))
