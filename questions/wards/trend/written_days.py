"""Which day does somebody mean who types one?"""

import re
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")  # day before month
_NAMED: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_written(text: str) -> date | None:
    """A day written as 2025-05-06, 6/5/2025 or 6 May 2025; None where it is none of the calendar."""
    iso, british = _ISO.fullmatch(text.strip()), _BRITISH.fullmatch(text.strip())
    named = _NAMED.fullmatch(text.strip())
    try:
        if named and named[2].casefold()[:3] in _MONTHS:
            return date(int(named[3]), _MONTHS.index(named[2].casefold()[:3]) + 1, int(named[1]))
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
    except ValueError:
        return None  # the 31st of June
    return None
