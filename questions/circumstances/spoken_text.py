"""Which words does a text hold, in which clauses, and what numbers do they say?"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

LONGEST_NUMBER: Final = 6  # digits
MOST_SIGNS: Final = 2_000  # of a text; nobody reads out more
_WORD: Final = re.compile(r"£|\d+(?:[.:]\d+)?|\b[AaPp]\.[Mm]\b\.?|[^\W\d_]+(?:'[^\W\d_]+)*")
_CLAUSE_END: Final = re.compile(r"[,.;!?\n()]|\s[-–—]\s|:\s")
_UNITS: Final = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS: Final = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_NOT: Final = frozenset(
    (
        *("no", "not", "never", "without", "nor", "cannot", "hardly", "refuses", "refused", "neither"),
        # As typed in haste.
        *(
            "cant",
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "arent",
            "wasnt",
            "wont",
            "hasnt",
            "havent",
            "wouldnt",
            "couldnt",
        ),
    )
)


@dataclass(frozen=True, repr=False)
class SpokenWord:
    """One word of a text."""

    text: str  # in lower case, with a straight apostrophe
    begins: int  # sign of the text
    ends: int
    clause: int
    hyphened: bool  # a hyphen or dash stands before it without a space: "ten-year-old", "Mon–Fri"


@dataclass(frozen=True, repr=False)
class SpokenText:
    """A text and its words; let go of with the answer."""

    typed: str
    words: tuple[SpokenWord, ...]

    def stretch(self, span: range) -> str:
        """Some words as they were typed."""
        return self.typed[self.words[span.start].begins : self.words[span.stop - 1].ends]

    def texts(self, span: range) -> list[str]:
        """The same, each in lower case."""
        return [self.words[at].text for at in span if 0 <= at < len(self.words)]

    def clause(self, at: int) -> range:
        """All words of the clause in which one stands."""
        own = self.words[at].clause
        inside = [place for place, word in enumerate(self.words) if word.clause == own]
        return range(inside[0], inside[-1] + 1)

    def before(self, at: int, count: int) -> list[str]:
        """Up to so many words before one, within its clause."""
        return self.texts(range(max(self.clause(at).start, at - count), at))

    def after(self, at: int, count: int) -> list[str]:
        """Up to so many words from one on, within the clause of the word before it."""
        if at >= len(self.words) or self.words[at].clause != self.words[at - 1].clause:
            return []
        return self.texts(range(at, min(self.clause(at).stop, at + count)))

    def is_denied(self, at: int, *, within: int = 3) -> bool:
        """Whether a "not" stands shortly before a word: "no stick", "doesn't use a stick"."""
        return any(is_negative(word) for word in self.before(at, within))


def is_negative(word: str) -> bool:
    """Whether a word says no."""
    return word in _NOT or word.endswith("n't")


def spoken_text(text: str) -> SpokenText:
    """Cut a text into its words."""
    typed = text[:MOST_SIGNS].replace("’", "'")
    words: list[SpokenWord] = []
    clause, end = 0, 0
    for match in _WORD.finditer(typed):
        gap = typed[end : match.start()]
        clause += bool(words and _CLAUSE_END.search(gap))
        hyphened = bool(words) and gap.strip() in ("-", "–", "—") and gap != f" {gap.strip()} "
        word = match[0].casefold().replace(".", "") if match[0][0].isalpha() else match[0]
        words.append(SpokenWord(word, match.start(), match.end(), clause, hyphened))
        end = match.end()
    return SpokenText(text[:MOST_SIGNS], tuple(words))


def number_at(text: SpokenText, at: int) -> tuple[float, int]:
    """The number that begins at a word and how many words it takes; (0, 0) where none does.

    "82", "eighty-two", "eighty two", "a hundred", "ninety".
    """
    first, second = (*text.texts(range(at, at + 2)), "", "")[:2]
    if first[:1].isdecimal():
        return (float(first.replace(":", ".")), 1) if len(first) <= LONGEST_NUMBER else (0, 0)
    if first in _TENS:
        unit = _UNITS.get(second, 0)
        return (_TENS[first] + unit, 2) if 1 <= unit <= 9 else (_TENS[first], 1)
    if first in _UNITS:
        return _UNITS[first], 1
    if first in ("a", "one") and second == "hundred":
        return 100, 2
    return (100, 1) if first == "hundred" else (0, 0)


def runs_of(places: Sequence[int], joined_by: Collection[int]) -> list[range]:
    """Places that follow one another, but for those of ``joined_by`` between them, as stretches."""
    runs: list[range] = []
    for place in places:
        if runs and all(at in joined_by for at in range(runs[-1].stop, place)):
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs
