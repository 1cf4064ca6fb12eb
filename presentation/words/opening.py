"""How do opening times in OpenStreetMap's shorthand read to somebody who has never seen it?"""

import re
from typing import Final

from presentation.words.language import sentence

_DAYS: Final = {
    "Mo": sentence("Mon"),
    "Tu": sentence("Tue"),
    "We": sentence("Wed"),
    "Th": sentence("Thu"),
    "Fr": sentence("Fri"),
    "Sa": sentence("Sat"),
    "Su": sentence("Sun"),
}
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
    """Opening times in plain words where they are in OpenStreetMap's shorthand; any other text as it is.

    ``"Mo-Fr 09:00-16:00; PH off"`` becomes ``"Mon–Fri 9:00–16:00; bank holidays closed"``.
    """
    if when.strip() == "24/7":
        return sentence("always open")
    words = _WORD.findall(when)
    known = all(word in _DAYS or word in _OTHER or word.casefold() == "off" for word in words)
    if not words or not known or not _SHORTHAND.fullmatch(when):
        return when
    spaced = re.sub(r"\s*([;,])\s*", r"\1 ", when).strip("; ")
    said = _WORD.sub(lambda word: _said(word[0]), spaced)
    return _TIME.sub(lambda at: _clock(int(at[1]), at[2]), _DASH.sub("–", said))


def _said(word: str) -> str:
    return _DAYS.get(word) or _OTHER.get(word) or _OTHER[word.casefold()]


def _clock(hour: int, minutes: str) -> str:
    if minutes == "00" and hour in (0, 24):
        return sentence("midnight")
    return f"{hour}:{minutes}"
