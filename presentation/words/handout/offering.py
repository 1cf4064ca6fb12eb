"""What do the page and the terminal ask before a hand-out is made, and what do they say of it?"""

from typing import Final

from presentation.words.language import sentence

HANDOUT: Final = sentence("A hand-out that needs nobody to explain it")
FORM_LABEL: Final = sentence("How is it laid out?")
FORMS: Final = {
    "sides": sentence("A side for each place"),
    "week": sentence("A week, Monday to Sunday"),
    "easy-read": sentence("Easy Read"),
}
LANGUAGE_LABEL: Final = sentence("In which language?")
LANGUAGE_NAMES: Final = {
    "en": sentence("English"),
    "cy": sentence("Welsh"),
    "gd": sentence("Scottish Gaelic"),
    "ga": sentence("Irish"),
}
UNCHECKED: Final = sentence(
    "The {language} is an unchecked translation until somebody who speaks it has been through it; "
    "the hand-out says so."
)
WHOLE_WAY: Final = sentence("Show the whole way from their door, with every turn")
WHOLE_WAY_HELP: Final = sentence(
    "For the person’s own sheet only. Else only the end of the way is shown, and nothing near the start."
)
NAME_LABEL: Final = sentence("Your name, for questions")
NUMBER_LABEL: Final = sentence("Your telephone number")
MONEY_LABEL: Final = sentence("What they have for the week, in pounds")
NOT_KEPT: Final = sentence("What is typed here stands on the hand-out and is kept nowhere.")
DOWNLOAD: Final = sentence("Hand-out to print (PDF)")
SHOW_HERE: Final = sentence("Show it here, to print it from the browser")


def beside_words(first: str, second: str) -> str:
    """Two languages side by side."""
    return sentence("{first} and {second}, side by side", first=first, second=second)


def saved_words(file: str, *, whole_way: bool) -> str:
    """What the terminal says of a hand-out that it has written."""
    if whole_way:
        return sentence(
            "The hand-out is in {file}. It shows where the person starts: it is theirs alone.", file=file
        )
    return sentence("The hand-out is in {file}. It does not show where the person starts.", file=file)


def calendar_saved_words(file: str) -> str:
    """What the terminal says of calendar entries that it has written."""
    return sentence("The calendar entries are in {file}. They hold no start and no way.", file=file)
