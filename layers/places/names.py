"""When are two ways of writing a street, place, house name or house number the same?"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_APOSTROPHES = re.compile(r"['’‘`´]")
_RANGE = re.compile(r"(?<=\d)\s*[-–—]\s*(?=\d)")
_WORD = re.compile(r"\d+[a-z]?-\d+[a-z]?|[^\W_]+")
_NUMBER = re.compile(r"\d+[a-z]?(?:-\d+[a-z]?)?")
_ENDS = re.compile(r"(\d+)([a-z]?)-(\d+)([a-z]?)")
_WIDEST_RANGE: Final = 40  # "1-41" stands for its houses; "1-400" is more likely a slip

# Long and short forms of a word, as written on British street signs and envelopes. Saint and street share
# theirs, so that "St" need not be understood to be matched.
_SHORT: Final = {
    "avenue": "ave", "av": "ave", "boulevard": "blvd", "building": "bldg", "buildings": "bldgs",
    "close": "cl", "court": "ct", "crescent": "cres", "cresent": "cres", "doctor": "dr", "drive": "dr",
    "drv": "dr", "gardens": "gdns", "gdn": "gdns", "garden": "gdns", "grove": "gr", "grv": "gr",
    "house": "hse", "lane": "ln", "la": "ln", "lower": "lwr", "mount": "mt", "park": "pk", "parade": "pde",
    "place": "pl", "road": "rd", "saint": "st", "square": "sq", "street": "st", "str": "st",
    "terrace": "ter", "terr": "ter",
    "upper": "upr", "walk": "wlk", "and": "n",
}  # fmt: skip
_LONG: Final = {
    "ave": "avenue", "av": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gr": "grove", "la": "lane", "ln": "lane", "pl": "place", "rd": "road", "sq": "square",
    "st": "street", "ter": "terrace", "terr": "terrace",
}  # fmt: skip


def words_of(text: str) -> list[str]:
    """The words of a text, lower case, without accents, apostrophes or punctuation; "12 - 14" is one word."""
    plain = text.casefold().replace("&", " and ")
    if not plain.isascii():  # else what follows would change nothing
        plain = unicodedata.normalize("NFKD", plain)
        # Once more, since a letter of mathematics has its case only now.
        plain = unicodedata.normalize("NFKD", plain.casefold())
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(_RANGE.sub("-", _APOSTROPHES.sub("", plain)))


def key_of(words: list[str]) -> str:
    """One key for all ways of writing a name: "St. Mary's Road" and "Saint Marys Rd" have the same."""
    return " ".join(_SHORT.get(word, word) for word in words)


def spelled_out(words: list[str]) -> str:
    """A name with its short forms written out, to be compared by letters: "stow st" is "stow street"."""
    if not words:
        return ""
    first = "saint" if words[0] == "st" and len(words) > 1 else words[0]
    return " ".join([first, *(_LONG.get(word, word) for word in words[1:])])


def is_house_number(word: str) -> bool:
    """Whether a word is a house number: "12", "12a" or "12-14"."""
    return _NUMBER.fullmatch(word) is not None


def number_key(words: Sequence[str]) -> str:
    """One key for all ways of writing a house number: "12 A" is "12a", but "2 3" is never 23."""
    if len(words) == 2 and words[0].isdigit() and len(words[1]) == 1 and words[1].isalpha():
        return words[0] + words[1]
    return " ".join(words)


def house_number_keys(text: str) -> tuple[str, ...]:
    """The numbers that a house answers to: "1; 2" to 1 and 2, "43-47" to itself, 43, 45 and 47."""
    if text.isascii() and text.isdecimal():
        return (text,)
    keys: dict[str, None] = {}
    for part in re.split(r"[;,/&]", text):
        key = number_key(words_of(part))
        if key:
            keys[key] = None
        keys.update(dict.fromkeys(_within(key)))
    return tuple(keys)


def number_of(key: str) -> int | None:
    """The leading number of a house number: 12 of "12a"; None of "unit 2"."""
    digits = re.match(r"\d{1,6}", key)
    return int(digits[0]) if digits else None


def _within(key: str) -> tuple[str, ...]:
    ends = _ENDS.fullmatch(key)
    if ends is None:
        return ()
    first, last = int(ends[1][:7]), int(ends[3][:7])
    if ends[2] or ends[4] or not first < last <= first + _WIDEST_RANGE:
        return ends[1] + ends[2], ends[3] + ends[4]
    step = 2 if (last - first) % 2 == 0 else 1  # one side of a street bears odd numbers or even ones
    return tuple(str(number) for number in range(first, last + 1, step))
