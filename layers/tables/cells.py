"""What do the cells of a list mean: yes or no, a day, a whole number, an amount of money?

Each reader gives the value, or None where the cell has words that it does not understand.
"""

import re
import unicodedata
from datetime import date, datetime
from typing import Final

from layers.times.session import Known

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_STEP_FREE: Final = {
    **dict.fromkeys(
        ["yes", "y", "true", "1", "full", "fully", "step-free", "step free", "accessible"], "yes"
    ),
    **dict.fromkeys(["no", "n", "false", "0", "none", "steps"], "no"),
    **dict.fromkeys(["partly", "partial", "partially", "limited", "some", "with help"], "partly"),
    **dict.fromkeys(["", "unknown", "not known", "n/a", "?", "-"], ""),
}
_YES: Final = frozenset(["yes", "y", "true", "1", "hide", "hidden", "confidential", "x"])
_NO: Final = frozenset(["", "no", "n", "false", "0"])
_POUNDS: Final = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")
_DATES: Final = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d\S*")  # a day with a time of day
_LONGEST_SHOWN: Final = 60


def without_control(text: str) -> str:
    """Take control characters out of a text, but for tabs and line ends.

    Half a surrogate pair, which JSON may hold and no page or file can, becomes a mark.
    """
    return _HALF.sub("\ufffd", _CONTROL.sub("", text))


def step_free(text: str) -> str | None:
    """Read "yes", "no", "partly" or "" from a cell; None if the word is not understood."""
    return _STEP_FREE.get(" ".join(text.casefold().split()))


def on_one_line(text: str) -> str:
    """Text from outside as a name is kept: without signs that nobody sees, its spaces single, in NFC."""
    seen = "".join(sign if sign.isprintable() else " " for sign in unicodedata.normalize("NFC", text))
    return " ".join(seen.split())


def read_known(text: str) -> Known | None:
    """Yes, no, partly or not known; None where the words say something else."""
    word = step_free(text)
    return None if word is None else Known(word)


def read_yes_no(text: str) -> bool | None:
    """Whether a cell says yes; None where it says something else than yes or no."""
    plain = text.strip().casefold()
    return True if plain in _YES else False if plain in _NO else None


def read_whole_number(text: str, *, most: int) -> int | None:
    """A whole number from 0 to ``most``, or None."""
    plain = text.strip().replace(",", "").removesuffix(".0")
    return int(plain) if plain.isdecimal() and len(plain) < 10 and int(plain) <= most else None


def read_pounds(text: str, *, most: float) -> float | None:
    """An amount in pounds such as "4500" or "£4,500.50", from 0 to ``most``, or None."""
    amount = _POUNDS.fullmatch(text.strip())
    pounds = float(amount[1].replace(",", "") + (amount[2] or "")) if amount else None
    return pounds if pounds is not None and pounds <= most else None


def read_day(text: str) -> date | None:
    """A day, before its month: 3 May 2026, 3/5/2026, 2026-05-03, also with a time; None if it is none."""
    tidy = " ".join(text[:_LONGEST_SHOWN].split())
    moment = _MOMENT.fullmatch(tidy)
    if moment:
        return _day(moment[1], "%Y-%m-%d")
    return next((day for form in _DATES if (day := _day(tidy, form))), None)


def iso_date(text: str) -> str | None:
    """A day as "2026-05-03"; "" from ""; None if the cell says something else."""
    day = read_day(text)
    return day.isoformat() if day else None if text else ""


def shown(text: str) -> str:
    """Shorten a cell so that it fits into a sentence."""
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()
    except ValueError:
        return None
