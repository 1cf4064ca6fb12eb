"""What is said of baskets: kinds that are ticked together, named and kept for the office?"""

from typing import Final

from layers.baskets.model import Basket
from presentation.words import plain as words
from presentation.words.dates import day_words
from presentation.words.language import plural, sentence

TICKED: Final = sentence("Kinds that I tick")
TICK: Final = sentence("Tick kinds: any of them will do")
NOTHING_TICKED: Final = sentence("No kind is ticked yet, so every kind counts.")
FORM: Final = sentence("Baskets: kinds that you ask about together")
NAME: Final = sentence("Name of the basket")
WHO: Final = sentence("Your initials or role")
KEEP: Final = sentence("Keep for the office")
REMOVE: Final = sentence("Remove this basket")
CHANGE: Final = sentence("Change this basket")
HELP: Final = sentence(
    "A basket is kept with the register, and everybody in the office can ask with it. Its name should be of "
    "places, never of a person."
)


def basket_title(name: str, *, is_kept: bool) -> str:
    """A basket among the choices; those that come with the program are named in the reader's language."""
    return sentence("Basket: {name}", name=basket_name(name, is_kept=is_kept))


def one_of_basket(name: str, *, is_kept: bool) -> str:
    """A basket in a sentence: "something of “Advice”"."""
    return sentence("something of “{name}”", name=basket_name(name, is_kept=is_kept))


def basket_name(name: str, *, is_kept: bool) -> str:
    """What a basket is called."""
    return words.one_line(name) if is_kept else sentence(name)


def kept_sentence(basket: Basket) -> str:
    """Who keeps a basket since when, and how many kinds are in it."""
    values = {"name": words.one_line(basket.name), "day": day_words(basket.at) if basket.at else ""}
    by = words.one_line(basket.by)
    if by:
        return plural(
            "“{name}” has {count} kind, kept by {by} on {day}.",
            "“{name}” has {count} kinds, kept by {by} on {day}.",
            len(basket.kinds),
            by=by,
            **values,
        )
    return plural(
        "“{name}” has {count} kind, kept on {day}.",
        "“{name}” has {count} kinds, kept on {day}.",
        len(basket.kinds),
        **values,
    )
