"""Of which kinds is a place besides its own: a library that is a warm space too? Its interests say so."""

from collections.abc import Collection, Iterable
from typing import Final

from layers.assets.kinds import Kinds

# What a place may be besides what it is. Other kinds among interests are words: who enjoys a pub is no pub.
ALSO_KINDS: Final = ("warm_space", "soup_kitchen", "food_bank")


def interests_of(keys: Iterable[str], kinds: Kinds, *, besides: str) -> str:
    """The kinds ``keys`` but for the place's own, as interests say them: "warm space; food bank"."""
    return "; ".join(kinds.label(key).lower() for key in keys if key != besides)


def is_also(interests: Iterable[str], chosen: Collection[str], kinds: Kinds) -> bool:
    """Whether a place with these interests is also of one of the ``chosen`` kinds, as a whole phrase says."""
    also = set(ALSO_KINDS) & set(chosen)
    return bool(also) and any(kinds.find(phrase) in also for phrase in interests)
