"""Is a word spelt right as it stands? Then it is no slip of the pen for another: "careers" are no carers.

The rule: what a list of everyday words holds is spelt right, and so is what English makes of such a word by
-s, -ed or -ing. "Swiming" is made wrongly, and so may be a slip.
"""

from collections.abc import Collection, Iterator
from typing import Final

SHORTEST_BASE: Final = 3  # letters: "thing" is not made of "th"
VOWELS: Final = "aeiou"
HISSES: Final = ("s", "x", "z", "ch", "sh", "o")  # after which the ending is -es


def is_spelt_right(word: str, everyday: Collection[str]) -> bool:
    """Whether a word in plain form is one of the ``everyday`` words, or rightly made of one."""
    return word in everyday or any(len(base) >= SHORTEST_BASE and base in everyday for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """The words of which a word may be rightly made."""
    if word.endswith("s") and not word.endswith("ss"):
        yield word.removesuffix("s")
        if word.removesuffix("es").endswith(HISSES):
            yield word.removesuffix("es")
        yield from _of_y(word, "ies")
    yield from _of_y(word, "ied")
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stump = word.removesuffix(ending)
            if not _changes(stump, ending):
                yield stump
            if stump[-1:] == stump[-2:-1] and _doubles(stump[:-1]):
                yield stump[:-1]
            yield f"{stump}e"


def _of_y(word: str, ending: str) -> Iterator[str]:
    if word.endswith(ending):
        yield f"{word.removesuffix(ending)}y"


def _changes(base: str, ending: str) -> bool:
    """Whether a base is not written as it is before an ending: "swim", "bake", "carry" before -ed."""
    is_y = ending == "ed" and base.endswith("y") and base[-2:-1] not in VOWELS
    return _doubles(base) or base.endswith("e") or is_y


def _doubles(base: str) -> bool:
    """Whether the last letter is doubled before an ending: one vowel between two consonants, as in "swim"."""
    if len(base) < SHORTEST_BASE or base[-1] in "wxy":
        return False
    vowels = [letter in VOWELS for letter in base.replace("qu", "q")]
    return vowels[-3:] == [False, True, False] and sum(vowels) == 1
