"""What do the cells of a list mean: step-free or not, checked when?"""

import re
from datetime import date, datetime
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_STEP_FREE: Final = {
    **dict.fromkeys(
        ["yes", "y", "true", "1", "full", "fully", "step-free", "step free", "accessible"], "yes"
    ),
    **dict.fromkeys(["no", "n", "false", "0", "none", "steps"], "no"),
    **dict.fromkeys(["partly", "partial", "partially", "limited", "some", "with help"], "partly"),
    **dict.fromkeys(["", "unknown", "not known", "n/a", "?", "-"], ""),
}
_DATES: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%dT%H:%M:%S")
_LONGEST_SHOWN: Final = 60


def without_control(text: str) -> str:
    """Take control characters out of a text, but for tabs and line ends."""
    return _CONTROL.sub("", text)


def step_free(text: str) -> str | None:
    """Read "yes", "no", "partly" or "" from a cell; None if the word is not understood."""
    return _STEP_FREE.get(" ".join(text.casefold().split()))


def iso_date(text: str) -> str | None:
    """Read a date, day before month as in Britain, as "2026-05-03"; "" from ""; None if it is none."""
    if not text:
        return ""
    return next((day.isoformat() for form in _DATES if (day := _day(text[:_LONGEST_SHOWN], form))), None)


def shown(text: str) -> str:
    """Shorten a cell so that it fits into a sentence."""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
