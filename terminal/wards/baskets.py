"""Which basket is meant by a name that is typed?"""

from pathlib import Path

from layers.assets.kinds import Kinds, plain_word
from layers.baskets.kept_baskets import baskets_beside
from layers.baskets.ready_made import load_ready_made
from presentation.words.near.lines import printable
from presentation.words.wards.baskets import one_of_basket
from presentation.words.wards.kinds import kinds_words


def basket_called(name: str, areas: Path) -> tuple[str, tuple[str, ...]] | None:
    """A basket in a sentence, and its kinds; None where nobody has one of that name.

    Raises
    ------
    BasketError, RegisterError
        The office's baskets cannot be read.
    """
    every = (*load_ready_made(), *baskets_beside(areas).all())
    basket = next((each for each in every if plain_word(each.name) == plain_word(name)), None)
    if basket is None:
        return None
    return printable(one_of_basket(basket.name, is_kept=basket.is_kept)), basket.kinds


def words_of_kinds(kinds: tuple[str, ...], table: Kinds, areas: Path) -> str:
    """Kinds in a sentence, as the basket that has exactly these if there is one; raises as above."""
    every = (*load_ready_made(), *baskets_beside(areas).all())
    basket = next((each for each in every if each.kinds == kinds), None)
    if basket is None:
        return kinds_words(kinds, table)
    return printable(one_of_basket(basket.name, is_kept=basket.is_kept))
