"""How is a name written where everybody writes it alike? Short forms and other languages in usual words.

``usual_words.csv`` says what a word, or several, is usually written as; the most words that stand there
together come first. What is only initials ("TBBT") is spelt out by the other name, in ``initials.py``.
"""

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from layers.register.importing.doubles.telling_words import IN_PLACE_NAMES, KINDS, LIGHT, NOISE, TELLING, WHEN

USUAL_WORDS_CSV: Final = Path(__file__).parents[1] / "words" / "usual_words.csv"


def _read_usual() -> dict[str, str]:
    with USUAL_WORDS_CSV.open(encoding="utf-8", newline="") as lines:
        return {row["words"]: row["usual"] for row in csv.DictReader(lines)}


_WRITTEN: Final = _read_usual()
_USUAL: Final = {words: usual for words, usual in _WRITTEN.items() if " " not in words}
# Several words together are looked at once each is in its usual form: "Children's Ctr" is "children centre".
_SEVERAL: Final = {
    " ".join(_USUAL.get(word, word) for word in words.split()): usual
    for words, usual in _WRITTEN.items()
    if " " in words
}
_MOST_WORDS: Final = max(len(words.split()) for words in _SEVERAL)
_BEGIN_SEVERAL: Final = frozenset(words.split()[0] for words in _SEVERAL)
_OFTEN: Final = tuple(sorted({word for word in (*LIGHT, *_USUAL, *TELLING) if len(word) >= 6}))
# Of which church a school is tells nothing where its name already says that it is a school.
_SCHOOLS_CHURCH: Final = re.compile(
    r"\b(?:c of e|cofe|church of england|church in wales|ce|cw|rc|roman catholic|catholic|va|vc)\b"
    r"(?=.*\b(?:school|academy|primary|infants?|juniors?)\b)"
)
# "(Sport Newport)", " - Aneurin Leisure", " with Sara"
_BESIDE_NAME: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s[-–—|@]\s.*|\swith\s.*", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]{3,})[)\]]")
_TWO_NAMES: Final = re.compile(r"\s*[/|]\s*")  # "Llyfrgell Tregaron / Tregaron Library"


@dataclass(frozen=True)
class Name:
    """A name's words in plain form, and as they were written, of which its initials are made."""

    words: tuple[str, ...]
    plain: str = field(default="")
    written: tuple[str, ...] = field(default=(), compare=False)


def plain_name(text: str) -> Name:
    """The words of a name: small letters, no accents, short forms written out, without "the", "of", "Ltd"."""
    bare = text.casefold().replace("&", " and ").replace("+", " plus ")
    if not bare.isascii():
        parted = unicodedata.normalize("NFKD", bare)
        bare = "".join(letter for letter in parted if not unicodedata.combining(letter))
    bare = re.sub(r"['’`]", "", re.sub(r"\b([a-z])\.(?=[a-z]\b)", r"\1", bare))
    return name_of(re.findall(r"[a-z0-9]+", bare))


def name_of(written: list[str]) -> Name:
    """The name that these words are, written in small letters without accents."""
    text = " ".join(written)
    bare = _SCHOOLS_CHURCH.sub("", text).split()
    words = tuple(word for word in _in_usual_words(bare) if word not in NOISE)
    return Name(words, " ".join(words), tuple(written))


def name_variants(text: str) -> tuple[Name, ...]:
    """A name, and the same without who runs it or where, as feeds add in brackets or behind a dash.

    What is added and tells one thing from its neighbour ("(Juniors)", " - Hall") stays. Of two names with a
    stroke between them, as bilingual lists have, each is one too.
    """
    whole = plain_name(text)
    halves = tuple(plain_name(half) for half in _TWO_NAMES.split(text))
    two = halves if len(halves) == 2 and all(len(half.words) > 1 for half in halves) else ()
    bare = _BESIDE_NAME.sub(" ", text)
    if bare == text:
        return (whole, *two)
    core = plain_name(bare)
    added = set(whole.words) - set(core.words)
    tells = added & TELLING.union(KINDS, *WHEN) - (IN_PLACE_NAMES if len(added) > 1 else frozenset())
    if not core.words or tells or any(word[0].isdigit() for word in added):
        return (whole, *two)
    return (whole, core, *two)


def other_names(text: str) -> tuple[Name, ...]:
    """What stands in brackets, which may be another name of the thing, or who runs it, or where it is."""
    return tuple(name for part in _IN_BRACKETS.findall(text) if (name := plain_name(part)).words)


def _in_usual_words(written: list[str]) -> list[str]:
    words = [part for at in range(len(written)) for part in _usual_at(written, at).split()]
    usual: list[str] = []
    at = 0
    while at < len(words):
        many = _several_from(words, at)
        usual += _SEVERAL[" ".join(words[at : at + many])].split() if many else [words[at]]
        at += many or 1
    return usual


def _usual_at(words: list[str], at: int) -> str:
    """A word written out where it stands: "St" is Saint, but Street after a word and before no name."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "st" and at and (not after or _usual(after) in TELLING | KINDS | LIGHT):
        return "street"
    return _usual(words[at])


def _several_from(words: list[str], at: int) -> int:
    """How many words from here on stand together in the table; 0 where only one does, or none."""
    if words[at] not in _BEGIN_SEVERAL:
        return 0
    longest = min(_MOST_WORDS, len(words) - at)
    return next((many for many in range(longest, 1, -1) if " ".join(words[at : at + many]) in _SEVERAL), 0)


@lru_cache(maxsize=50_000)
def _usual(word: str) -> str:
    """A word written out; one letter wrong in a word that stands in many names is put right."""
    if word in _USUAL or word in LIGHT or word in TELLING or word in NOISE:
        return _USUAL.get(word, word)
    if len(word) >= 6:
        for frequent in _OFTEN:
            if (
                frequent[0] == word[0]
                and abs(len(frequent) - len(word)) < 2
                and DamerauLevenshtein.distance(word, frequent, score_cutoff=1) == 1
            ):
                return _USUAL.get(frequent, frequent)
    return word
