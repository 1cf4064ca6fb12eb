"""Which words of an asset's name say nothing of what one does there?

Friars Walk Skate Park is no walk, and a surgery in Chapel Street no chapel; Walking Rugby is rugby, no walk.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from questions.conversation.reading.word_stems import Word

OPEN_ENDED: Final = frozenset(
    {"walk", "way", "row", "hill", "green", "gardens", "market", "bridge", "square"}
)
SPLITS: Final = frozenset({"and", "at", "by", "for", "in", "near", "of", "on", "over", "the", "to", "with"})

WALKED: Final = frozenset(
    {"basketball", "cricket", "football", "hockey", "netball", "rugby", "tennis", "volleyball"}
)


def in_passing(words: Sequence[Word], streets: Collection[str]) -> frozenset[str]:
    """The stems of a name's words that are part of a street's name or of a sport's, and nothing else in it.

    ``streets`` are words that end a street's name. One that is more often something else ("green") ends it
    only where more of the name follows.
    """
    aside = {number for number, _ in _of_streets(words, streets)} | set(_of_sports(words))
    elsewhere = {word.stem for number, word in enumerate(words) if number not in aside}
    return frozenset(words[number].stem for number in aside) - elsewhere


def _of_streets(words: Sequence[Word], streets: Collection[str]) -> Iterator[tuple[int, str]]:
    for number, word in enumerate(words[1:], start=1):
        before = words[number - 1]
        if word.text not in streets or before.clause != word.clause or before.text in SPLITS:
            continue
        if word.text not in OPEN_ENDED:
            yield number - 1, before.stem
            yield number, word.stem
        elif number + 1 < len(words) and words[number + 1].text not in SPLITS:
            yield number, word.stem


def _of_sports(words: Sequence[Word]) -> Iterator[int]:
    """Where "walking" only says how a game is played."""
    for number, (word, after) in enumerate(pairwise(words)):
        if word.text == "walking" and after.text in WALKED:
            yield number
