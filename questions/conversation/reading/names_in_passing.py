"""Which words stand in an asset's name only because it is called after a street?

Friars Walk Skate Park is no walk, and a surgery in Chapel Street no chapel; a Walking Rugby is a rugby.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from questions.conversation.reading.word_stems import Word

OPEN_ENDED: Final = frozenset(
    {"walk", "way", "row", "hill", "green", "gardens", "market", "bridge", "square"}
)
SPLITS: Final = frozenset({"and", "at", "by", "for", "in", "near", "of", "on", "over", "the", "to", "with"})


def in_passing(words: Sequence[Word], streets: Collection[str]) -> frozenset[str]:
    """The stems of a name's words that are part of a street's name, and stand nowhere else in it.

    ``streets`` are words that end a street's name. One that is more often something else ("green") ends it
    only where more of the name follows.
    """
    aside = {number for number, _ in _of_streets(words, streets)}
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
