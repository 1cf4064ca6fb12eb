"""How alike are two names, given which words tell things apart and which stand in every other?"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORT: Final = {
    "st": "saint", "saints": "saint", "ctr": "centre", "center": "centre", "cent": "centre",
    "comm": "community",
    "utd": "united", "fc": "football", "afc": "football", "rfc": "rugby", "rufc": "rugby", "cc": "cricket",
    "lib": "library", "ch": "church", "rd": "road", "assoc": "association", "assn": "association",
    "grp": "group",
    "gp": "surgery", "pharm": "pharmacy", "soc": "society", "sch": "school", "mens": "men", "ladies": "women",
    "ladys": "women", "womens": "women", "juniors": "junior", "youths": "youth", "chemist": "pharmacy",
    "chemists": "pharmacy", "nth": "north", "sth": "south", "mt": "mount", "alloments": "allotment",
    "allotments": "allotment", "courts": "court", "grounds": "ground", "fields": "field", "schools": "school",
}  # fmt: skip
_NOISE: Final = _words(
    """
    the of and a an at in on for to ltd limited plc llp cic cio uk co registered
    """
)
# Words that a name may have or lack and still be the name of the same thing.
_LIGHT: Final = _words(
    """
    club group centre center association community local branch pharmacy library surgery practice church
    medical health service services trust team sessions class project site
    """
)
# Words that tell one thing from its neighbour: of two names of one thing both have them, or neither.
_TELLING: Final = _words(
    """
    hall school primary secondary infant infants nursery junior senior youth men women boys girls
    football rugby cricket tennis bowling bowls netball hockey golf badminton basketball swimming
    athletics karate judo boxing dance yoga choir band art knit knitting sewing lunch breakfast coffee
    cafe bar car park playground allotment garden north south east west upper lower old new first second
    third veterans under disabled dementia carers parents toddler toddlers scouts guides brownies cubs
    mosque chapel baptist methodist catholic christadelphian anglican photographic bank society slimming
    gymnastics table archery squash running cycling walking
    """
)
_OFTEN: Final = tuple(sorted({word for word in (*_LIGHT, *_SHORT, *_TELLING) if len(word) >= 6}))
_KINDS: Final = _words(
    """
    pharmacy library surgery church school hall centre hospital dental dentist court
    """
)
_IN_PLACE_NAMES: Final = _words(
    """
    north south east west upper lower old new park garden court
    """
)
_ALIKE: Final = 0.8
_OF_THE_PLACE: Final = 0.12  # what a word weighs that only one name has, and that stands in an address


@dataclass(frozen=True)
class Name:
    """A name's words in plain form."""

    words: tuple[str, ...]
    plain: str = field(default="")


def plain_name(text: str) -> Name:
    """The words of a name: small letters, no accents, short forms written out, without "the", "of", "Ltd"."""
    bare = text.casefold().replace("&", " and ")
    if not bare.isascii():
        parted = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    bare = re.sub(r"['’`]", "", re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", bare))
    usual_words = (_usual(word) for word in re.findall(r"[a-z0-9]+", bare))
    words = tuple(word for word in usual_words if word not in _NOISE)
    return Name(words, " ".join(words))


@lru_cache(maxsize=50_000)
def _usual(word: str) -> str:
    """A word written out; one letter wrong in a word that stands in many names is put right."""
    if word in _SHORT or word in _LIGHT or word in _TELLING or word in _NOISE:
        return _SHORT.get(word, word)
    if len(word) >= 6:
        for frequent in _OFTEN:
            if (
                abs(len(frequent) - len(word)) < 2
                and DamerauLevenshtein.distance(word, frequent, score_cutoff=1) == 1
            ):
                return _SHORT.get(frequent, frequent)
    return word


def word_weights(names: Iterable[Name]) -> dict[str, float]:
    """How much each word tells: rare ones most, light ones little."""
    counted: Counter[str] = Counter()
    total = 0
    for name in names:
        counted.update(set(name.words))
        total += 1
    return {
        word: math.log(2 + total / count) * (0.4 if word in _LIGHT else 1.0)
        for word, count in counted.items()
    }


def likeness(
    a: Name, b: Name, weights: Mapping[str, float], *, of_the_place: frozenset[str] = frozenset()
) -> float:
    """From 0 to 1 how alike two names are; 1 where all words agree in any order.

    ``of_the_place`` are the words of the two addresses: "Hale Library, Altrincham" is the library in Hale.
    """
    if not a.words or not b.words:
        return 0.0
    if a.words == b.words or sorted(set(a.words)) == sorted(set(b.words)):
        return 1.0
    ours, theirs = list(dict.fromkeys(a.words)), list(dict.fromkeys(b.words))
    shared = 0.0
    unmatched = []
    for word in ours:
        best = max(theirs, key=lambda other: _word_likeness(word, other), default="")
        alike = _word_likeness(word, best) if best else 0.0
        if alike >= _ALIKE:
            shared += alike * (weights.get(word, 1.0) + weights.get(best, 1.0))
            theirs.remove(best)
        else:
            unmatched.append(word)
    if _run_together(unmatched, theirs):
        return 0.95
    places = of_the_place - (_TELLING - _IN_PLACE_NAMES)  # a church hall is told from its church all the same
    lone = [word for word in (*unmatched, *theirs) if word not in places]
    light = sum(weights.get(word, 1.0) for word in (*unmatched, *theirs) if word in places)
    whole = sum(weights.get(w, 1.0) for w in set(a.words)) + sum(weights.get(w, 1.0) for w in set(b.words))
    alike = shared / max(whole - light * (1 - _OF_THE_PLACE), 1e-9)
    told_apart = _TELLING & set(lone) or any(word.isdigit() for word in lone)
    other_kinds = _KINDS & set(unmatched) and _KINDS & set(theirs)
    return min(alike, 0.55) if told_apart or other_kinds else min(alike, 1.0)


def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    shorter = min(len(a), len(b))
    if a.isdigit() or b.isdigit() or shorter < 3:
        return 0.0
    if a.rstrip("s") == b.rstrip("s"):
        return 0.95
    if _TELLING & {a, b} and a.rstrip("s") != b.rstrip("s") and {a, b} <= _TELLING:
        return 0.0
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if slips == 1 and (a[0] == b[0] or shorter >= 6):
        return 0.94 if shorter > 4 else 0.84
    return 0.85 if slips == 2 and shorter >= 8 else 0.0


def _run_together(left: list[str], right: list[str]) -> bool:
    """Whether what is left of two names is the same, written as one word or as two."""
    return bool(left and right) and "".join(left) == "".join(right)
