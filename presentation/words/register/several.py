"""What does the page say where one thing is done to many assets at once?"""

from typing import Final

from presentation.words.language import plural, sentence

SEVERAL: Final = sentence("Change several at once")
WHICH: Final = sentence("Which of those that are listed?")
CHOOSE_SOME: Final = sentence("Choose some, or all with the button below")
KIND: Final = sentence("Of which kind are they?")
CHOOSE_KIND: Final = sentence("Choose one kind")
GIVE_KIND: Final = sentence("Give them this kind")
UNDO: Final = sentence("Undo what was changed at once")


def choose_all(count: int) -> str:
    """The button that chooses all that are listed."""
    return plural("Choose the {count:,} that is listed", "Choose all {count:,} that are listed", count)


def changed(count: int) -> str:
    """How many were changed."""
    return plural("{count:,} asset is changed.", "{count:,} assets are changed.", count)


def as_before(count: int) -> str:
    """How many are again as they were."""
    return plural("{count:,} asset is as it was before.", "{count:,} assets are as they were before.", count)
