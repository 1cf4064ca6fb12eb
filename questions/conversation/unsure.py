"""Which of the things that were read are answered, and about which is it better to ask?

A reading that is hardly likely is none beside others; and where all that was read together is not likely
enough to be meant, nothing is answered: the likeliest readings are offered to be chosen from.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from typing import Final

from questions.conversation.reading.namings import Naming
from questions.conversation.wish import Wish, is_urgent

HARDLY: Final = 0.15  # trust below which a reading is not answered
TOGETHER: Final = 0.5  # likelihood that any reading is meant, below which none is answered
MOST_OFFERED: Final = 3  # readings to choose from


@dataclass(frozen=True)
class MayMean:
    """A reading of typed words that is offered to be chosen. Printing it shows none of them."""

    typed: str = field(repr=False)
    means: str = field(repr=False)  # the phrase of the tables that they may mean


def trust_of(wish: Wish) -> float:
    """How likely a wish is to be meant, 0 to 1; 1 where nothing was weighed."""
    return 1.0 if wish.evidence is None else wish.evidence.trust


def parted_by_trust(
    wishes: Sequence[Wish], meant: Collection[str]
) -> tuple[tuple[Wish, ...], tuple[Wish, ...]]:
    """What is answered, and what is only asked about.

    ``meant`` are words as typed of which a hand said that they are meant: they count as asked for. What
    cannot wait is answered however it is said.
    """
    wishes = [
        replace(wish, naming=Naming.REQUESTED, evidence=None) if wish.typed in meant else wish
        for wish in wishes
    ]
    sure = tuple(wish for wish in wishes if is_urgent(wish) or _trust_of_same(wish, wishes) >= HARDLY)
    if not any(map(is_urgent, sure)) and _likelihood_of_any(sure) < TOGETHER:
        sure = ()
    return sure, tuple(wish for wish in wishes if wish not in sure)


def may_mean(wishes: Sequence[Wish]) -> tuple[MayMean, ...]:
    """What readings to offer, the likeliest first, each meaning once; a word that no table has is none."""
    offered: list[Wish] = []
    for wish in sorted(wishes, key=lambda wish: -trust_of(wish)):
        if wish.chief and not any(wish.chief & each.chief for each in offered):
            offered.append(wish)
    return tuple(MayMean(wish.typed, _meaning(wish)) for wish in offered[:MOST_OFFERED])


def _meaning(wish: Wish) -> str:
    """The phrase of the tables that a wish was read as."""
    return wish.meant if wish.sounds_like else min(pointer.words[0] for pointer in wish.chief)


def _trust_of_same(wish: Wish, wishes: Sequence[Wish]) -> float:
    """The trust of the likeliest of those that mean the same."""
    return max(trust_of(each) for each in wishes if each is wish or each.chief & wish.chief)


def _likelihood_of_any(wishes: Sequence[Wish]) -> float:
    """That at least one is meant, each meaning counted once, as if they did not hang together.

    1 where the tables know none of them: such words are looked for as they stand.
    """
    read = [wish for wish in wishes if wish.chief]
    first = [
        wish for at, wish in enumerate(read) if not any(wish.chief & before.chief for before in read[:at])
    ]
    return 1.0 - prod(1.0 - _trust_of_same(wish, wishes) for wish in first) if first else 1.0
