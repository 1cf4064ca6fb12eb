"""How does a name that is written in capitals alone read: "ST. MARY'S PRACTICE" as "St. Mary's Practice"?"""

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_AS_THEY_ARE: Final = frozenset({"NHS", "GP", "GPS", "HMP", "HMYOI", "YOI", "UK", "PCC", "LLP", "II", "III"})
_SMALL: Final = frozenset({"and", "at", "by", "for", "in", "of", "on", "the", "upon", "y", "yr", "ar", "a'r"})


def from_capitals(name: str) -> str:
    """A name or a line of an address in ordinary letters; one that has small letters stays as it is."""
    text = " ".join(name.split())
    if any(letter.islower() for letter in text):
        return text
    return _WORD.sub(lambda match: _word(match[0], first=match.start() == 0), text)


def _word(word: str, *, first: bool) -> str:
    small = word.lower()
    if small in _SMALL and not first:
        return small
    if word in _AS_THEY_ARE or len(word) == 1:
        return word
    if re.fullmatch(r"[OD]['’]\w{3,}", word):  # O'Brien
        return f"{word[:2]}{small[2:].capitalize()}"
    if re.fullmatch(r"MC\w{3,}", word):  # McKenzie
        return f"Mc{small[2:].capitalize()}"
    return small.capitalize()
