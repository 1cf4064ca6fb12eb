"""Which day does somebody mean who types one?"""

import re
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")  # day before month


def day_written(text: str) -> date | None:
    """A day written as 2025-05-06 or 6/5/2025; None where it is neither, or no day of the calendar."""
    iso, british = _ISO.fullmatch(text.strip()), _BRITISH.fullmatch(text.strip())
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
    except ValueError:
        return None  # the 31st of June
    return None
