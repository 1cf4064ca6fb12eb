"""How alike are two names, given which words tell things apart and which stand in every other?"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from layers.register.importing.doubles.initials import spelt_out
from layers.register.importing.doubles.telling_words import (
    CENTRES,
    CHURCHES,
    CLUB_NAMES,
    GROUNDS,
    HALLS,
    IN_PLACE_NAMES,
    KINDS,
    LEVELS,
    LIGHT,
    PLAYING_GROUNDS,
    RIVALS,
    SPORTS,
    TELLING,
    WHEN,
    tells,
)
from layers.register.importing.doubles.usual_names import Name

_ENDING: Final = re.compile(r"(?:ing|ers?|ery|i)$|s$")
_ALIKE: Final = 0.8
_APART: Final = 0.55  # names of two things, however many words they share
_OF_THE_PLACE: Final = 0.12  # what a word weighs that only one name has, and that stands in an address
_QUALIFIES: Final = (
    0.5  # one that only one of the names has, before it or after it: "Sunderland …", "… Cambridge"
)


@dataclass(frozen=True)
class NameMatch:
    """How alike two names are, and what speaks against their being one thing's."""

    alike: float  # 0 to 1
    told_apart: bool = False  # a word says that they are two things: "hall", "junior", "2nd"
    own_words: bool = False  # each has a word that the other lacks


def word_weights(names: Iterable[Name]) -> dict[str, float]:
    """How much each word tells: rare ones most, light ones little."""
    counted: Counter[str] = Counter()
    total = 0
    for name in names:
        counted.update(set(name.words))
        total += 1
    return {
        word: math.log(2 + total / count) * (0.4 if word in LIGHT else 1.0) for word, count in counted.items()
    }


def likeness(
    a: Name, b: Name, weights: Mapping[str, float], *, of_the_place: frozenset[str] = frozenset()
) -> float:
    """From 0 to 1 how alike two names are; 1 where all words agree, at most 0.55 of two things."""
    match = match_names(a, b, weights, of_the_place=of_the_place)
    return min(match.alike, _APART) if match.told_apart or match.own_words else match.alike


def match_names(
    a: Name, b: Name, weights: Mapping[str, float], *, of_the_place: frozenset[str] = frozenset()
) -> NameMatch:
    """Compare two names word by word.

    ``of_the_place`` are the words of the two addresses: "Hale Library, Altrincham" is the library in Hale.
    """
    if not a.words or not b.words:
        return NameMatch(0.0)
    a, b = spelt_out(a, b), spelt_out(b, a)
    if sorted(set(a.words)) == sorted(set(b.words)):
        return NameMatch(1.0)
    if _run_together(*([word for word in x.words if word not in y.words] for x, y in ((a, b), (b, a)))):
        return NameMatch(0.95)
    shared, ours, theirs = _matched(a, b, weights)
    if _run_together(ours, theirs):
        return NameMatch(0.95)
    places = of_the_place - (TELLING - IN_PLACE_NAMES)  # a church hall is told from its church all the same
    beside = _left_out(a, b)
    lone = [word for word in (*ours, *theirs) if word not in places]
    told_apart = any((tells(word) and word not in beside) or word[0].isdigit() for word in lone)
    told_apart = told_apart or _centre_of_something(a, b)
    own_words = _own_words(ours, places | beside) and _own_words(theirs, places | beside)
    alike = shared / max(_whole_weight(a, b, ours, theirs, places | beside, weights), 1e-9)
    return NameMatch(min(alike, 1.0), bool(told_apart) or _rival(ours, theirs), bool(own_words))


def _whole_weight(
    a: Name,
    b: Name,
    ours: list[str],
    theirs: list[str],
    lightly: frozenset[str],
    weights: Mapping[str, float],
) -> float:
    """What all words of both names weigh, those that may well be left out for less."""
    whole = sum(weights.get(word, 1.0) for name in (a, b) for word in set(name.words))
    lone = (*ours, *theirs)
    light = sum(weights.get(word, 1.0) for word in lone if word in lightly | LIGHT) * (1 - _OF_THE_PLACE)
    if ours and theirs:
        return whole - light
    around = _added_around(a if ours else b, set(lone)) - lightly - LIGHT
    return whole - light - sum(weights.get(word, 1.0) for word in around) * (1 - _QUALIFIES)


def _added_around(longer: Name, lone: set[str]) -> set[str]:
    """Which of the words that only the longer name has stand before or after what both have."""
    before = list(takewhile(lone.__contains__, longer.words))
    after = list(takewhile(lone.__contains__, reversed(longer.words)))
    return {*before, *after}


def _centre_of_something(a: Name, b: Name) -> bool:
    """Whether one name is the other with a centre added: "Sale Academy", "Sale Academy Sports Centre"."""
    shorter, longer = sorted((a, b), key=lambda name: len(name.words))
    added = longer.words[-1] == "centre" and "centre" not in shorter.words and _only_adds(a, b)
    return (
        added
        and longer.words[-2] in CENTRES
        and shorter.words[-1] in TELLING.union(KINDS) - IN_PLACE_NAMES - {"hall"}
    )


def _rival(ours: list[str], theirs: list[str]) -> bool:
    """Whether each name has another word of one sort: a pharmacy and a library, Tuesday and Thursday."""
    return any(words & set(ours) and words & set(theirs) for words in (KINDS, CENTRES, *RIVALS))


def _matched(a: Name, b: Name, weights: Mapping[str, float]) -> tuple[float, list[str], list[str]]:
    """What the words weigh that the names share, and the words that only the one or the other has."""
    ours, theirs = list(dict.fromkeys(a.words)), list(dict.fromkeys(b.words))
    shared, unmatched = 0.0, []
    for word in ours:
        best = max(theirs, key=lambda other: _word_likeness(word, other), default="")
        alike = _word_likeness(word, best) if best else 0.0
        if alike >= _ALIKE:
            shared += alike * (weights.get(word, 1.0) + weights.get(best, 1.0))
            theirs.remove(best)
        else:
            unmatched.append(word)
    return shared, unmatched, theirs


def _churches_left_out(a: Name, b: Name) -> frozenset[str]:
    """Of what church a place is, where only one of the two names says it."""
    ours, theirs = CHURCHES & set(a.words), CHURCHES & set(b.words)
    if bool(ours) == bool(theirs):
        return frozenset()
    says, leaves_out = (a, b) if ours else (b, a)
    something_else = (KINDS | TELLING | {"hub"}) & (set(leaves_out.words) - set(says.words) - {"church"})
    return frozenset() if something_else else ours | theirs


def _grounds_left_out(a: Name, b: Name) -> frozenset[str]:
    """Words for grounds that say where a thing is: in the middle of a name, or where both tell what it is."""
    tell = (TELLING | CENTRES) - GROUNDS - IN_PLACE_NAMES
    both_tell = tell & set(a.words) & set(b.words)
    if not both_tell:
        return GROUNDS - _what_it_is(a) - _what_it_is(b)
    ends = {name.words[-1] for name in (a, b) if name.words[0] not in both_tell}
    return GROUNDS - (ends - PLAYING_GROUNDS)


def _what_it_is(name: Name) -> frozenset[str]:
    """The last word of a name, the last that is not a light one, and, as in Welsh, the first."""
    telling = [word for word in name.words if word not in LIGHT - CENTRES]
    return frozenset((name.words[0], name.words[-1], *telling[-1:]))


def _levels_left_out(a: Name, b: Name) -> frozenset[str]:
    """Of what age a school is, where only one of two names of a school says it."""
    ours, theirs = LEVELS & set(a.words), LEVELS & set(b.words)
    both_schools = {"school"} <= set(a.words) & set(b.words)
    if ours & theirs:
        return frozenset({"school"})  # "High Cross Primary"
    return ours | theirs if both_schools and not (ours and theirs) else frozenset()


def _halls_left_out(a: Name, b: Name) -> frozenset[str]:
    """ "Hall", where both names say which: a civic or memorial hall."""
    return frozenset({"hall"}) if HALLS & set(a.words) & set(b.words) else frozenset()


def _days_left_out(a: Name, b: Name) -> frozenset[str]:
    """When something is, where only one name says it."""
    return frozenset().union(*WHEN) if _only_adds(a, b) else frozenset()


def _centres_left_out(a: Name, b: Name) -> frozenset[str]:
    """What a centre is for, where only one name says it: "Riverfront Arts Centre and Theatre"."""
    fors = {word for name in (a, b) for word, after in pairwise(name.words) if after == "centre"}
    return frozenset(fors) & CENTRES if _only_adds(a, b) and a.words[-1] == b.words[-1] else frozenset()


def _sports_left_out(a: Name, b: Name) -> frozenset[str]:
    """Which sport a club is for, where both have a club's own name: "Wanderers"."""
    return SPORTS if CLUB_NAMES & set(a.words) & set(b.words) and _only_adds(a, b) else frozenset()


def _only_adds(a: Name, b: Name) -> bool:
    """Whether one of two names has all the words of the other, and more."""
    return set(a.words) < set(b.words) or set(b.words) < set(a.words)


def _left_out(a: Name, b: Name) -> frozenset[str]:
    """Words that tell things apart elsewhere, and that one of these two names only leaves out."""
    return frozenset(word for left_out in _LEFT_OUT for word in left_out(a, b))


_LEFT_OUT: Final = (
    _churches_left_out,
    _grounds_left_out,
    _levels_left_out,
    _halls_left_out,
    _days_left_out,
    _centres_left_out,
    _sports_left_out,
)


def _own_words(lone: list[str], places: frozenset[str]) -> list[str]:
    """Of the words that only one name has, those that say what it is and no more."""
    return [word for word in lone if word not in places and (word in KINDS | CENTRES or word not in LIGHT)]


def _is_short_for(short: str, word: str) -> bool:
    """Whether a word is cut short ("lib", "v") or left without its vowels ("pk", "rd")."""
    if len(short) > 5 or len(short) >= len(word) or short[0] != word[0] or word.isdigit():
        return False
    if short in TELLING or short in LIGHT or short in GROUNDS:  # "park" is no short "parkrun"
        return False
    if len(short) == 5:
        return short[-1] == "s" and word.startswith(short[:-1])  # "colls"
    if word.startswith(short) and (len(short) == 1 or len(short) >= 3):
        return len(word) - len(short) >= 3
    signs = iter(word)
    return (
        len(short) > 1
        and short[-1] == word[-1]
        and not set(short) & set("aeiou")
        and all(sign in signs for sign in short)
    )


def _stem(word: str) -> str:
    """A word without its ending: "singing" and "sing", "walkers" and "walking", "archery" and "archers"."""
    bare = _ENDING.sub("", word) if len(word) > 5 else word.rstrip("s")
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare


def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    shorter = min(len(a), len(b))
    if _is_short_for(*sorted((a, b), key=len)):
        return 0.86
    if a.isdigit() or b.isdigit() or shorter < 2:
        return 0.0
    if a.rstrip("s") == b.rstrip("s"):
        return 0.95
    if shorter < 3:
        return 0.0
    if TELLING & {a, b} and a.rstrip("s") != b.rstrip("s") and {a, b} <= TELLING:
        return 0.0
    if _stem(a) == _stem(b):
        return 0.93
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if slips == 1 and (a[0] == b[0] or (shorter >= 6 and not TELLING & {a, b})):
        return 0.94 if shorter > 4 else 0.84
    return 0.85 if slips == 2 and shorter >= 8 else 0.0


def _run_together(left: list[str], right: list[str]) -> bool:
    """Whether what is left of two names is the same, written as one word or as two."""
    return bool(left and right) and "".join(left) == "".join(right)
