"""How do opening times in OpenStreetMap's shorthand read to somebody who has never seen it?"""

import re
from typing import Final

from layers.times.plain import plain_text
from presentation.words.dates import SHORT_WEEKDAYS
from presentation.words.language import sentence

_DAYS: Final = dict(zip(("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"), SHORT_WEEKDAYS, strict=True))
_OTHER: Final = {
    "PH": sentence("bank holidays"),
    "SH": sentence("school holidays"),
    "off": sentence("closed"),
    "closed": sentence("closed"),
}
_WORD = re.compile(r"[A-Za-z]+")
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_SHORTHAND = re.compile(r"[A-Za-z0-9:;,+\- /]+")
_DASH = re.compile(r"(?<=\w)-(?=\w)")


def plain_times(when: str) -> str:
    """Opening times in plain words where they are in OpenStreetMap's shorthand; any other without markup.

    ``"Mo-Fr 09:00-16:00; PH off"`` becomes ``"Mon–Fri 9:00–16:00; bank holidays closed"``.
    """
    when = plain_text(when)
    if when == "24/7":
        return sentence("always open")
    words = _WORD.findall(when)
    all_shorthand = all(word in _DAYS or word in _OTHER or word.casefold() == "off" for word in words)
    if not words or not all_shorthand or not _SHORTHAND.fullmatch(when):
        return when
    spaced = re.sub(r"\s*([;,])\s*", r"\1 ", when).strip("; ")
    named = _WORD.sub(lambda word: _in_words(word[0]), _DASH.sub("–", spaced))
    return _TIME.sub(lambda at: _clock(int(at[1]), at[2]), named)


def _in_words(word: str) -> str:
    return _DAYS.get(word) or _OTHER.get(word) or _OTHER[word.casefold()]


def _clock(hour: int, minutes: str) -> str:
    if minutes == "00" and hour in (0, 24):
        return sentence("midnight")
    return f"{hour}:{minutes}"
