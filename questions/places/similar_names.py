"""Which streets and places have a name like the one typed?"""

from typing import Final

from rapidfuzz import fuzz, process

from layers.places.gazetteer import Gazetteer
from layers.places.names import spelled_out
from questions.places.place_match import MOST_OFFERED

_ALIKE: Final = 78.0  # of 100: "comercial street" and "Commercial Street" are 97 alike
_VERY_ALIKE: Final = 92.0  # one slip in a dozen letters
_OWN_WORDS_ALIKE: Final = 62.0  # "comercial" and "cyril" are 57 alike


def similar_keys(gazetteer: Gazetteer, words: list[str]) -> list[str]:
    """Keys of names that begin with the words or are nearly spelled so, the most alike first."""
    spelling_typed = spelled_out(words)
    if len(spelling_typed) < 3:
        return []
    spellings = gazetteer.spellings
    hits = process.extract(spelling_typed, spellings.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=30)
    ranked = sorted(
        (-score, spelling)
        for spelling, score, _ in hits
        if score >= _VERY_ALIKE or _own_words_alike(spelling_typed, spelling)
    )
    begun = sorted(spelling for spelling in spellings if spelling.startswith(spelling_typed))
    alike = [spelling for _, spelling in ranked] + begun
    return list(dict.fromkeys(spellings[spelling] for spelling in alike))[:MOST_OFFERED]


def _own_words_alike(name: str, other: str) -> bool:
    """Whether two names are alike apart from the words they share, such as "street" or "saint"."""
    first, second = name.split(), other.split()
    while len(first) > 1 and len(second) > 1 and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    while len(first) > 1 and len(second) > 1 and first[0] == second[0]:
        first, second = first[1:], second[1:]
    return bool(fuzz.ratio(" ".join(first), " ".join(second)) >= _OWN_WORDS_ALIKE)
