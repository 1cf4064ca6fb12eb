"""What may a planner ask for? Any place, a basket of kinds, kinds that are ticked now, or one kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.assets.kinds import Kinds, plain_word
from layers.baskets.model import Basket
from presentation.words.kinds import kind_label
from presentation.words.wards import baskets as basket_words, choices as gap_words, kinds as gap_kinds

ANY: Final = ""
TICKED: Final = "ticked"
BASKET: Final = "basket:"
SET: Final = "kinds:"  # kinds that a link asks for together and nobody here keeps as a basket
_BETWEEN: Final = ","


@dataclass(frozen=True)
class Sought:
    """One thing that may be asked for."""

    key: str  # the key of a kind, or one of the above
    title: str  # as it stands in a list
    words: str  # in a sentence: "a lunch club"
    kinds: tuple[str, ...]  # any of these will do; none: every kind
    name: str = ""  # over a column, if that is shorter than the title


def sought_choices(
    table: Kinds, baskets: Sequence[Basket], ticked: Sequence[str] = (), sets: Sequence[str] = ()
) -> dict[str, Sought]:
    """Everything that may be asked for, by key, in the order of the list: baskets before single kinds.

    ``sets`` are keys as ``set_key`` makes them.
    """
    choices = [Sought(ANY, gap_words.ANY_PLACE, gap_words.ANY_PLACE_TO_GO, ())]
    choices += [_of_basket(basket) for basket in baskets]
    choices.append(
        Sought(
            TICKED,
            basket_words.TICKED,
            gap_kinds.kinds_words(tuple(ticked), table),
            tuple(ticked),
        )
    )
    choices += [_of_set(key, table) for key in sets]
    choices += [
        Sought(kind.key, label, gap_kinds.kind_words(label), (kind.key,))
        for kind in table.kinds
        if (label := kind_label(table, kind.key))
    ]
    return {choice.key: choice for choice in choices}


def basket_key(name: str) -> str:
    """The key of a basket among the choices; names that read alike have the same."""
    return BASKET + plain_word(name)


def set_key(kinds: tuple[str, ...]) -> str:
    """The key of kinds that are asked for together."""
    return SET + _BETWEEN.join(kinds)


def _of_set(key: str, table: Kinds) -> Sought:
    kinds = tuple(key.removeprefix(SET).split(_BETWEEN))
    return Sought(key, gap_kinds.labels_of(kinds, table), gap_kinds.kinds_words(kinds, table), kinds)


def key_of_kinds(choices: dict[str, Sought], kinds: tuple[str, ...]) -> str:
    """The choice that stands for exactly these kinds; those that are ticked where none does."""
    same = (choice.key for choice in choices.values() if choice.key != TICKED and choice.kinds == kinds)
    return next(same, TICKED)


def _of_basket(basket: Basket) -> Sought:
    return Sought(
        basket_key(basket.name),
        basket_words.basket_title(basket.name, is_kept=basket.is_kept),
        basket_words.one_of_basket(basket.name, is_kept=basket.is_kept),
        basket.kinds,
        basket_words.basket_name(basket.name, is_kept=basket.is_kept),
    )
