"""What may a time without am or pm mean ("Thurs 7-9", "from 2ish"), where words alone cannot tell?

Nothing of it is taken: both halves of the day are read, so that somebody can be asked with both written out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from layers.times.clock import read_clocks
from layers.times.plain import plain_text
from layers.times.reading.sentences import read_words
from layers.times.session import Session

_LONGEST: Final = 300
_MOST_SPANS: Final = 6
_MARKED: Final = r"\s*(?:[ap]\.?\s?m\b|noon|midday|midnight|o'?clock)"
_UNMARKED: Final = re.compile(
    rf"(?<![\w:.£/+-])(?P<a>\d{{1,2}})(?:[:.](?P<a_min>[0-5]\d))?(?P<a_ish>\s?-?ish\b)?"
    rf"(?:\s*(?:-|–|—|to|till?|until|'til)\s*(?P<b>\d{{1,2}})(?:[:.](?P<b_min>[0-5]\d))?(?P<b_ish>\s?-?ish\b)?)?"
    rf"(?!\d|[:./]\d|[a-z]|{_MARKED}|\s*(?:years|yrs|weeks|%))",
    re.I,
)
_ABOUT: Final = re.compile(r"\b(?:about|around|approx(?:imately|\.)?|roughly|circa)\s+(?=\d)", re.I)
_EARLIEST, _LATEST, _LONGEST_SPAN = 6 * 60, 21 * 60, 12 * 60  # minutes: starts from and to, and how long
_DAY: Final = 24 * 60


@dataclass(frozen=True)
class Unmarked:
    """A time that does not say which half of the day it is in, and all that its text may mean."""

    words: str  # "7-9"
    about: bool  # "2ish": no exact time
    readings: tuple[tuple[Session, ...], ...]  # one, or the morning's and the evening's


def unmarked(text: str) -> Unmarked | None:
    """The times of a text that could mean two things, and what each would be; None where that is not it."""
    plain = plain_text(text)
    if len(plain) > _LONGEST:
        return None
    exact = _ABOUT.sub("", plain)
    matches = [match for match in _UNMARKED.finditer(exact) if _choices(match)]
    if not 0 < len(matches) <= _MOST_SPANS:
        return None
    readings = []
    for half in (0, -1):
        written = _written(exact, matches, half)
        read = read_words(written)
        if read.sessions and not any(re.search(r"\d", words) for words in read.unread):
            readings.append(read.sessions)
    if not readings:
        return None
    about = any(match["a_ish"] or match["b_ish"] for match in matches) or exact != plain
    words = ", ".join(dict.fromkeys(match.group().strip() for match in matches))
    return Unmarked(words, about, tuple(dict.fromkeys(readings)))


def _written(text: str, matches: Sequence[re.Match[str]], half: int) -> str:
    """The text with each of the times written out as it is in one half of the day."""
    parts, at = [], 0
    for match in matches:
        parts += [text[at : match.start()], _choices(match)[half]]
        at = match.end()
    return "".join([*parts, text[at:]])


def _choices(match: re.Match[str]) -> list[str]:
    """What a time may be, the earlier first; none where it can be read as it stands, or is no time."""
    bare = re.sub(r"\s?-?ish\b", "", match.group(), flags=re.I)
    exactly = read_clocks(bare)
    if exactly is not None:
        starts, ends = exactly
        return [f"{starts:%H:%M}" + (f"-{ends:%H:%M}" if ends else "")] if bare != match.group() else []
    starts_at = _halves(match["a"], match["a_min"])
    if match["b"] is None:
        return [_clock(a) for a in starts_at if _EARLIEST <= a <= _LATEST]
    pairs = [(a, b) for a in starts_at for b in _halves(match["b"], match["b_min"])]
    whole = [(a, b or _DAY) for a, b in pairs]
    good = [(a, b) for a, b in whole if _EARLIEST <= a <= _LATEST and 0 < b - a <= _LONGEST_SPAN]
    short = [(a, b) for a, b in good if b - a < _LONGEST_SPAN // 2] or good
    return [f"{_clock(a)}-{_clock(b)}" for a, b in sorted(short)]


def _halves(hour: str, minute: str | None) -> list[int]:
    """Minutes since midnight that an hour may be."""
    first = int(hour)
    if first > 12:
        return [first * 60 + int(minute or 0)] if first < 24 else []
    return [first % 12 * 60 + int(minute or 0), (first % 12 + 12) * 60 + int(minute or 0)]


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
