"""Which weekday does a word with a slip of the pen mean, where it can mean only that one?

"Wednsday" and "Thrusday" are near one day only. "Thusday" may be Tuesday or Thursday, "Munday" Monday or
Sunday: they stay as they are, and are asked about.
"""

import re
from typing import Final

from rapidfuzz.distance import OSA

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAY_BE_A_DAY: Final = re.compile(r"\b(?=[a-z]*d)[mtwfs][a-z]{4,9}ys?\b", re.I)  # "today" is none of them
_ONE_SLIP: Final = 1
_SLIPS_OF_A_LONG_NAME: Final = 2
_LONG_NAME: Final = 9
_NO_DAYS: Final = ("sundry",)
_APART: Final = 2  # every other day must be so much farther


def with_days_mended(text: str) -> str:
    """The text with each misspelt day put right that is near one day only."""
    return _MAY_BE_A_DAY.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match[0].casefold()
    single = word.removesuffix("s")
    if single in (*_DAYS, *_NO_DAYS):
        return match[0]
    (slips, day), (next_slips, _), *_ = sorted((OSA.distance(single, day), day) for day in _DAYS)
    allowed = _SLIPS_OF_A_LONG_NAME if len(day) >= _LONG_NAME else _ONE_SLIP
    if slips > allowed or next_slips - slips < _APART or single[0] != day[0]:
        return match[0]
    return day.capitalize() + ("s" if word.endswith("s") else "")
