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
    "bowls": "bowling", "inst": "institute", "con": "conservative", "luncheon": "lunch",
    "wi": "women institute", "chapel": "church", "ysgol": "school", "ac": "athletics", "pk": "park",
    "sq": "square",
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
    medical health service services trust team sessions class project site hub learning information
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
    gymnastics table archery squash running cycling walking parkrun ski rowing shop playgroup beginners
    intermediate advanced
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
_CHURCHES: Final = _words(
    "methodist baptist catholic anglican presbyterian christadelphian"
)  # often left out
_CENTRES: Final = _words("health medical leisure community arts sports day resource family visitor shopping")
_LEVELS: Final = _words("primary secondary infant junior")  # of a school
_GROUNDS: Final = _words(
    "park garden court ground green field pitch"
)  # of the place where something is, unless the name ends so
# One thing under two usual names, before its words are looked at one by one.
_PHRASES: Final = (
    (re.compile(r"\brugby (?:union |league )?football\b"), "rugby"),
    (re.compile(r"\bassociation football\b"), "football"),
    (re.compile(r"\blawn tennis\b"), "tennis"),
    (re.compile(r"\bten ?pin bowl(?:ing|s)?\b"), "bowling"),
    (re.compile(r"\brc (?=church|parish|school)"), "catholic "),
    (re.compile(r"\bharriers (?:running|athletics?|ac)\b"), "harriers"),
    (re.compile(r"\b4 (?=all|u|you|life)"), "for "),
)
# "(Sport Newport)", " - Aneurin Leisure", " with Sara"
_BESIDE_NAME: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s[-–—|@]\s.*|\swith\s.*", re.IGNORECASE)
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
    for phrase, usual in _PHRASES:
        bare = phrase.sub(usual, bare)
    usual_words = (part for word in re.findall(r"[a-z0-9]+", bare) for part in _usual(word).split())
    words = tuple(word for word in usual_words if word not in _NOISE)
    return Name(words, " ".join(words))


def name_variants(text: str) -> tuple[Name, ...]:
    """A name, and the same without who runs it or where, as feeds add in brackets or behind a dash.

    What is added and tells one thing from its neighbour ("(Juniors)", " - Hall") stays.
    """
    whole = plain_name(text)
    bare = _BESIDE_NAME.sub(" ", text)
    if bare == text:
        return (whole,)
    core = plain_name(bare)
    added = set(whole.words) - set(core.words)
    if not core.words or added & (_TELLING | _KINDS) or any(word.isdigit() for word in added):
        return (whole,)
    return (whole, core)


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
    if _run_together(*([word for word in x.words if word not in y.words] for x, y in ((a, b), (b, a)))):
        return 0.95
    shared, unmatched, theirs = _matched(a, b, weights)
    if _run_together(unmatched, theirs):
        return 0.95
    places = of_the_place - (_TELLING - _IN_PLACE_NAMES)  # a church hall is told from its church all the same
    lone = [word for word in (*unmatched, *theirs) if word not in places]
    beside = _left_out(a, b)
    light = sum(weights.get(word, 1.0) for word in (*unmatched, *theirs) if word in places | beside)
    whole = sum(weights.get(w, 1.0) for w in set(a.words)) + sum(weights.get(w, 1.0) for w in set(b.words))
    alike = shared / max(whole - light * (1 - _OF_THE_PLACE), 1e-9)
    telling = _TELLING - beside
    told_apart = telling & set(lone) or any(word.isdigit() for word in lone)
    other_kinds = any(words & set(unmatched) and words & set(theirs) for words in (_KINDS, _CENTRES))
    each_its_own = _own_words(unmatched, places | beside) and _own_words(theirs, places | beside)
    return min(alike, 0.55) if told_apart or other_kinds or each_its_own else min(alike, 1.0)


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
    ours, theirs = _CHURCHES & set(a.words), _CHURCHES & set(b.words)
    if bool(ours) == bool(theirs):
        return frozenset()
    says, leaves_out = (a, b) if ours else (b, a)
    something_else = (_KINDS | _TELLING | {"hub"}) & (set(leaves_out.words) - set(says.words) - {"church"})
    return frozenset() if something_else else ours | theirs


def _grounds_left_out(a: Name, b: Name) -> frozenset[str]:
    """Words for grounds that say where a thing is: in the middle of a name, or where both tell what it is."""
    both_tell = (_TELLING - _GROUNDS) & set(a.words) & set(b.words)
    return _GROUNDS if both_tell else _GROUNDS - {a.words[-1], b.words[-1]}


def _levels_left_out(a: Name, b: Name) -> frozenset[str]:
    """Of what age a school is, where only one of two names of a school says it."""
    ours, theirs = _LEVELS & set(a.words), _LEVELS & set(b.words)
    both_schools = {"school"} <= set(a.words) & set(b.words)
    return ours | theirs if both_schools and not (ours and theirs) else frozenset()


def _left_out(a: Name, b: Name) -> frozenset[str]:
    """Words that tell things apart elsewhere, and that one of these two names only leaves out."""
    return _churches_left_out(a, b) | _grounds_left_out(a, b) | _levels_left_out(a, b)


def _own_words(lone: list[str], places: frozenset[str]) -> list[str]:
    """Of the words that only one name has, those that say what it is and no more."""
    return [word for word in lone if word not in places and (word in _KINDS or word not in _LIGHT)]


def _is_short_for(short: str, word: str) -> bool:
    """Whether a word is cut short ("lib", "v") or left without its vowels ("pk", "rd")."""
    if len(short) > 4 or len(short) >= len(word) or short[0] != word[0] or word.isdigit():
        return False
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
    """A word without -ing or -s: "singing" and "sing", "swimming" and "swim"."""
    bare = word.removesuffix("ing") if len(word) > 6 else word.rstrip("s")
    return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare


def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    shorter = min(len(a), len(b))
    if _is_short_for(*sorted((a, b), key=len)):
        return 0.86
    if a.isdigit() or b.isdigit() or shorter < 3:
        return 0.0
    if a.rstrip("s") == b.rstrip("s"):
        return 0.95
    if _TELLING & {a, b} and a.rstrip("s") != b.rstrip("s") and {a, b} <= _TELLING:
        return 0.0
    if _stem(a) == _stem(b):
        return 0.93
    slips = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if slips == 1 and (a[0] == b[0] or shorter >= 6):
        return 0.94 if shorter > 4 else 0.84
    return 0.85 if slips == 2 and shorter >= 8 else 0.0


def _run_together(left: list[str], right: list[str]) -> bool:
    """Whether what is left of two names is the same, written as one word or as two."""
    return bool(left and right) and "".join(left) == "".join(right)
