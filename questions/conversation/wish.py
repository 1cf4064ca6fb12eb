"""What is one thing that somebody asks for, or does not want, and what may be said of it?"""

from dataclasses import dataclass, field
from functools import lru_cache

from layers.interests.never_first import held_kinds
from layers.interests.tables import Pointer
from questions.conversation.reading.lexicon import Stems
from questions.conversation.reading.namings import Naming
from questions.conversation.reading.trust import Attestation


@dataclass(frozen=True)
class Target:
    """A word or phrase that an asset may say."""

    stems: Stems = field(repr=False)
    words: str = field(repr=False)
    weight: float


@dataclass(frozen=True)
class Wish:
    """One thing that somebody asks for, or does not want. Printing it shows none of their words."""

    typed: str = field(repr=False)
    meant: str = field(repr=False)  # as typed, but for slips of the pen
    kinds: tuple[tuple[str, float], ...] = field(repr=False)  # key of a kind, weight
    targets: tuple[Target, ...] = field(repr=False)
    in_tables: bool  # the tables know it
    unwanted: bool
    chief: frozenset[Pointer] = field(default=frozenset(), repr=False)  # what it points to above all
    sounds_like: str = field(default="", repr=False)  # the saying it was taken for; "" for words of tables
    naming: Naming = Naming.HEARD  # whether its own clause asks for it, or only tells of it
    evidence: Attestation | None = None  # what speaks for it; None: nobody listened, or a few words search


def is_trouble(wish: Wish) -> bool:
    """Whether a wish is for what is only offered to who asks for it: help with a loss, a debt, an illness."""
    kinds = {kind for kind, _ in wish.kinds}
    is_need = any(pointer.need for pointer in wish.chief) and not is_urgent(wish)
    return bool(kinds) and is_need and kinds <= _held_kinds()


def is_requested(wish: Wish) -> bool:
    """Whether its own clause asks for it."""
    return wish.naming is Naming.REQUESTED


def is_urgent(wish: Wish) -> bool:
    """Whether a wish is for what cannot wait: no food, no roof. That is a request, however it is said."""
    is_theirs = not wish.unwanted and wish.naming is not Naming.TAKEN_BACK
    return is_theirs and any(pointer.urgent for pointer in wish.chief)


_held_kinds = lru_cache(maxsize=1)(held_kinds)
