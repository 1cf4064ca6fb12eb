"""Which words does a text hold, in the form in which they are compared? "Gardeners", "gardening": garden.

Nothing is kept: a person's words pass through here.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

import snowballstemmer
from rapidfuzz.distance import OSA

_TOKEN: Final = re.compile(r"[a-z0-9]+|[,.;:!?()\n–—]| - ")
_APOSTROPHES: Final = re.compile("['’‘`´]")
SHORTEST_WITH_SLIP: Final = 5  # letters; shorter words have too many neighbours to guess at
LONG_WORD: Final = 10  # letters: two slips are allowed from here on


@dataclass(frozen=True, repr=False)
class Word:
    """One word of a text."""

    text: str  # lower case, without apostrophes and accents
    stem: str
    clause: int  # counts up at every comma or full stop


class Stemmer:
    """Cuts words to their stems and remembers those it has cut, for as long as it is kept itself.

    Many threads may ask the same one at once.
    """

    def __init__(self) -> None:
        self._stems: dict[str, str] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in their order, each with its stem and the clause it stands in."""
        clause, words = 0, []
        for token in _TOKEN.findall(plain_text(text)):
            if token[0].isalnum():
                words.append(Word(token, self.stem(token), clause))
            else:
                clause += 1
        return words

    def stem(self, word: str) -> str:
        """The stem of one word in plain form."""
        stem = self._stems.get(word)
        if stem is None:
            algorithm = snowballstemmer.stemmer("english")  # holds a word while it cuts it
            stem = self._stems[word] = str(algorithm.stemWord(word))
        return stem

    def stems(self, text: str) -> tuple[str, ...]:
        """The stems of a text's words in their order."""
        return tuple(word.stem for word in self.words(text))


def plain_text(text: str) -> str:
    """Lower case, without apostrophes and accents: "Men’s Café" as "mens cafe"."""
    if text.isascii():  # as most are: nothing of it has accents or is a letter of mathematics
        return _APOSTROPHES.sub("", text.casefold())
    small = unicodedata.normalize("NFKD", text).casefold()  # letters of mathematics are large until then
    parted = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", small))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def slips_allowed(word: str) -> int:
    """How many letters of a word may be wrong, swapped, missing or too many."""
    if len(word) < SHORTEST_WITH_SLIP:
        return 0
    return 2 if len(word) >= LONG_WORD else 1


def is_slip(typed: str, meant: str) -> bool:
    """Whether ``typed`` is likely to be ``meant`` with a slip of the pen; a first letter is seldom wrong."""
    allowed = slips_allowed(typed)
    if not allowed or typed[0] != meant[0] or abs(len(typed) - len(meant)) > allowed:
        return False
    return OSA.distance(typed, meant, score_cutoff=allowed) <= allowed
