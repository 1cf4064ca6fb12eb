"""What is said to who comes while as many people as fit are in?"""

from typing import Final

from presentation.words.language import LANGUAGE as LANGUAGE, sentence

TITLE: Final = sentence("Within Reach is full just now")
FULL: Final = sentence("Within Reach is full just now")
NOTHING_LOST: Final = sentence(
    "As many people as it can serve well are using it. Please try again in a minute. Nothing of yours is "
    "lost: what you have open in other tabs stays there, and what the office keeps is safe."
)
TRY_AGAIN: Final = sentence("Try again")
