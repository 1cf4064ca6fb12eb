"""Which of our kinds do a list's own words mean, and of what kind is a list that says none?"""

import csv
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from layers.assets.kinds import Kinds, plain_word
from layers.tables.source_table import SourceTable

KIND_WORDS_CSV: Final = Path(__file__).with_name("kind_words.csv")
_MOST_WORDS: Final = 300
_LONGEST: Final = 500  # no kind is told by so many letters
_ENOUGH: Final = 0.3  # of the rows must say a kind before a column counts as one of kinds


@dataclass(frozen=True)
class KindGuess:
    """What was found: words of the kind column and their kinds, and the kind of all where there is one."""

    words: tuple[tuple[str, str], ...]
    all_kind: str
    confidence: float
    holds_kind: bool = False  # the kind column's words are ways of being ``all_kind``


def find_kind(text: str, kinds: Kinds) -> str:
    """The kind that a word of a list means, or "": as it stands, in the singular, or as its last words."""
    plain = _without_accents(plain_word(re.sub(r"\(.*?\)", " ", text[:_LONGEST])))[:200]
    words = [word for word in re.split(r"[^a-z0-9']+", plain) if word]
    if not words:
        return ""
    kind_of = _known(kinds)
    for start in range(len(words)):  # "local authority run library" is a library
        for phrase in _forms(words[start:]):
            if phrase in kind_of and (start == 0 or kind_of[phrase] not in ("class", "pub", "garden")):
                return kind_of[phrase]
    return ""


def guess_kinds(table: SourceTable, kinds: Kinds, *, column: str) -> KindGuess:
    """Guess the kinds of a table from its kind column, else from the file's name and the headings."""
    of_all = _kind_of_name(table, kinds)
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


def _kind_of_name(table: SourceTable, kinds: Kinds) -> str:
    """The kind that the file's name, or else a heading such as "pharmacy_name", says all rows are of."""
    stem = re.sub(r"[^a-z]+", " ", Path(table.name).stem.casefold())
    for words in (stem, re.sub(r"\b(with|and|in|of|for|at|operating)\b.*", "", stem)):
        kind = find_kind(" ".join(words.split()), kinds)
        if kind:
            return kind
    headings = (column.casefold().replace("_", " ") for column in table.columns)
    named = [heading.removesuffix(" name").strip() for heading in headings if heading.endswith(" name")]
    kind_of = _known(kinds)
    return next((kind_of[name] for name in named if name in kind_of and name != "class"), "")


@lru_cache(maxsize=8)
def _known_of(words: tuple[tuple[str, str], ...]) -> dict[str, str]:
    kind_of = {_without_accents(word): kind for word, kind in words}
    with KIND_WORDS_CSV.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            kind_of.setdefault(row["word"], row["kind"])
    return kind_of


def _known(kinds: Kinds) -> dict[str, str]:
    return _known_of(tuple((word, kinds.find(word) or "") for word in kinds.words))


def _without_accents(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _forms(words: list[str]) -> list[str]:
    """A phrase as it is and with its last word in the singular."""
    phrase, last = " ".join(words), words[-1]
    singular = [last[:-3] + "y"] if last.endswith("ies") else []
    if last.endswith(("ches", "shes", "sses")):
        singular.append(last[:-2])
    if last.endswith("s") and not last.endswith("ss"):
        singular.append(last[:-1])
    return [phrase, *(" ".join([*words[:-1], form]) for form in singular)]
