"""How old is the person, by the notes of health and social work? "72M", "F78", "67 y M", "DOB 12/3/44"."""

import re
from typing import Final

from questions.circumstances.spoken_text import SpokenText, number_at

YOUNGEST: Final = 10  # years from which on "14F" is a girl: "9F" may be a flat
SEXES: Final = frozenset(["f", "m", "male", "female"])
YEARS: Final = frozenset(["y", "yr", "yrs", "yo", "years"])
_YEARS_AND_SEX: Final = frozenset(["yof", "yom", "yf", "ym"])
_OF_A_HOUSE: Final = frozenset(
    [
        "flat",
        "room",
        "number",
        "no",
        "block",
        "apartment",
        "unit",
        "size",
        "bus",
        "bay",
        "ward",
        "platform",
        "year",
    ]
)
_WHO: Final = frozenset(
    ["pt", "patient", "client", "ref", "referral", "resident", "new", "self", "a", "an", "for"]
)
_WALKS: Final = frozenset(
    [
        "walk",
        "walks",
        "walking",
        "manage",
        "manages",
        "stops",
        "stop",
        "rest",
        "rests",
        "without",
        "seat",
        "bench",
        "away",
        "max",
        "limit",
        "only",
    ]
)
_BIRTH: Final = re.compile(
    r"(?:d\.?o\.?b\.?|born|b\.?)\W{0,3}(?:on\s|in\s)?\W?(?:\d{1,2}[./-]\d{1,2}[./-])?'?(\d{4}|\d{2})\b(?![./-]\d)",
    re.IGNORECASE,
)


def noted_age(text: SpokenText, at: int) -> tuple[range, int] | None:
    """The words of an age that is noted from a word on, and the years; None where none is."""
    return _sex_after(text, at) or _sex_before(text, at) or _years_alone(text, at)


def noted_birth(text: SpokenText, at: int, *, year: int) -> tuple[range, int] | None:
    """The same of a day or year of birth; of two figures the last is meant that ``year`` has not passed."""
    match = _BIRTH.match(text.typed, text.words[at].begins)
    if match is None:
        return None
    born = int(match[1])
    if len(match[1]) == 2:
        century = year - year % 100
        born += century if born <= year % 100 else century - 100
    words = [place for place in range(at, len(text.words)) if text.words[place].begins < match.end()]
    return range(at, words[-1] + 1), year - born


def _whole(text: SpokenText, at: int) -> int:
    """The years that a number in figures may be; 0 for none."""
    number, _ = number_at(text, at) if text.texts(range(at, at + 1))[0].isdecimal() else (0, 0)
    return int(number) if number >= YOUNGEST else 0


def _sex_after(text: SpokenText, at: int) -> tuple[range, int] | None:
    """ "72M", "81 F", "84yoF", "67 y M", "78yo male"."""
    years, after = _whole(text, at), text.after(at + 1, 2)
    before = text.before(at, 1)
    if not years or not after or _OF_A_HOUSE.intersection(before) or "".join(before).isdecimal():
        return None
    if after[0] in _YEARS_AND_SEX:
        return range(at, at + 2), years
    end = at + 1 + (after[0] in YEARS)
    sex = text.texts(range(end, end + 1))
    if not sex or sex[0] not in SEXES or text.words[end].clause != text.words[at].clause:
        return None
    is_small = len(sex[0]) == 1 and not text.stretch(range(end, end + 1)).isupper()
    may_be_metres = sex[0] == "m" and end == at + 1
    if (is_small and before) or (may_be_metres and _WALKS.intersection(text.texts(text.clause(at)))):
        return None
    return range(at, end + 1), years


def _sex_before(text: SpokenText, at: int) -> tuple[range, int] | None:
    """ "F78", "M/72", "Female 84", "male, 67 y": not "the M25"."""
    sex = text.words[at]
    if sex.text not in SEXES or not (at == 0 or _begins(text, at)) or at + 1 >= len(text.words):
        return None
    years = _whole(text, at + 1)
    if not years or (len(sex.text) == 1 and not text.stretch(range(at, at + 1)).isupper()):
        return None
    after = text.after(at + 2, 1)
    return range(at, at + 2 + bool(YEARS.intersection(after))), years


def _years_alone(text: SpokenText, at: int) -> tuple[range, int] | None:
    """ "78yrs, lives alone", "67 y": not "married 50 yrs" or "40 yrs on the railway"."""
    years, after = _whole(text, at), text.after(at + 1, 2)
    if not years or not _begins(text, at) or len(after) != 1 or after[0] not in YEARS:
        return None
    return range(at, at + 2), years


def _begins(text: SpokenText, at: int) -> bool:
    """Whether a clause begins here, or nothing stands before but whom the note is about."""
    before = text.before(at, at)
    return not before or (len(before) <= 2 and before[-1] in _WHO)
