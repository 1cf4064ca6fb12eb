"""What do the page and the terminal say of sharing a few places, and what do the shared texts say?"""

from typing import Final

from presentation.words.language import plural, sentence

SHARE: Final = sentence("Share these places")
HELP: Final = sentence(
    "A text, an e-mail or a file for somebody else. None of them holds a name, the start, the way, "
    "or anything that was said. Minutes are rounded up to five."
)
TEXT: Final = sentence("As text, to copy")
MAIL: Final = sentence("Open an e-mail draft")
MAIL_SHORT: Final = sentence(
    "The places are too many for a draft, so it says less of them. The text and the file say all."
)
ONE_FILE: Final = sentence("One file that opens anywhere (HTML)")
TITLE: Final = sentence("Places to go")
MINUTES_NOTE: Final = sentence("Walks are one way and rounded up to five minutes.")
MAP_OF: Final = sentence("The map shows the streets around the place, not the way there.")


def within_words(minutes: int) -> str:
    """How far a place is, said to five minutes and no finer."""
    return plural("within {count} minute on foot", "within {count} minutes on foot", minutes)


def intro(area_title: str, day: str) -> str:
    """Of which area, and on which day all this was known."""
    return sentence("In {area}, as known on {day}.", area=area_title, day=day)


def more_words(count: int) -> str:
    """How many further places a draft had no room for."""
    return plural("And {count} more place.", "And {count} more places.", count)


def saved_words(file: str) -> str:
    """What the terminal says of a file to pass on."""
    return sentence(
        "What can be passed on is in {file}. It holds no start, no way and no exact minutes.", file=file
    )
