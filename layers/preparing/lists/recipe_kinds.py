"""Which kinds do a recipe's own words for them mean?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process

from geo.wording import worded
from layers.assets.kinds import Kinds, either, plain_word
from layers.tables.source_table import ImportRefusedError

ANY_WORD: Final = "*"  # under kinds in a recipe: every word that is not listed, and an empty cell
_ALIKE: Final = 55.0


@dataclass(frozen=True)
class KindWords:
    """The words by which a list may name kinds: the recipe's own, and ours."""

    kinds: Kinds
    own: dict[str, str]  # plain word -> key
    otherwise: str = ""  # key for every other word

    def find(self, word: str) -> str:
        """Give the key of a kind, or "" if the word is not known."""
        return self.own.get(plain_word(word)) or self.kinds.find(word) or self.otherwise

    def nearest(self, word: str) -> list[str]:
        """Give up to three labels whose words are most like this one."""
        kind_of = {**{words: self.kinds.find(words) or "" for words in self.kinds.words}, **self.own}
        alike = process.extract(plain_word(word)[:200], list(kind_of), limit=6, score_cutoff=_ALIKE)
        return list(dict.fromkeys(self.kinds.label(kind_of[wording]) for wording, _, _ in alike))[:3]


def kind_words(kinds: Kinds, own: Mapping[str, str], *, file: str) -> KindWords:
    """Put a recipe's words for kinds beside ours.

    Raises ``ImportRefusedError`` where a word is given a kind that there is not.
    """
    keys = {}
    for word, kind in own.items():
        key = kinds.find(kind)
        if key is None:
            near = either(KindWords(kinds, {}).nearest(kind))
            fix = worded("Use a key of kinds.csv (perhaps {near}).", near=near)
            if not near:
                fix = worded("Use a key of kinds.csv.")
            raise ImportRefusedError(
                worded(
                    'The recipe gives "{word}" in {file} the kind "{kind}", which is none.',
                    word=word,
                    file=file,
                    kind=kind,
                ),
                fix,
            )
        keys[plain_word(word)] = key
    return KindWords(kinds, keys, keys.pop(ANY_WORD, ""))
