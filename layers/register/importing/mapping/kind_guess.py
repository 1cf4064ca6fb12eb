"""Which of our kinds do a list's own words mean, and of what kind is a list that says none?

``kind_words.csv`` has one word a line. ``how`` is empty for a word that means its kind also at the end of a
longer name ("Thursday walking group"), ``alone`` for one that does so only by itself, and ``ask`` for one
that may mean several kinds: it is proposed, and a person chooses once.
"""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from layers.assets.kinds import Kinds, plain_word
from layers.tables.looks.heading_words import without_accents
from layers.tables.source_table import SourceTable

KIND_WORDS_CSV: Final = Path(__file__).parents[1] / "words" / "kind_words.csv"
LEFT_OUT: Final = "-"  # the kind of a list's word whose rows a person leaves out
_ALONE, _ASK = "alone", "ask"
_MOST_WORDS: Final = 300
_LONGEST: Final = 500  # no kind is told by so many letters
_ENOUGH: Final = 0.3  # of the rows must say a kind before a column counts as one of kinds
_ALIKE: Final = 78.0
_SLIP: Final = 90.0  # so alike is a word written wrongly
_MOST_SUGGESTED: Final = 3
_MOST_SIDE_BY_SIDE: Final = 5  # words of a kind
_BEFORE_PLACE: Final = re.compile(r"\s+[-–—@|]\s+|\n|\s+at\s+|\s+[-–—@]", re.I)
_PARTS: Final = re.compile(r"[/,;&+|:]| and | or ")


@dataclass(frozen=True)
class KindGuess:
    """What was found: words of the kind column and their kinds, and the kind of all where there is one."""

    words: tuple[tuple[str, str], ...]
    all_kind: str
    confidence: float
    holds_kind: bool = False  # the kind column's words are ways of being ``all_kind``


def find_kind(text: str, kinds: Kinds) -> str:
    """The kind that a word of a list means, or "": as it stands, in the singular, or as its last words.

    Else that of what stands before its place: "Lunch club - Chapel Street", "Knitting group at the library".
    """
    what = _BEFORE_PLACE.split(text[:_LONGEST].strip(), maxsplit=1)[0]
    return _ends_with_kind(text, kinds) or (_ends_with_kind(what, kinds) if what else "")


def _ends_with_kind(text: str, kinds: Kinds) -> str:
    words = _words_of(re.sub(r"\(.*?\)", " ", text[:_LONGEST]))
    kind_of, how = _known(kinds)
    for start in range(len(words)):  # "local authority run library" is a library
        for phrase in _forms(words[start:]):
            if phrase not in kind_of or how.get(phrase) == _ASK or (start and how.get(phrase) == _ALONE):
                continue
            if start == 0 or kind_of[phrase] not in ("class", "pub", "garden"):
                return kind_of[phrase]
    return ""


def is_kind_word(text: str, kinds: Kinds) -> bool:
    """Whether a text is a word for a kind, or several, and nothing more: "Lunch clubs & cafés"."""
    kind_of, _ = _known(kinds)
    whole = re.sub(r"\(.*?\)", " ", text[:_LONGEST])
    parts = [words for words in map(_words_of, _PARTS.split(whole)) if words]
    everything = _words_of(whole)
    return bool(everything) and (
        any(phrase in kind_of for phrase in _forms(everything))
        or all(any(phrase in kind_of for phrase in _forms(words)) for words in parts)
    )


def suggested_kinds(text: str, kinds: Kinds) -> tuple[str, ...]:
    """Up to three kinds that a word of a list may mean, the likeliest first; none where nothing is near.

    A slip of one letter or so, words that may mean several, each part of "Sports / fitness", the words within
    it, then what is less alike.
    """
    kind_of, _ = _known(kinds)
    sure = find_kind(text, kinds)
    whole = " ".join(_words_of(text))[:200]
    suggestions = dict.fromkeys([sure] if sure else _alike(whole, kind_of, least=_SLIP))
    parts = [_words_of(part) for part in [text, *_PARTS.split(text[:_LONGEST])]]
    spans = [words[a:b] for words in parts for a, b in _spans(len(words))]
    for words in filter(None, [*parts, *spans]):
        suggestions |= dict.fromkeys(kind_of[phrase] for phrase in _forms(words) if phrase in kind_of)
    if not suggestions:
        suggestions = dict.fromkeys(_alike(whole, kind_of, least=_ALIKE))
    return tuple(suggestions)[:_MOST_SUGGESTED]


def _alike(words: str, kind_of: Mapping[str, str], *, least: float) -> list[str]:
    """The kinds of the words that are most like these."""
    alike = process.extract(
        words, list(kind_of), scorer=fuzz.ratio, limit=_MOST_SUGGESTED, score_cutoff=least
    )
    return [kind_of[phrase] for phrase, _, _ in alike]


def _spans(words: int) -> list[tuple[int, int]]:
    """Where some words stand side by side: many before few, the last before the first, for they say most."""
    lengths = range(min(words, _MOST_SIDE_BY_SIDE), 0, -1)
    return [(start, start + length) for length in lengths for start in range(words - length, -1, -1)]


def _words_of(text: str) -> list[str]:
    plain = without_accents(plain_word(text[:_LONGEST].replace("&", " and ")))[:200]
    return [word for word in re.split(r"[^a-z0-9']+", plain) if word]


def guess_kinds(table: SourceTable, kinds: Kinds, *, column: str) -> KindGuess:
    """Guess the kinds of a table from its kind column, else from the file's name and the headings."""
    of_all = kind_of_all(table, kinds)
    if not column:
        return KindGuess((), of_all, 0.8 if of_all else 0.0)
    counted = Counter(cell for cell in table.values(column) if cell)
    meanings = {word: find_kind(word, kinds) for word, _ in counted.most_common(_MOST_WORDS)}
    understood = {word: kind for word, kind in meanings.items() if kind}
    share = sum(counted[word] for word in understood) / max(counted.total(), 1)
    if of_all and (share < _ENOUGH or set(understood.values()) == {of_all}):
        return KindGuess((), of_all, 0.8, holds_kind=share >= _ENOUGH)
    if share < _ENOUGH:
        return KindGuess((), of_all, 0.0)
    return KindGuess(tuple(understood.items()), of_all, share)


def kind_of_all(table: SourceTable, kinds: Kinds) -> str:
    """The kind that the file's name, or else a heading such as "pharmacy_name", says all rows are of."""
    stem = re.sub(r"[^a-z]+", " ", Path(table.name).stem.casefold())
    for words in (stem, re.sub(r"\b(with|and|in|of|for|at|operating)\b.*", "", stem)):
        kind = find_kind(" ".join(words.split()), kinds)
        if kind:
            return kind
    headings = (column.casefold().replace("_", " ") for column in table.columns)
    named = [heading.removesuffix(" name").strip() for heading in headings if heading.endswith(" name")]
    kind_of, how = _known(kinds)
    return next((kind_of[n] for n in named if n in kind_of and not how.get(n) and n != "class"), "")


@lru_cache(maxsize=8)
def _known(kinds: Kinds) -> tuple[dict[str, str], dict[str, str]]:
    """The kind of each word, in plain form, and how it counts."""
    kind_of = {without_accents(word): kinds.find(word) or "" for word in kinds.words}
    how: dict[str, str] = {}
    with KIND_WORDS_CSV.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word = " ".join(re.split(r"[^a-z0-9']+", without_accents(plain_word(row["word"]))))
            if word not in kind_of:
                kind_of[word], how[word] = row["kind"], row["how"]
    return kind_of, how


def _forms(words: list[str]) -> list[str]:
    """A phrase as it is and with its last word in the singular."""
    phrase, last = " ".join(words), words[-1]
    singular = [last[:-3] + "y"] if last.endswith("ies") else []
    if last.endswith(("ches", "shes", "sses")):
        singular.append(last[:-2])
    if last.endswith("s") and not last.endswith("ss"):
        singular.append(last[:-1])
    return [phrase, *(" ".join([*words[:-1], form]) for form in singular)]
